#include "read/shapes/outline.h"

#include "read/shapes/numbers.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace engross::read::shapes {

namespace {

constexpr double farthest = 1e7;
constexpr double round = 2 * std::numbers::pi;

Point sane(Point point) {
    const auto number = [](double value) {
        return std::isfinite(value) ? std::clamp(value, -farthest, farthest) : 0;
    };
    return {number(point.x), number(point.y)};
}

Point on_curve(Point from, const std::array<Point, 3>& by, double part) {
    const double rest = 1 - part;
    const double a = rest * rest * rest;
    const double b = 3 * rest * rest * part;
    const double c = 3 * rest * part * part;
    const double d = part * part * part;
    return {a * from.x + b * by[0].x + c * by[1].x + d * by[2].x,
            a * from.y + b * by[0].y + c * by[1].y + d * by[2].y};
}

} // namespace

void Pen::add(char command, const std::array<Point, 3>& points) {
    if (steps_.size() < image::most_steps) {
        steps_.push_back({command, {sane(points[0]), sane(points[1]), sane(points[2])}});
    }
}

void Pen::move(Point to) {
    add('M', {to});
    at_ = begin_ = sane(to);
}

void Pen::line(Point to) {
    if (steps_.empty()) {
        move(at_);
    }
    add('L', {to});
    at_ = sane(to);
}

void Pen::curve(Point first, Point second, Point to) {
    if (steps_.empty()) {
        move(at_);
    }
    add('C', {first, second, to});
    at_ = sane(to);
}

void Pen::quadratic(Point control, Point to) {
    const auto third = [&](Point end) {
        return Point{end.x + (control.x - end.x) * 2 / 3, end.y + (control.y - end.y) * 2 / 3};
    };
    curve(third(at_), third(to), to);
}

void Pen::close() {
    if (!steps_.empty()) {
        add('Z', {});
        at_ = begin_;
    }
}

void Pen::arc(Point centre, double across, double down, double start, double sweep) {
    constexpr double quarter = std::numbers::pi / 2;
    if (!std::isfinite(start) || !std::isfinite(sweep)) {
        return;
    }
    sweep = std::clamp(sweep, -4 * quarter, 4 * quarter);
    const auto at = [&](double angle) {
        return Point{centre.x + across * std::cos(angle), centre.y + down * std::sin(angle)};
    };
    const Point first_point = at(start);
    const double near = 1e-4 * (std::abs(across) + std::abs(down));
    if (std::exchange(is_lifted_, false) || steps_.empty()) {
        move(first_point);
    } else if (std::hypot(first_point.x - at_.x, first_point.y - at_.y) > near) {
        line(first_point);
    }
    const int parts = std::max(1, static_cast<int>(std::ceil(std::abs(sweep) / quarter - 1e-9)));
    const double step = sweep / parts;
    const double pull = 4.0 / 3 * std::tan(step / 4);
    for (int i = 0; i < parts; ++i) {
        const double from = start + i * step;
        const double to = from + step;
        const Point first = at(from);
        const Point last = at(to);
        curve({first.x - across * pull * std::sin(from), first.y + down * pull * std::cos(from)},
              {last.x + across * pull * std::sin(to), last.y - down * pull * std::cos(to)},
              last);
    }
}

void Pen::arc_on(double across, double down, double start, double sweep) {
    const Point centre{at_.x - across * std::cos(start), at_.y - down * std::sin(start)};
    arc(centre, across, down, start, sweep);
}

void Pen::arc_in(Point low, Point high, Point first, Point last, bool is_clockwise) {
    const Point centre{(low.x + high.x) / 2, (low.y + high.y) / 2};
    const double across = std::abs(high.x - low.x) / 2;
    const double down = std::abs(high.y - low.y) / 2;
    const auto angle = [&](Point to) {
        return std::atan2(over(to.y - centre.y, down), over(to.x - centre.x, across));
    };
    const double start = angle(first);
    double sweep = angle(last) - start;
    if (is_clockwise && sweep <= 0) {
        sweep += round;
    } else if (!is_clockwise && sweep >= 0) {
        sweep -= round;
    }
    arc(centre, across, down, start, sweep);
}

void Pen::quadrant(Point to, bool is_across) {
    constexpr double circle = 0.5522847498;
    const Point at = at_;
    const double x = (to.x - at.x) * circle;
    const double y = (to.y - at.y) * circle;
    is_across ? curve({at.x + x, at.y}, {to.x, to.y - y}, to)
              : curve({at.x, at.y + y}, {to.x - x, to.y}, to);
}

void Pen::box(Point corner, Point size, double radius) {
    constexpr double quarter = round / 4;
    const double r = std::clamp(radius, 0.0, std::max(0.0, std::min(size.x, size.y) / 2));
    const double right = corner.x + size.x, bottom = corner.y + size.y;
    if (r > 0) {
        arc({right - r, corner.y + r}, r, r, -quarter, quarter);
        arc({right - r, bottom - r}, r, r, 0, quarter);
        arc({corner.x + r, bottom - r}, r, r, quarter, quarter);
        arc({corner.x + r, corner.y + r}, r, r, 2 * quarter, quarter);
    } else {
        move(corner);
        line({right, corner.y});
        line({right, bottom});
        line({corner.x, bottom});
    }
    close();
}

// From end points to the centre: SVG 1.1, F.6.5.
void Pen::arc_to(Point radii, double turned, bool is_large, bool is_clockwise, Point to) {
    const double angle = turned * std::numbers::pi / 180;
    const Matrix turn{std::cos(angle), std::sin(angle), -std::sin(angle), std::cos(angle), 0, 0};
    const Matrix back{turn.a, -turn.b, -turn.c, turn.d, 0, 0};
    const Point half = back.apply({(at_.x - to.x) / 2, (at_.y - to.y) / 2});
    double across = std::abs(radii.x);
    double down = std::abs(radii.y);
    if (across == 0 || down == 0 || (half.x == 0 && half.y == 0)) {
        line(to);
        return;
    }
    const double reach = std::hypot(half.x / across, half.y / down);
    across *= std::max(1.0, reach);
    down *= std::max(1.0, reach);
    const double far = 1 / std::pow(std::min(reach, 1.0), 2) - 1;
    const double side = (is_large == is_clockwise ? -1 : 1) * std::sqrt(std::max(0.0, far));
    const Point centre{side * across * half.y / down, -side * down * half.x / across};
    const double start = std::atan2((half.y - centre.y) / down, (half.x - centre.x) / across);
    double sweep = std::atan2((-half.y - centre.y) / down, (-half.x - centre.x) / across) - start;
    sweep += is_clockwise && sweep < 0    ? 2 * std::numbers::pi
             : !is_clockwise && sweep > 0 ? -2 * std::numbers::pi
                                          : 0;
    Pen level;
    level.arc(centre, across, down, start, sweep);
    const Point middle{(at_.x + to.x) / 2, (at_.y + to.y) / 2};
    const Steps curves = moved(level.take(), {turn.a, turn.b, turn.c, turn.d, middle.x, middle.y});
    for (const Step& step : curves) {
        if (step.command == 'C') {
            curve(step.points[0], step.points[1], step.points[2]);
        }
    }
}

Steps Pen::take() {
    Steps taken = std::move(steps_);
    steps_.clear();
    return taken;
}

double parametric(double seen, double across, double down) {
    if (across == 0 || down == 0) {
        return seen;
    }
    const double angle = std::atan2(across * std::sin(seen), down * std::cos(seen));
    const double turns = std::round((seen - angle) / (2 * std::numbers::pi)); // the same round
    return angle + turns * 2 * std::numbers::pi;
}

Steps moved(Steps steps, const Matrix& by) {
    for (Step& step : steps) {
        for (Point& point : step.points) {
            point = sane(by.apply(point));
        }
    }
    return steps;
}

Matrix placed(const Standing& box) {
    const double x = box.mirrored ? -1 : 1;
    const double y = box.flipped ? -1 : 1;
    const Matrix to_middle{x, 0, 0, y, -x * box.width / 2, -y * box.height / 2};
    const Matrix turn{
        std::cos(box.angle), std::sin(box.angle), -std::sin(box.angle), std::cos(box.angle), 0, 0};
    return to_middle.then(turn).then({1, 0, 0, 1, box.x + box.width / 2, box.y + box.height / 2});
}

void Extent::add(Point point, double around) {
    from = {std::min(from.x, point.x - around), std::min(from.y, point.y - around)};
    to = {std::max(to.x, point.x + around), std::max(to.y, point.y + around)};
}

Extent extent_of(const Steps& steps) {
    Extent extent;
    Point at;
    for (const Step& step : steps) {
        if (step.command == 'C') {
            constexpr int parts = 8;
            for (int i = 1; i < parts; ++i) {
                extent.add(on_curve(at, step.points, static_cast<double>(i) / parts));
            }
        }
        if (step.command != 'Z') {
            at = step.command == 'C' ? step.points[2] : step.points[0];
            extent.add(at);
        }
    }
    return extent;
}

} // namespace engross::read::shapes
