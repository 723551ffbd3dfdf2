// A cell of a table with its content set, and how a strip of its row takes that up. Private to
// layout/.
#pragma once

#include "layout/cell_box.h"
#include "layout/grid.h"
#include "layout/strip.h"

namespace engross::layout {

struct SetCell {
    const GridCell* grid = nullptr;
    CellBox box;
    Flow flow;
    double x = 0, width = 0;
    double height = 0; // of its content with padding
};

// Moves the strip of a cell to x, y of the row's; returns where the next one begins.
double take(Strip& into, Strip& part, double x, double y);

// Frames have no place in the reading order: they stay behind what is there.
void settle(Strip& strip);

// Background and borders down to `height`.
void frame(Strip& strip, const SetCell& cell, double height, bool upper, bool lower);

// A row as slices between which a page may end: where no line of any cell goes on; when none such
// comes in good time, lines that do go down into the next slice. `height`: of the row; `number`:
// Strip::row of its slices.
void divide_row(
    std::vector<SetCell>& cells, double height, double page_height, int number, Flow& flow);

} // namespace engross::layout
