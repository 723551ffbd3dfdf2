// Strips → pages.
#pragma once

#include "layout/furniture.h"
#include "layout/walker.h"

namespace engross::layout {

Layout make_pages(const std::vector<Setup>& setups, Furniture& furniture, Flows flows);

} // namespace engross::layout
