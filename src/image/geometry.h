// Points and how they are moved. y runs downwards.
#pragma once

namespace engross::image {

struct Point {
    double x = 0;
    double y = 0;
};

// x' = a x + c y + e, y' = b x + d y + f
struct Matrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

    [[nodiscard]] Point apply(Point point) const;
    [[nodiscard]] Matrix then(const Matrix& next) const; // first this one, then the next
    [[nodiscard]] double scale() const;                  // of lengths, on the average
};

struct Box {
    Point from;
    Point to;
};

} // namespace engross::image
