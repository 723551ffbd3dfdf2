#include "image/metafile/gdi.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace engross::image {
namespace {

constexpr double turn = 2 * std::numbers::pi;

Point centre(const Box& box) { return {(box.from.x + box.to.x) / 2, (box.from.y + box.to.y) / 2}; }

// The angle, in the circle that the box squeezes, of the ray through `through`.
double angle_in(const Box& box, Point through) {
    const Point middle = centre(box);
    return std::atan2(divide(through.y - middle.y, std::abs(box.to.y - box.from.y)),
                      divide(through.x - middle.x, std::abs(box.to.x - box.from.x)));
}

} // namespace

void Gdi::show(const Outline& outline, bool filled) {
    sketch_.path(outline, filled ? fill() : Fill{}, stroke(), layer());
}

void Gdi::figure(const Outline& outline, bool filled) {
    if (!in_path_) {
        show(outline, filled);
    }
}

void Gdi::add(Outline& outline, std::span<const Point> points, bool closed) const {
    const Matrix matrix = device();
    for (std::size_t i = 0; i < points.size(); ++i) {
        i == 0 ? outline.move(matrix.apply(points[i])) : outline.line(matrix.apply(points[i]));
    }
    if (closed && !points.empty()) {
        outline.close();
    }
}

void Gdi::add_curves(Outline& outline, std::span<const Point> points) const {
    const Matrix matrix = device();
    for (std::size_t i = 0; i + 2 < points.size(); i += 3) {
        outline.curve(
            matrix.apply(points[i]), matrix.apply(points[i + 1]), matrix.apply(points[i + 2]));
    }
}

void Gdi::move_to(Point to) {
    now.at = to;
    path_open_ = false;
}

void Gdi::line_to(Point to) { polyline_to(std::array{to}); }

void Gdi::polyline_to(std::span<const Point> points) {
    if (points.empty()) {
        return;
    }
    Outline own;
    Outline& outline = in_path_ ? path_ : own;
    const Matrix matrix = device();
    if (!in_path_ || !path_open_) {
        outline.move(matrix.apply(now.at));
    }
    for (const Point& point : points) {
        outline.line(matrix.apply(point));
    }
    now.at = points.back();
    path_open_ = in_path_;
    figure(outline, false);
}

void Gdi::polyline(std::span<const Point> points) {
    Outline own;
    Outline& outline = in_path_ ? path_ : own;
    add(outline, points, false);
    path_open_ = false;
    figure(outline, false);
}

void Gdi::curves(std::span<const Point> points) {
    if (points.empty()) {
        return;
    }
    Outline own;
    Outline& outline = in_path_ ? path_ : own;
    outline.move(device().apply(points.front()));
    add_curves(outline, points.subspan(1));
    path_open_ = false;
    figure(outline, false);
}

void Gdi::curves_to(std::span<const Point> points) {
    if (points.size() < 3) {
        return;
    }
    Outline own;
    Outline& outline = in_path_ ? path_ : own;
    if (!in_path_ || !path_open_) {
        outline.move(device().apply(now.at));
    }
    add_curves(outline, points);
    now.at = points[points.size() / 3 * 3 - 1];
    path_open_ = in_path_;
    figure(outline, false);
}

void Gdi::polygons(std::span<const Point> points, std::span<const std::uint32_t> counts) {
    Outline own;
    Outline& outline = in_path_ ? path_ : own;
    std::size_t at = 0;
    for (const std::uint32_t count : counts) {
        const std::size_t size = std::min<std::size_t>(count, points.size() - at);
        add(outline, points.subspan(at, size), true);
        at += size;
    }
    path_open_ = false;
    figure(outline, true);
}

void Gdi::polylines(std::span<const Point> points, std::span<const std::uint32_t> counts) {
    std::size_t at = 0;
    for (const std::uint32_t count : counts) {
        const std::size_t size = std::min<std::size_t>(count, points.size() - at);
        polyline(points.subspan(at, size));
        at += size;
    }
}

void Gdi::rectangle(const Box& box) {
    const std::array<Point, 4> corners{
        {box.from, {box.to.x, box.from.y}, box.to, {box.from.x, box.to.y}}};
    polygons(corners, std::array{4U});
}

Outline Gdi::box_outline(const Box& box) const {
    const std::array<Point, 4> corners{
        {box.from, {box.to.x, box.from.y}, box.to, {box.from.x, box.to.y}}};
    Outline outline;
    add(outline, corners, true);
    return outline;
}

// In pieces of at most a quarter, each a Bézier curve.
void Gdi::add_arc(
    Outline& outline, const Box& box, double start, double sweep, bool continues) const {
    const Matrix matrix = device();
    const Point middle = centre(box);
    const double across = (box.to.x - box.from.x) / 2;
    const double down = (box.to.y - box.from.y) / 2;
    const auto at = [&](double x, double y) {
        return matrix.apply({middle.x + std::abs(across) * x, middle.y + std::abs(down) * y});
    };
    const int pieces =
        std::clamp(static_cast<int>(std::ceil(std::abs(sweep) / (turn / 4) - 1e-9)), 1, 4);
    const double step = sweep / pieces;
    const double handle = 4.0 / 3 * std::tan(step / 4);
    const Point first = at(std::cos(start), std::sin(start));
    continues ? outline.line(first) : outline.move(first);
    for (int i = 0; i < pieces; ++i) {
        const double from = start + i * step;
        const double to = from + step;
        outline.curve(
            at(std::cos(from) - handle * std::sin(from), std::sin(from) + handle * std::cos(from)),
            at(std::cos(to) + handle * std::sin(to), std::sin(to) - handle * std::cos(to)),
            at(std::cos(to), std::sin(to)));
    }
}

void Gdi::ellipse(const Box& box) {
    Outline own;
    Outline& outline = in_path_ ? path_ : own;
    add_arc(outline, box, 0, turn, false);
    outline.close();
    path_open_ = false;
    figure(outline, true);
}

void Gdi::round_rectangle(const Box& box, Point corner) {
    Outline own;
    Outline& outline = in_path_ ? path_ : own;
    const double left = std::min(box.from.x, box.to.x);
    const double right = std::max(box.from.x, box.to.x);
    const double top = std::min(box.from.y, box.to.y);
    const double bottom = std::max(box.from.y, box.to.y);
    const double width = std::min(std::abs(corner.x), right - left);
    const double height = std::min(std::abs(corner.y), bottom - top);
    const auto round = [&](double x, double y, double start, bool continues) {
        add_arc(outline, {{x, y}, {x + width, y + height}}, start, turn / 4, continues);
    };
    round(left, top, turn / 2, false);
    round(right - width, top, turn * 3 / 4, true);
    round(right - width, bottom - height, 0, true);
    round(left, bottom - height, turn / 4, true);
    outline.close();
    path_open_ = false;
    figure(outline, true);
}

void Gdi::arc(const Box& box, Point start, Point end, ArcKind kind) {
    Outline own;
    Outline& outline = in_path_ ? path_ : own;
    const double from = angle_in(box, start);
    double sweep = angle_in(box, end) - from;
    // Windows turns counter-clockwise as seen, which is downwards here.
    if (now.clockwise) {
        sweep += sweep <= 0 ? turn : 0;
    } else {
        sweep -= sweep >= 0 ? turn : 0;
    }
    if (kind == ArcKind::arc_to) {
        if (!path_open_) {
            outline.move(device().apply(now.at));
        }
        now.at = end;
    }
    add_arc(outline, box, from, sweep, kind == ArcKind::arc_to);
    path_open_ = in_path_ && kind == ArcKind::arc_to;
    if (kind == ArcKind::pie) {
        outline.line(device().apply(centre(box)));
    }
    const bool closed = kind == ArcKind::pie || kind == ArcKind::chord;
    if (closed) {
        outline.close();
    }
    figure(outline, closed);
}

void Gdi::angle_arc(Point middle, double radius, double start, double sweep) {
    Outline own;
    Outline& outline = in_path_ ? path_ : own;
    if (!path_open_) {
        outline.move(device().apply(now.at));
    }
    const double degree = turn / 360;
    const Box box{{middle.x - radius, middle.y - radius}, {middle.x + radius, middle.y + radius}};
    const double swept = std::clamp(-sweep * degree, -turn, turn);
    add_arc(outline, box, -start * degree, swept, true);
    const double end = -start * degree + swept;
    now.at = {middle.x + radius * std::cos(end), middle.y + radius * std::sin(end)};
    path_open_ = in_path_;
    figure(outline, false);
}

void Gdi::begin_path() {
    path_.clear();
    in_path_ = true;
    path_open_ = false;
}

void Gdi::abort_path() {
    path_.clear();
    in_path_ = false;
}

void Gdi::paint_path(bool fill_it, bool stroke_it) {
    in_path_ = false;
    sketch_.path(path_, fill_it ? fill() : Fill{}, stroke_it ? stroke() : Stroke{}, layer());
    path_.clear();
}

} // namespace engross::image
