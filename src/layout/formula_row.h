// A row of a formula: what stands side by side, with the room that the kinds of signs want between
// them, and brackets as high as what they hold.
#pragma once

#include "layout/formula_box.h"

namespace engross::layout {

struct Atom {
    MathBox box;
    std::string sign{};    // of an operator (mo), else ""
    bool large = false;    // a function's name, ∑ and the like, with their limits
    bool stretches = true; // a bracket, unless the author says no
};

// In one piece.
MathBox set_row(MathPen& pen, std::vector<Atom> atoms, const MathStyle& style);

struct RowPiece {
    MathBox box;
    double before = 0; // room, when the piece before it is on the same line
};

// In pieces between which a line may end: before = and +, outside of brackets.
std::vector<RowPiece> divide_row(MathPen& pen, std::vector<Atom> atoms, const MathStyle& style);

// ∑, ∏, ∫ and their kin.
bool is_large_operator(std::string_view sign);

} // namespace engross::layout
