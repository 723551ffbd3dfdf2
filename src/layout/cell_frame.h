// The lines and the background of a cell, or of the slice of one.
#pragma once

#include "layout/cell_box.h"
#include "layout/strip.h"

namespace engross::layout {

// From the strip's top, pt.
struct Area {
    double x, width, height;
};

// `background`: a colour, "" for none; `upper`, `lower`: the cell begins, ends here. Lines are
// drawn on its edges.
void draw_cell(std::vector<Item>& items,
               const Area& area,
               const CellBox& box,
               std::string_view background,
               bool upper,
               bool lower);

} // namespace engross::layout
