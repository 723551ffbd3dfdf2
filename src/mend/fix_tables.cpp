// Header rows of tables.
#include "base/text.h"
#include "mend/fix.h"
#include "mend/markup.h"

namespace engross::mend {

namespace {

void mark_docx_row(xml::Node row) {
    xml::Node properties = row.child("trPr");
    if (!properties) {
        const xml::Node exception = row.child("tblPrEx");
        properties = xml::qualify(
            (exception ? xml::Node(exception).insert_after("trPr") : row.prepend("trPr")),
            name_space(row));
    }
    if (xml::Node known = properties.child("tblHeader")) {
        xml::unset(known, name_space(row), "val");
        return;
    }
    for (xml::Node child :
         properties.children()) { // changes stand at the end (ECMA-376-1, 17.4.81)
        if (child.is("ins") || child.is("del") || child.is("trPrChange")) {
            xml::qualify(child.insert_before("tblHeader"), name_space(row));
            return;
        }
    }
    add(properties, "tblHeader");
}

bool mark_docx(xml::Node table, std::size_t rows) {
    std::vector<xml::Node> first;
    for (const xml::Node row : table.children()) {
        if (row.is("tr") && first.size() < rows) {
            first.push_back(row);
        }
    }
    if (first.size() < rows) {
        return false;
    }
    for (const xml::Node row : first) {
        mark_docx_row(row);
    }
    return true;
}

bool mark_odt(xml::Node table, std::size_t rows) {
    std::vector<xml::Node> first;
    for (const xml::Node row : table.children()) {
        const bool is_one =
            row.is("table-row") && text::to_int(row.attr("number-rows-repeated"), 1) == 1;
        if (row.is("table-rows") || row.is("table-row-group") ||
            (row.is("table-row") && !is_one && first.size() < rows)) {
            return false;
        }
        if (is_one && first.size() < rows) {
            first.push_back(row);
        }
    }
    if (first.size() < rows) {
        return false;
    }
    xml::Node head = xml::qualify(first.front().insert_before("table-header-rows"), table_space);
    for (xml::Node row : first) {
        row.move_into(head);
    }
    return true;
}

} // namespace

void mend_table_heads(Work& work) {
    for (const xml::Node table : all(work.document, "table")) {
        const std::size_t rows = table.child("head").children().collect().size();
        if (table.attr("header") != "inferred" || table.has("layout") || rows == 0) {
            continue;
        }
        for (const xml::Node node : work.copy.at(table.attr("src"))) {
            const bool is_marked = work.is_docx() ? node.is("tbl") && mark_docx(node, rows)
                                                  : node.is("table") && mark_odt(node, rows);
            if (is_marked) {
                std::string words;
                for (const xml::Node cell : table.child("head").first_child().children()) {
                    words += (words.empty() ? "" : "｜") + std::string(text::trim(cell.text()));
                }
                work.note(table.attr("src"),
                          told(Text("一般列", "ordinary row"), words),
                          told(Text("標題列", "header row"), words));
            }
        }
    }
}

} // namespace engross::mend
