// Tables are made whole: veraPDF and screen readers want a grid without holes, so short rows are
// filled up and spans that reach out of the table or over each other are cut (ISO
// 14289-1, 7.5; 7.2-15, -41 to -43).
#include "tags.h"

#include "doc/table.h"

#include <algorithm>

namespace engross::pdf {
namespace {

constexpr std::size_t max_columns = 1000;

std::size_t span_of(xml::Node cell, std::string_view attribute) {
    return static_cast<std::size_t>(std::clamp(text::to_int(cell.attr(attribute), 1), 1, 1000));
}

// The columns of one group of rows, filled from above to below.
class Grid {
public:
    void next_row() {
        for (std::size_t& rows : covered_) {
            rows -= rows > 0 ? 1 : 0;
        }
        at_ = 0;
    }

    // Goes to the first free column from here on.
    std::size_t seek() {
        while (at_ < covered_.size() && covered_[at_] > 0) {
            ++at_;
        }
        return at_;
    }

    // How many of `wanted` columns are free at the first free one.
    std::size_t room(std::size_t wanted) {
        seek();
        std::size_t free = 0;
        while (free < wanted && at_ + free < max_columns &&
               (at_ + free >= covered_.size() || covered_[at_ + free] == 0)) {
            ++free;
        }
        return free;
    }

    void put(std::size_t columns, std::size_t rows) {
        covered_.resize(std::max(covered_.size(), at_ + columns), 0);
        std::fill_n(covered_.begin() + static_cast<std::ptrdiff_t>(at_), columns, rows);
        at_ += columns;
    }

    [[nodiscard]] std::size_t columns() const { return covered_.size(); }

private:
    std::vector<std::size_t> covered_; // rows that a column is still covered, this one included
    std::size_t at_ = 0;
};

std::vector<xml::Node> rows_of(xml::Node group) { return group.children().collect(); }

std::size_t count_columns(xml::Node group) {
    Grid grid;
    const auto rows = rows_of(group);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        grid.next_row();
        for (const xml::Node cell : rows[r].children()) {
            if (const std::size_t columns = grid.room(span_of(cell, "colspan")); columns > 0) {
                grid.put(columns, std::min(span_of(cell, "rowspan"), rows.size() - r));
            }
        }
    }
    return grid.columns();
}

std::string_view scope_of(xml::Node cell) {
    const auto scope = cell.attr("scope");
    if (scope == "both") {
        return "Both";
    }
    const bool in_head = cell.parent().parent().is("head");
    return scope == "row" || (scope.empty() && !in_head) ? "Row" : "Column";
}

} // namespace

Element& Tree::table(xml::Node node) {
    Element& parent = of(node.parent());
    // No data (a frame, a single row, a blank form: ISO 14289-1, 7.5): its cells are read one after
    // the other.
    if (node.attr("layout") == "yes" || !doc::has_header_cell(node)) {
        return parent;
    }
    Element& table = make("Table", parent, node);
    const xml::Node head = node.child("head");
    const xml::Node body = node.child("body");
    const std::size_t columns = std::max(count_columns(head), count_columns(body));
    // A THead needs a TBody (7.2-14).
    if (head && body.first_child()) {
        make_rows(make("THead", table, head), head, columns);
        make_rows(make("TBody", table, body), body, columns);
    } else {
        make_rows(table, head ? head : body, columns);
    }
    return table;
}

void Tree::make_rows(Element& parent, xml::Node group, std::size_t columns) {
    Grid grid;
    const auto rows = rows_of(group);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        Element& row = make("TR", parent, rows[r]);
        grid.next_row();
        for (const xml::Node cell : rows[r].children()) {
            const std::size_t width = grid.room(span_of(cell, "colspan"));
            if (width == 0) {
                content_[cell.raw()] = &row; // beyond the limit of columns
                continue;
            }
            const std::size_t height = std::min(span_of(cell, "rowspan"), rows.size() - r);
            grid.put(width, height);
            Element& made = make(cell.attr("header") == "yes" ? "TH" : "TD", row, cell);
            made.scope = made.type == "TH" ? scope_of(cell) : "";
            made.colspan = static_cast<int>(width);
            made.rowspan = static_cast<int>(height);
            content_[cell.raw()] = &made;
        }
        while (grid.seek() < columns) {
            const std::size_t missing = grid.room(columns - grid.seek());
            grid.put(missing, 1);
            Element& filler = make("TD", row, rows[r]);
            filler.colspan = static_cast<int>(missing);
            filler.order = order_.size() + 1; // after the row's own cells
        }
    }
}

Element& Tree::cell(xml::Node node) {
    const xml::Node table = node.parent().parent().parent();
    Element& home = of(table);
    const auto found = content_.find(node.raw());
    return found == content_.end() ? home : *found->second;
}

} // namespace engross::pdf
