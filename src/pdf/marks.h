// Small shapes with curved sides: emphasis marks.
#pragma once

#include "operators.h"

#include "layout/page.h"

namespace engross::pdf {

// Fills `box` with it, in the colour that is set.
void draw_shape(Operators& out, layout::Shape shape, const Box& box);

} // namespace engross::pdf
