#include "image_matrix.h"

#include <cmath>
#include <numbers>

namespace engross::pdf {
namespace {

// Where the stored picture's unit square goes, so that it stands upright in the box. The columns
// are the images of (1,0), (0,1) and the origin, for EXIF orientations 1 to 8.
Matrix upright_matrix(int orientation, const Box& box) {
    static constexpr int turns[8][6] = {
        {1, 0, 0, 1, 0, 0},
        {-1, 0, 0, 1, 1, 0},
        {-1, 0, 0, -1, 1, 1},
        {1, 0, 0, -1, 0, 1},
        {0, -1, -1, 0, 1, 1},
        {0, -1, 1, 0, 0, 1},
        {0, 1, 1, 0, 0, 0},
        {0, 1, -1, 0, 1, 0},
    };
    const auto& turn = turns[orientation >= 1 && orientation <= 8 ? orientation - 1 : 0];
    const double width = box.right - box.left;
    const double height = box.top - box.bottom;
    return {turn[0] * width,
            turn[1] * height,
            turn[2] * width,
            turn[3] * height,
            box.left + turn[4] * width,
            box.bottom + turn[5] * height};
}

Matrix product(const Matrix& first, const Matrix& next) {
    return {first[0] * next[0] + first[1] * next[2],
            first[0] * next[1] + first[1] * next[3],
            first[2] * next[0] + first[3] * next[2],
            first[2] * next[1] + first[3] * next[3],
            first[4] * next[0] + first[5] * next[2] + next[4],
            first[4] * next[1] + first[5] * next[3] + next[5]};
}

} // namespace

// Mirrored and turned about the middle of the box, which holds all of it.
Matrix image_matrix(const layout::ImageItem& item, int orientation, const Box& box) {
    if (!item.mirrored && !item.flipped && item.rotation == 0) {
        return upright_matrix(orientation, box);
    }
    const double angle = -item.rotation * std::numbers::pi / 180;
    const double across = std::cos(angle);
    const double down = std::sin(angle);
    // The height of the picture before it was turned, from the width of what holds it.
    const double height =
        (box.right - box.left) / (item.aspect * std::abs(across) + std::abs(down));
    const double width = height * item.aspect;
    const Matrix upright = upright_matrix(orientation, {0, 0, 1, 1});
    const Matrix sized{item.mirrored ? -width : width,
                       0,
                       0,
                       item.flipped ? -height : height,
                       item.mirrored ? width / 2 : -width / 2,
                       item.flipped ? height / 2 : -height / 2};
    const Matrix turned{
        across, down, -down, across, (box.left + box.right) / 2, (box.bottom + box.top) / 2};
    return product(product(upright, sized), turned);
}

} // namespace engross::pdf
