// A table as HTML wants it: every row and column has a cell that begins in it, no span leaves its
// group of rows, no row is short. The author's cells keep their order. Linear in rows × columns.
#pragma once

#include "xml/xml.h"

#include <vector>

namespace engross::html {

struct GridCell {
    xml::Node cell; // null: a gap
    int column = 0;
    int colspan = 1;
    int rowspan = 1;
};

using GridRow = std::vector<GridCell>;

struct Grid {
    std::vector<GridRow> head;
    std::vector<GridRow> body;
    int columns = 0;
    bool fits = true; // false: wider than any browser takes; head and body are incomplete
};

Grid make_grid(xml::Node table);

} // namespace engross::html
