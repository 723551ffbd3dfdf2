// Scripts, limits, and marks over and under their base.
#include "base/text.h"
#include "layout/formula_setter.h"

#include <algorithm>
#include <array>

namespace engross::layout {
namespace {

constexpr std::size_t most_scripts = 32; // of one base

// Combining marks and their kin as signs of their own.
struct Spacing {
    std::string_view mark;
    char32_t sign;
};

constexpr std::array marks{
    Spacing{"\u0302", U'ˆ'},
    Spacing{"^", U'ˆ'},
    Spacing{"\u0303", U'˜'},
    Spacing{"~", U'˜'},
    Spacing{"\u0307", U'˙'},
    Spacing{"\u0308", U'¨'},
    Spacing{"\u20D7", U'→'},
    Spacing{"\u030C", U'ˇ'},
    Spacing{"\u0301", U'´'},
    Spacing{"\u0300", U'`'},
    Spacing{"⃗", U'→'},
    Spacing{"\u20D6", U'←'},
};

bool is_bar(std::string_view mark) {
    return mark == "¯" || mark == "‾" || mark == "_" || mark == "\u0305" || mark == "\u0304" ||
           mark == "\u0332" || mark == "ˉ" || mark == "―";
}

bool is_brace(char32_t sign) { return sign >= 0x23B4 && sign <= 0x23E1; }

char32_t sign_of(std::string_view mark) {
    const auto* const found = std::ranges::find(marks, mark, &Spacing::mark);
    if (found != marks.end()) {
        return found->sign;
    }
    const std::u32string signs = text::decode(mark);
    return signs.size() == 1 ? signs.front() : 0;
}

// Drawn at its base's size and close to it.
bool is_accent(std::string_view mark) {
    constexpr std::u32string_view close = U"ˆ˜˙¨ˇ´`→←↔";
    const char32_t sign = sign_of(mark);
    return is_bar(mark) || is_brace(sign) ||
           (sign != 0 && close.find(sign) != std::u32string_view::npos);
}

// `box` with `mark` in the middle above or below: `down` is that of the mark's baseline.
MathBox stacked(const MathBox& box, const MathBox& mark, double down) {
    MathBox result;
    result.width = std::max(box.width, mark.width);
    result.put(box, (result.width - box.width) / 2);
    result.put(mark, (result.width - mark.width) / 2, down);
    return result;
}

} // namespace

MathBox FormulaSetter::scripts(xml::Node node, const MathStyle& style) {
    const doc::Scripts own = doc::scripts_of(node);
    return attached(set(own.base, style), own.below, own.above, style);
}

// Rules 18a to 18f.
MathBox
FormulaSetter::attached(const MathBox& base, xml::Node sub, xml::Node sup, const MathStyle& style) {
    const MathStyle small = style.smaller();
    const MathBox low = set(sub, small);
    const MathBox high = set(sup, small);
    const double em = style.size();
    const double x_height = 0.43 * em;
    double up = std::max({(style.display ? 0.413 : 0.363) * em,
                          base.ascent - 0.386 * small.size(),
                          high.descent + x_height / 4});
    double down = std::max((sup ? 0.247 : 0.15) * em, base.descent + 0.05 * small.size());
    if (!sup) {
        down = std::max(down, low.ascent - x_height * 0.8);
    }
    const double between = 4 * MathPen::thickness(style);
    if (sub && sup && up - high.descent - (low.ascent - down) < between) {
        down = between - up + high.descent + low.ascent;
    }
    MathBox result = base;
    const double space = 0.05 * em;
    if (sub) {
        const double x = base.width - base.overhang;
        result.put(low, x, down);
        result.width = std::max(result.width, x + low.width + space);
    }
    if (sup) {
        result.put(high, base.width, -up);
        result.width = std::max(result.width, base.width + high.width + space);
    }
    result.overhang = 0;
    return result;
}

// Those before mprescripts stand after the base, those after it before. A pair each.
MathBox FormulaSetter::multiscripts(xml::Node node, const MathStyle& style) {
    MathBox result = set(nth(node, 0), style);
    const MathBox base = result;
    std::vector<xml::Node> before;
    std::vector<xml::Node> after;
    bool is_before = false;
    for (const xml::Node child : node.children()) {
        if (child.is("mprescripts")) {
            is_before = true;
        } else if (child != nth(node, 0) && before.size() + after.size() < most_scripts) {
            (is_before ? before : after).push_back(child.is("none") ? xml::Node() : child);
        }
    }
    for (std::size_t i = 0; i + 1 < after.size(); i += 2) {
        result = attached(result, after[i], after[i + 1], style);
    }
    for (std::size_t i = 0; i + 1 < before.size(); i += 2) {
        MathBox strut;
        strut.ascent = base.ascent;
        strut.descent = base.descent;
        MathBox joined = attached(strut, before[i], before[i + 1], style);
        joined.put(result, joined.width);
        joined.width += result.width;
        result = std::move(joined);
    }
    return result;
}

// In a line of text ∑ and lim have their limits beside them (MathML 3, 3.2.5.7.3).
MathBox FormulaSetter::limits(xml::Node node, const MathStyle& style) {
    const doc::Scripts own = doc::scripts_of(node);
    MathBox base = set(own.base, style);
    if (!style.display && is_large_operator(operator_of(own.base))) {
        return attached(base, own.below, own.above, style);
    }
    base = own.above ? over(base, own.above, style) : base;
    return own.below ? under(base, own.below, style) : base;
}

MathBox FormulaSetter::mark_of(xml::Node mark, double width, const MathStyle& style) {
    const std::string sign = operator_of(mark);
    if (!is_accent(sign)) {
        return set(mark, style.smaller());
    }
    MathBox box = accent(sign, width, style);
    box.give_to(doc::unwrapped(mark));
    return box;
}

MathBox FormulaSetter::accent(const std::string& sign, double width, const MathStyle& style) {
    if (is_bar(sign)) {
        MathBox line = MathPen::bar(width, style);
        line.floor = -line.descent;
        return line;
    }
    const char32_t character = sign_of(sign);
    const bool grows = is_brace(character) || character == U'→' || character == U'←';
    return pen_.widened(character, style, grows ? width : 0);
}

MathBox FormulaSetter::over(const MathBox& base, xml::Node mark, const MathStyle& style) {
    const MathBox high = mark_of(mark, base.width, style);
    const bool accent = is_accent(operator_of(mark));
    const double gap = (accent ? 0.08 : 0.15) * style.size();
    const double foot = accent ? high.floor : -high.descent;
    return stacked(base, high, -(base.ascent + gap - foot));
}

MathBox FormulaSetter::under(const MathBox& base, xml::Node mark, const MathStyle& style) {
    const MathBox low = mark_of(mark, base.width, style);
    const double gap = (is_accent(operator_of(mark)) ? 0.08 : 0.15) * style.size();
    return stacked(base, low, base.descent + gap + low.ascent);
}

} // namespace engross::layout
