// Formulas as they are drawn: presentation MathML (MathML 3, chapter 3) → glyphs and bars.
#pragma once

#include "layout/formula_row.h"

namespace engross::layout {

// The pieces of a formula element between which a line may end. None where it has no MathML that
// can be drawn with the fonts that there are: its linear reading stands for it then.
std::vector<RowPiece> set_formula(Context& context, xml::Node formula, const TextLook* look);

// Makes pieces smaller that are wider than a line.
void fit_to(double measure, std::vector<RowPiece>& pieces);

// Stands alone in its block and is to be displayed: then it is centred.
bool is_displayed_alone(xml::Node block);

} // namespace engross::layout
