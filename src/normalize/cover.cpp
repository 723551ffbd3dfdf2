// The title page: its title, its fields, and what they say of the report as a whole.
#include "normalize/cover_fields.h"
#include "normalize/dates.h"
#include "normalize/pass_list.h"
#include "normalize/tools.h"

#include "base/text.h"

#include <algorithm>

namespace engross::normalize {

namespace {

constexpr std::size_t most_blocks = 60;
constexpr std::size_t longest_line = 150; // code points: more is prose

bool has_title_style(const Looks& looks, Node block) {
    const std::string& name = looks.of(block).paragraph.name;
    return name == "Title" || name == "title" || name == "標題" || name == "封面標題" || name == "大標題" ||
           name == "報告標題";
}

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

// --- where the cover ends -----------------------------------------------------------------------------

struct Region {
    std::vector<Node> blocks;
    bool ends_page = false; // by a page break, a toc or a page number of the author's
};

bool page_changes(Node first, Node block) {
    return first.has("page") && block.has("page") && first.attr("page") != block.attr("page");
}

Region first_page(const doc::Document& document, const Looks& looks) {
    Region region;
    for (Node block : document.body().children()) {
        bool first = region.blocks.empty();
        bool styled_title = block.is("heading") && has_title_style(looks, block);
        if (block.is("toc") || (!first && (looks.starts_page(block) || page_changes(region.blocks[0], block)))) {
            region.ends_page = true;
            return region;
        }
        if ((block.is("heading") && !styled_title) || region.blocks.size() >= most_blocks) {
            return region;
        }
        region.blocks.push_back(block);
    }
    return region;
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

std::size_t count_fields(const Region& region) {
    std::size_t fields = 0;
    for (Node block : region.blocks) {
        if (block.is("table")) {
            for (Node cell : xml::select(block, ".//cell")) {
                fields += field_of(cell_label(cell)).empty() && !parse_field(doc::words(cell)) ? 0 : 1;
            }
            continue;
        }
        for (const std::string& line : lines_of(block)) {
            fields += parse_field(line) ? 1 : 0;
        }
    }
    return fields;
}

bool has_prose(const Region& region) {
    return std::ranges::any_of(region.blocks, [](Node block) {
        if (block.is("table")) {
            return false;
        }
        auto lines = lines_of(block);
        return std::ranges::any_of(lines, [](const std::string& line) {
            return text::length(line) > longest_line || (line.ends_with("。") && text::length(line) > 40);
        });
    });
}

// --- the title ----------------------------------------------------------------------------------------

// What may be a line of the title: words that are no field.
bool may_be_title(Node block) {
    if (!block.is("p") && !block.is("title") && !block.is("heading")) {
        return false;
    }
    std::string words = doc::words(block);
    return !text::is_blank(words) && text::length(words) <= 80 && !parse_field(words) &&
           !find_date(text::decode(words).substr(0, 4)) && !whole_date(words);
}

std::vector<Node> title_blocks(const Region& region, const Looks& looks, const Body& body) {
    std::vector<Node> titled;
    double largest = 0;
    for (Node block : region.blocks) {
        if (may_be_title(block)) {
            largest = std::max(largest, looks.of(block).run.size);
            if (has_title_style(looks, block) || block.is("title")) {
                titled.push_back(block);
            }
        }
    }
    if (!titled.empty() || largest < body.size + 3.5) {
        return titled;
    }
    for (Node block : region.blocks) {
        if (may_be_title(block) && looks.of(block).run.size >= largest - 0.1) {
            titled.push_back(block);
        }
    }
    return titled;
}

// The first run of adjacent blocks.
std::vector<Node> adjacent(const std::vector<Node>& blocks) {
    std::vector<Node> run;
    for (Node block : blocks) {
        if (!run.empty() && run.back().next_element() != block) {
            break;
        }
        run.push_back(block);
    }
    return run;
}

void to_title(Node block) {
    block.rename("title");
    for (std::string_view name : {"level", "style-level", "date", "by", "list", "list-level", "field"}) {
        block.unset(name);
    }
    if (Node label = block.child("label")) {
        label.remove(); // numbering of a heading style: the title is not counted
    }
}

Node make_title(const doc::Document& document, const std::vector<Node>& blocks, Heirs& heirs) {
    Node title = blocks.front();
    to_title(title);
    if (blocks.size() == 1) {
        return title;
    }
    std::string quote = doc::words(title);
    title.set("src", joined_src(blocks));
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        Node block = blocks[i];
        quote += " / " + doc::words(block);
        title.append("break").set("type", "line");
        block.move_children_into(title);
        heirs.add(block, title);
        block.remove();
    }
    doc::add_repair(document, "title-joined", title, title.attr("src"), quote);
    return title;
}

// --- what the fields say ------------------------------------------------------------------------------

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
        if (auto period = find_period(field.value); period && period->from.year && period->to.year) {
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

// The lines of a title as one: a blank only where Latin words meet.
std::string title_words(Node title) {
    std::u32string out;
    for (const std::string& line : lines_of(title)) {
        std::u32string words = text::decode(text::trim(line));
        if (!out.empty() && !words.empty() && out.back() < 0x2000 && words.front() < 0x2000) {
            out += U' ';
        }
        out += words;
    }
    return text::encode(out);
}

void set_meta_title(const doc::Document& document, Node title) {
    std::string words = title_words(title);
    Node meta = document.meta();
    for (Node value : meta.children().collect()) {
        if (value.is("title")) {
            if (!text::is_blank(value.text())) {
                return;
            }
            value.remove();
        }
    }
    Node value = meta.prepend("title");
    value.set("by", "inferred");
    if (title.has("id")) {
        value.set("at", std::string(title.attr("id")));
    }
    value.append_text(words);
}

// A line under 「姓名職稱：」 without a label of its own names one more person.
bool goes_on(const CoverField& before, const std::string& line) {
    bool labelled = line.find("：") != std::string::npos || line.find(':') != std::string::npos;
    return (before.meta == "person" || before.meta == "agency") && !text::is_blank(line) && !labelled &&
           text::length(line) <= 40 && text::is_blank(text::decode(line).front());
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
                        add_meta(document, {std::string(meta), squeeze(label), std::string(text::trim(doc::words(value)))},
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

void wrap(const doc::Document& document, Region& region) {
    Ids ids(document);
    Node wrapper = region.blocks.front().insert_before("cover");
    wrapper.set("id", ids.next());
    for (Node block : region.blocks) {
        block.move_into(wrapper);
    }
}

// A table that says no field is data: a form, not a title page.
bool has_data(const Region& region) {
    return std::ranges::any_of(region.blocks, [](Node block) {
        Region alone{{block}, false};
        return block.is("table") && count_fields(alone) == 0;
    });
}

// A short report has its title at the top of its first page and no cover; and a cover covers something.
bool is_cover(const Region& region, std::size_t fields, bool title) {
    return !region.blocks.empty() && !has_prose(region) && !has_data(region) &&
           region.blocks.back().next_element().next_element() &&
           ((region.ends_page && (title || fields > 0)) || (title && fields >= 3));
}

} // namespace

void cover(doc::Document& document) {
    Looks looks(document);
    Body body = body_look(document, looks);
    Region region = first_page(document, looks);
    std::vector<Node> titled = adjacent(title_blocks(region, looks, body));
    bool whole = is_cover(region, count_fields(region), !titled.empty());
    if (!whole && !titled.empty() && titled.front() != region.blocks.front()) {
        return; // large words somewhere on the first page
    }
    Heirs heirs;
    if (whole) {
        read_fields(document, region);
    }
    if (!titled.empty()) {
        std::erase_if(region.blocks, [&](Node block) {
            return block != titled.front() && std::ranges::find(titled, block) != titled.end();
        });
        set_meta_title(document, make_title(document, titled, heirs));
    }
    if (whole) {
        wrap(document, region);
    }
    heirs.apply(document);
}

} // namespace engross::normalize
