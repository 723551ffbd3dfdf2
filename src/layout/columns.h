// Columns of like height: a section that another one follows on the same page (ECMA-376-1, 17.6.4;
// ODF 1.3 part 3, 20.5).
#pragma once

#include "layout/strip.h"

namespace engross::layout {

// The end of the strips that stay on one page with the one at `begin`.
std::size_t chunk_end(const Flow& flow, std::size_t begin);

// How high so many columns must be to hold the strips from `begin` to `end`; `room` when they need
// it all or more.
double
balanced_height(const Flow& flow, std::size_t begin, std::size_t end, int columns, double room);

} // namespace engross::layout
