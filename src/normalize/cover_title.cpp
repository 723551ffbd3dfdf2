#include "base/text.h"
#include "normalize/cover.h"
#include "normalize/cover_fields.h"
#include "normalize/dates.h"

#include <algorithm>

namespace engross::normalize {

namespace {

// What may be a line of the title: words that are no field.
bool may_be_title(Node block) {
    if (!block.is("p") && !block.is("title") && !block.is("heading")) {
        return false;
    }
    std::string words = doc::words(block);
    return !text::is_blank(words) && text::length(words) <= 80 && !parse_field(words) &&
           !find_date(text::decode(words).substr(0, 4)) && !whole_date(words);
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
    for (std::string_view name :
         {"level", "style-level", "date", "by", "list", "list-level", "field"}) {
        block.unset(name);
    }
    if (Node label = block.child("label")) {
        label.remove(); // numbering of a heading style: the title is not counted
    }
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

} // namespace

bool has_title_style(const Looks& looks, Node block) {
    const std::string& name = looks.of(block).paragraph.name;
    return name == "Title" || name == "title" || name == "標題" || name == "封面標題" ||
           name == "大標題" || name == "報告標題";
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
        return adjacent(titled);
    }
    for (Node block : region.blocks) {
        if (may_be_title(block) && looks.of(block).run.size >= largest - 0.1) {
            titled.push_back(block);
        }
    }
    return adjacent(titled);
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

} // namespace engross::normalize
