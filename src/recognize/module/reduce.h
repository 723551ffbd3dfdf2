// Smaller copies of gray pictures.
#pragma once

#include "picture.h"

namespace engross::recognize {

// `factor` as large, below 1. Each pixel is the mean of the area that it covers: what
// pixScaleAreaMap of Leptonica gives but for its rounding, in a third of its time. From 0.7 on
// it interpolates, as that does: means would blur strokes too much to be read.
Gray reduced(GrayView gray, double factor);

// Half as large: each pixel is the mean of four; what pixScaleAreaMap2 gives.
Gray halved(GrayView gray);

} // namespace engross::recognize
