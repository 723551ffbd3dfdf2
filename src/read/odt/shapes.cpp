#include "read/odt/shapes.h"

#include "read/odt/frames.h"
#include "read/odt/shape_outline.h"
#include "read/shapes/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace engross::read::odt {

namespace {

using image::Matrix;

// "rotate (0.5) translate (1cm 2cm)": one after the other (19.228 draw:transform).
Matrix one_transform(std::string_view name, std::string_view list) {
    std::vector<double> numbers;
    for (const std::string_view word : shapes::words_of(list)) {
        numbers.push_back(text::to_double(word, points(word)));
    }
    numbers.resize(std::max<std::size_t>(numbers.size(), 6), 0);
    const double first = numbers[0];
    if (name == "translate") {
        return {1, 0, 0, 1, first, numbers[1]};
    }
    if (name == "rotate") { // counter-clockwise
        return {std::cos(first), -std::sin(first), std::sin(first), std::cos(first), 0, 0};
    }
    if (name == "scale") {
        return {first, 0, 0, numbers[1], 0, 0};
    }
    if (name == "skewX") {
        return {1, 0, std::tan(-first), 1, 0, 0};
    }
    if (name == "skewY") {
        return {1, std::tan(-first), 0, 1, 0, 0};
    }
    return name == "matrix"
               ? Matrix{numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]}
               : Matrix{};
}

Matrix transform_of(std::string_view list) {
    Matrix all;
    for (;;) {
        const auto open = list.find('(');
        const auto close = list.find(')', open == std::string_view::npos ? list.size() : open);
        if (close == std::string_view::npos) {
            return all;
        }
        all = all.then(one_transform(text::trim(list.substr(0, open)),
                                     list.substr(open + 1, close - open - 1)));
        list.remove_prefix(close + 1);
    }
}

class ShapeReader {
public:
    explicit ShapeReader(Context& context) : context_(context) {}

    shapes::Drawing run(xml::Node node) {
        element(node, 0);
        return canvas_.finish();
    }

private:
    void element(xml::Node node, int depth) {
        if (node.is("g")) {
            if (depth >= shapes::deepest) {
                canvas_.lose();
                return;
            }
            for (const xml::Node child : node.children()) {
                element(child, depth + 1);
            }
        } else if (node.is("scene")) { // it is solid
            canvas_.lose();
        } else if (is_shape(node) && !has_words(node)) {
            shape(node);
        }
    }

    void shape(xml::Node node) {
        const shapes::Look look = look_of_shape(context_, node);
        if (!look.draws()) {
            return;
        }
        const auto outlines = outlines_of(node);
        if (outlines.empty()) {
            canvas_.lose();
            return;
        }
        canvas_.add(outlines,
                    transform_of(node.attr("transform")),
                    look,
                    node.is("line") || node.is("connector") || node.is("measure"));
    }

    Context& context_;
    shapes::Canvas canvas_;
};

// The master page's layout that holds where the node stands.
xml::Node page_layout(const Context& context) {
    const std::string_view wanted = context.pages_used.empty() ? std::string_view("Standard")
                                                               : context.pages_used.back().master;
    xml::Node master;
    for (const xml::Node each : context.master_styles.children()) {
        const bool is_better = !master || each.attr("name") == wanted;
        master = each.is("master-page") && is_better ? each : master;
    }
    return context.styles.node("page-layout", master.attr("page-layout-name"))
        .child("page-layout-properties");
}

double margin(xml::Node layout, std::string_view side) {
    const std::string own = "margin-" + std::string(side);
    return points(layout.attr(layout.has(own) ? std::string_view(own) : "margin"));
}

const Values& look_of(Context& context, xml::Node node) {
    return context.styles.properties("graphic", node.attr("style-name")).other;
}

} // namespace

bool is_shape(xml::Node node) {
    constexpr std::array<std::string_view, 11> names{"rect",
                                                     "line",
                                                     "polyline",
                                                     "polygon",
                                                     "regular-polygon",
                                                     "path",
                                                     "circle",
                                                     "ellipse",
                                                     "connector",
                                                     "measure",
                                                     "custom-shape"};
    return std::ranges::any_of(names, [&](std::string_view name) { return node.is(name); });
}

bool has_words(xml::Node shape) {
    return std::ranges::any_of(shape.children(), [](xml::Node child) {
        return (child.is("p") || child.is("list") || child.is("h") || child.is("table")) &&
               !text::is_blank(child.text());
    });
}

shapes::Drawing draw_shapes(Context& context, xml::Node node) {
    shapes::Drawing drawing = ShapeReader(context).run(node);
    bool is_among_words = false;
    bool is_among_pictures = false;
    for (xml::Node each = node; each && node.is("g"); each = each.following(node)) {
        is_among_words = is_among_words || (each.is("p") && !text::is_blank(each.text()));
        is_among_pictures = is_among_pictures || (each.is("frame") && !each.child("text-box"));
    }
    if (is_among_pictures || (is_among_words && !drawing.has_figure)) {
        drawing.lose();
    }
    return drawing;
}

bool takes_no_room(Context& context, xml::Node node) {
    const auto wrap = value_of(look_of(context, node), "wrap");
    return node.attr("anchor-type") != "as-char" && (wrap.empty() || wrap == "run-through");
}

Overlay place_of(Context& context, xml::Node node) {
    const Values& look = look_of(context, node);
    const auto across = value_of(look, "horizontal-rel");
    const auto down = value_of(look, "vertical-rel");
    const xml::Node layout = page_layout(context);
    const bool is_of_page = node.attr("anchor-type") == "page";
    Overlay overlay;
    overlay.x = is_of_page || across == "page" ? -margin(layout, "left") : 0;
    overlay.is_from_page = is_of_page || down == "page" || down == "page-content";
    overlay.y = down == "page-content" ? margin(layout, "top") : 0;
    overlay.is_behind = value_of(look, "run-through") == "background";
    return overlay;
}

namespace {

// style:horizontal-pos and style:vertical-pos (20.300, 20.394) in a room, and svg:x or svg:y.
double in_room(std::string_view at, double begin, double room, double extent, double offset) {
    if (at == "center" || at == "middle") {
        return begin + (room - extent) / 2;
    }
    if (at == "right" || at == "bottom" || at == "outside") {
        return begin + room - extent;
    }
    return begin + (at == "left" || at == "top" || at == "inside" ? 0 : offset);
}

} // namespace

Overlay picture_place_of(Context& context, xml::Node frame, xml::Node page) {
    const Values& look = look_of(context, frame);
    const auto number = [&](std::string_view name) { return text::to_double(page.attr(name)); };
    const bool is_of_page = frame.attr("anchor-type") == "page";
    const auto down = value_of(look, "vertical-rel");
    const bool is_across = is_of_page || value_of(look, "horizontal-rel") == "page";
    const bool is_page = is_of_page || down == "page";
    const double left = number("margin-left"), top = number("margin-top");
    const double width = points(frame.attr("width")), height = points(frame.attr("height"));
    const Matrix turn = transform_of(frame.attr("transform")); // about its corner, not its middle
    Overlay overlay;
    overlay.is_from_page = is_page || down == "page-content";
    overlay.x =
        in_room(value_of(look, "horizontal-pos"),
                is_across ? -left : 0,
                number("width") - (is_across ? 0 : left + number("margin-right")),
                width,
                points(frame.attr("x")) + turn.e + ((turn.a - 1) * width + turn.c * height) / 2);
    overlay.y =
        in_room(overlay.is_from_page ? value_of(look, "vertical-pos") : "",
                !overlay.is_from_page || is_page ? 0 : top,
                number("height") - (is_page ? 0 : top + number("margin-bottom")),
                height,
                points(frame.attr("y")) + turn.f + (turn.b * width + (turn.d - 1) * height) / 2);
    overlay.rotation = rotation_of(frame.attr("transform"));
    return overlay;
}

image::Box box_of(Context& context, xml::Node node) {
    const Overlay place = place_of(context, node);
    const Matrix turn = transform_of(node.attr("transform"));
    const double x = place.x + points(node.attr("x")) + turn.e;
    const double y = place.y + points(node.attr("y")) + turn.f;
    return {{x, y}, {x + points(node.attr("width")), y + points(node.attr("height"))}};
}

} // namespace engross::read::odt
