// Comments of an ODT (ODF 1.3 part 3, 14.1).
#include "base/text.h"
#include "doc/comments.h"
#include "mend/annotate.h"
#include "mend/markup.h"
#include "mend/words.h"

#include <algorithm>
#include <array>
#include <set>

namespace engross::mend {

namespace {

constexpr std::string_view name_stem = "engross-";

std::string words_of(xml::Node annotation) {
    std::string words;
    for (const xml::Node each : annotation.children()) {
        words += each.is("p") || each.is("list") ? each.text() : "";
    }
    return words;
}

void remove_own(xml::Node root) {
    std::set<std::string, std::less<>> names;
    std::vector<xml::Node> gone;
    for (xml::Node node = root; node; node = node.following(root)) {
        if (node.is("annotation") &&
            doc::is_own_comment(node.child("creator").text(), words_of(node))) {
            names.emplace(node.attr("name"));
            gone.push_back(node);
        } else if (node.is("annotation-end") && names.contains(node.attr("name"))) {
            gone.push_back(node);
        }
    }
    std::ranges::for_each(gone, [](xml::Node node) { node.remove(); });
}

int first_free_number(xml::Node root) {
    int next = 1;
    for (xml::Node node = root; node; node = node.following(root)) {
        if (node.is("annotation") && node.attr("name").starts_with(name_stem)) {
            next = after(node.attr("name").substr(name_stem.size()), next);
        }
    }
    return next;
}

bool is_paragraph(xml::Node node) {
    return (node.is("p") || node.is("h")) && node.ns() == text_space.uri;
}

xml::Node next_paragraph(xml::Node node, xml::Node root) {
    while (node && !is_paragraph(node)) {
        node = node.is("tracked-changes") ? node.following_skip(root) : node.following(root);
    }
    return node;
}

// The paragraph of the body's own flow that can carry a comment on `node`; null in page headers, in
// what was deleted.
xml::Node carrier(xml::Node body, xml::Node node) {
    if (node.is("table")) {
        node = next_paragraph(node, body);
    }
    bool is_in_body = false;
    for (xml::Node each = node; each; each = each.parent()) {
        is_in_body = is_in_body || each == body;
        if (each.is("tracked-changes")) {
            return {};
        }
    }
    return is_in_body ? outermost(node, is_paragraph) : xml::Node();
}

void write_comment(xml::Node annotation, const std::string& name, const Comment& comment) {
    xml::set(xml::qualify(annotation, office), office, "name", name);
    add(annotation, dublin_core, "creator").append_text(doc::comment_author);
    for (const std::string& line : comment.lines) {
        add(annotation, text_space, "p").append_text(line);
    }
}

// A new element in front of a byte of a text.
xml::Node insert_at(xml::Node text, std::size_t offset, std::string_view name) {
    const std::string words(text.content());
    if (offset > 0) {
        text.insert_text_before(words.substr(0, offset));
        text.set_content(words.substr(offset));
    }
    return text.insert_before(name);
}

// The node itself, or the field around it: a field holds words alone.
xml::Node or_field(xml::Node node) {
    constexpr std::array<std::string_view, 7> holders{
        "p", "h", "span", "a", "meta", "meta-field", "ruby-base"};
    while (node.parent() && std::ranges::find(holders, node.parent().name()) == holders.end()) {
        node = node.parent();
    }
    return node;
}

xml::Node insert_after(const Letter& letter, std::string_view name) {
    xml::Node node = or_field(letter.node);
    const std::size_t end = letter.offset + letter.size;
    return node.is_text() && end < node.content().size() ? insert_at(node, end, name)
                                                         : node.insert_after(name);
}

struct Marks {
    xml::Node start, end;
};

// The end first: the start moves it, not the reverse.
Marks mark_words(const Span& span) {
    Marks marks;
    xml::Node first = or_field(span.first.node);
    Letter last = span.last;
    if (first.is_text()) {
        marks.start = insert_at(first, span.first.offset, "annotation");
        if (first == last.node) { // its beginning was cut off
            last.offset -= span.first.offset;
        }
    } else {
        marks.start = first.insert_before("annotation");
    }
    marks.end = insert_after(last, "annotation-end");
    return marks;
}

Marks marks_of(Copy& copy, xml::Node body, const Comment& comment) {
    std::vector<xml::Node> paragraphs;
    for (const xml::Node node : copy.at(comment.places)) {
        if (const xml::Node paragraph = carrier(body, node)) {
            paragraphs.push_back(paragraph);
        }
    }
    if (paragraphs.empty()) {
        const xml::Node first = next_paragraph(body, body);
        paragraphs.push_back(first ? first : add(body, text_space, "p"));
    }
    if (paragraphs.size() == 1) {
        if (const auto span = find(odt_words(paragraphs.front()), comment.quote)) {
            return mark_words(*span);
        }
    }
    return {paragraphs.front().prepend("annotation"), paragraphs.back().append("annotation-end")};
}

} // namespace

void annotate_odt(Copy& copy, const std::vector<Comment>& comments) {
    const xml::Node body = copy.part(copy.main()).child("body").child("text");
    remove_own(body);
    int next = first_free_number(body);
    for (const Comment& comment : comments) {
        Marks marks = marks_of(copy, body, comment);
        const std::string name = std::string(name_stem) + std::to_string(next++);
        write_comment(marks.start, name, comment);
        xml::set(xml::qualify(marks.end, office), office, "name", name);
    }
}

} // namespace engross::mend
