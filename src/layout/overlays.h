// Shapes that take no room (canonical drawings/drawing): they hang from a block and are drawn when
// all else stands on the pages.
#pragma once

#include "layout/strip.h"

namespace engross::layout {

// The drawings that hang from `block`, into its first strip. `blanks`: the rooms that it took over
// from blank paragraphs before it, pt.
void hang_overlays(const Context& context,
                   xml::Node block,
                   const std::vector<double>& blanks,
                   std::vector<Hung>& into);

class Overlays {
public:
    // `strip` has been put on that page, its text's left edge and top at (x, y).
    void add(std::size_t page, const Strip& strip, double x, double y);
    // What hangs from the text of that page, the last one so far, moves with it.
    void move_down(std::size_t page, double by);
    // Behind the words, which must stay legible: they do not stand exactly where the author's
    // program set them. So areas come beneath the grounds of words, and are left out where words
    // without a ground would be lost on them. What lies on a picture is drawn upon it, unless words
    // are there or the author put it behind.
    void draw(Layout& layout) const;

private:
    struct Placed {
        std::size_t page;
        Item item;
    };

    std::vector<Placed> all_;
};

// A trouble for each drawing whose block is set where nothing can hang (vertical or turned text).
void report_lost_overlays(const doc::Document& document, const Layout& layout);

} // namespace engross::layout
