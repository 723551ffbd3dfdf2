#include "doc/mathml.h"

#include "base/text.h"

namespace engross::doc {

namespace {

std::string joined(xml::Node parent, std::string_view separator) {
    std::string all;
    for (const xml::Node child : parent.children()) {
        const std::string one = linear(child);
        all += (all.empty() || one.empty() ? "" : std::string(separator)) + one;
    }
    return all;
}

std::string in_brackets(std::string_view before, xml::Node node) {
    const std::string inside = node ? linear(node) : "";
    return inside.empty() ? "" : std::string(before) + "(" + inside + ")";
}

// Scripts and limits: what they belong to, then below, then above.
std::string scripted(xml::Node node) {
    const std::string_view name = node.name();
    const bool has_both = name == "msubsup" || name == "munderover";
    const bool is_above = name == "msup" || name == "mover";
    const std::string scripts = in_brackets(is_above ? "^" : "_", nth(node, 1)) +
                                (has_both ? in_brackets("^", nth(node, 2)) : "");
    const bool of_operator = !operator_of(nth(node, 0)).empty();
    return linear(nth(node, 0)) + scripts + (of_operator ? " " : "");
}

bool is_scripted(xml::Node node) {
    return node.name().starts_with("msu") || node.name().starts_with("munder") || node.is("mover");
}

bool is_unread(xml::Node node) {
    return node.name().starts_with("annotation") || node.is("mphantom");
}

} // namespace

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
    for (int depth = 0; depth < deepest_formula && is_scripted(node); ++depth) {
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

// Depth is bounded by Limits::xml_depth, which the parser enforces.
std::string linear(xml::Node node) {
    if (is_unread(node)) {
        return {};
    }
    if (node.is("mfrac")) {
        return in_brackets("", nth(node, 0)) + "/" + in_brackets("", nth(node, 1));
    }
    if (node.is("mroot")) {
        return linear(nth(node, 1)) + in_brackets("√", nth(node, 0));
    }
    if (node.is("msqrt")) {
        return "√(" + joined(node, "") + ")";
    }
    if (is_scripted(node)) {
        return scripted(node);
    }
    if (node.is("mtable")) {
        return joined(node, "; ");
    }
    if (node.is("mtr")) {
        return joined(node, ", ");
    }
    if (node.is("mfenced")) {
        const auto fence = [&](const char* name, const char* usual) {
            return std::string(node.has(name) ? node.attr(name) : usual);
        };
        return fence("open", "(") + joined(node, ", ") + fence("close", ")");
    }
    if (nth(node, 0)) {
        return joined(node, "");
    }
    return node.is("mtext") ? node.text() : std::string(text::trim(node.text()));
}

} // namespace engross::doc
