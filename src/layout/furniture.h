// Headers and footers.
#pragma once

#include "layout/setup.h"
#include "layout/strip.h"

namespace engross::layout {

struct MadePage {
    const Setup* setup;
    int number;
    std::size_t in_setup; // from 1
    std::string text;     // the number as its format says
};

// The area of the body on a page.
struct Frame {
    double top, bottom;
};

class Furniture {
public:
    explicit Furniture(Context& context) : context_(context) {}

    // A header or footer higher than its margin pushes the body.
    Frame frame(const MadePage& page);
    // What no header or footer of any page reaches into.
    Frame least_frame(const Setup& setup);
    // The room for text on the page that has least.
    double least_height(const Setup& setup);
    // Draws all of them, and says each page's label: its number where header or footer tell it.
    void draw(Layout& layout, const std::vector<MadePage>& pages);

private:
    Flow set(xml::Node node,
             const MadePage& page,
             const std::string& pages,
             const Headings& headings = {});

    Context& context_;
    std::map<std::pair<const void*, double>, double> heights_; // by element and width
};

} // namespace engross::layout
