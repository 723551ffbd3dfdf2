// A 目次 typed line by line becomes a table of contents; one made by the word processor gets the
// heading that stands before it or in it.
#include "base/text.h"
#include "normalize/pass_list.h"
#include "normalize/tools.h"

#include <algorithm>
#include <array>
#include <optional>

namespace engross::normalize {

namespace {

struct Title {
    std::string_view words;
    std::string_view list;
};

// What a list of contents is headed by: "" for contents, else as toc/@list.
std::optional<std::string_view> list_of(Node block) {
    static constexpr std::array<Title, 16> titles{{{"目次", ""},
                                                   {"目錄", ""},
                                                   {"總目錄", ""},
                                                   {"總目次", ""},
                                                   {"contents", ""},
                                                   {"tableofcontents", ""},
                                                   {"圖目錄", "figures"},
                                                   {"圖目次", "figures"},
                                                   {"圖次", "figures"},
                                                   {"圖片目錄", "figures"},
                                                   {"照片目錄", "figures"},
                                                   {"listoffigures", "figures"},
                                                   {"表目錄", "tables"},
                                                   {"表目次", "tables"},
                                                   {"表次", "tables"},
                                                   {"listoftables", "tables"}}};
    if (!block.is("p") && !block.is("heading") && !block.is("title")) {
        return std::nullopt;
    }
    std::string words = squeeze(text::encode(start_of(block, 20)));
    for (char& c : words) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    auto found = std::ranges::find(titles, words, &Title::words);
    return found == titles.end() ? std::nullopt : std::optional(found->list);
}

bool is_leader(char32_t c) {
    return std::u32string_view(U".…⋯·‧・．。_-─").find(c) != std::u32string_view::npos;
}

bool is_page_sign(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９') ||
           std::u32string_view(U"ivxIVX").find(c) != std::u32string_view::npos;
}

// 「壹、目的 ……… 一」
bool is_han_page(char32_t c) {
    return std::u32string_view(U"〇一二三四五六七八九十").find(c) != std::u32string_view::npos;
}

struct Line {
    bool is_line = false;
    bool leaders = false; // dots, not only a tab
};

// Words, then leaders or a tab, then a page number.
Line toc_line(Node block) {
    if (!block.is("p") && !block.is("heading")) {
        return {};
    }
    std::u32string text = text::decode(text::trim(doc::plain_text(block)));
    if (text.size() < 3 || text.size() > 200) {
        return {};
    }
    std::size_t end = text.size();
    while (end > 0 &&
           (std::u32string_view(U"頁-)） ").find(text[end - 1]) != std::u32string_view::npos)) {
        --end;
    }
    std::size_t digits = end;
    while (digits > 0 && is_page_sign(text[digits - 1])) {
        --digits;
    }
    bool han = digits == end;
    while (han && digits > 0 && is_han_page(text[digits - 1])) {
        --digits;
    }
    if (digits == end || end - digits > 5) {
        return {};
    }
    std::size_t words = digits;
    int dots = 0;
    bool tab = false;
    while (words > 0 &&
           (text::is_blank(text[words - 1]) || is_leader(text[words - 1]) ||
            std::u32string_view(U"第Pp(（").find(text[words - 1]) != std::u32string_view::npos)) {
        --words;
        dots += is_leader(text[words]) ? (text[words] == U'…' || text[words] == U'⋯' ? 3 : 1) : 0;
        tab = tab || text[words] == U'\t';
    }
    return {words > 0 && (dots >= 3 || (tab && !han)), dots >= 3};
}

Node as_heading(Node block, Node toc) {
    block.move_to_front_of(toc);
    block.rename("heading");
    if (!block.has("level")) {
        block.set("level", "1");
        block.set("by", "inferred");
    }
    for (std::string_view name : {"field", "list", "list-level"}) {
        block.unset(name);
    }
    return block;
}

Node start_toc(Node before, std::string_view list, Ids& ids) {
    Node toc = before.insert_before("toc");
    toc.set("id", ids.next());
    copy_attribute(before, toc, "src");
    copy_attribute(before, toc, "page");
    toc.set("kind", "typed");
    if (!list.empty()) {
        toc.set("list", list);
    }
    return toc;
}

void take_lines(const doc::Document& document, Node toc, std::span<const Node> lines) {
    Node typed = toc.append("typed");
    for (Node line : lines) {
        if (line.is("heading")) { // a line in a heading style is still a line
            line.rename("p");
            for (std::string_view name : {"level", "style-level", "by"}) {
                line.unset(name);
            }
        }
        line.move_into(typed);
    }
    if (!toc.child("heading")) {
        move_attribute(lines.front(), toc, "break-before");
        move_attribute(lines.front(), toc, "page-setup");
    }
    doc::add_repair(document, "toc-typed", toc, joined_src(lines), doc::plain_text(lines.front()));
}

std::vector<Node> lines_from(Node block, bool leaders_only) {
    std::vector<Node> lines;
    for (; block; block = block.next_element()) {
        Line line = toc_line(block);
        if (!line.is_line || (leaders_only && !line.leaders)) {
            break;
        }
        lines.push_back(block);
    }
    return lines;
}

// The heading of a field's table of contents: the paragraph before it, or its own first line.
void head_field(Node toc) {
    Node typed = toc.child("typed");
    Node first = typed.first_child();
    Node before = toc.previous_element();
    for (Node candidate : {first, before}) {
        auto list = list_of(candidate);
        if (!list) {
            continue;
        }
        if (!list->empty() && !toc.has("list")) {
            toc.set("list", *list);
        }
        as_heading(candidate, toc);
        return;
    }
}

// Returns the block to go on with.
Node recognize(const doc::Document& document, Node block, Ids& ids) {
    if (block.is("toc")) {
        if (!block.child("heading")) {
            head_field(block);
        }
        return block.next_element();
    }
    auto list = list_of(block);
    std::vector<Node> lines = lines_from(list ? block.next_element() : block, !list);
    if (lines.size() < (list ? 1U : 3U)) {
        return block.next_element();
    }
    Node toc = start_toc(block, list.value_or(""), ids);
    if (list) {
        as_heading(block, toc);
    }
    take_lines(document, toc, lines);
    return toc.next_element();
}

} // namespace

void toc(doc::Document& document) {
    Ids ids(document);
    Node block = *document.body().children().begin();
    while (block) {
        block = recognize(document, block, ids);
    }
}

} // namespace engross::normalize
