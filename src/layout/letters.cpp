#include "layout/letters.h"

#include "base/text.h"
#include "layout/characters.h"

namespace engross::layout {

std::optional<SetLetter>
add_letter(std::vector<TextItem>& runs, const TextLook& look, char32_t c, double size, double x) {
    const fonts::Choice choice = look.stack->pick(c, is_wide(c));
    const std::uint32_t id = choice.missing ? 0 : choice.face->glyph(c);
    if (id == 0) {
        return std::nullopt;
    }
    if (runs.empty() || runs.back().face != choice.face) {
        runs.push_back({.face = choice.face,
                        .size = static_cast<float>(size),
                        .colour = look.colour,
                        .synthetic_bold = choice.synthetic_bold,
                        .synthetic_slant = choice.synthetic_slant,
                        .x = static_cast<float>(x),
                        .text = {},
                        .glyphs = {}});
    }
    TextItem& run = runs.back();
    const double advance = choice.face->advance(id) * size / 1000;
    const auto begin = static_cast<std::uint32_t>(run.text.size());
    text::append(run.text, c);
    run.glyphs.push_back({.id = id,
                          .x = static_cast<float>(x) - run.x,
                          .y = 0,
                          .advance = static_cast<float>(advance),
                          .text_begin = begin,
                          .text_end = static_cast<std::uint32_t>(run.text.size())});
    return SetLetter{choice.face, id, advance};
}

} // namespace engross::layout
