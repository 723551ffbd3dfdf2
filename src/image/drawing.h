// Drawings that are nothing but paths, as SVG and back: shapes that an author drew in the text are
// kept so. What drawing_of() takes can be drawn by any writer as it is, without libraries, holds no
// words, no scripts and nothing of its author.
#pragma once

#include "base/bytes.h"
#include "image/geometry.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace engross::image {

struct Step {
    char command = 'M';            // M, L, C or Z, of SVG
    std::array<Point, 3> points{}; // as many as it has: 1, 1, 3, 0
};

using Steps = std::vector<Step>;

// From one colour to another along a line.
struct Gradient {
    Point from, to;
    std::uint32_t first = 0, last = 0; // 0xRRGGBB
};

struct DrawnPath {
    Steps steps;
    std::optional<std::uint32_t> fill; // 0xRRGGBB
    std::optional<Gradient> gradient;  // instead of `fill`
    double fill_opacity = 1;
    bool even_odd = false; // the filling: else what is gone round is inside
    std::optional<std::uint32_t> stroke;
    double stroke_opacity = 1;
    double width = 1; // of the stroke
    std::vector<double> dash;
    int cap = 0;  // 0 butt, 1 round, 2 square, as in PDF
    int join = 0; // 0 miter, 1 round, 2 bevel
};

// `width` and `height` in pt, which are also the units of the paths, from its top left corner.
struct Drawing {
    double width = 0, height = 0;
    std::vector<DrawnPath> paths;
};

inline constexpr std::size_t most_steps = 200'000; // of a drawing

Bytes to_svg(const Drawing& drawing);
// Nothing when the SVG is not written as to_svg() writes, or is larger than `most_steps`.
std::optional<Drawing> drawing_of(BytesView svg);

} // namespace engross::image
