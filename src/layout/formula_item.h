// The glyphs and bars of a formula where they stand on the page.
#pragma once

#include "layout/page.h"

namespace engross::layout {

std::vector<TextItem> placed_parts(const FormulaItem& item);
std::vector<RectItem> placed_bars(const FormulaItem& item);

} // namespace engross::layout
