#include "doc/mathml.h"

#include "base/text.h"

namespace engross::doc {

xml::Node nth(xml::Node parent, int n) {
    for (const xml::Node child : parent.children()) {
        if (n-- == 0) {
            return child;
        }
    }
    return {};
}

bool is_row(xml::Node node) {
    return node.is("mrow") || node.is("math") || node.is("mstyle") || node.is("mpadded") ||
           node.is("semantics");
}

xml::Node unwrapped(xml::Node node) {
    while (is_row(node) && nth(node, 0) && !nth(node, 1)) {
        node = nth(node, 0);
    }
    return node;
}

xml::Node core_of(xml::Node node) {
    node = unwrapped(node);
    for (int depth = 0;
         depth < deepest_formula &&
         (node.name().starts_with("msu") || node.name().starts_with("munder") || node.is("mover"));
         ++depth) {
        node = unwrapped(nth(node, 0));
    }
    return node;
}

std::string operator_of(xml::Node node) {
    node = unwrapped(node);
    return node.is("mo") ? std::string(text::trim(node.text())) : std::string();
}

bool has_bar(xml::Node fraction) {
    std::string_view thickness = text::trim(fraction.attr("linethickness"));
    const auto end = thickness.find_last_of("0123456789"); // then its unit
    thickness = thickness.substr(0, end == std::string_view::npos ? 0 : end + 1);
    return text::to_double(thickness, 1) != 0;
}

} // namespace engross::doc
