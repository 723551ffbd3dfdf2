// Strips → pages.
#pragma once

#include "layout/walker.h"

namespace engross::layout {

Layout make_pages(Context& context, const std::vector<Setup>& setups, Flows flows);

} // namespace engross::layout
