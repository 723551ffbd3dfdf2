// What stands behind all of the first page.
#pragma once

#include "layout/page.h"

namespace engross::layout {

// The colour or gradient of `setup`'s @cover-ground, an artifact behind everything else.
void draw_cover_ground(xml::Node setup, Page& page);

} // namespace engross::layout
