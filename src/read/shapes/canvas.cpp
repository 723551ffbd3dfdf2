#include "read/shapes/canvas.h"

#include "read/shapes/heads.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace engross::read::shapes {

namespace {

constexpr int most_shapes = 5'000;
constexpr double hairline = 0.25;  // pt
constexpr double largest = 14'400; // pt, what a page may have (ISO 32000-1, Annex C)

std::uint32_t lit(std::uint32_t colour, double light) {
    std::uint32_t result = 0;
    for (const unsigned shift : {16U, 8U, 0U}) {
        const double part = colour >> shift & 0xFFU;
        const double moved = light < 0 ? part * (1 + light) : part + (255 - part) * light;
        result = result << 8U | static_cast<std::uint32_t>(std::lround(moved));
    }
    return result;
}

image::Gradient gradient_of(const Look& look, const Steps& steps, double light) {
    const Extent extent = extent_of(steps);
    const double angle = look.gradient_angle * std::numbers::pi / 180;
    const Point half{(extent.to.x - extent.from.x) / 2, (extent.to.y - extent.from.y) / 2};
    const Point middle{extent.from.x + half.x, extent.from.y + half.y};
    const double reach = std::abs(half.x * std::cos(angle)) + std::abs(half.y * std::sin(angle));
    const Point by{reach * std::cos(angle), reach * std::sin(angle)};
    return {{middle.x - by.x, middle.y - by.y},
            {middle.x + by.x, middle.y + by.y},
            lit(look.gradient->first, light),
            lit(look.gradient->second, light)};
}

// A way without branches that is not closed has two ends.
bool has_ends(const Steps& steps) {
    return steps.size() > 1 &&
           std::ranges::none_of(steps.begin() + 1, steps.end(), [](const Step& step) {
               return step.command == 'M' || step.command == 'Z';
           });
}

Point end_of(const Step& step) { return step.command == 'C' ? step.points[2] : step.points[0]; }

// The next point on the way that is not `tip` itself.
Point seen_from(const Steps& steps, Point tip, bool at_start) {
    std::vector<Point> points;
    for (const Step& step : steps) {
        const std::size_t count = step.command == 'C' ? 3 : 1;
        points.insert(
            points.end(), step.points.begin(), step.points.begin() + static_cast<long>(count));
    }
    if (!at_start) {
        std::ranges::reverse(points);
    }
    const auto found = std::ranges::find_if(
        points, [&](Point point) { return std::hypot(point.x - tip.x, point.y - tip.y) > 0.01; });
    return found == points.end() ? tip : *found;
}

// `tip` moved towards `from`, half the way at most.
Point shortened(Point tip, Point from, double by) {
    const double length = std::hypot(from.x - tip.x, from.y - tip.y);
    const double part = length > 0 ? std::min(by / length, 0.5) : 0;
    return {tip.x + (from.x - tip.x) * part, tip.y + (from.y - tip.y) * part};
}

} // namespace

void Canvas::add(const std::vector<Outline>& outlines,
                 const Matrix& place,
                 const Look& look,
                 bool is_connector) {
    connectors_ += is_connector ? 1 : 0;
    if (++shapes_ > most_shapes) {
        lose();
        return;
    }
    for (const Outline& outline : outlines) {
        image::DrawnPath path;
        path.steps = moved(outline.steps, place);
        const bool has_area =
            path.steps.size() > 2 || (path.steps.size() == 2 && path.steps[1].command == 'C');
        if (outline.filled && has_area && look.gradient) {
            path.gradient = gradient_of(look, path.steps, outline.light);
        } else if (outline.filled && has_area && look.fill) {
            path.fill = lit(*look.fill, outline.light);
        }
        path.fill_opacity = look.fill_opacity;
        path.even_odd = look.even_odd;
        if (outline.stroked) {
            path.stroke = look.stroke;
        }
        path.stroke_opacity = look.stroke_opacity;
        path.width = std::max(look.width, hairline);
        path.dash = look.dash;
        path.cap = look.cap;
        path.join = look.join;
        if (path.stroke && has_ends(path.steps)) {
            heads(path, look);
        } else {
            add_path(std::move(path));
        }
    }
}

void Canvas::heads(const image::DrawnPath& line, const Look& look) {
    image::DrawnPath shorter = line;
    std::vector<image::DrawnPath> ends;
    for (const bool at_start : {true, false}) {
        const Head& head = at_start ? look.start : look.end;
        if (head.kind == Head::Kind::none) {
            continue;
        }
        const Point tip = end_of(at_start ? line.steps.front() : line.steps.back());
        const Point from = seen_from(line.steps, tip, at_start);
        ends.push_back(head_path(head, tip, from, line));
        Step& last = at_start ? shorter.steps.front() : shorter.steps.back();
        (last.command == 'C' ? last.points[2] : last.points[0]) =
            shortened(tip, from, head_room(head));
    }
    add_path(std::move(shorter));
    for (image::DrawnPath& end : ends) {
        add_path(std::move(end));
    }
}

void Canvas::add_path(image::DrawnPath path) {
    if (path.steps.empty() || !(path.fill || path.gradient || path.stroke)) {
        return;
    }
    const Extent own = extent_of(path.steps);
    const double around = path.stroke ? path.width / 2 : 0;
    extent_.add(own.from, around);
    extent_.add(own.to, around);
    steps_ += path.steps.size();
    paths_.push_back(std::move(path));
}

Drawing Canvas::finish() {
    Drawing result;
    result.drawn = is_lost_ ? std::nullopt : cut();
    result.is_lost = is_lost_ || (shapes_ > 0 && !result.drawn);
    result.has_figure = shapes_ > connectors_;
    return result;
}

std::optional<Drawn> Canvas::cut() {
    const double width = extent_.to.x - extent_.from.x;
    const double height = extent_.to.y - extent_.from.y;
    if (extent_.empty() || steps_ > image::most_steps || width > largest || height > largest) {
        return std::nullopt;
    }
    constexpr double least = 0.01; // a filled area that is none
    Drawn drawn{
        {std::max(width, least), std::max(height, least), {}}, extent_.from.x, extent_.from.y};
    const Matrix to_corner{1, 0, 0, 1, -extent_.from.x, -extent_.from.y};
    for (image::DrawnPath& path : paths_) {
        path.steps = moved(std::move(path.steps), to_corner);
        if (path.gradient) {
            path.gradient->from = to_corner.apply(path.gradient->from);
            path.gradient->to = to_corner.apply(path.gradient->to);
        }
        drawn.drawing.paths.push_back(std::move(path));
    }
    return drawn;
}

} // namespace engross::read::shapes
