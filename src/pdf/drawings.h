// Drawings of paths as form XObjects (ISO 32000-1, 8.10): vectors.
#pragma once

#include "object.h"

#include "image/drawing.h"

namespace engross::pdf {

// It fills the unit square, as an image does, so that both are placed alike.
Object form_of(QPDF& pdf, const image::Drawing& drawing);

} // namespace engross::pdf
