// Where a picture goes on its page.
#pragma once

#include "element.h"

#include "layout/page.h"

#include <array>

namespace engross::pdf {

using Matrix = std::array<double, 6>;

// Of the stored picture's unit square, which the EXIF `orientation` (1 to 8) makes upright: cropped,
// mirrored and turned about the middle of the box, which holds all of it.
Matrix image_matrix(const layout::ImageItem& item, int orientation, const Box& box);

} // namespace engross::pdf
