// Shapes without words and pictures: what they draw, and where (ODF 1.3 part 3, 10.3). Private to
// odt/.
#pragma once

#include "read/odt/context.h"
#include "read/shapes/canvas.h"

#include <optional>

namespace engross::read::odt {

bool is_shape(xml::Node node); // draw:rect, draw:line, draw:custom-shape, …
bool has_words(xml::Node shape);

// `node`: a shape, or a group of them; those with words are passed over. In a group, lines alone
// are lost beside words that are set in the text instead, and all is beside pictures: they would
// point to nothing. What is drawn has places that count from the anchor's.
shapes::Drawing draw_shapes(Context& context, xml::Node node);

// Lines and fillings of a shape's graphic style (ODF 1.3 part 3, 20.3).
shapes::Look look_of_shape(Context& context, xml::Node shape);

// Whether text runs over or under it as if it were not there.
bool takes_no_room(Context& context, xml::Node node);
// What the places in it count from, pt: the left edge of the text and the paragraph's top, or the
// page's.
Overlay place_of(Context& context, xml::Node node);
// Of a picture in a header or footer of `page`, a canonical one: its own place, in the same way.
Overlay picture_place_of(Context& context, xml::Node frame, xml::Node page);
// Of a frame or shape, as overlays stand.
image::Box box_of(Context& context, xml::Node node);

} // namespace engross::read::odt
