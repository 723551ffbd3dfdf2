// Tables (ODF 1.3 part 3, 9).
#include "read/odt/context.h"

#include <algorithm>

namespace engross::read::odt {

namespace {

constexpr int most_columns = 1'000;
constexpr int most_repeated_rows = 1'000;

struct Row {
    xml::Node source;
    bool is_header;
};

void collect_rows(xml::Node container, bool is_header, std::vector<Row>& rows) {
    for (const xml::Node node : container.children()) {
        if (node.is("table-row")) {
            rows.push_back({node, is_header});
        } else if (node.is("table-header-rows") || node.is("table-rows") || node.is("table-row-group")) {
            collect_rows(node, is_header || node.is("table-header-rows"), rows);
        }
    }
}

void collect_columns(Context& context, xml::Node container, std::vector<double>& widths) {
    for (const xml::Node node : container.children()) {
        if (node.is("table-column")) {
            const Properties& look = context.styles.properties("table-column", node.attr("style-name"));
            const int times = std::clamp(text::to_int(node.attr("number-columns-repeated"), 1), 1, most_columns);
            const double width = points(value_of(look.other, "column-width"));
            widths.insert(widths.end(), static_cast<std::size_t>(times), width);
        } else if (node.name().starts_with("table-column") || node.is("table-header-columns")) {
            collect_columns(context, node, widths);
        }
    }
}

void set_columns(Context& context, xml::Node table, xml::Node source) {
    std::vector<double> widths;
    collect_columns(context, source, widths);
    std::string list;
    double sum = 0;
    for (const double width : widths) {
        list += (list.empty() ? "" : " ") + text::number(width);
        sum += width;
    }
    if (sum > 0) {
        table.set("columns", list);
    }
    const Properties& look = context.styles.properties("table", source.attr("style-name"));
    const double width = points(value_of(look.other, "width"));
    if (width > 0 || sum > 0) {
        table.set("width", text::number(width > 0 ? width : sum));
    }
    const auto align = value_of(look.other, "align");
    if (align == "center" || align == "right") {
        table.set("align", align == "center" ? "center" : "end");
    }
}

void set_cell_look(Context& context, xml::Node table, xml::Node cell, xml::Node source) {
    const Properties& look = context.styles.properties("table-cell", source.attr("style-name"));
    if (const std::string fill = background(look.other); !fill.empty()) {
        cell.set("background", fill);
    }
    if (const std::string line = border(look.other); !line.empty()) {
        cell.set("border", line);
        table.set("border", "yes");
    }
    if (const auto align = value_of(look.other, "vertical-align"); align == "middle" || align == "bottom") {
        cell.set("vertical-align", align);
    }
}

void read_cell(Context& context, xml::Node table, xml::Node row, const Row& in, xml::Node source, const Place& place) {
    xml::Node cell = row.append("cell");
    if (in.is_header) {
        cell.set("header", "yes");
        cell.set("scope", "column");
    }
    for (const auto& [from, to] : {std::pair{"number-columns-spanned", "colspan"}, std::pair{"number-rows-spanned", "rowspan"}}) {
        if (const int span = std::clamp(text::to_int(source.attr(from), 1), 1, most_columns); span > 1) {
            cell.set(to, std::to_string(span));
        }
    }
    set_cell_look(context, table, cell, source);
    Place inside{place.flow, nullptr};
    inside.flow.parent = cell;
    read_blocks(context, source, inside);
}

void read_row(Context& context, xml::Node table, const Row& in, const Place& place) {
    const std::string_view part = in.is_header ? "head" : "body";
    xml::Node section = table.child(part) ? table.child(part) : table.append(part);
    xml::Node row = section.append("row");
    const Properties& look = context.styles.properties("table-row", in.source.attr("style-name"));
    const auto height = value_of(look.other, "row-height").empty() ? value_of(look.other, "min-row-height")
                                                                    : value_of(look.other, "row-height");
    if (points(height) > 0) {
        row.set("height", text::number(points(height)));
    }
    for (const xml::Node source : in.source.children()) {
        if (!source.is("table-cell")) {
            continue; // covered cells
        }
        const int times = std::clamp(text::to_int(source.attr("number-columns-repeated"), 1), 1, most_columns);
        for (int time = 0; time < times; ++time) {
            read_cell(context, table, row, in, source, place);
        }
    }
}

} // namespace

void read_table(Context& context, xml::Node source, const Place& outer) {
    xml::Node table = context.out.block(outer.flow, "table", context.part->src(source));
    const Properties look = context.styles.properties("table", source.attr("style-name"));
    if (value_of(look.other, "break-before") == "page") {
        table.set("break-before", "page");
        context.page += context.counts_pages ? 1 : 0;
    }
    if (context.counts_pages) {
        table.set("page", std::to_string(context.page));
    }
    set_columns(context, table, source);
    std::vector<Row> rows;
    collect_rows(source, false, rows);
    for (const Row& row : rows) {
        const int times = std::clamp(text::to_int(row.source.attr("number-rows-repeated"), 1), 1, most_repeated_rows);
        for (int time = 0; time < times; ++time) {
            read_row(context, table, row, outer);
        }
    }
    if (table.child("head")) {
        table.set("header", "author");
    }
    if (!table.child("body")) {
        table.append("body");
    }
}

} // namespace engross::read::odt
