#include "html/grid.h"

#include "base/text.h"

#include <algorithm>

namespace engross::html {

namespace {

constexpr int most_columns = 1000; // HTML clamps colspan there

using Rows = std::vector<GridRow>;

int span_of(xml::Node cell, std::string_view name, int most) {
    return std::clamp(text::to_int(cell.attr(name), 1), 1, std::max(most, 1));
}

// In the first columns that are free; `until[c]` is the row from which column c is free. False when
// the table is too wide.
bool place(GridRow& row, xml::Node cell, std::vector<int>& until, int index, int rows) {
    int column = row.empty() ? 0 : row.back().column + row.back().colspan;
    const auto taken = [&](int c) {
        return c < static_cast<int>(until.size()) && until[static_cast<std::size_t>(c)] > index;
    };
    while (taken(column)) {
        ++column;
    }
    if (column >= most_columns) {
        return false;
    }
    int width = 1;
    const int wish = span_of(cell, "colspan", most_columns - column);
    while (width < wish && !taken(column + width)) {
        ++width;
    }
    const int height = span_of(cell, "rowspan", rows - index);
    const auto end = static_cast<std::size_t>(column + width);
    until.resize(std::max(until.size(), end), 0);
    std::fill(until.begin() + column, until.begin() + column + width, index + height);
    row.push_back({cell, column, width, height});
    return true;
}

Rows place_rows(xml::Node group, bool& fits) {
    const std::vector<xml::Node> nodes = group.children().collect();
    Rows rows(nodes.size());
    std::vector<int> until;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        for (const xml::Node cell : nodes[i].children()) {
            if (!place(rows[i], cell, until, static_cast<int>(i), static_cast<int>(nodes.size()))) {
                fits = false;
                return rows;
            }
        }
    }
    return rows;
}

// Rows in which no cell begins go; spans over them get shorter.
void drop_empty_rows(Rows& rows) {
    std::vector<int> kept(rows.size() + 1, 0); // rows kept before this one
    for (std::size_t i = 0; i < rows.size(); ++i) {
        kept[i + 1] = kept[i] + (rows[i].empty() ? 0 : 1);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (GridCell& cell : rows[i]) {
            cell.rowspan = kept[i + static_cast<std::size_t>(cell.rowspan)] - kept[i];
        }
    }
    std::erase_if(rows, [](const GridRow& row) { return row.empty(); });
}

// Columns in which no cell begins go.
void drop_empty_columns(Grid& grid) {
    std::vector<int> begins;
    const auto each = [&grid](auto what) {
        for (Rows* rows : {&grid.head, &grid.body}) {
            for (GridRow& row : *rows) {
                std::ranges::for_each(row, what);
            }
        }
    };
    each([&begins](const GridCell& cell) {
        const auto end = static_cast<std::size_t>(cell.column + cell.colspan);
        begins.resize(std::max(begins.size(), end), 0);
        begins[static_cast<std::size_t>(cell.column)] = 1;
    });
    std::vector<int> before(begins.size() + 1, 0);
    for (std::size_t i = 0; i < begins.size(); ++i) {
        before[i + 1] = before[i] + begins[i];
    }
    each([&before](GridCell& cell) {
        const int end = before[static_cast<std::size_t>(cell.column + cell.colspan)];
        cell.column = before[static_cast<std::size_t>(cell.column)];
        cell.colspan = end - cell.column;
    });
    grid.columns = before.back();
}

void add_gap(GridRow& row, int from, int to) {
    if (to > from) {
        row.push_back({xml::Node(), from, to - from, 1});
    }
}

// Gaps, one cell each, before cells that a span has pushed on, and at the end of short rows.
void fill_gaps(Rows& rows, int columns) {
    std::vector<int> until(static_cast<std::size_t>(columns), 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        GridRow whole;
        const int index = static_cast<int>(i);
        int column = 0;
        int gap = -1;
        auto next = rows[i].begin();
        const auto end_gap = [&] {
            add_gap(whole, gap < 0 ? column : gap, column);
            gap = -1;
        };
        while (column < columns) {
            if (next != rows[i].end() && next->column == column) {
                end_gap();
                std::fill_n(until.begin() + column, next->colspan, index + next->rowspan);
                column += next->colspan;
                whole.push_back(*next++);
            } else if (until[static_cast<std::size_t>(column)] > index) {
                end_gap();
                ++column;
            } else {
                gap = gap < 0 ? column : gap;
                ++column;
            }
        }
        end_gap();
        rows[i] = std::move(whole);
    }
}

} // namespace

Grid make_grid(xml::Node table) {
    Grid grid;
    grid.head = place_rows(table.child("head"), grid.fits);
    grid.body = place_rows(table.child("body"), grid.fits);
    if (!grid.fits) {
        return grid;
    }
    drop_empty_rows(grid.head);
    drop_empty_rows(grid.body);
    drop_empty_columns(grid);
    fill_gaps(grid.head, grid.columns);
    fill_gaps(grid.body, grid.columns);
    return grid;
}

} // namespace engross::html
