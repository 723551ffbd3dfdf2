#include "image/geometry.h"

#include <cmath>

namespace engross::image {

Point Matrix::apply(Point point) const {
    return {a * point.x + c * point.y + e, b * point.x + d * point.y + f};
}

Matrix Matrix::then(const Matrix& next) const {
    return {a * next.a + b * next.c,
            a * next.b + b * next.d,
            c * next.a + d * next.c,
            c * next.b + d * next.d,
            e * next.a + f * next.c + next.e,
            e * next.b + f * next.d + next.f};
}

double Matrix::scale() const { return std::sqrt(std::abs(a * d - b * c)); }

} // namespace engross::image
