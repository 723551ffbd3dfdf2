#include "read/shapes/heads.h"

#include <cmath>
#include <numbers>

namespace engross::read::shapes {

namespace {

// The tip at (0, 0), the line going down; 1 across and 1 along.
Steps unit_head(Head::Kind kind) {
    Pen pen;
    switch (kind) {
    case Head::Kind::triangle:
        pen.move({0, 0});
        pen.line({0.5, 1});
        pen.line({-0.5, 1});
        break;
    case Head::Kind::stealth:
        pen.move({0, 0});
        pen.line({0.5, 1});
        pen.line({0, 0.65});
        pen.line({-0.5, 1});
        break;
    case Head::Kind::diamond:
        pen.move({0, -0.5});
        pen.line({0.5, 0});
        pen.line({0, 0.5});
        pen.line({-0.5, 0});
        break;
    case Head::Kind::oval:
        pen.arc({0, 0}, 0.5, 0.5, 0, 2 * std::numbers::pi);
        break;
    default:
        pen.move({0.5, 1});
        pen.line({0, 0});
        pen.line({-0.5, 1});
        return pen.take();
    }
    pen.close();
    return pen.take();
}

// A marker of the file's own, made as large as a unit head.
Steps fitted(const Head& head) {
    const Extent extent = extent_of(head.own);
    const double across = extent.to.x - extent.from.x;
    const double along = extent.to.y - extent.from.y;
    if (extent.empty() || across <= 0 || along <= 0) {
        return {};
    }
    const double top = head.is_centred ? (extent.from.y + extent.to.y) / 2 : extent.from.y;
    const double middle = (extent.from.x + extent.to.x) / 2;
    return moved(head.own, {1 / across, 0, 0, 1 / along, -middle / across, -top / along});
}

} // namespace

double head_room(const Head& head) {
    const bool is_solid = head.kind == Head::Kind::triangle || head.kind == Head::Kind::stealth ||
                          (head.kind == Head::Kind::own && !head.is_centred);
    return is_solid ? head.along * 0.6 : 0;
}

image::DrawnPath head_path(const Head& head, Point tip, Point from, const image::DrawnPath& line) {
    const double length = std::hypot(from.x - tip.x, from.y - tip.y);
    const Point back =
        length > 0 ? Point{(from.x - tip.x) / length, (from.y - tip.y) / length} : Point{0, 1};
    const Steps shape = head.kind == Head::Kind::own ? fitted(head) : unit_head(head.kind);
    const Matrix place{back.y * head.across,
                       -back.x * head.across,
                       back.x * head.along,
                       back.y * head.along,
                       tip.x,
                       tip.y};
    image::DrawnPath path;
    path.steps = moved(shape, place);
    if (head.kind == Head::Kind::open) {
        path.stroke = line.stroke;
        path.stroke_opacity = line.stroke_opacity;
        path.width = line.width;
        path.join = 1;
    } else {
        path.fill = line.stroke;
        path.fill_opacity = line.stroke_opacity;
    }
    return path;
}

} // namespace engross::read::shapes
