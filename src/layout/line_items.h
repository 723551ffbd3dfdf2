// One line → items to draw, and the height that it needs.
#pragma once

#include "layout/figure.h"
#include "layout/lines.h"
#include "layout/strip.h"

namespace engross::layout {

struct DrawnLine {
    LineBox box;                 // of its text
    double picture = 0;          // height of the tallest picture in it
    double above = 0, below = 0; // of its formulas, from the baseline
    std::vector<Item> items;     // y is 0 at the baseline
    std::vector<std::uint32_t> notes;
    bool ends_page = false;
    double end = 0; // right end of its text
};

// The picture of an image element with its top left corner at (x, y); a grey frame when its bytes
// are lost.
Item image_item(xml::Node image, const Size& size, double x, double y);

void add_rect(std::vector<Item>& items, const RectItem& rect, Artifact artifact);

// Dots that lead from `left` to `right` on the baseline, in step on all lines.
void dots(std::vector<Item>& items, double left, double right, const TextLook& look);

// `measure`: the width of the text area; what runs from right to left starts there.
DrawnLine draw_line(Context& context,
                    const Inline& content,
                    const Clusters& clusters,
                    const Line& line,
                    std::string_view align,
                    double measure);

} // namespace engross::layout
