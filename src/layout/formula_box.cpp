#include "layout/formula_box.h"

#include "base/text.h"
#include "layout/characters.h"
#include "layout/letters.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace engross::layout {
namespace {

constexpr double script = 0.7; // of the size around it
constexpr double least = 5;    // pt

// Of a space, em (Unicode 15, 6.2.2); 0 for all else.
double space(char32_t c) {
    constexpr std::array widths{
        0.5, 1.0, 0.5, 1.0, 1.0 / 3, 0.25, 1.0 / 6, 0.5, 0.25, 1.0 / 6, 0.1};
    return c >= 0x2000 && c <= 0x200A                             ? widths.at(c - 0x2000)
           : c == U' ' || c == 0xA0 || c == 0x202F || c == 0x205F ? 0.25
                                                                  : 0;
}

float narrow(double value) { return static_cast<float>(value); }

} // namespace

void MathBox::put(const MathBox& other, double x, double down) {
    for (TextItem part : other.parts) {
        part.x += narrow(x);
        part.y += narrow(down);
        parts.push_back(std::move(part));
    }
    for (RectItem each : other.bars) {
        each.x += narrow(x);
        each.y += narrow(down);
        bars.push_back(each);
    }
    ascent = std::max(ascent, other.ascent - down);
    descent = std::max(descent, other.descent + down);
}

void MathBox::give_to(xml::Node element) {
    for (TextItem& part : parts) {
        part.part_of = part.part_of ? part.part_of : element;
    }
    for (RectItem& bar : bars) {
        bar.part_of = bar.part_of ? bar.part_of : element;
    }
}

double MathStyle::size() const {
    const double full = look->size;
    return level == 0 ? full : std::max(full * std::pow(script, level), std::min(full, least));
}

MathStyle MathStyle::smaller() const {
    MathStyle result = inner();
    result.level = std::min(level + 1, 2);
    return result;
}

MathStyle MathStyle::inner() const {
    MathStyle result = *this;
    result.display = false;
    return result;
}

// Formulas have a serif face as in word processors, whatever the words around them have.
const TextLook* MathPen::look(const MathStyle& style, bool italic) {
    doc::RunLook run = style.look->run;
    run.font_latin = "Liberation Serif";
    run.italic = italic && !style.upright;
    run.weight = style.bold ? 700 : run.weight;
    run.position.clear();
    run.spacing = 0;
    return context_.looks.of(run);
}

void MathPen::add(MathBox& box, char32_t c, const MathStyle& style, bool italic, double size) {
    if (const double room = space(c); room > 0) {
        box.width += room * size;
        return;
    }
    const TextLook& letters = *look(style, italic && !is_wide(c));
    const auto letter = add_letter(box.parts, letters, c, size, box.width);
    if (!letter) {
        lacks_ = true;
        return;
    }
    TextItem& part = box.parts.back();
    const double unit = size / 1000;
    box.overhang = 0;
    if (const auto ink = letter->face->ink(letter->glyph)) {
        box.ascent = std::max(box.ascent, ink->top * unit);
        box.descent = std::max(box.descent, -ink->bottom * unit);
        box.floor = part.glyphs.size() == 1 && box.parts.size() == 1
                        ? ink->bottom * unit
                        : std::min(box.floor, ink->bottom * unit);
        box.overhang = italic ? std::max(0.0, ink->right * unit - letter->advance) : 0;
    }
    box.width += letter->advance;
    part.width = narrow(box.width) - part.x;
}

MathBox MathPen::word(std::u32string_view text, const MathStyle& style, bool italic, double scale) {
    MathBox box;
    for (const char32_t c : text) {
        add(box, c, style, italic, style.size() * scale);
    }
    box.width += box.overhang;
    return box;
}

MathBox MathPen::stretched(char32_t sign, const MathStyle& style, double ascent, double descent) {
    MathBox box = word(std::u32string_view(&sign, 1), style, false);
    const double own = box.ascent + box.descent;
    if (own <= 0 || ascent + descent <= own * 1.05) {
        return box;
    }
    // Somewhat larger, so that its lines do not become too thin, and the rest higher only.
    const double high = (ascent + descent) / own;
    const double larger = std::min(high, 1.2);
    box = word(std::u32string_view(&sign, 1), style, false, larger);
    const double stretch = high / larger;
    for (TextItem& part : box.parts) {
        part.stretch = narrow(stretch);
        part.y = narrow(descent - box.descent * stretch);
    }
    box.ascent = ascent;
    box.descent = descent;
    return box;
}

MathBox MathPen::centred(std::u32string_view text, const MathStyle& style, double scale) {
    const MathBox sign = word(text, style, false, scale);
    MathBox box;
    box.put(sign, 0, (sign.ascent - sign.descent) / 2 - axis(style));
    box.width = sign.width;
    return box;
}

MathBox MathPen::widened(char32_t sign, const MathStyle& style, double width) {
    MathBox box = word(std::u32string_view(&sign, 1), style, false);
    const double shortest = 0.5 * style.size();
    const double larger = box.width > 0 ? std::max(width, shortest) / box.width : 1;
    if (width <= 0) {
        return box;
    }
    const double ascent = box.ascent;
    const double descent = box.descent;
    const double floor = box.floor;
    box = word(std::u32string_view(&sign, 1), style, false, larger);
    for (TextItem& part : box.parts) {
        part.stretch = narrow(1 / larger);
    }
    box.ascent = ascent;
    box.descent = descent;
    box.floor = floor;
    return box;
}

double MathPen::axis(const MathStyle& style) {
    const MathBox minus = word(U"−", style, false);
    const bool known = !minus.parts.empty();
    return known ? (minus.ascent + minus.floor) / 2 : style.size() / 4;
}

double MathPen::thickness(const MathStyle& style) { return std::max(0.4, style.size() * 0.045); }

MathBox MathPen::bar(double width, const MathStyle& style) {
    MathBox box;
    box.width = width;
    box.ascent = box.descent = thickness(style) / 2;
    box.bars.push_back({.x = 0,
                        .y = narrow(-box.ascent),
                        .width = narrow(width),
                        .height = narrow(thickness(style)),
                        .colour = style.look->colour});
    return box;
}

} // namespace engross::layout
