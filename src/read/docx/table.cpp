// Tables: the grid, merged cells, header rows (ECMA-376-1, 17.4).
#include "read/docx/context.h"
#include "read/docx/table_conditions.h"
#include "read/docx/table_look.h"

#include <algorithm>
#include <utility>

namespace engross::read::docx {

namespace {

constexpr int most_columns = 1'000;

// A cell that cells below may be merged into.
struct Origin {
    xml::Node cell;
    int rows = 1;
};

struct Grid {
    Context& context;
    Place place;
    xml::Node table;
    TableConditions conditions;
    TableLook look;
    int row = -1;                    // that is being read
    std::map<int, Origin> origins{}; // by first column
    bool has_head = false;
    bool is_head_open = true;
};

// Rows of a table, or cells of a row, with the bookmarks between them; what wraps them is looked
// through.
void collect(xml::Node container, std::string_view name, std::vector<xml::Node>& found) {
    for (const xml::Node node : container.children()) {
        if (node.is(name) || node.is("bookmarkStart")) {
            found.push_back(node);
        } else if (node.is("sdt")) {
            collect(node.child("sdtContent"), name, found);
        } else if (node.is("customXml") || node.is("ins") || node.is("moveTo")) {
            collect(node, name, found);
        }
    }
}

// Takes a bookmark between rows or cells, to stand in the next paragraph.
bool take_bookmark(Context& context, xml::Node node) {
    if (node.is("bookmarkStart")) {
        context.pending_anchors.emplace_back(node.attr("name"));
        return true;
    }
    return false;
}

bool continues(xml::Node properties, std::string_view name) {
    // A tracked merge says in its own words what will be (17.13.5.3).
    if (const auto tracked = properties.child("cellMerge").attr("vMerge");
        name == "vMerge" && !tracked.empty()) {
        return tracked == "cont";
    }
    const xml::Node merge = properties.child(name);
    return merge && merge.attr("val") != "restart";
}

bool begins_merge(xml::Node properties) {
    return properties.child("vMerge") || properties.child("cellMerge").attr("vMerge") == "rest";
}

int span_of(xml::Node properties) {
    return std::clamp(text::to_int(properties.child("gridSpan").attr("val"), 1), 1, most_columns);
}

Edges edges(const Grid& grid, int column, int span) {
    const TableConditions& all = grid.conditions;
    return {grid.row == 0,
            all.columns > 0 && column + span >= all.columns,
            grid.row + 1 == all.rows,
            column == 0};
}

// True when the cell is only the continuation of one above it.
bool grow_origin(Grid& grid, int column, xml::Node properties) {
    const auto origin = grid.origins.find(column);
    if (origin == grid.origins.end()) {
        return false;
    }
    xml::Node cell = origin->second.cell;
    cell.set("rowspan", std::to_string(++origin->second.rows));
    const int span = span_of(properties);
    grid.look.set_bottom(
        cell, properties, grid.conditions.at(grid.row, column, span), edges(grid, column, span));
    return true;
}

void read_cell(Grid& grid, xml::Node row, xml::Node source, int column, bool is_header) {
    const xml::Node properties = source.child("tcPr");
    xml::Node cell = row.append("cell");
    if (is_header) {
        cell.set("header", "yes");
        cell.set("scope", "column");
    }
    if (const int span = span_of(properties); span > 1) {
        cell.set("colspan", std::to_string(span));
    }
    Place inside = grid.place;
    inside.flow.parent = cell;
    inside.table_style = grid.conditions.at(grid.row, column, span_of(properties));
    set_cell_look(grid.context, cell, properties, inside.table_style);
    grid.look.set(cell, properties, inside.table_style, edges(grid, column, span_of(properties)));
    grid.origins.erase(column);
    if (begins_merge(properties)) {
        grid.origins[column] = {cell, 1};
    }
    read_blocks(grid.context, source, inside);
}

// Columns before the row's first cell (17.4.15): nothing is drawn there, yet the cells must keep
// their columns.
void skip_columns(xml::Node row, int columns) {
    xml::Node gap = row.append("cell");
    if (columns > 1) {
        gap.set("colspan", std::to_string(columns));
    }
    gap.set("border", "none");
}

// Tracked insertion or deletion of a row or cell; true when it is deleted.
bool record_change(Grid& grid,
                   xml::Node source,
                   xml::Node properties,
                   std::string_view inserted,
                   std::string_view deleted) {
    if (const xml::Node change = properties.child(deleted)) {
        grid.context.out.leftover("deletion", grid.table, "", change.attr("author"), source.text());
        return true;
    }
    if (const xml::Node change = properties.child(inserted)) {
        grid.context.out.leftover(
            "insertion", grid.table, "", change.attr("author"), source.text());
    }
    record_format_change(grid.context, grid.table, properties);
    return false;
}

void read_cells(Grid& grid, xml::Node row, xml::Node source, bool is_header) {
    const xml::Node properties = source.child("trPr");
    int column =
        std::clamp(text::to_int(properties.child("gridBefore").attr("val")), 0, most_columns);
    if (column > 0) {
        skip_columns(row, column);
    }
    std::vector<xml::Node> cells;
    collect(source, "tc", cells);
    for (const xml::Node each : cells) {
        const xml::Node cell_properties = each.child("tcPr");
        if (take_bookmark(grid.context, each) ||
            record_change(grid, each, cell_properties, "cellIns", "cellDel")) {
            continue;
        }
        const int span = span_of(cell_properties);
        xml::Node before = row.last_child();
        if (continues(cell_properties, "hMerge") && before && before.first_child()) {
            const int wide = text::to_int(before.attr("colspan"), 1) + span;
            before.set("colspan", std::to_string(wide));
        } else if (!continues(cell_properties, "vMerge") ||
                   !grow_origin(grid, column, cell_properties)) {
            read_cell(grid, row, each, column, is_header);
        }
        column += span;
    }
}

void read_row(Grid& grid, xml::Node source) {
    const xml::Node properties = source.child("trPr");
    static_cast<void>(record_change(grid, source, properties, "ins", ""));
    const bool is_header = grid.is_head_open && is_on(properties.child("tblHeader"));
    if (grid.is_head_open && !is_header) {
        grid.is_head_open = false;
        grid.origins.clear(); // no cell reaches from the head into the body
    }
    const std::string_view part = is_header ? "head" : "body";
    xml::Node section = grid.table.child(part) ? grid.table.child(part) : grid.table.append(part);
    grid.has_head = grid.has_head || is_header;
    xml::Node row = section.append("row");
    if (const auto height = properties.child("trHeight").attr("val"); !height.empty()) {
        row.set("height", text::number(points(height)));
    }
    read_cells(grid, row, source, is_header);
}

void set_columns(xml::Node table, xml::Node source) {
    std::string columns;
    double width = 0;
    for (const xml::Node column : source.child("tblGrid").children()) {
        if (column.is("gridCol")) {
            const double each = points(column.attr("w"));
            columns += (columns.empty() ? "" : " ") + text::number(each);
            width += each;
        }
    }
    if (!columns.empty() && width > 0) {
        table.set("columns", columns);
    }
    const xml::Node stated = source.child("tblPr").child("tblW");
    if (stated.attr("type") == "dxa" && points(stated.attr("w")) > 0) {
        width = points(stated.attr("w"));
    }
    if (width > 0) {
        table.set("width", text::number(width));
    }
}

int column_count(xml::Node source) {
    int columns = 0;
    for (const xml::Node column : source.child("tblGrid").children()) {
        columns += column.is("gridCol") ? 1 : 0;
    }
    return columns;
}

void set_table_look(Context& context, xml::Node table, xml::Node source) {
    const xml::Node properties = source.child("tblPr");
    const xml::Node own = properties.child("tblBorders");
    const xml::Node style =
        context.styles.table_property(context.styles.table_style(properties), "tblBorders");
    if (!border(own ? own : style).empty()) {
        table.set("border", "yes");
    }
    const auto align = properties.child("jc").attr("val");
    if (align == "center" || align == "right" || align == "end") {
        table.set("align", align == "center" ? "center" : "end");
    }
    if (is_on(properties.child("bidiVisual"))) {
        table.set("direction", "rtl");
    }
    const xml::Node summary = properties.child("tblDescription")
                                  ? properties.child("tblDescription")
                                  : properties.child("tblCaption");
    if (!text::is_blank(summary.attr("val"))) {
        table.set("summary", text::trim(summary.attr("val")));
    }
    set_columns(table, source);
    record_format_change(context, table, properties);
}

void read_rows(Grid& grid, const std::vector<xml::Node>& rows) {
    grid.conditions.rows =
        static_cast<int>(std::ranges::count_if(rows, [](xml::Node each) { return each.is("tr"); }));
    for (const xml::Node row : rows) {
        if (!take_bookmark(grid.context, row)) {
            ++grid.row;
            read_row(grid, row);
        }
    }
}

// The rows that are shown when the tracked changes are accepted, with the bookmarks between them.
std::vector<xml::Node> kept_rows(Context& context, xml::Node source) {
    std::vector<xml::Node> rows;
    collect(source, "tr", rows);
    std::erase_if(rows, [&](xml::Node row) {
        const xml::Node deleted = row.child("trPr").child("del");
        const bool is_hidden = is_on(row.child("trPr").child("hidden"));
        if (deleted || is_hidden) {
            context.out.leftover(deleted ? "deletion" : "hidden",
                                 {},
                                 context.part->src(source),
                                 deleted.attr("author"),
                                 row.text());
        }
        return deleted || is_hidden;
    });
    return rows;
}

} // namespace

void read_table(Context& context, xml::Node source, const Place& outer) {
    const std::vector<xml::Node> rows = kept_rows(context, source);
    if (std::ranges::none_of(rows, [](xml::Node row) { return row.is("tr"); })) {
        return; // Word shows nothing for it either
    }
    Place place = outer;
    if (context.toc.typed && place.flow.parent.is("body")) {
        place.flow.parent = context.toc.typed;
    }
    xml::Node table = context.out.block(place.flow, "table", context.part->src(source));
    if (!context.pending_page_setup.empty()) {
        table.set("page-setup", context.pending_page_setup);
        context.pending_page_setup.clear();
    }
    if (context.part->has_page_marks()) {
        table.set("page", std::to_string(context.page));
    }
    set_table_look(context, table, source);
    const std::string style(context.styles.table_style(source.child("tblPr")));
    Grid grid{context,
              place,
              table,
              table_conditions(source.child("tblPr"), style, context.styles.node(style)),
              TableLook(context.styles, source.child("tblPr"), style)};
    grid.conditions.columns = column_count(source);
    const std::string around = std::exchange(context.box_background, "");
    read_rows(grid, rows);
    context.box_background = around;
    if (grid.has_head) {
        table.set("header", "author");
    }
    if (!table.child("body")) {
        table.append("body");
    }
}

} // namespace engross::read::docx
