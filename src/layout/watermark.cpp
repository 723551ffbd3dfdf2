#include "layout/watermark.h"

#include "base/text.h"
#include "doc/colour.h"
#include "layout/characters.h"
#include "layout/letters.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace engross::layout {
namespace {

constexpr double measured = 100; // pt: the size at which the words are measured

struct Words {
    std::vector<TextItem> runs; // side by side from 0
    double width = 0;
    double ascent = 0, descent = 0; // of the faces' lines
};

double number(xml::Node node, std::string_view name) {
    return std::clamp(text::to_double(node.attr(name)), -14400.0, 14400.0);
}

void add(Words& words, char32_t c, const TextLook& look) {
    if (const auto letter = add_letter(words.runs, look, c, measured, words.width)) {
        const fonts::Metrics& metrics = letter->face->metrics();
        words.width += letter->advance;
        words.ascent = std::max(words.ascent, metrics.ascent * measured / 1000);
        words.descent = std::max(words.descent, metrics.descent * measured / 1000);
    }
}

Words measure(Context& context, xml::Node mark) {
    doc::RunLook run;
    run.font_latin = run.font_east_asian = mark.attr("font");
    run.size = measured;
    const TextLook* look = context.looks.of(run);
    Words words;
    for (const char32_t c : text::decode(mark.text())) {
        if (!is_invisible(c)) {
            add(words, c, *look);
        }
    }
    return words;
}

void draw(Context& context, xml::Node mark, Page& page, double moved) {
    Words words = measure(context, mark);
    const double width = number(mark, "width");
    const double height = number(mark, "height");
    if (!(words.width > 0) || !(width > 0) || !(height > 0)) {
        return;
    }
    const double size = number(mark, "size"); // else the words fill the box
    const double along = size > 0 ? size / measured : width / words.width;
    const double high = size > 0 ? along : height / (words.ascent + words.descent);
    const double degrees = number(mark, "rotation");
    const double angle = degrees * std::numbers::pi / 180;
    const double middle = number(mark, "x") + (mark.attr("x-from") == "text" ? moved : 0);
    const double down =
        (words.ascent - words.descent) * high / 2; // from the middle to the baseline
    for (TextItem& run : words.runs) {
        const double right = run.x * along - words.width * along / 2;
        run.x = static_cast<float>(middle + right * std::cos(angle) - down * std::sin(angle));
        run.y = static_cast<float>(number(mark, "y") + right * std::sin(angle) +
                                   down * std::cos(angle));
        run.size = static_cast<float>(measured * along);
        run.stretch = static_cast<float>(high / along);
        run.rotation = static_cast<float>(degrees);
        run.colour = doc::parse_colour(mark.attr("colour")).value_or(0xC0C0C0);
        for (Glyph& glyph : run.glyphs) {
            glyph.x *= static_cast<float>(along);
            glyph.advance *= static_cast<float>(along);
        }
        page.items.push_back(
            {.content = std::move(run), .owner = {}, .artifact = Artifact::watermark});
    }
}

} // namespace

void draw_watermarks(Context& context, xml::Node header, Page& page, double moved) {
    for (const xml::Node child : header.children()) {
        if (child.is("watermark")) {
            draw(context, child, page, moved);
        }
    }
}

} // namespace engross::layout
