// Header rows and columns of data tables: those that the file marks, those that only look it, and
// where nothing tells, those that most tables have.
#include "base/text.h"
#include "doc/table.h"
#include "normalize/pass_list.h"
#include "normalize/tools.h"

#include <algorithm>

namespace engross::normalize {

namespace {

bool is_blank_cell(Node cell) {
    return text::is_blank(doc::words(cell)) &&
           !std::ranges::any_of(cell.children().collect(), draws);
}

bool is_short(Node cell) { return text::length(doc::words(cell)) <= 20; }

bool is_numeric(Node cell) {
    std::u32string words = text::decode(squeeze(doc::words(cell)));
    return !words.empty() && std::ranges::all_of(words, [](char32_t c) {
        return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９') ||
               std::u32string_view(U".,%％+-−－()（）$＄NT元:/～~年月日").find(c) !=
                   std::u32string_view::npos;
    });
}

class Table {
public:
    Table(const doc::Document& document, const Looks& looks, Node table)
        : document_(document), looks_(looks), table_(table) {}

    void run() {
        if (table_.attr("layout") == "yes") {
            return;
        }
        if (!table_.child("head")) {
            infer_head();
        } else if (!table_.has("header")) {
            table_.set("header", "author");
        }
        for (Node row : table_.child("head").children()) {
            for (Node cell : row.children()) {
                mark(cell, "column");
            }
        }
        mark_first_column();
        if (!doc::has_header_cell(table_)) {
            assume_header();
        }
    }

private:
    static void mark(Node cell, std::string_view scope) {
        cell.set("header", "yes");
        if (!cell.has("scope")) {
            cell.set("scope", scope);
        }
    }

    bool is_bold(Node cell) const {
        bool any = false;
        for (Node block : cell.children()) {
            if (block.is("p") && draws(block)) {
                any = true;
                if (!looks_.is_bold(block)) {
                    return false;
                }
            }
        }
        return any;
    }

    bool all_bold(Node row) const {
        return std::ranges::all_of(row.children().collect(),
                                   [&](Node c) { return is_blank_cell(c) || is_bold(c); });
    }

    static bool all_shaded(Node row) {
        return std::ranges::all_of(row.children().collect(), [](Node c) {
            return c.has("background") && c.attr("background") != "#ffffff";
        });
    }

    // A heading row names columns: short words in each cell but the first, and it looks or reads
    // unlike the rows under it.
    void infer_head() {
        std::vector<Node> rows = table_.child("body").children().collect();
        if (rows.size() < 2) {
            return;
        }
        Node first = rows[0];
        std::vector<Node> cells = first.children().collect();
        bool names = cells.size() >= 2 && std::ranges::all_of(cells, is_short) &&
                     std::ranges::none_of(cells, is_numeric) &&
                     std::ranges::none_of(std::span(cells).subspan(1), is_blank_cell);
        if (!names) {
            return;
        }
        bool bold = all_bold(first) && !all_bold(rows[1]);
        bool shaded = all_shaded(first) && !all_shaded(rows[1]);
        if (!bold && !shaded && !reads_like_head(rows)) {
            return;
        }
        Node head = table_.child("body").insert_before("head");
        first.move_into(head);
        table_.set("header", "inferred");
        doc::add_repair(document_,
                        "table-head-inferred",
                        table_,
                        table_.attr("src"),
                        text::shorten(doc::plain_text(first), 40));
    }

    // Words over columns of numbers, or the common first cell of a list of things.
    static bool reads_like_head(const std::vector<Node>& rows) {
        std::string first = squeeze(doc::words(*rows[0].children().begin()));
        for (std::string_view word :
             {"項次", "編號", "序號", "日期", "時間", "項目", "No.", "Date", "Time"}) {
            if (first == word) {
                return true;
            }
        }
        std::size_t columns = rows[0].children().collect().size();
        for (std::size_t column = 1; column < columns; ++column) {
            if (rows.size() > 2 && numbers_below(rows, columns, column)) {
                return true;
            }
        }
        return false;
    }

    static bool
    numbers_below(const std::vector<Node>& rows, std::size_t columns, std::size_t column) {
        return std::ranges::all_of(std::span(rows).subspan(1), [&](Node row) {
            std::vector<Node> cells = row.children().collect();
            return cells.size() == columns && is_numeric(cells[column]);
        });
    }

    // First cells name their rows: bold ones beside others that are not, or under an empty corner.
    void mark_first_column() {
        std::vector<Node> rows = table_.child("body").children().collect();
        Node corner = *(*table_.child("head").children().begin()).children().begin();
        bool under_corner = corner && is_blank_cell(corner);
        int bold = 0;
        for (Node row : rows) {
            std::vector<Node> cells = row.children().collect();
            if (cells.size() < 2 || is_blank_cell(cells[0])) {
                return;
            }
            bold += is_bold(cells[0]) && !is_bold(cells[1]) ? 1 : 0;
        }
        if (rows.empty() || !(under_corner || bold == static_cast<int>(rows.size()))) {
            return;
        }
        for (Node row : rows) {
            mark(*row.children().begin(), "row");
        }
    }

    // Whoever hears a table cell by cell needs heads in each one. Where nothing tells them, those
    // that most tables have: short words down the first column, else the first row. One row or one
    // column relates nothing.
    void assume_header() {
        std::vector<Node> rows = table_.child("body").children().collect();
        std::vector<Node> column;
        for (Node row : rows) {
            if (Node first = row.child("cell"); first && first.next_element()) {
                column.push_back(first);
            }
        }
        if (rows.size() < 2 || column.empty()) {
            return;
        }
        std::vector<Node> top = rows[0].children().collect();
        const bool by_row =
            (names_all(column) && column.size() == rows.size() && !names_all(top)) ||
            std::ranges::all_of(top, is_blank_cell);
        for (Node cell : by_row ? column : top) {
            if (!is_blank_cell(cell)) {
                mark(cell, by_row ? "row" : "column");
                table_.set("header", "assumed");
            }
        }
    }

    static bool names_all(const std::vector<Node>& cells) {
        return std::ranges::none_of(
            cells, [](Node c) { return is_blank_cell(c) || is_numeric(c) || !is_short(c); });
    }

    const doc::Document& document_;
    const Looks& looks_;
    Node table_;
};

} // namespace

void tables(doc::Document& document) {
    Looks looks(document);
    std::vector<Node> found;
    Node body = document.body();
    for (Node node = body.first_child(); node; node = node.following(body)) {
        if (node.is("table")) {
            found.push_back(node);
        }
    }
    for (Node table : found) {
        Table(document, looks, table).run();
    }
}

} // namespace engross::normalize
