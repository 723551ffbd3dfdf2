// What is narrower than a stroke and stands out from its surroundings.
#pragma once

#include "picture.h"

#include <vector>

namespace engross::recognize {

// How much lighter each pixel of a gray picture is than the picture's opening (or darker than its
// closing) by a square of 9 pixels: what pixTophat of Leptonica gives, in a fifth of its time.
PixPtr top_hat(Pix* gray, bool light);

} // namespace engross::recognize
