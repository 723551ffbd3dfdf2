// Text that runs downwards, lines from right to left (CLREQ 2.1): set like other text on a page
// that lies on its side, and then turned.
#pragma once

#include "layout/setup.h"
#include "layout/strip.h"

namespace engross::layout {

// The setup of the lying page: its lines are as long as the page is high. `top` and `bottom`: of
// the area that header and footer leave.
Setup lying(const Setup& setup, double top, double bottom);
// The same page as it is printed, for header and footer. Others are unchanged.
Setup as_printed(const Setup& setup);

// From the lying page, or cell, to the printed one, which is `width` wide.
void turn(Item& item, double width);
// The whole content of a cell as one strip.
Flow turned(Flow flow, double length, double width);

} // namespace engross::layout
