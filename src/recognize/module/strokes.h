// Strokes of a width that letters have, dark or light, as connected components.
#pragma once

#include "hat.h"

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
    Gray marks;                // as marked() gives them
    std::vector<Stroke> parts; // from left to right; empty where it is too much to be text
};

constexpr int largest_part = 64; // pixels: larger ones are found on a smaller copy

// What is narrower than a stroke and stands out from its surroundings.
Strokes strokes_of(const Gray& gray, bool light);

// The boxes of the connected components (of eight neighbours) of what is ink.
std::vector<Stroke> components_of(const Gray& marks);

} // namespace engross::recognize
