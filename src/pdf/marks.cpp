#include "marks.h"

#include <array>
#include <span>

namespace engross::pdf {

namespace {

using Curve = std::array<double, 6>; // ISO 32000-1, 8.5.2.2: two control points and the end

constexpr double quarter = 0.5523; // of a circle by one Bézier curve: its control points

// In a square of side 1 around (½, ½), counterclockwise from the right.
std::array<Curve, 4> circle(double radius) {
    const double bend = radius * quarter;
    const double low = 0.5 - radius;
    const double high = 0.5 + radius;
    return {{{high, 0.5 + bend, 0.5 + bend, high, 0.5, high},
             {0.5 - bend, high, low, 0.5 + bend, low, 0.5},
             {low, 0.5 - bend, 0.5 - bend, low, 0.5, low},
             {0.5 + bend, low, high, 0.5 - bend, high, 0.5}}};
}

// From the tip at the upper left to the round end at the lower right.
constexpr std::array<Curve, 3> drop{{{0.45, 0.95, 1, 0.55, 0.95, 0.2},
                                     {0.9, -0.02, 0.6, -0.05, 0.5, 0.15},
                                     {0.38, 0.4, 0.25, 0.65, 0.05, 0.95}}};

void outline(Operators& out, const Box& box, std::span<const Curve> curves) {
    const double width = box.right - box.left;
    const double height = box.top - box.bottom;
    const Curve& last = curves.back();
    out.move(box.left + last[4] * width, box.bottom + last[5] * height);
    for (Curve curve : curves) {
        for (std::size_t i = 0; i < curve.size(); i += 2) {
            curve.at(i) = box.left + curve.at(i) * width;
            curve.at(i + 1) = box.bottom + curve.at(i + 1) * height;
        }
        out.curve(curve);
    }
}

} // namespace

void draw_shape(Operators& out, layout::Shape shape, const Box& box) {
    if (shape == layout::Shape::drop) {
        outline(out, box, drop);
    } else {
        outline(out, box, circle(0.5));
    }
    if (shape == layout::Shape::ring) {
        outline(out, box, circle(0.34));
    }
    out.fill();
}

} // namespace engross::pdf
