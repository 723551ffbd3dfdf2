// Page numbers of the 目次, filled in when all pages are made. Their room was kept, so nothing
// moves.
#pragma once

#include "layout/furniture.h"

namespace engross::layout {

struct PlacedSlot {
    std::size_t page;
    std::size_t item; // an empty item of the page that becomes the number
    PageNumberSlot slot;
};

void fill_in(Layout& layout,
             const std::vector<MadePage>& pages,
             const std::vector<PlacedSlot>& slots);

} // namespace engross::layout
