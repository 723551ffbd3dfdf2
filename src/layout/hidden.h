// Text that stands in a picture, laid over it unseen, so that it can be found, copied and read
// aloud: the lines of a scanned page (ocr/@as), the content of QR codes and barcodes, and a caption
// that the picture holds itself.
#pragma once

#include "layout/figure.h"

namespace engross::layout {

// Appends to `items` the picture with its top left corner at (x, y), and over it what it holds. One
// that is turned or mirrored has its text where it would stand in the upright one.
void add_picture(Context& context,
                 xml::Node image,
                 const Size& size,
                 double x,
                 double y,
                 std::vector<Item>& items);

// A caption that is set in its picture and nowhere else.
bool is_hidden_caption(xml::Node node);

} // namespace engross::layout
