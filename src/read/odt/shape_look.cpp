#include "doc/colour.h"
#include "read/odt/shapes.h"
#include "read/shapes/enhanced.h"

#include <algorithm>
#include <array>

namespace engross::read::odt {

namespace {

using shapes::Look;

double share_of(std::string_view value, double fallback) {
    return value.ends_with('%')
               ? std::clamp(text::to_double(value.substr(0, value.size() - 1)) / 100, 0.0, 1.0)
               : text::to_double(value, fallback);
}

void fill_gradient(Look& look, xml::Node gradient) {
    const auto first = doc::parse_colour(gradient.attr("start-color"));
    const auto last = doc::parse_colour(gradient.attr("end-color"));
    if (!first || !last) {
        return;
    }
    if (gradient.attr("style") == "linear") {
        look.gradient = {*first, *last};
        look.gradient_angle = 90 - degrees(gradient.attr("angle")); // 0: from top to bottom
    } else {
        look.fill = doc::mixed(*first, *last, 0.5);
    }
}

void fill_from(Look& look, Context& context, const Values& values) {
    constexpr std::uint32_t usual = 0x99CCFF; // of OpenOffice, where nothing is said
    const auto fill = value_of(values, "fill");
    if (fill.empty() || fill == "solid") {
        look.fill = doc::parse_colour(value_of(values, "fill-color")).value_or(usual);
    } else if (fill == "gradient") {
        fill_gradient(look,
                      context.styles.node("gradient", value_of(values, "fill-gradient-name")));
    }
    look.fill_opacity = share_of(value_of(values, "opacity"), 1);
    look.even_odd = true;
}

// 16.40.7 draw:stroke-dash. A length without one is a dot.
std::vector<double> dash_from(xml::Node dash, double width) {
    constexpr int most = 10;
    const auto length = [&](std::string_view name) {
        const auto value = dash.attr(name);
        const double least = std::max(width, 0.5);
        return std::max(is_percent(value) ? share_of(value, 1) * width : points(value), least);
    };
    std::vector<double> parts;
    for (const std::string_view name : {"dots1", "dots2"}) {
        const int count = std::clamp(text::to_int(dash.attr(name)), 0, most);
        for (int i = 0; i < count; ++i) {
            parts.push_back(length(std::string(name) + "-length"));
            parts.push_back(length("distance"));
        }
    }
    return parts;
}

// 16.40.2 draw:marker
shapes::Head head_from(Context& context, const Values& values, const std::string& side) {
    const xml::Node marker = context.styles.node("marker", value_of(values, "marker-" + side));
    const auto steps = shapes::svg_steps(marker.attr("d"));
    if (!steps) {
        return {};
    }
    constexpr double usual = 8.5; // pt, 3 mm
    const shapes::Extent extent = shapes::extent_of(*steps);
    const double across = extent.to.x - extent.from.x;
    const double along = extent.to.y - extent.from.y;
    const auto width = value_of(values, "marker-" + side + "-width");
    shapes::Head head{.kind = shapes::Head::Kind::own,
                      .across = width.empty() ? usual : points(width),
                      .own = *steps,
                      .is_centred = value_of(values, "marker-" + side + "-center") == "true"};
    head.along = across > 0 ? head.across * along / across : 0;
    return head;
}

void stroke_from(Look& look, Context& context, const Values& values) {
    const auto stroke = value_of(values, "stroke");
    if (stroke == "none") {
        return;
    }
    look.stroke = doc::parse_colour(value_of(values, "stroke-color")).value_or(0);
    look.width = points(value_of(values, "stroke-width"));
    look.stroke_opacity = share_of(value_of(values, "stroke-opacity"), 1);
    if (stroke == "dash") {
        look.dash = dash_from(context.styles.node("stroke-dash", value_of(values, "stroke-dash")),
                              look.width);
    }
    const auto join = value_of(values, "stroke-linejoin");
    look.join = join == "miter" ? 0 : join == "bevel" ? 2 : 1;
    const auto cap = value_of(values, "stroke-linecap");
    look.cap = cap == "round" ? 1 : cap == "square" ? 2 : 0;
    look.start = head_from(context, values, "start");
    look.end = head_from(context, values, "end");
}

// Lines, and what is left open, are never filled.
bool has_area(xml::Node shape) {
    const bool is_open_path =
        shape.is("path") && shape.attr("d").find_first_of("zZ") == std::string_view::npos;
    return !(shape.is("line") || shape.is("connector") || shape.is("measure") ||
             shape.is("polyline") || is_open_path || shape.attr("kind") == "arc");
}

} // namespace

shapes::Look look_of_shape(Context& context, xml::Node shape) {
    const Values& values = context.styles.properties("graphic", shape.attr("style-name")).other;
    Look look;
    if (has_area(shape)) {
        fill_from(look, context, values);
    }
    stroke_from(look, context, values);
    return look;
}

} // namespace engross::read::odt
