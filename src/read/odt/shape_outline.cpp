#include "read/odt/shape_outline.h"

#include "base/text.h"
#include "read/odt/styles.h"
#include "read/shapes/enhanced.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace engross::read::odt {

namespace {

using shapes::moved;
using shapes::Outline;
using shapes::Pen;
using shapes::Point;
using shapes::Steps;

constexpr double degree = std::numbers::pi / 180;
constexpr double round = 2 * std::numbers::pi;

struct Frame {
    double x, y, width, height;

    [[nodiscard]] Point middle() const { return {x + width / 2, y + height / 2}; }
};

Frame frame_of(xml::Node shape) {
    const auto length = [&](std::string_view name) { return points(shape.attr(name)); };
    return {length("x"), length("y"), length("width"), length("height")};
}

Point end_of(xml::Node shape, std::string_view x, std::string_view y) {
    return {points(shape.attr(x)), points(shape.attr(y))};
}

Steps rectangle(const Frame& at, double radius) {
    Pen pen;
    pen.box({at.x, at.y}, {at.width, at.height}, radius);
    return pen.take();
}

// 19.189 draw:kind: full, section (a piece of cake), cut (a chord), arc; angles counter-clockwise.
Steps ellipse(xml::Node shape, Frame at) {
    if (shape.has("r") || shape.has("rx")) {
        const double across = points(shape.attr(shape.has("r") ? "r" : "rx"));
        const double down = points(shape.attr(shape.has("r") ? "r" : "ry"));
        const Point middle = end_of(shape, "cx", "cy");
        at = {middle.x - across, middle.y - down, 2 * across, 2 * down};
    }
    const auto kind = shape.attr("kind");
    Pen pen;
    if (kind.empty() || kind == "full") {
        pen.arc(at.middle(), at.width / 2, at.height / 2, 0, round);
        pen.close();
        return pen.take();
    }
    const double start = text::to_double(shape.attr("start-angle"));
    const double end = text::to_double(shape.attr("end-angle"));
    const double sweep = std::fmod(std::fmod(end - start, 360) + 360, 360);
    if (kind == "section") {
        pen.move(at.middle());
    }
    pen.arc(at.middle(), at.width / 2, at.height / 2, -start * degree, -sweep * degree);
    if (kind != "arc") {
        pen.close();
    }
    return pen.take();
}

Steps regular_polygon(xml::Node shape, const Frame& at) {
    constexpr int most = 1'000;
    const int corners = std::clamp(text::to_int(shape.attr("corners"), 3), 3, most);
    const bool is_star = shape.attr("concave") == "true";
    const auto sharpness = shape.attr("sharpness");
    const double inner =
        1 -
        text::to_double(sharpness.substr(0, sharpness.empty() ? 0 : sharpness.size() - 1)) / 100;
    const int count = is_star ? 2 * corners : corners;
    Pen pen;
    for (int i = 0; i < count; ++i) {
        const double angle = round * i / count - round / 4;
        const double reach = is_star && i % 2 == 1 ? inner : 1;
        const Point point{at.middle().x + std::cos(angle) * at.width / 2 * reach,
                          at.middle().y + std::sin(angle) * at.height / 2 * reach};
        i == 0 ? pen.move(point) : pen.line(point);
    }
    pen.close();
    return pen.take();
}

Steps points_as_steps(std::string_view list, bool is_closed) {
    Pen pen;
    for (const std::string_view pair : text::split(list, ' ')) {
        if (const auto comma = pair.find(','); comma != std::string_view::npos) {
            const Point point{text::to_double(pair.substr(0, comma)),
                              text::to_double(pair.substr(comma + 1))};
            pen.empty() ? pen.move(point) : pen.line(point);
        }
    }
    if (is_closed) {
        pen.close();
    }
    return pen.take();
}

// From svg:viewBox to the shape's frame; a side without extent keeps the scale of the other.
Steps fitted(Steps steps, xml::Node shape, const Frame& at) {
    const auto box = shapes::view_box(shape.attr("viewBox"));
    if (!box) {
        return {};
    }
    const double width = box->to.x - box->from.x;
    const double height = box->to.y - box->from.y;
    const double across = width > 0 ? at.width / width : at.height / height;
    const double down = height > 0 ? at.height / height : across;
    return moved(std::move(steps),
                 {across, 0, 0, down, at.x - box->from.x * across, at.y - box->from.y * down});
}

// Its path is in hundredths of a millimetre, from its start.
Steps connector(xml::Node shape) {
    const Point from = end_of(shape, "x1", "y1");
    const Point to = end_of(shape, "x2", "y2");
    const auto kind = shape.attr("type");
    if (const auto path = kind == "line" ? std::nullopt : shapes::svg_steps(shape.attr("d"))) {
        constexpr double unit = 72.0 / 2540;
        const Point begin = path->front().points[0];
        return moved(*path, {unit, 0, 0, unit, from.x - begin.x * unit, from.y - begin.y * unit});
    }
    const double middle = (from.x + to.x) / 2;
    Pen pen;
    pen.move(from);
    if (kind == "curve") {
        pen.curve({middle, from.y}, {middle, to.y}, to);
    } else {
        if (kind != "line") {
            pen.line({middle, from.y});
            pen.line({middle, to.y});
        }
        pen.line(to);
    }
    return pen.take();
}

Steps straight(xml::Node shape) {
    Pen pen;
    pen.move(end_of(shape, "x1", "y1"));
    pen.line(end_of(shape, "x2", "y2"));
    return pen.take();
}

Steps steps_of(xml::Node shape, const Frame& at) {
    if (shape.is("line") || shape.is("measure")) {
        return straight(shape);
    }
    if (shape.is("connector")) {
        return connector(shape);
    }
    if (shape.is("rect")) {
        return rectangle(at, points(shape.attr("corner-radius")));
    }
    if (shape.is("circle") || shape.is("ellipse")) {
        return ellipse(shape, at);
    }
    if (shape.is("regular-polygon")) {
        return regular_polygon(shape, at);
    }
    if (shape.is("path")) {
        return fitted(shapes::svg_steps(shape.attr("d")).value_or(Steps()), shape, at);
    }
    return fitted(points_as_steps(shape.attr("points"), shape.is("polygon")), shape, at);
}

} // namespace

std::vector<Outline> outlines_of(xml::Node shape) {
    const Frame at = frame_of(shape);
    if (shape.is("custom-shape")) {
        auto outlines =
            shapes::enhanced_outlines(shape.child("enhanced-geometry"), at.width, at.height);
        for (Outline& outline : outlines) {
            outline.steps = moved(std::move(outline.steps), {1, 0, 0, 1, at.x, at.y});
        }
        return outlines;
    }
    Steps steps = steps_of(shape, at);
    return steps.empty() ? std::vector<Outline>() : std::vector{Outline{.steps = std::move(steps)}};
}

} // namespace engross::read::odt
