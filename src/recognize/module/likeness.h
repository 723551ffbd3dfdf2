// How much a chain of strokes is like a line of text, told without reading it.
#pragma once

#include "chains.h"

namespace engross::recognize {

// y = slope * x + offset
struct Edge {
    double slope = 0;
    double offset = 0;

    [[nodiscard]] double at(double x) const { return slope * x + offset; }
};

struct Edges {
    Edge top;
    Edge bottom;
};

// What lies between a chain's edges: paper is what is two pixels and more from any ink.
struct Band {
    double paper = 0; // share of the pixels
    double ink = 0;
    double paper_spread = 0; // standard deviation of gray levels
    double ink_spread = 0;
    double contrast = 0; // gray levels between the two means
};

Band band_of(
    const Chain& chain, const Edges& edges, bool column, const Gray& gray, const Gray& marks);

// Above 0 for 99 of 100 lines of text, below it for 98 of 100 chains that are found in textures.
double likeness(const Chain& chain, const Edges& edges, bool column, const Band& band);

} // namespace engross::recognize
