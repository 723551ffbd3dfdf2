// What a shape draws, before it is placed: parts of its outline in the units of the shape. The
// readers find out the numbers of their formats, this folder makes paths of them. Private to read/.
#pragma once

#include "image/drawing.h"

#include <vector>

namespace engross::read::shapes {

using image::Matrix;
using image::Point;
using image::Step;
using image::Steps;

struct Outline {
    Steps steps;
    bool filled = true;
    bool stroked = true;
    double light = 0; // of its filling: −1 (black) … 1 (white)
};

// Writes steps. Points that are no numbers, or absurdly far away, are put at the edge; past
// image::most_steps nothing is added.
class Pen {
public:
    void move(Point to);
    void line(Point to);
    void curve(Point first, Point second, Point to);
    void quadratic(Point control, Point to);
    void close();

    // The next arc begins a path of its own.
    void lift() { is_lifted_ = true; }

    // Part of an ellipse, from where the parametric angle `start` is; radians, clockwise. A line
    // leads there unless a path begins.
    void arc(Point centre, double across, double down, double start, double sweep);
    // The same from where one is.
    void arc_on(double across, double down, double start, double sweep);
    // The part of the ellipse in a box, given by two corners, between the rays to two points.
    void arc_in(Point low, Point high, Point first, Point last, bool is_clockwise);
    // A quarter of an ellipse that leaves level (across) or upright.
    void quadrant(Point to, bool is_across);
    // Closed; with round corners where there is room for them.
    void box(Point corner, Point size, double radius);
    // As SVG's A (8.3.8): to `to`, on an ellipse that is turned by so many degrees.
    void arc_to(Point radii, double turned, bool is_large, bool is_clockwise, Point to);

    [[nodiscard]] Point at() const { return at_; }

    [[nodiscard]] bool empty() const { return steps_.empty(); }

    Steps take(); // what was written; then it is empty again

private:
    void add(char command, const std::array<Point, 3>& points);

    Steps steps_;
    Point at_, begin_;
    bool is_lifted_ = false;
};

// The parametric angle of the point that is seen from an ellipse's centre at `seen`; radians.
double parametric(double seen, double across, double down);

Steps moved(Steps steps, const Matrix& by);

// A box as its file says it: its sides exchanged and turned about its middle (radians, clockwise).
struct Standing {
    double x, y, width, height;
    bool mirrored = false, flipped = false; // left for right, top for bottom
    double angle = 0;
};

// From such a box at (0, 0) to where it stands.
Matrix placed(const Standing& box);

struct Extent {
    Point from{1e9, 1e9}, to{-1e9, -1e9};

    [[nodiscard]] bool empty() const { return from.x > to.x; }

    void add(Point point, double around = 0);
};

// Of curves too, by points on them.
Extent extent_of(const Steps& steps);

} // namespace engross::read::shapes
