#include "rules/location.h"

#include "xml/xpath.h"

#include <algorithm>
#include <array>
#include <vector>

namespace engross::rules {

namespace {

using xml::Node;

constexpr std::size_t quote_length = 30;

bool is_silent(Node node) {
    static constexpr std::array<std::string_view, 8> silent = {
        "note-ref", "alt", "ocr", "reading", "image", "anchor", "entry", "typed"};
    return std::find(silent.begin(), silent.end(), node.name()) != silent.end();
}

// A long document below one node is not worth its text: enough for any quote.
std::string text_up_to(Node block, std::size_t bytes) {
    std::string result;
    for (Node node = block.first_child(); node && result.size() < bytes;) {
        if (node.is_text()) {
            result += node.content();
            if (node.parent().is("label") && !node.next()) {
                result += node.parent().attr("sep");
            }
        } else if (node.is("tab")) {
            result += '\t';
        } else if (node.is("break")) {
            result += ' ';
        }
        const bool skip = node.is_element() && is_silent(node);
        node = skip ? node.following_skip(block) : node.following(block);
    }
    return result;
}

// Own attribute, else the nearest ancestor's, else that of the first descendant that has it.
std::string_view inherited(Node node, std::string_view name) {
    for (Node at = node; at; at = at.parent()) {
        if (at.has(name)) {
            return at.attr(name);
        }
        if (at.is("body")) {
            break;
        }
    }
    for (Node at = node.first_child(); at; at = at.following(node)) {
        if (at.is_element() && at.has(name)) {
            return at.attr(name);
        }
    }
    return {};
}

bool holds_text(Node node) {
    return node.is("p") || node.is("heading") || node.is("title") || node.is("caption");
}

// What best tells a person which one is meant: the caption of a figure or table, else the first
// words.
std::string words_for(Node target) {
    constexpr std::size_t enough = 400;
    const Node holder = target.is("image") ? target.parent() : target;
    if (const Node caption = holder.child("caption")) {
        return text_up_to(caption, enough);
    }
    if (holds_text(target) || target.first_child().is_text()) {
        return text_up_to(target, enough);
    }
    for (Node node = target.first_child(); node; node = node.following(target)) {
        if (holds_text(node) && !text::is_blank(text_up_to(node, enough))) {
            return text_up_to(node, enough);
        }
    }
    return "";
}

std::string quote_of(std::string words) {
    std::replace(words.begin(), words.end(), '\t', ' ');
    std::replace(words.begin(), words.end(), '\n', ' ');
    return text::shorten(text::trim(words), quote_length);
}

// Attributes that may stand on a record beside the block that it names.
void take_own(Location& where, Node record) {
    if (record.has("src")) {
        where.src = record.attr("src");
    }
    if (record.has("page")) {
        where.page = text::to_int(record.attr("page"));
    }
    if (record.has("pdf-page")) {
        where.pdf_page = text::to_int(record.attr("pdf-page"));
    }
}

} // namespace

std::string block_text(Node block) { return text_up_to(block, std::string::npos); }

std::string heading_path(Node node) {
    std::vector<std::string> headings;
    for (Node at = node; at; at = at.parent()) {
        if (at.is("section") || at.is("abstract")) {
            std::string heading = block_text(at.child("heading"));
            std::replace(heading.begin(), heading.end(), '\t', ' ');
            headings.emplace_back(text::trim(heading));
        }
    }
    std::string path;
    for (auto heading = headings.rbegin(); heading != headings.rend(); ++heading) {
        path += (path.empty() || heading->empty() ? "" : " › ") + *heading;
    }
    return path;
}

Node Locator::by_id(std::string_view id) {
    if (!indexed_) {
        indexed_ = true;
        for (Node node = root_; node; node = node.following(root_)) {
            if (node.is_element() && !node.attr("id").empty()) {
                by_id_.emplace(node.attr("id"), node);
            }
        }
    }
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? Node() : found->second;
}

Node Locator::target(Node node) {
    const Node element = xml::element_of(node);
    if (const Node named = by_id(element.attr("at"))) {
        return named;
    }
    for (Node at = element; at; at = at.parent()) {
        if (at.is_element() && !at.attr("id").empty()) {
            return at;
        }
    }
    return element;
}

Location Locator::place(Node target) {
    Location where;
    where.id = target.attr("id");
    // An element without @id is the whole document or a part of it: a src or page from below it
    // would point at an accidental block.
    if (!where.id.empty()) {
        where.src = inherited(target, "src");
        if (const int page = text::to_int(inherited(target, "page")); page > 0) {
            where.page = page;
        }
    }
    where.heading = heading_path(target);
    return where;
}

Location Locator::locate(Node node) {
    const Node element = xml::element_of(node);
    const Node at = target(node);
    Location where = place(at);
    if (!element.has("id")) {
        take_own(where, element);
    }
    std::string words;
    if (node != element) { // an attribute or a text
        words = node.is_text() ? std::string(node.content()) : std::string();
    }
    if (words.empty() && (element.has("at") || !where.id.empty())) {
        words = element.has("at") ? element.text() : "";
        words = text::is_blank(words) ? words_for(at) : words;
    }
    where.quote = quote_of(std::move(words));
    return where;
}

} // namespace engross::rules
