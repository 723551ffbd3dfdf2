#include "layout/grid.h"

#include "base/text.h"
#include "doc/document.h"

#include <algorithm>
#include <cmath>

namespace engross::layout {
namespace {

constexpr std::size_t most_columns = 200;

std::size_t span(xml::Node cell, std::string_view name, std::size_t most) {
    const int value = text::to_int(cell.attr(name), 1);
    return std::clamp<std::size_t>(
        value < 1 ? 1 : static_cast<std::size_t>(value), 1, std::max<std::size_t>(most, 1));
}

void add_rows(xml::Node part, Grid& grid) {
    for (const xml::Node row : part.children()) {
        if (row.is("row")) {
            grid.rows.push_back({.node = row, .cells = {}});
        }
    }
}

// Covered cells are left out in the canonical XML: the next cell goes to the first free column.
void place_cells(Grid& grid) {
    std::vector<std::size_t>
        taken; // for each column: rows from this one on that a cell above covers
    for (std::size_t r = 0; r < grid.rows.size(); ++r) {
        GridRow& row = grid.rows[r];
        std::size_t column = 0;
        for (const xml::Node node : row.node.children()) {
            while (column < taken.size() && taken[column] > 0) {
                ++column;
            }
            if (!node.is("cell") || column >= most_columns) {
                continue;
            }
            GridCell cell{.node = node, .column = column};
            cell.columns = span(node, "colspan", most_columns - column);
            const std::size_t group_end = r < grid.head_rows ? grid.head_rows : grid.rows.size();
            cell.rows = span(node, "rowspan", group_end - r);
            column += cell.columns;
            taken.resize(std::max(taken.size(), column), 0);
            std::fill(taken.begin() + static_cast<std::ptrdiff_t>(cell.column),
                      taken.begin() + static_cast<std::ptrdiff_t>(column),
                      cell.rows);
            row.cells.push_back(cell);
        }
        for (std::size_t& rows : taken) {
            rows -= rows > 0 ? 1 : 0;
            row.joined_down = row.joined_down || rows > 0;
        }
    }
    grid.columns = taken.size();
}

std::vector<double> stated_widths(xml::Node table, std::size_t columns) {
    std::vector<double> widths;
    std::string list(table.attr("columns"));
    std::ranges::replace(list, ',', ' ');
    for (const std::string_view part : text::split(list, ' ')) {
        if (const double width = text::to_double(part, 0); width > 0 && width < 1e5) {
            widths.push_back(width);
        }
    }
    return widths.size() >= columns ? widths : std::vector<double>();
}

std::vector<double> widths_by_content(const Grid& grid, double measure) {
    std::vector<double> weights(grid.columns, 2);
    for (const GridRow& row : grid.rows) {
        for (const GridCell& cell : row.cells) {
            if (cell.columns == 1) {
                const auto length =
                    static_cast<double>(std::min<std::size_t>(cell.node.text().size(), 3000));
                weights[cell.column] = std::max(weights[cell.column], std::sqrt(length));
            }
        }
    }
    double sum = 0;
    for (const double weight : weights) {
        sum += weight;
    }
    for (double& weight : weights) {
        weight *= measure / sum;
    }
    return weights;
}

} // namespace

Grid read_grid(xml::Node table) {
    Grid grid;
    add_rows(table.child("head"), grid);
    grid.head_rows = grid.rows.size();
    add_rows(table.child("body"), grid);
    place_cells(grid);
    return grid;
}

std::vector<double> column_widths(xml::Node table, const Grid& grid, double measure) {
    std::vector<double> widths = stated_widths(table, grid.columns);
    if (widths.empty()) {
        return widths_by_content(grid, measure);
    }
    widths.resize(grid.columns);
    double sum = 0;
    for (const double width : widths) {
        sum += width;
    }
    if (sum > measure) {
        for (double& width : widths) {
            width *= measure / sum;
        }
    }
    return widths;
}

} // namespace engross::layout
