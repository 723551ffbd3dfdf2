// Arrow heads. Private to read/.
#pragma once

#include "read/shapes/canvas.h"

namespace engross::read::shapes {

// The head at `tip` of a line that comes from `from`; in the colour of the line. Kind::open is
// drawn as two strokes, the others are filled.
image::DrawnPath head_path(const Head& head, Point tip, Point from, const image::DrawnPath& line);
// How far before its tip the line itself must end, so that it does not show through it.
double head_room(const Head& head);

} // namespace engross::read::shapes
