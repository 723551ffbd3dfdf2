// Tables: [attributes, caption, columns, head, bodies, foot].
#include "read/pandoc/context.h"

#include <algorithm>

namespace engross::read::pandoc {

namespace {

constexpr int most_span = 1'000;
constexpr std::size_t most_columns = 10'000;
constexpr double text_width = 453.5; // pt, between the margins

// What cells of a row are.
struct Kind {
    bool is_header = false;
    int header_columns = 0;
};

std::string_view align_name(const std::string& name) {
    if (name == "AlignLeft" || name == "AlignRight") {
        return name == "AlignLeft" ? "start" : "end";
    }
    return name == "AlignCenter" ? "center" : "";
}

void set_columns(xml::Node table, const Json& columns) {
    std::string list;
    for (const Json& column : columns) {
        const Json& width = column.at(1);
        if (type(width) != "ColWidth") {
            return;
        }
        const double share = std::clamp(content(width).get<double>(), 0.0, 1.0);
        list += (list.empty() ? "" : " ") + text::number(share * text_width);
    }
    if (!list.empty()) {
        table.set("columns", list);
    }
}

std::string align_of(const Json& cell, const Json& columns, std::size_t column) {
    const std::string own(align_name(type(cell.at(1))));
    return own.empty() && column < columns.size()
               ? std::string(align_name(type(columns.at(column).at(0))))
               : own;
}

void set_span(xml::Node cell, std::string_view name, int span) {
    if (span > 1) {
        cell.set(name, std::to_string(span));
    }
}

int span_of(const Json& number) { return std::clamp(number.get<int>(), 1, most_span); }

class Rows {
public:
    Rows(Context& context, xml::Node table, const Json& columns, const Place& place)
        : context_(context), table_(table), columns_(columns), place_(place) {}

    void read(const Json& rows, std::string_view part, const Kind& kind) {
        covered_.clear();
        for (const Json& row : rows) {
            xml::Node section = table_.child(part) ? table_.child(part) : table_.append(part);
            read_row(row.at(1), section.append("row"), kind);
        }
    }

private:
    // Columns that a cell of an earlier row still covers are passed over, so that alignment and
    // header columns are those of the column where the cell stands.
    void read_row(const Json& cells, xml::Node row, const Kind& kind) {
        std::size_t column = 0;
        for (const Json& cell : cells) {
            while (column < covered_.size() && covered_[column] > 0) {
                --covered_[column++];
            }
            const int rows = span_of(cell.at(2));
            const auto width = static_cast<std::size_t>(span_of(cell.at(3)));
            read_cell(cell, row, kind, column);
            const std::size_t end = std::min(column + width, most_columns);
            covered_.resize(std::max(covered_.size(), end));
            for (; column < end; ++column) {
                covered_[column] = rows - 1;
            }
        }
        for (; column < covered_.size(); ++column) {
            covered_[column] = std::max(0, covered_[column] - 1);
        }
    }

    void read_cell(const Json& source, xml::Node row, const Kind& kind, std::size_t column) {
        xml::Node cell = row.append("cell");
        const bool heads_row =
            !kind.is_header && column < static_cast<std::size_t>(kind.header_columns);
        if (kind.is_header || heads_row) {
            cell.set("header", "yes");
            cell.set("scope", heads_row ? "row" : "column");
        }
        set_span(cell, "rowspan", span_of(source.at(2)));
        set_span(cell, "colspan", span_of(source.at(3)));
        Place inside = place_;
        inside.item = nullptr;
        inside.indent = 0;
        inside.is_quote = false;
        inside.flow.parent = cell;
        inside.is_header = kind.is_header || heads_row;
        inside.align = align_of(source, columns_, column);
        if (const std::string lang = language_of(Attributes(source.at(0)).value("lang"));
            !lang.empty()) {
            inside.lang = lang;
        }
        read_blocks(context_, source.at(4), inside);
    }

    Context& context_;
    xml::Node table_;
    const Json& columns_;
    const Place& place_;
    std::vector<int> covered_; // by column: rows below that a cell still covers
};

bool is_empty_row(const Json& row) {
    return std::ranges::all_of(row.at(1), [](const Json& cell) { return cell.at(4).empty(); });
}

} // namespace

void read_table(Context& context, const Json& parts, const Place& place) {
    for (const Json& caption : parts.at(1).at(1)) {
        if (type(caption) == "Plain" || type(caption) == "Para") {
            read_paragraph(context, content(caption), place, "caption");
        }
    }
    xml::Node table = context.out.block(place.flow, "table", next_src(context));
    table.set("border", "yes");
    set_columns(table, parts.at(2));
    Rows rows(context, table, parts.at(2), place);
    // A head of empty cells is what Pandoc writes for a table without one.
    if (const Json& head = parts.at(3).at(1); !std::ranges::all_of(head, is_empty_row)) {
        rows.read(head, "head", {.is_header = true});
        table.set("header", "author");
    }
    for (const Json& body : parts.at(4)) {
        const Kind kind{.header_columns = std::clamp(body.at(1).get<int>(), 0, most_span)};
        rows.read(body.at(2), "body", {.is_header = true});
        if (!body.at(2).empty()) {
            table.set("header", "author");
        }
        rows.read(body.at(3), "body", kind);
    }
    rows.read(parts.at(5).at(1), "body", {});
    if (!table.child("body")) {
        table.append("body");
    }
}

} // namespace engross::read::pandoc
