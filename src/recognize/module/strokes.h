// Strokes of a width that letters have, dark or light, as connected components.
#pragma once

#include "picture.h"

#include <vector>

namespace engross::recognize {

struct Stroke {
    int left = 0;
    int top = 0;
    int right = 0; // past the last pixel
    int bottom = 0;

    [[nodiscard]] int width() const { return right - left; }

    [[nodiscard]] int height() const { return bottom - top; }
};

struct Strokes {
    PixPtr ink;                // one bit a pixel
    PixPtr around;             // ink and what is up to two pixels from it
    std::vector<Stroke> parts; // from left to right; empty when there are too many to be text
};

constexpr int largest_part = 64; // pixels: larger ones are found on a smaller copy

// What is narrower than a stroke and stands out from its surroundings.
Strokes strokes_of(Pix* gray, bool light);

} // namespace engross::recognize
