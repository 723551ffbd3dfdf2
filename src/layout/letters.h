// Letters set one by one, without shaping: those of formulas and watermarks. Units: pt.
#pragma once

#include "layout/context.h"

#include <optional>

namespace engross::layout {

struct SetLetter {
    const fonts::Face* face;
    std::uint32_t glyph;
    double advance;
};

// Adds it at `x` of the baseline: to the last run when that has its face, else to a new one.
// Nothing when no font has it.
std::optional<SetLetter>
add_letter(std::vector<TextItem>& runs, const TextLook& look, char32_t c, double size, double x);

} // namespace engross::layout
