// Shapes without words and pictures: what they draw, and where. Private to docx/.
#pragma once

#include "read/docx/inline.h"
#include "read/shapes/canvas.h"

#include <optional>

namespace engross::read::docx {

// `frame`: wp:inline or wp:anchor. Shapes that hold words or a picture are passed over.
shapes::Drawing draw_frame(Context& context, xml::Node frame);
// `shape`: v:shape, v:line, v:group, … directly in w:pict.
shapes::Drawing draw_vml(Context& context, xml::Node shape);

// One side of the page and its margins, pt.
struct Along {
    double page = 0, before = 0, after = 0;
};

// Across and down the page of the section that is being read.
struct Sides {
    Along across, down;
};

Sides sides_of(const Context& context);

// In the words of DrawingML (20.4.3.2, 20.4.3.4, 20.4.3.5) or VML ("left-margin-area").
struct Position {
    std::string_view from; // page, margin, leftMargin, column, …
    std::string align;     // left, center, bottom, …; "": at `offset`
    double offset = 0;     // pt
};

// What a vertical position counts from is the page, not the paragraph.
bool counts_from_page(std::string_view from);
// Of a box with that extent from the page's edge, or from that of what is no page: Along{}.
double offset_of(const Along& along, const Position& position, double extent);

// Whether text runs over or under it as if it were not there (20.4.2.15 wrapNone).
bool takes_no_room(xml::Node anchor);
// Where it stands, pt: x from the left edge of the text, y from the paragraph's top or the page's.
Overlay place_of(const Context& context, xml::Node anchor);
image::Box box_of(const Context& context, xml::Node anchor);

// The same of VML, by the shape's style.
bool is_vml_shape(xml::Node node); // not a group
bool vml_takes_no_room(xml::Node shape);
Overlay vml_place_of(const Context& context, xml::Node shape);

// Widths of a theme's three lines, pt (20.1.4.1.21).
std::vector<double> theme_lines(xml::Node theme);

} // namespace engross::read::docx
