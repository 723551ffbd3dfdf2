#include "rule.h"

#include "marks.h"

#include <algorithm>

namespace engross::pdf {
namespace {

using layout::LineStyle;
using layout::Shape;

// Dashes and gaps by the line's thickness.
std::array<double, 2> dashes_of(LineStyle style, double thickness) {
    switch (style) {
    case LineStyle::dashed:
        return {4 * thickness, 3 * thickness};
    case LineStyle::dotted:
        return {thickness, 1.5 * thickness};
    default:
        return {0, 0};
    }
}

// Two lines of a third of its thickness at its edges.
void draw_twofold(Operators& out, const Box& box) {
    const float third = std::min(box.right - box.left, box.top - box.bottom) / 3;
    const bool is_level = box.right - box.left > box.top - box.bottom;
    Box first = box, second = box;
    (is_level ? first.bottom : first.left) = is_level ? box.top - third : box.right - third;
    (is_level ? second.top : second.right) = is_level ? box.bottom + third : box.left + third;
    out.rectangle(first);
    out.rectangle(second);
}

} // namespace

void draw_rule(Operators& out, const layout::RectItem& rule, const Box& box) {
    const double width = box.right - box.left, height = box.top - box.bottom;
    if (rule.shape == Shape::falling || rule.shape == Shape::rising) {
        const bool is_down = rule.shape == Shape::falling;
        out.line(
            {box.left, is_down ? box.top : box.bottom, box.right, is_down ? box.bottom : box.top},
            rule.thickness,
            rule.colour,
            dashes_of(rule.style, rule.thickness));
        return;
    }
    if (rule.style == LineStyle::dashed || rule.style == LineStyle::dotted) {
        const double thickness = std::min(width, height);
        const double x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
        const bool is_level = width > height;
        out.line({is_level ? box.left : x,
                  is_level ? y : box.top,
                  is_level ? box.right : x,
                  is_level ? y : box.bottom},
                 thickness,
                 rule.colour,
                 dashes_of(rule.style, thickness));
        return;
    }
    out.fill_colour(rule.colour);
    if (rule.shape != Shape::rectangle) {
        draw_shape(out, rule.shape, box);
    } else if (rule.style == LineStyle::twofold) {
        draw_twofold(out, box);
    } else {
        out.rectangle(box);
    }
}

} // namespace engross::pdf
