// Tables (ODF 1.3 part 3, 9).
#include "base/error.h"
#include "read/odt/context.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

namespace engross::read::odt {

namespace {

constexpr int most_columns = 1'000; // that spans and widths are kept for

struct Row {
    xml::Node source; // or a soft page break between rows
    bool is_header;
};

// How often a column, row or cell stands there.
std::uint64_t times(xml::Node node, std::string_view attribute) {
    const auto value = node.attr(attribute);
    std::uint64_t count = 1;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), count);
    return error == std::errc::result_out_of_range ? std::numeric_limits<std::uint64_t>::max()
                                                   : std::max<std::uint64_t>(count, 1);
}

[[noreturn]] void refuse() {
    throw Error(ExitCode::limit,
                "",
                {"表格重複的列與儲存格數超出上限。",
                 "The repeated rows and cells of a table are more than the limit allows."});
}

// Rows, cells and blocks that an element gives when its repeats are written out. Nothing is built
// before this is known to be within the limit: each factor may be 2 000 000 000, and tables nest.
std::uint64_t size_of(xml::Node node, std::uint64_t limit) {
    const bool is_cell = node.is("table-cell");
    const bool is_row = node.is("table-row");
    std::uint64_t sum = is_cell || is_row || node.is("p") || node.is("h") ? 1 : 0;
    for (const xml::Node child : node.children()) {
        sum += size_of(child, limit);
        if (sum > limit) {
            refuse();
        }
    }
    const std::uint64_t repeats = is_cell  ? times(node, "number-columns-repeated")
                                  : is_row ? times(node, "number-rows-repeated")
                                           : 1;
    if (repeats > limit || sum * repeats > limit) {
        refuse();
    }
    return sum * repeats;
}

void collect_rows(xml::Node container, bool is_header, std::vector<Row>& rows) {
    for (const xml::Node node : container.children()) {
        if (node.is("table-row") || node.is("soft-page-break")) {
            rows.push_back({node, is_header});
        } else if (node.is("table-header-rows") || node.is("table-rows") ||
                   node.is("table-row-group")) {
            collect_rows(node, is_header || node.is("table-header-rows"), rows);
        }
    }
}

// Columns that hold row headers: how many there are from the left.
std::size_t header_columns(xml::Node source) {
    const xml::Node before = source.child("table-column");
    const xml::Node headers = source.child("table-header-columns");
    std::size_t count = 0;
    for (const xml::Node column : headers.children()) {
        count += std::min<std::uint64_t>(times(column, "number-columns-repeated"), most_columns);
    }
    const bool stands_first = !before || headers.next_element() == before || !headers;
    return stands_first ? count : 0;
}

void collect_columns(Context& context, xml::Node container, std::vector<double>& widths) {
    for (const xml::Node node : container.children()) {
        if (node.is("table-column")) {
            const Properties& look =
                context.styles.properties("table-column", node.attr("style-name"));
            const auto repeats = times(node, "number-columns-repeated");
            const auto free = most_columns - std::min<std::size_t>(widths.size(), most_columns);
            const double width = points(value_of(look.other, "column-width"));
            widths.insert(widths.end(), std::min<std::size_t>(repeats, free), width);
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
    const bool from_right = value_of(look.other, "writing-mode").starts_with("rl");
    if (from_right) {
        table.set("direction", "rtl");
    }
    const auto align = value_of(look.other, "align");
    if (align == "center" || align == (from_right ? "left" : "right")) {
        table.set("align", align == "center" ? "center" : "end");
    }
}

// style:writing-mode with LibreOffice's bt-lr; style:rotation-angle (ODF 1.3 part 3, 20.359),
// anticlockwise. Text that leans is set level.
std::string_view writing_mode(const Values& look) {
    const std::string_view mode = value_of(look, "writing-mode");
    const std::string_view angle = value_of(look, "rotation-angle");
    const long turn = std::lround(text::to_double(angle.substr(0, angle.find("deg"))));
    return mode == "bt-lr" || turn == 90 ? "sideways-lr"
           : turn == 270 || turn == -90  ? "sideways-rl"
           : mode.starts_with("tb")      ? "vertical-rl"
                                         : "";
}

void set_cell_look(Context& context, xml::Node table, xml::Node cell, xml::Node source) {
    const Properties& look = context.styles.properties("table-cell", source.attr("style-name"));
    set_optional(cell, "background", background(look.other));
    if (!border(look.other).empty()) {
        cell.set("border", borders(look.other));
        table.set("border", "yes");
    }
    for (const auto& [property, attribute] :
         {std::pair{"diagonal-tl-br", "diagonal-down"}, {"diagonal-bl-tr", "diagonal-up"}}) {
        set_optional(cell, attribute, line_of_border(value_of(look.other, property)));
    }
    set_optional(cell, "padding", paddings(look.other));
    set_optional(cell, "writing-mode", std::string(writing_mode(look.other)));
    if (const auto align = value_of(look.other, "vertical-align");
        align == "middle" || align == "bottom") {
        cell.set("vertical-align", align);
    }
}

// One table while it is read.
struct Table {
    Context& context;
    const Place& place;
    xml::Node node;
    std::size_t header_columns = 0;
};

void set_span(xml::Node cell, std::string_view name, std::string_view value) {
    if (const int span = std::clamp(text::to_int(value, 1), 1, most_columns); span > 1) {
        cell.set(name, std::to_string(span));
    }
}

void read_cell(Table& table, xml::Node row, xml::Node source, std::string_view scope) {
    xml::Node cell = row.append("cell");
    if (!scope.empty()) {
        cell.set("header", "yes");
        cell.set("scope", scope);
    }
    set_span(cell, "colspan", source.attr("number-columns-spanned"));
    set_span(cell, "rowspan", source.attr("number-rows-spanned"));
    set_cell_look(table.context, table.node, cell, source);
    Place inside{table.place.flow, nullptr};
    inside.flow.parent = cell;
    read_blocks(table.context, source, inside);
}

// What stands under a cell that spans others is not seen, but in the file.
void record_covered(Context& context, xml::Node source) {
    const std::string words = source.text();
    if (!text::is_blank(words)) {
        context.out.leftover("hidden", {}, context.part->src(source.child("p")), "", words);
    }
}

void set_height(Context& context, xml::Node row, xml::Node source) {
    const Properties& look = context.styles.properties("table-row", source.attr("style-name"));
    const auto fixed = value_of(look.other, "row-height");
    const double height = points(fixed.empty() ? value_of(look.other, "min-row-height") : fixed);
    if (height > 0) {
        row.set("height", text::number(height));
    }
}

void read_row(Table& table, const Row& in) {
    const std::string_view part = in.is_header ? "head" : "body";
    xml::Node section = table.node.child(part) ? table.node.child(part) : table.node.append(part);
    xml::Node row = section.append("row");
    set_height(table.context, row, in.source);
    std::size_t column = 0;
    for (const xml::Node source : in.source.children()) {
        const std::uint64_t count = times(source, "number-columns-repeated");
        if (source.is("covered-table-cell")) {
            record_covered(table.context, source);
            column += count;
        } else if (source.is("table-cell")) {
            for (std::uint64_t time = 0; time < count; ++time, ++column) {
                const bool is_label = column < table.header_columns;
                read_cell(table, row, source, in.is_header ? "column" : (is_label ? "row" : ""));
            }
        }
    }
}

void read_rows(Table& table, xml::Node source) {
    std::vector<Row> rows;
    collect_rows(source, false, rows);
    for (const Row& row : rows) {
        if (row.source.is("soft-page-break")) {
            soft_page_break(table.context);
            continue;
        }
        const std::uint64_t count = times(row.source, "number-rows-repeated");
        for (std::uint64_t time = 0; time < count; ++time) {
            read_row(table, row);
        }
    }
}

// Cells have no lines but their own, whatever the table has.
void say_borderless(xml::Node table) {
    if (!table.has("border")) {
        return;
    }
    for (const xml::Node part : table.children()) {
        for (const xml::Node row : part.children()) {
            for (xml::Node cell : row.children()) {
                if (cell.is("cell") && !cell.has("border")) {
                    cell.set("border", "none");
                }
            }
        }
    }
}

} // namespace

void check_repeats(Context& context, xml::Node root) {
    const std::uint64_t limit = 2 * context.input.limits.blocks; // a cell and what it holds
    context.cells += size_of(root, limit);
    if (context.cells > limit) {
        refuse();
    }
}

void read_table(Context& context, xml::Node source, const Place& outer) {
    const auto style = source.attr("style-name");
    const BlockStyle pages{"table", style, context.styles.properties("table", style).other};
    const bool is_body = is_body_flow(context, outer);
    if (is_body) {
        begin_pages(context, pages);
    }
    xml::Node node = context.out.block(outer.flow, "table", context.part->src(source));
    if (is_body) {
        write_breaks(context, node, pages);
    }
    if (context.counts_pages) {
        node.set("page", std::to_string(context.page));
    }
    set_columns(context, node, source);
    Table table{context, outer, node, header_columns(source)};
    ++context.table_depth;
    const std::string around = std::exchange(context.box_background, "");
    read_rows(table, source);
    context.box_background = around;
    --context.table_depth;
    say_borderless(node);
    if (node.child("head")) {
        node.set("header", "author");
    }
    if (!node.child("body")) {
        node.append("body");
    }
}

} // namespace engross::read::odt
