// Text that runs downwards, lines from right to left (CLREQ 2.1): set like other text on a page
// that lies on its side, and then turned.
#pragma once

#include "layout/furniture.h"
#include "layout/strip.h"

namespace engross::layout {

// The setup of the lying page: its lines are as long as the page is high. `top` and `bottom`: of
// the area that header and footer leave.
Setup lying(const Setup& setup, double top, double bottom);
// The same page as it is printed, for header and footer. Others are unchanged.
Setup as_printed(const Setup& setup);

// All lying pages; their blocks begin at the top, as pages from right to left are shown from there.
void turn_pages(Layout& layout, const std::vector<MadePage>& pages);

// From the lying page, or cell, to the printed one, which is `width` wide.
void turn(Item& item, double width);
// The whole content of a cell as one strip.
Flow turned(Flow flow, double length, double width);

// Level text that is turned as it is, every character and picture with it (CSS Writing Modes 4,
// 3.1: sideways-rl, sideways-lr). `length`: of its lines; `width`: of the cell. The first line is
// at the side where its lines' tops are, or by `align` (vertical-align of the cell) further in.
enum class Turn : std::uint8_t { right, left };
Flow laid_down(Flow flow, double length, double width, std::string_view align, Turn turn);
// How long the lines must be so that none of those of `flow` ends earlier.
double needed_length(const Flow& flow);

} // namespace engross::layout
