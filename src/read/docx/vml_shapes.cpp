// VML shapes that only draw (ECMA-376-4, 14.1.2).
#include "read/docx/picture.h"
#include "read/docx/shape_look.h"
#include "read/docx/shapes.h"
#include "read/shapes/numbers.h"
#include "read/shapes/vml_shape.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace engross::read::docx {

namespace {

using image::Matrix;
using image::Point;
using shapes::Outline;

std::string_view first_of(std::string_view one, std::string_view other) {
    return one.empty() ? other : one;
}

bool is_off(std::string_view value) { return value == "f" || value == "false"; }

// A length in the units around the shape: pt at the top, the group's own in one.
double length(std::string_view value, bool is_inside) {
    const bool has_unit = value.ends_with("pt") || value.ends_with("in") || value.ends_with("cm") ||
                          value.ends_with("mm");
    if (has_unit) {
        return points(value);
    }
    if (value.ends_with("px")) {
        return text::to_double(value.substr(0, value.size() - 2)) * 0.75;
    }
    return text::to_double(value) * (is_inside ? 1 : 0.75);
}

// "0,0" or "10pt,20pt"
Point point(std::string_view value, bool is_inside) {
    const auto comma = std::min(value.find(','), value.size());
    const auto rest = value.substr(std::min(comma + 1, value.size()));
    return {length(text::trim(value.substr(0, comma)), is_inside),
            length(text::trim(rest), is_inside)};
}

std::vector<Point> points_of(std::string_view list, bool is_inside) {
    std::vector<Point> all;
    std::vector<double> numbers;
    for (const std::string_view word : shapes::words_of(list)) {
        numbers.push_back(length(word, is_inside));
    }
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
        all.push_back({numbers[i], numbers[i + 1]});
    }
    return all;
}

void stroke_with(shapes::Look& look, xml::Node shape, xml::Node type) {
    const xml::Node stroke = shape.child("stroke") ? shape.child("stroke") : type.child("stroke");
    if (is_off(first_of(shape.attr("stroked"), type.attr("stroked"))) ||
        is_off(stroke.attr("on"))) {
        return;
    }
    const auto colour = first_of(shape.attr("strokecolor"),
                                 first_of(stroke.attr("color"), type.attr("strokecolor")));
    look.stroke = vml_colour(colour).value_or(0);
    const auto weight = first_of(shape.attr("strokeweight"),
                                 first_of(stroke.attr("weight"), type.attr("strokeweight")));
    look.width = weight.empty() ? 0.75 : length(weight, true);
    look.stroke_opacity = std::clamp(vml_share(stroke.attr("opacity"), 1), 0.0, 1.0);
    look.dash = dash_of(stroke.attr("dashstyle"), look.width);
    const auto join = stroke.attr("joinstyle");
    look.join = join == "miter" ? 0 : join == "bevel" ? 2 : 1;
    const auto size = [&](std::string_view name) {
        const auto word = stroke.attr(name);
        return word == "narrow" || word == "short" ? 0 : word == "wide" || word == "long" ? 2 : 1;
    };
    look.start = head_of(
        stroke.attr("startarrow"), size("startarrowwidth"), size("startarrowlength"), look.width);
    look.end =
        head_of(stroke.attr("endarrow"), size("endarrowwidth"), size("endarrowlength"), look.width);
}

void fill_with(shapes::Look& look, xml::Node shape, xml::Node type) {
    const xml::Node fill = shape.child("fill") ? shape.child("fill") : type.child("fill");
    if (is_off(first_of(shape.attr("filled"), type.attr("filled"))) || is_off(fill.attr("on"))) {
        return;
    }
    constexpr std::uint32_t white = 0xFFFFFF;
    look.even_odd = true;
    const auto said =
        first_of(shape.attr("fillcolor"), first_of(fill.attr("color"), type.attr("fillcolor")));
    look.fill = vml_colour(said).value_or(white);
    look.fill_opacity = std::clamp(vml_share(fill.attr("opacity"), 1), 0.0, 1.0);
    if (const auto second = vml_colour(fill.attr("color2"));
        second && fill.attr("type").starts_with("gradient")) {
        look.gradient = {*look.fill, *second};
        look.gradient_angle = 90 - text::to_double(fill.attr("angle")); // 0: from top to bottom
    }
}

double text_width(const Context& context) {
    const xml::Node section = context.sections.empty() ? xml::Node() : context.sections.front();
    const xml::Node margin = section.child("pgMar");
    return std::max(0.0,
                    points(section.child("pgSz").attr("w")) - points(margin.attr("left")) -
                        points(margin.attr("right")));
}

class VmlReader {
public:
    VmlReader(Context& context, xml::Node root) : context_(context), root_(root) {}

    shapes::Drawing run(xml::Node shape) {
        element(shape, {}, 0);
        return canvas_.finish();
    }

private:
    struct Frame {
        double x, y, width, height;
    };

    // The outermost stands at (0, 0): its place is that of the whole drawing.
    [[nodiscard]] Frame frame_of(xml::Node node, bool is_inside) const {
        const auto style = node.attr("style");
        const auto value = [&](std::string_view name) {
            return length(style_value(style, name), is_inside);
        };
        const bool is_rule = !is_inside && node.attr("hr") == "t"; // o:hr: as wide as the text
        const double part = text::to_double(node.attr("hrpct"), 1'000) / 1'000;
        return {is_inside ? value("left") + value("margin-left") : 0,
                is_inside ? value("top") + value("margin-top") : 0,
                is_rule && value("width") <= 0 ? text_width(context_) * part : value("width"),
                value("height")};
    }

    static Matrix placed(xml::Node node, const Frame& frame) {
        const auto style = node.attr("style");
        const auto flip = style_value(style, "flip");
        return shapes::placed({.x = frame.x,
                               .y = frame.y,
                               .width = frame.width,
                               .height = frame.height,
                               .mirrored = flip.find('x') != std::string_view::npos,
                               .flipped = flip.find('y') != std::string_view::npos,
                               .angle = style_rotation(style) * std::numbers::pi / 180});
    }

    void element(xml::Node node, const Matrix& outer, int depth) {
        if (node.is("group")) {
            group(node, outer, depth);
        } else if (is_vml_shape(node)) {
            shape(node, outer, depth > 0);
        }
    }

    void group(xml::Node node, const Matrix& outer, int depth) {
        if (depth >= shapes::deepest) {
            canvas_.lose();
            return;
        }
        const Frame frame = frame_of(node, depth > 0);
        const Point size = point(first_of(node.attr("coordsize"), "1000,1000"), true);
        const Point origin = point(node.attr("coordorigin"), true);
        const double across = size.x != 0 ? frame.width / size.x : 1;
        const double down = size.y != 0 ? frame.height / size.y : 1;
        const Matrix scale{across, 0, 0, down, -origin.x * across, -origin.y * down};
        const Matrix inner = scale.then(placed(node, frame)).then(outer);
        for (const xml::Node child : node.children()) {
            element(child, inner, depth + 1);
        }
    }

    void shape(xml::Node node, const Matrix& outer, bool is_inside) {
        if (!text_boxes_in(node).empty() || node.child("imagedata") || node.child("textpath")) {
            return;
        }
        const xml::Node type = type_of(node);
        shapes::Look look;
        stroke_with(look, node, type);
        if (!node.is("line")) {
            fill_with(look, node, type);
        }
        if (!look.draws()) {
            return;
        }
        const Frame frame = frame_of(node, is_inside);
        std::vector<Outline> outlines = own_outlines(node, frame, is_inside);
        const bool has_points = node.is("line") || node.is("polyline") || node.is("curve");
        if (outlines.empty()) {
            outlines = shapes::vml_outlines(node, type, frame.width, frame.height);
        }
        if (outlines.empty()) {
            canvas_.lose();
            return;
        }
        canvas_.add(outlines,
                    has_points ? outer : placed(node, frame).then(outer),
                    look,
                    node.is("line") || node.has("connectortype"));
    }

    // Of the elements that have a geometry by their names.
    static std::vector<Outline> own_outlines(xml::Node node, const Frame& frame, bool is_inside) {
        shapes::Pen pen;
        if (node.is("line")) {
            pen.move(point(node.attr("from"), is_inside));
            pen.line(point(node.attr("to"), is_inside));
        } else if (node.is("polyline")) {
            for (const Point each : points_of(node.attr("points"), is_inside)) {
                pen.empty() ? pen.move(each) : pen.line(each);
            }
        } else if (node.is("curve")) {
            pen.move(point(node.attr("from"), is_inside));
            pen.curve(point(node.attr("control1"), is_inside),
                      point(node.attr("control2"), is_inside),
                      point(node.attr("to"), is_inside));
        } else if (node.is("rect")) {
            pen.box({}, {frame.width, frame.height}, 0);
        } else if (node.is("roundrect")) {
            pen.box({},
                    {frame.width, frame.height},
                    vml_share(node.attr("arcsize"), 0.2) * std::min(frame.width, frame.height));
        } else if (node.is("oval")) {
            pen.arc({frame.width / 2, frame.height / 2},
                    frame.width / 2,
                    frame.height / 2,
                    0,
                    2 * std::numbers::pi);
            pen.close();
        } else if (node.is("arc")) {
            const double start = text::to_double(node.attr("startangle"));
            const double end = text::to_double(node.attr("endangle"), 90);
            constexpr double degree = std::numbers::pi / 180;
            pen.arc({frame.width / 2, frame.height / 2}, // 0 is up
                    frame.width / 2,
                    frame.height / 2,
                    (start - 90) * degree,
                    (end - start) * degree);
        }
        return pen.empty() ? std::vector<Outline>() : std::vector{Outline{.steps = pen.take()}};
    }

    // v:shapetype stands where it was first needed, anywhere in the part.
    xml::Node type_of(xml::Node shape) {
        const auto name = shape.attr("type");
        if (!name.starts_with('#')) {
            return {};
        }
        const auto [at, is_new] = context_.vml_types.try_emplace(root_.raw());
        if (is_new) {
            for (xml::Node node = root_; node; node = node.following(root_)) {
                if (node.is("shapetype")) {
                    at->second.emplace(node.attr("id"), node);
                }
            }
        }
        const auto found = at->second.find(name.substr(1));
        return found == at->second.end() ? xml::Node() : found->second;
    }

    Context& context_;
    xml::Node root_;
    shapes::Canvas canvas_;
};

} // namespace

bool is_vml_shape(xml::Node node) {
    constexpr std::array<std::string_view, 8> names{
        "shape", "rect", "roundrect", "oval", "line", "polyline", "curve", "arc"};
    return std::ranges::any_of(names, [&](std::string_view name) { return node.is(name); });
}

bool vml_takes_no_room(xml::Node shape) {
    const auto wrap = shape.child("wrap").attr("type");
    return style_value(shape.attr("style"), "position") == "absolute" &&
           (wrap.empty() || wrap == "none");
}

Overlay vml_place_of(const Context& context, xml::Node shape) {
    const auto style = shape.attr("style");
    const auto position = [&](std::string_view side, std::string_view offset) {
        const std::string name = "mso-position-" + std::string(side);
        const auto align = style_value(style, name);
        return Position{.from = style_value(style, name + "-relative"),
                        .align = std::string(align == "absolute" ? "" : align),
                        .offset = style_length(style, offset)};
    };
    const Position level = position("horizontal", "margin-left");
    const Position upright = position("vertical", "margin-top");
    const auto [across, down] = sides_of(context);
    Overlay overlay;
    overlay.is_from_page = counts_from_page(upright.from);
    overlay.x = offset_of(across, level, style_length(style, "width")) - across.before;
    overlay.y =
        offset_of(overlay.is_from_page ? down : Along{}, upright, style_length(style, "height"));
    overlay.is_behind = style_value(style, "z-index").starts_with('-');
    return overlay;
}

shapes::Drawing draw_vml(Context& context, xml::Node shape) {
    return VmlReader(context, context.part->root()).run(shape);
}

} // namespace engross::read::docx
