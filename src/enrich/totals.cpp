// fact kind="total": the last row of a table says 合計 or 總計, and a number in it is not the sum
// of its column. At the row's first block; @stated, @sum, @column (from 1). Only tables without
// covered cells and subtotals, and columns that hold numbers alone; rounding of each number is
// allowed for.
#include "enrich/facts.h"
#include "enrich/scan.h"

#include <cmath>
#include <optional>

namespace engross::enrich {

namespace {

struct Number {
    double value = 0;
    double rounding = 0.5; // half a unit of the last digit
};

// 1,234, 12.5 %, 3 萬元; a dash or nothing is 0.
std::optional<Number> read(const std::string& cell) {
    static const Pattern shape(
        u"^(?:NT\\$|US\\$|\\$)?(-?[0-9]{1,3}(?:,[0-9]{3}){1,4}|-?[0-9]{1,12})(?:\\.([0-9]{1,6}))?"
        u"[%元人個件次天日小時公頃萬億千百場項名位]{0,4}$");
    const std::string text = without_blanks(text::nfkc(cell));
    if (text.empty() || text == "-" || text == "—" || text == "–") {
        return Number{0, 0};
    }
    const std::vector<Match> found = shape.all(utf16(text));
    if (found.empty()) {
        return std::nullopt;
    }
    std::string digits = found.front().groups[1];
    std::erase(digits, ',');
    const std::string& decimals = found.front().groups[2];
    return Number{text::to_double(digits + (decimals.empty() ? "" : "." + decimals)),
                  0.5 * std::pow(10.0, -static_cast<double>(decimals.size()))};
}

using Row = std::vector<xml::Node>;

std::vector<Row> rows_of(xml::Node table) {
    std::vector<Row> rows;
    for (const xml::Node row : table.child("body").children()) {
        Row cells;
        for (const xml::Node cell : row.children()) {
            if (cell.has("colspan") || cell.has("rowspan")) {
                return {};
            }
            cells.push_back(cell);
        }
        rows.push_back(std::move(cells));
    }
    return rows;
}

std::string words(xml::Node cell) {
    std::string text;
    for (const xml::Node block : cell.children()) {
        text += doc::plain_text(block);
    }
    return text;
}

bool is_total(const std::string& label, bool sub) {
    static const Pattern whole(u"^(?:合計|總計|總和|共計)");
    static const Pattern part(u"小計|合計|總計");
    return (sub ? part : whole).found(utf16(without_blanks(label)));
}

void check_column(const doc::Document& document, const std::vector<Row>& rows, std::size_t column) {
    const std::optional<Number> stated = read(words(rows.back()[column]));
    if (!stated || stated->rounding == 0) {
        return;
    }
    double sum = 0;
    double slack = stated->rounding;
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
        const std::optional<Number> number =
            column < rows[i].size() ? read(words(rows[i][column])) : std::nullopt;
        if (!number) {
            return;
        }
        sum += number->value;
        slack += number->rounding < 0.5 ? number->rounding : 0;
    }
    if (std::fabs(sum - stated->value) <= slack) {
        return;
    }
    xml::Node fact = doc::add_fact(
        document, "total", rows.back()[column].first_child(), words(rows.back()[column]));
    fact.set("stated", text::number(stated->value));
    fact.set("sum", text::number(sum));
    fact.set("column", std::to_string(column + 1));
}

void check_table(const doc::Document& document, xml::Node table) {
    const std::vector<Row> rows = rows_of(table);
    if (rows.size() < 3 || rows.back().size() < 2 || !is_total(words(rows.back().front()), false)) {
        return;
    }
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
        if (rows[i].empty() || is_total(words(rows[i].front()), true)) {
            return;
        }
    }
    for (std::size_t column = 1; column < rows.back().size(); ++column) {
        check_column(document, rows, column);
    }
}

} // namespace

void add_up_tables(doc::Document& document) {
    const xml::Node body = document.body();
    for (xml::Node node = body; node; node = node.following(body)) {
        if (node.is("table") && !node.has("layout")) {
            check_table(document, node);
        }
    }
}

} // namespace engross::enrich
