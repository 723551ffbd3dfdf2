// Tables that only arrange: pictures side by side with their captions below, or one frame around
// text.
#include "base/text.h"
#include "normalize/pass_list.h"
#include "normalize/pictures.h"

#include <algorithm>

namespace engross::normalize {

namespace {

std::vector<Node> rows_of(Node table) {
    std::vector<Node> rows;
    for (std::string_view part : {"head", "body"}) {
        for (Node row : table.child(part).children()) {
            rows.push_back(row);
        }
    }
    return rows;
}

bool is_picture_cell(Node cell) {
    bool any = false;
    for (Node block : cell.children()) {
        if (is_picture_paragraph(block)) {
            any = true;
        } else if (!block.is("p") || draws(block)) {
            return false;
        }
    }
    return any;
}

// Short words, or nothing: what may be a caption in a picture table. A cell may also hold both.
bool is_caption_cell(Node cell) {
    for (Node block : cell.children()) {
        if (!block.is("p") || doc::words(block).size() > 240) {
            return false;
        }
    }
    return true;
}

bool has_picture(Node cell) {
    return std::ranges::any_of(cell.children().collect(),
                               [](Node block) { return !images_of(block).empty(); });
}

bool is_labelled_caption(Node cell) {
    auto found = parse_caption_label(text::decode(text::trim(doc::words(cell))));
    return found && found->delimited;
}

bool has_lines(Node table, const std::vector<Node>& rows) {
    return table.attr("border") == "yes" || std::ranges::any_of(rows, [](Node row) {
               return std::ranges::any_of(row.children().collect(), [](Node cell) {
                   return cell.has("border") && cell.attr("border") != "none";
               });
           });
}

// What the cells of a table hold.
struct Count {
    std::size_t pictures = 0;
    std::size_t captions = 0; // with a label: 圖 1
    std::size_t words = 0;    // without
    bool mixed = false;       // words beside a picture: an explanation, not a caption
    bool prose = false;
};

Count count(const std::vector<Node>& rows) {
    Count all;
    for (Node row : rows) {
        Count here;
        for (Node cell : row.children()) {
            std::vector<Node> blocks = cell.children().collect();
            bool picture = has_picture(cell);
            all.prose = all.prose || !is_caption_cell(cell);
            here.pictures += picture ? 1 : 0;
            if (!is_picture_cell(cell) && std::ranges::any_of(blocks, draws)) {
                ++(is_labelled_caption(cell) ? here.captions : here.words);
            }
        }
        all.mixed = all.mixed || (here.pictures > 0 && here.words > 0);
        all.pictures += here.pictures;
        all.captions += here.captions;
        all.words += here.words;
    }
    return all;
}

// Pictures with captions are no data. Pictures with other words are none where there are no lines
// either and the words stand in rows of their own.
bool is_picture_table(Node table, const std::vector<Node>& rows) {
    Count cells = count(rows);
    if (cells.pictures == 0 || cells.prose || table.child("head")) {
        return false;
    }
    return cells.words == 0 ||
           (!cells.mixed && cells.words <= cells.pictures && !has_lines(table, rows));
}

void out(Node cell, Node table) {
    for (Node block : cell.children().collect()) {
        if (draws(block)) {
            block.move_before(table);
        }
    }
}

// Column by column within pairs of rows, so that each picture is followed by its caption.
void take_apart_pictures(Node table, const std::vector<Node>& rows) {
    for (std::size_t at = 0; at < rows.size();) {
        std::vector<Node> upper = rows[at].children().collect();
        std::vector<Node> lower =
            at + 1 < rows.size() ? rows[at + 1].children().collect() : std::vector<Node>();
        bool pair = lower.size() == upper.size() && std::ranges::all_of(upper, is_picture_cell) &&
                    std::ranges::none_of(lower, is_picture_cell);
        bool reverse = lower.size() == upper.size() &&
                       std::ranges::none_of(upper, is_picture_cell) &&
                       std::ranges::all_of(lower, is_picture_cell);
        for (std::size_t column = 0; column < upper.size(); ++column) {
            out(upper[column], table);
            if (pair || reverse) {
                out(lower[column], table);
            }
        }
        at += pair || reverse ? 2 : 1;
    }
}

void replace(const doc::Document& document,
             Node table,
             const std::vector<Node>& rows,
             Heirs& heirs) {
    Node before = table.previous_element();
    std::string quote = text::shorten(doc::plain_text(table), 30);
    std::string src(table.attr("src"));
    take_apart_pictures(table, rows);
    Node first = before ? before.next_element() : *table.parent().children().begin();
    if (first != table) {
        for (std::string_view name : {"break-before", "page-setup"}) {
            if (table.has(name)) {
                copy_attribute(table, first, name);
            }
        }
        doc::add_repair(document, "layout-table", first, src, quote);
        heirs.add(table, first);
    }
    table.remove();
}

} // namespace

void layout_tables(doc::Document& document) {
    Heirs heirs;
    for (Node table : document.body().children().collect()) {
        if (!table.is("table") || table.child("caption")) {
            continue;
        }
        std::vector<Node> rows = rows_of(table);
        if (!rows.empty() && is_picture_table(table, rows)) {
            replace(document, table, rows, heirs);
        } else if (rows.size() == 1 && rows[0].child("cell") &&
                   !rows[0].child("cell").next_element()) {
            table.set("layout", "yes"); // a frame around text: kept, since it is drawn
        }
    }
    heirs.apply(document);
}

} // namespace engross::normalize
