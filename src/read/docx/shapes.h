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
