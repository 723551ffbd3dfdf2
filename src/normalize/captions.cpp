// Which paragraphs are captions of figures and tables.
#include "base/text.h"
#include "normalize/pass_list.h"
#include "normalize/pictures.h"

#include <algorithm>
#include <array>

namespace engross::normalize {

bool is_picture_paragraph(Node block) {
    if (!block.is("p")) {
        return false;
    }
    bool picture = false;
    for (Node node = block.first_child(); node;) {
        if (node.is("image")) {
            picture = true;
            node = node.following_skip(block);
            continue;
        }
        bool text = node.is_text() && !text::is_blank(node.content());
        if (text || node.is("label") || node.is("link") || node.is("note-ref") ||
            node.is("formula") || node.is("field")) {
            return false;
        }
        node = node.following(block);
    }
    return picture;
}

bool is_unit_line(Node block) {
    constexpr std::size_t longest = 24;
    std::u32string words = block.is("p") ? start_of(block, longest + 1) : std::u32string();
    std::u32string_view text = words;
    while (!text.empty() &&
           (text::is_blank(text.front()) || text.front() == U'（' || text.front() == U'(')) {
        text.remove_prefix(1);
    }
    return words.size() <= longest && (text.starts_with(U"單位：") || text.starts_with(U"單位:") ||
                                       text.starts_with(U"Unit:"));
}

std::vector<Node> images_of(Node block) {
    std::vector<Node> images;
    for (Node node = block.first_child(); node;) {
        if (node.is("image")) {
            images.push_back(node);
            node = node.following_skip(block);
        } else {
            node = node.following(block);
        }
    }
    return images;
}

namespace {

constexpr std::size_t longest_caption = 120;

bool has_caption_style(const Looks& looks, Node block) {
    static constexpr std::array<std::string_view, 12> names{"caption",
                                                            "圖說",
                                                            "圖標題",
                                                            "表標題",
                                                            "標號",
                                                            "圖名",
                                                            "表名",
                                                            "illustration",
                                                            "figure",
                                                            "table",
                                                            "drawing",
                                                            "圖表標題"};
    std::string name = looks.of(block).paragraph.name;
    for (char& c : name) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return std::ranges::find(names, name) != names.end();
}

bool has_sequence(Node block) {
    for (Node node = block.first_child(); node; node = node.following(block)) {
        if (node.is("field") && node.attr("kind") == "sequence") {
            return true;
        }
    }
    return false;
}

bool near(Node block, std::string_view kind) {
    Node next = block.next_element();
    next = kind == "table" && is_unit_line(next) ? next.next_element() : next;
    for (Node neighbour : {block.previous_element(), next}) {
        if (kind == "table" ? neighbour.is("table") : is_picture_paragraph(neighbour)) {
            return true;
        }
    }
    return false;
}

void to_caption(const doc::Document& document,
                Node block,
                std::string_view kind,
                const std::optional<CaptionLabel>& found) {
    bool real = has_sequence(block);
    block.rename("caption");
    for (std::string_view name :
         {"field", "date", "list", "list-level", "level", "by", "style-level"}) {
        block.unset(name);
    }
    block.set("kind", kind);
    if (found) {
        block.set("number", found->label.number_text);
        if (!block.child("label")) {
            add_label(block, found->label, "author");
        }
    }
    block.set("by", real ? "author" : "inferred");
    if (!real) {
        doc::add_repair(document,
                        "caption-typed",
                        block,
                        block.attr("src"),
                        text::shorten(doc::plain_text(block), 40));
    }
}

// A picture and its caption in one paragraph: the pictures get a paragraph before it.
void part_pictures(Node block, Ids& ids) {
    std::vector<Node> images = images_of(block);
    Node before = block.insert_before("p");
    before.set("id", ids.next());
    for (std::string_view name : {"src", "style", "page"}) {
        copy_attribute(block, before, name);
    }
    for (std::string_view name : {"break-before", "page-setup"}) {
        move_attribute(block, before, name);
    }
    for (Node image : images) {
        image.move_into(before);
    }
    for (Node node = block.first_child(); node;) {
        Node next = node.following(block);
        if (node.is_text() && !text::is_blank(node.content())) {
            break;
        }
        if (node.is("break") || node.is_text() || node.is("tab")) {
            node.remove();
        }
        node = next;
    }
}

// The words of a paragraph that also holds pictures.
std::u32string words_beside_pictures(Node block) {
    return text::decode(text::trim(doc::words(block)));
}

// Where a second caption begins in the same line (圖3 市集　　圖4 杯測), counting on; 0 when none
// does.
std::size_t second_caption(std::u32string_view text, const CaptionLabel& first) {
    for (std::size_t at = first.label.length + 1; at < text.size(); ++at) {
        if (!text::is_blank(text[at - 1]) || text::is_blank(text[at])) {
            continue;
        }
        auto next = parse_caption_label(text.substr(at));
        if (next && next->delimited && next->kind == first.kind && next->label.number &&
            first.label.number && *next->label.number == *first.label.number + 1) {
            return at;
        }
    }
    return 0;
}

// The first of two captions in a line becomes a paragraph before the second.
Node part_captions(Node block, std::u32string_view start, std::size_t second, Ids& ids) {
    Node before = block.insert_before("p");
    before.set("id", ids.next());
    for (std::string_view name : {"src", "style", "page"}) {
        copy_attribute(block, before, name);
    }
    before.append_text(text::encode(start.substr(0, second)));
    cut_front(block, second);
    return before;
}

void look_at(const doc::Document& document, Node block, const Looks& looks, Ids& ids) {
    if (!block.is("p") || is_picture_paragraph(block)) {
        return;
    }
    bool styled = has_caption_style(looks, block);
    std::u32string start = start_of(block, longest_caption + 1);
    if (start.empty() && block.first_child() && !images_of(block).empty()) {
        std::u32string words = words_beside_pictures(block);
        auto found = parse_caption_label(words);
        if (found && found->delimited && words.size() <= longest_caption) {
            part_pictures(block, ids);
            start = start_of(block, longest_caption + 1);
        }
    }
    auto found = parse_caption_label(start);
    if (found && start.size() <= longest_caption) {
        bool prose = !found->delimited || (start.ends_with(U'。') && start.size() > 60);
        if (styled || has_sequence(block) || (!prose && near(block, found->kind))) {
            std::size_t second = has_sequence(block) ? 0 : second_caption(start, *found);
            if (second > 0) {
                Node first = part_captions(block, start, second, ids);
                to_caption(document, first, found->kind, found);
                found = parse_caption_label(start_of(block));
            }
            to_caption(document, block, found->kind, found);
            return;
        }
    }
    if (!found && styled && start.size() <= longest_caption && !block.child("label")) {
        for (std::string_view kind : {"figure", "table"}) {
            if (near(block, kind)) {
                to_caption(document, block, kind, std::nullopt);
                return;
            }
        }
    }
}

} // namespace

void captions(doc::Document& document) {
    Looks looks(document);
    Ids ids(document);
    for (Node container : containers(document)) {
        if (container.is("cover")) {
            continue;
        }
        for (Node block : container.children().collect()) {
            look_at(document, block, looks, ids);
        }
    }
}

} // namespace engross::normalize
