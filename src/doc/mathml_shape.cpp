#include "doc/mathml_shape.h"

#include <algorithm>
#include <array>

namespace engross::doc {

namespace {

// What may be in an element: `parts` of them (0: any number), all of the kind `only`.
struct Shape {
    std::string_view name;
    std::size_t parts = 0;
    std::string_view only{};
};

constexpr std::array<Shape, 28> shapes{{{"math"},
                                        {"mrow"},
                                        {"mstyle"},
                                        {"mpadded"},
                                        {"mphantom"},
                                        {"menclose"},
                                        {"msqrt"},
                                        {"mfrac", 2},
                                        {"mroot", 2},
                                        {"msub", 2},
                                        {"msup", 2},
                                        {"munder", 2},
                                        {"mover", 2},
                                        {"msubsup", 3},
                                        {"munderover", 3},
                                        {"mmultiscripts"},
                                        {"mtable", 0, "mtr"},
                                        {"mtr", 0, "mtd"},
                                        {"mtd"},
                                        {"merror"},
                                        {"mi"},
                                        {"mn"},
                                        {"mo"},
                                        {"mtext"},
                                        {"ms"},
                                        {"mspace"},
                                        {"none"},
                                        {"mprescripts"}}};

struct Allowed {
    std::string_view name;
    std::string_view values; // between spaces
};

constexpr std::string_view flag = " true false ";
constexpr std::array<Allowed, 12> attributes{
    {{"accent", flag},
     {"accentunder", flag},
     {"displaystyle", flag},
     {"fence", flag},
     {"largeop", flag},
     {"movablelimits", flag},
     {"separator", flag},
     {"stretchy", flag},
     {"linethickness", " 0 "},
     {"form", " prefix infix postfix "},
     {"mathvariant",
      " normal bold italic bold-italic double-struck script fraktur sans-serif monospace "},
     {"notation",
      " box roundedbox circle top bottom left right horizontalstrike verticalstrike "}}};

bool is_part_of_table(std::string_view name) { return name == "mtr" || name == "mtd"; }

std::string_view holder(std::string_view name) { return name == "mtr" ? "mtable" : "mtr"; }

// A base, then pairs, before and after the one mprescripts.
bool fits_scripts(const std::vector<xml::Node>& inside) {
    std::size_t before = 0;
    std::size_t marks = 0;
    for (const xml::Node each : inside) {
        marks += each.is("mprescripts") ? 1 : 0;
        before += marks == 0 ? 1 : 0;
    }
    return before % 2 == 1 && marks <= 1 && (inside.size() - before - marks) % 2 == 0 &&
           !inside.front().is("none");
}

bool fits(xml::Node node, const Shape& shape) {
    const std::vector<xml::Node> inside = node.children().collect();
    const bool holds = std::ranges::all_of(
        inside, [&](xml::Node each) { return shape.only.empty() || each.is(shape.only); });
    const bool is_placed = shape.name == "math"
                               ? !node.parent()
                               : !is_part_of_table(shape.name) ||
                                     presentation_name(node.parent()) == holder(shape.name);
    return holds && is_placed && (!node.is("mmultiscripts") || fits_scripts(inside)) &&
           (shape.parts == 0 || shape.parts == inside.size());
}

// Which attribute belongs to which element.
bool has_attribute(std::string_view element, std::string_view attribute) {
    const bool is_operator = element == "mo";
    if (attribute == "mathvariant") {
        return is_operator || element == "mi" || element == "mn" || element == "mtext" ||
               element == "ms";
    }
    if (attribute == "accent" || attribute == "accentunder") {
        return (element == "mover" && attribute == "accent") ||
               (element == "munder" && attribute == "accentunder") || element == "munderover";
    }
    if (attribute == "displaystyle") {
        return element == "mstyle" || element == "mtable";
    }
    if (attribute == "linethickness") {
        return element == "mfrac";
    }
    return attribute == "notation" ? element == "menclose" : is_operator;
}

} // namespace

std::string_view presentation_name(xml::Node node) {
    const auto* const shape =
        std::ranges::find_if(shapes, [&](const Shape& one) { return node.is(one.name); });
    return shape != shapes.end() && fits(node, *shape) ? shape->name : "mrow";
}

std::vector<std::pair<std::string_view, std::string_view>>
presentation_attributes(xml::Node node, std::string_view name) {
    std::vector<std::pair<std::string_view, std::string_view>> found;
    for (const Allowed& one : attributes) {
        const std::string_view value = node.attr(one.name);
        const bool is_known =
            !value.empty() && value.find(' ') == std::string_view::npos &&
            one.values.find(" " + std::string(value) + " ") != std::string_view::npos;
        if (is_known && has_attribute(name, one.name)) {
            found.emplace_back(one.name, value);
        }
    }
    return found;
}

} // namespace engross::doc
