// Rules and grounds (layout::RectItem) as paths.
#pragma once

#include "operators.h"

#include "layout/page.h"

namespace engross::pdf {

// `box`: its place on the page.
void draw_rule(Operators& out, const layout::RectItem& rule, const Box& box);

} // namespace engross::pdf
