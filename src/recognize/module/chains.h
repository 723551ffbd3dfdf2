// Strokes that stand in a row.
#pragma once

#include "strokes.h"

#include <vector>

namespace engross::recognize {

struct Chain {
    std::vector<Stroke> parts; // those of a column have x and y exchanged
    double size = 0;           // height of the larger parts
    int start = 0;             // along the row
    int end = 0;
    int top = 0; // across it
    int bottom = 0;

    [[nodiscard]] double length() const { return (end - start) / size; } // in characters
};

// Rows of parts, each next to the one before it, from left to right.
std::vector<Chain> chains_of(const std::vector<Stroke>& parts);

// x and y exchanged, sorted again.
std::vector<Stroke> transposed(std::vector<Stroke> parts);

} // namespace engross::recognize
