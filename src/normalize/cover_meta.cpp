#include "base/text.h"
#include "normalize/cover.h"
#include "normalize/cover_fields.h"
#include "normalize/dates.h"

#include <algorithm>

namespace engross::normalize {

namespace {

void add_meta(const doc::Document& document, const CoverField& field, Node at) {
    Node source = document.meta().child("source");
    Node value = source ? source.insert_before(field.meta) : document.meta().append(field.meta);
    value.set("by", "author");
    value.set("label", field.label);
    if (at.has("src")) {
        value.set("src", std::string(at.attr("src")));
    }
    if (at.has("id")) {
        value.set("at", std::string(at.attr("id")));
    }
    if (field.meta == "period") {
        if (auto period = find_period(field.value);
            period && period->from.year && period->to.year) {
            value.set("from", iso(period->from));
            value.set("to", iso(period->to));
        }
    }
    if (field.meta == "date") {
        auto date = find_date(text::decode(field.value));
        if (date && date->date.year) {
            value.set("value", iso(date->date));
        }
    }
    value.append_text(field.value);
}

// A line under 「姓名職稱：」 without a label of its own names one more person.
bool goes_on(const CoverField& before, const std::string& line) {
    bool labelled = line.find("：") != std::string::npos || line.find(':') != std::string::npos;
    return (before.meta == "person" || before.meta == "agency") && !text::is_blank(line) &&
           !labelled && text::length(line) <= 40 && text::is_blank(text::decode(line).front());
}

void read_paragraph(const doc::Document& document, Node block, std::optional<CoverField>& last) {
    for (const std::string& line : lines_of(block)) {
        auto field = parse_field(line);
        if (!field && last && goes_on(*last, line)) {
            field = CoverField{last->meta, last->label, std::string(text::trim(line))};
        }
        if (field) {
            if (!block.has("field")) {
                block.set("field", field->meta);
            }
            if (!field->value.empty()) {
                add_meta(document, *field, block);
            }
        }
        last = field;
    }
}

// A table that arranges labels and values.
void read_table(const doc::Document& document, Node table) {
    bool any = false;
    for (Node row : xml::select(table, ".//row")) {
        std::vector<Node> cells = row.children().collect();
        std::optional<CoverField> last;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            std::string label = cell_label(cells[i]);
            std::string_view meta = field_of(label);
            if (!meta.empty() && i + 1 < cells.size()) {
                any = true;
                for (Node value : cells[++i].children()) {
                    if (value.is("p")) {
                        value.set("field", meta);
                        add_meta(document,
                                 {std::string(meta),
                                  squeeze(label),
                                  std::string(text::trim(doc::words(value)))},
                                 value);
                    }
                }
                continue;
            }
            for (Node block : cells[i].children()) {
                if (block.is("p")) {
                    read_paragraph(document, block, last);
                    any = any || block.has("field");
                }
            }
        }
    }
    if (any) {
        table.set("layout", "yes");
    }
}

} // namespace

// The lines of a paragraph: line breaks part them.
std::vector<std::string> lines_of(Node block) {
    std::vector<std::string> lines{""};
    for (Node node = block.first_child(); node;) {
        bool beside = node.is("image") || node.is("note-ref");
        if (node.is("break")) {
            lines.emplace_back();
        } else if (node.is("tab")) {
            lines.back() += '\t';
        } else if (node.is_text()) {
            lines.back() += node.content();
        }
        node = beside ? node.following_skip(block) : node.following(block);
    }
    return lines;
}

// The label that a cell of a table is, without its colon.
std::string cell_label(Node cell) {
    std::string words = doc::words(cell);
    std::string_view label = text::trim(words);
    for (std::string_view colon : {"：", ":"}) {
        label = label.ends_with(colon) ? label.substr(0, label.size() - colon.size()) : label;
    }
    return std::string(label);
}

void read_fields(const doc::Document& document, const Region& region) {
    std::optional<CoverField> last;
    for (Node block : region.blocks) {
        if (block.is("p")) {
            read_paragraph(document, block, last);
        } else if (block.is("table")) {
            read_table(document, block);
        }
    }
}

} // namespace engross::normalize
