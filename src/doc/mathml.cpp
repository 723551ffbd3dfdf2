#include "doc/mathml.h"

#include "base/error.h"
#include "base/text.h"

#include <algorithm>

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
std::string scripted(const Scripts& node) {
    const bool of_operator = !operator_of(node.base).empty();
    return linear(node.base) + in_brackets("_", node.below) + in_brackets("^", node.above) +
           (of_operator ? " " : "");
}

bool is_unread(xml::Node node) {
    return node.name().starts_with("annotation") || node.is("mphantom");
}

bool is_invisible(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x61C ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF0 && c <= 0xFFFB) ||
           (c >= 0xE0000 && c <= 0xE007F);
}

// "open", "close" or "separators" of an mfenced, or what MathML assumes (3.3.8.2).
std::string fence(xml::Node fenced, std::string_view name) {
    const std::string_view assumed = name == "open" ? "(" : name == "close" ? ")" : ",";
    return std::string(text::trim(fenced.has(name) ? fenced.attr(name) : assumed));
}

// The sign between two parts; the last one goes on for all that follow.
std::string separator(const std::u32string& signs, std::size_t at) {
    return signs.empty() ? "" : text::encode({&signs[std::min(at, signs.size() - 1)], 1});
}

void set_sign(xml::Node place, const std::string& sign, std::string_view kind) {
    if (sign.empty()) {
        place.remove();
        return;
    }
    place.set(kind, "true");
    place.append_text(sign);
}

void expand(xml::Node fenced) {
    const std::string open = fence(fenced, "open");
    const std::string close = fence(fenced, "close");
    const std::u32string separators = text::decode(fence(fenced, "separators"));
    std::size_t at = 0;
    for (const xml::Node part : fenced.children().collect()) {
        if (at > 0) {
            set_sign(
                xml::Node(part).insert_before("mo"), separator(separators, at - 1), "separator");
        }
        ++at;
    }
    set_sign(fenced.prepend("mo"), open, "fence");
    set_sign(fenced.append("mo"), close, "fence");
    for (const std::string_view name : {"open", "close", "separators"}) {
        fenced.unset(name);
    }
    fenced.rename("mrow");
}

void expand_all(xml::Node root) {
    for (xml::Node node = root; node; node = node.following(root)) {
        if (node.is("mfenced")) {
            expand(node);
        }
    }
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

bool has_scripts(xml::Node node) {
    return node.name().starts_with("msu") || node.name().starts_with("munder") || node.is("mover");
}

Scripts scripts_of(xml::Node node) {
    const bool is_above_alone = node.is("msup") || node.is("mover");
    return {.base = nth(node, 0),
            .below = is_above_alone ? xml::Node() : nth(node, 1),
            .above = nth(node, is_above_alone ? 1 : 2)};
}

xml::Node core_of(xml::Node node) {
    node = unwrapped(node);
    for (int depth = 0; depth < deepest_formula && has_scripts(node); ++depth) {
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

bool is_token(xml::Node node) {
    return node.is("mi") || node.is("mn") || node.is("mo") || node.is("mtext") || node.is("ms");
}

std::string token_words(xml::Node token) {
    std::string words;
    for (const char32_t c : text::decode(is_token(token) ? token.text() : std::string())) {
        const bool white = c == U' ' || c == U'\n' || c == U'\t' || c == U'\r';
        if (white ? !words.empty() && words.back() != ' ' : !is_invisible(c)) {
            text::append(words, white ? U' ' : c);
        }
    }
    if (words.ends_with(' ')) {
        words.pop_back();
    }
    return words;
}

bool is_integral(std::string_view sign) {
    return sign == "∫" || sign == "∬" || sign == "∭" || sign == "∮";
}

xml::Document parse_mathml(std::string_view mathml) {
    if (mathml.empty()) {
        return {};
    }
    try {
        xml::Document tree = xml::parse(mathml, "formula");
        if (!tree.root().is("math")) {
            return {};
        }
        expand_all(tree.root());
        return tree;
    } catch (const Error&) {
        return {};
    }
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
    if (has_scripts(node)) {
        return scripted(scripts_of(node));
    }
    if (node.is("mtable")) {
        return joined(node, "; ");
    }
    if (node.is("mtr")) {
        return joined(node, ", ");
    }
    if (node.is("mfenced")) {
        return fence(node, "open") + joined(node, ", ") + fence(node, "close");
    }
    if (nth(node, 0)) {
        return joined(node, "");
    }
    return node.is("mtext") ? node.text() : std::string(text::trim(node.text()));
}

} // namespace engross::doc
