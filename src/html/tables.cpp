#include "html/grid.h"
#include "html/words.h"
#include "html/writer.h"

namespace engross::html {

namespace {

// Fewer columns fit a telephone; more, or what cannot be broken, may have to be scrolled sideways,
// by keyboard as well.
constexpr int many_columns = 4;
// On paper nothing can be scrolled: more columns are set smaller, still more are no columns any
// more.
constexpr int most_printed = 12;
constexpr int most_small = 40;

bool is_wide(xml::Node table, const Grid& grid) {
    bool wide = grid.columns >= many_columns;
    for (xml::Node node = table.first_child(); node && !wide; node = node.following(table)) {
        wide = node.is("table") || node.is("formula");
    }
    return wide;
}

std::string table_class(bool wide, int columns) {
    return std::string("engross-table") + (wide ? "" : " engross-narrow") +
           (columns > most_small     ? " engross-vast"
            : columns > most_printed ? " engross-dense"
                                     : "");
}

std::string scope_of(xml::Node cell) {
    return cell.attr("scope").starts_with("row") ? "row" : "col";
}

std::string span_of(int span) { return span > 1 ? std::to_string(span) : ""; }

} // namespace

void Writer::table(xml::Node node) {
    const Grid grid = make_grid(node);
    const bool single = grid.head.empty() && grid.columns == 1 && grid.body.size() == 1;
    if (!grid.fits || node.attr("layout") == "yes" || single || grid.columns == 0) {
        boxed(node);
    } else {
        data_table(node, grid);
    }
}

void Writer::data_table(xml::Node node, const Grid& grid) {
    const xml::Node caption = node.child("caption");
    const bool wide = is_wide(node, grid);
    const std::string_view name = caption.attr("id");
    out_.open("div",
              {{"class", table_class(wide, grid.columns)},
               {"role", wide ? "group" : ""},
               {"tabindex", wide ? "0" : ""},
               {"aria-labelledby", wide ? name : ""},
               {"aria-label", wide && name.empty() ? say(words::table) : ""}});
    out_.open("table",
              {{"id", node.attr("id")},
               {"lang", node.attr("lang")},
               {"dir", node.attr("direction") == "rtl" ? "rtl" : ""}});
    out_.line();
    if (caption) {
        out_.open("caption", {{"id", caption.attr("id")}, {"lang", caption.attr("lang")}});
        words(caption);
        out_.close("caption");
        out_.line();
    }
    rows("thead", grid.head);
    rows("tbody", grid.body);
    out_.close("table");
    out_.close("div");
    out_.line();
}

void Writer::rows(std::string_view group, const std::vector<GridRow>& rows) {
    if (rows.empty()) {
        return;
    }
    out_.open(group);
    out_.line();
    for (const GridRow& row : rows) {
        out_.open("tr");
        for (const GridCell& one : row) {
            cell(one);
        }
        out_.close("tr");
        out_.line();
    }
    out_.close(group);
    out_.line();
}

void Writer::cell(const GridCell& cell) {
    const xml::Node node = cell.cell;
    // A header without words would be announced as nothing.
    const bool header = node.attr("header") == "yes" && !text::is_blank(doc::plain_text(node));
    const std::string_view name = header ? "th" : "td";
    out_.open(name,
              {{"id", node.attr("id")},
               {"lang", node.attr("lang")},
               {"scope", header ? scope_of(node) : ""},
               {"colspan", span_of(cell.colspan)},
               {"rowspan", span_of(cell.rowspan)}});
    const During inside(in_header_cell_, header);
    cell_blocks(node);
    out_.close(name);
}

void Writer::cell_blocks(xml::Node cell) {
    const std::string_view mode = cell.attr("writing-mode");
    const bool is_turned = !mode.empty() && !in_vertical_;
    if (is_turned) {
        out_.open("div",
                  {{"class",
                    mode == "sideways-lr"   ? "engross-upwards"
                    : mode == "sideways-rl" ? "engross-sideways"
                                            : "engross-downwards"}});
    }
    const During inside(in_vertical_, in_vertical_ || is_turned);
    blocks(cell);
    if (is_turned) {
        out_.close("div");
    }
}

// A table that is no table: its cells one after the other, framed where the author drew a frame.
void Writer::boxed(xml::Node node) {
    const bool frame = node.attr("layout") != "yes";
    out_.open("div",
              {{"id", node.attr("id")},
               {"lang", node.attr("lang")},
               {"class", frame ? "engross-box" : ""}});
    out_.line();
    if (const xml::Node caption = node.child("caption")) {
        loose_caption(caption);
    }
    for (const std::string_view group : {"head", "body"}) {
        for (const xml::Node row : node.child(group).children()) {
            for (const xml::Node one : row.children()) {
                blocks(one);
            }
        }
    }
    out_.close("div");
    out_.line();
}

} // namespace engross::html
