// What stands behind words: all of the first page, and gradients.
#pragma once

#include "layout/page.h"

namespace engross::layout {

// The colour or gradient of `setup`'s @cover-ground, an artifact behind everything else.
void draw_cover_ground(xml::Node setup, Page& page);

// A gradient is that of a whole box, which is set line by line: its parts on a page become one.
void join_grounds(Page& page);

} // namespace engross::layout
