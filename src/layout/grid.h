// The grid of a table: which columns and rows each cell takes.
#pragma once

#include "xml/xml.h"

namespace engross::layout {

struct GridCell {
    xml::Node node;
    std::size_t column = 0;
    std::size_t columns = 1;
    std::size_t rows = 1; // never beyond the table's last row
};

struct GridRow {
    xml::Node node;
    std::vector<GridCell> cells;
    bool joined_down = false; // some cell of it, or above it, goes on in the next row
};

struct Grid {
    std::vector<GridRow> rows; // head, then body
    std::size_t head_rows = 0;
    std::size_t columns = 0;
};

Grid read_grid(xml::Node table);

// Widths that sum to at most `measure`: the author's, scaled down when they are too wide; without
// any, by the length of what the columns hold.
std::vector<double> column_widths(xml::Node table, const Grid& grid, double measure);

} // namespace engross::layout
