// Words behind the text of a page.
#pragma once

#include "layout/context.h"

namespace engross::layout {

// Draws the watermarks of a header; they are artifacts (ISO 32000-1, 14.8.2.2.2). `moved`: of the
// text on this page, to the right, as its margins are mirrored, pt.
void draw_watermarks(Context& context, xml::Node header, Page& page, double moved);

} // namespace engross::layout
