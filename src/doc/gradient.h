// Gradients as the canonical XML writes them: as CSS does (CSS Images 3, 3.1 and 3.2),
// "linear-gradient(90deg, #ffffff 0%, #4472c4 100%)" or
// "radial-gradient(circle at 50% 50%, …)", also with "ellipse".
#pragma once

#include "doc/colour.h"

#include <vector>

namespace engross::doc {

struct Stop {
    double at; // 0 to 1, not before the stop that precedes it
    std::uint32_t colour;
    bool operator==(const Stop&) const = default;
};

struct Gradient {
    enum class Kind : std::uint8_t { linear, circle, ellipse };

    Kind kind = Kind::linear;
    double angle = 180;        // linear: degrees clockwise; 0 leads upwards, 90 to the right
    double x = 0.5, y = 0.5;   // else: the middle, as parts of width and height from the top left
    std::vector<Stop> stops{}; // 2 to 64
    bool operator==(const Gradient&) const = default;
};

constexpr std::size_t most_stops = 64;

// Nothing for what is none.
std::optional<Gradient> parse_gradient(std::string_view written);
// "" with fewer stops than 2; its colour where all are of one.
std::string written_gradient(Gradient gradient);

// The colour half-way between the first and the last, where one must stand for all; of a colour
// that itself.
std::optional<std::uint32_t> middle_colour(std::string_view ground);

// Of what is a colour or a gradient: where words of `colour` are hardest to read.
std::optional<std::uint32_t> hardest_ground(std::string_view ground, std::uint32_t colour);

// WCAG 2.2: 1 to 21.
double contrast(std::uint32_t one, std::uint32_t other);

} // namespace engross::doc
