// Comments of a DOCX (ECMA-376-1, 17.13.4).
#include "base/text.h"
#include "doc/comments.h"
#include "mend/annotate.h"
#include "mend/docx_parts.h"
#include "mend/markup.h"
#include "mend/words.h"

#include <algorithm>
#include <set>

namespace engross::mend {

namespace {

bool is_mark(xml::Node node) {
    return node.is("commentRangeStart") || node.is("commentRangeEnd") ||
           node.is("commentReference");
}

// A run that holds the reference alone goes with it.
void remove_mark(xml::Node mark) {
    xml::Node run = mark.parent();
    mark.remove();
    const bool is_empty = !run.first_child() ||
                          (run.first_child().is("rPr") && run.first_child() == run.last_child());
    if (run.is("r") && is_empty) {
        run.remove();
    }
}

void remove_own(xml::Node body, xml::Node list) {
    std::set<std::string, std::less<>> ids;
    for (xml::Node comment : list.children().collect()) {
        if (doc::is_own_comment(comment.attr("author"), comment.text())) {
            ids.emplace(comment.attr("id"));
            comment.remove();
        }
    }
    std::vector<xml::Node> marks;
    for (xml::Node node = body; node && !ids.empty(); node = node.following(body)) {
        if (is_mark(node) && ids.contains(node.attr("id"))) {
            marks.push_back(node);
        }
    }
    std::ranges::for_each(marks, remove_mark);
}

int first_free_id(xml::Node list) {
    int next = 0;
    for (const xml::Node comment : list.children()) {
        next = after(comment.attr("id"), next);
    }
    return next;
}

void write_comment(xml::Node list, const std::string& id, const Comment& comment) {
    const auto w = name_space(list);
    xml::Node node = add(list, "comment");
    xml::set(node, w, "id", id);
    xml::set(node, w, "author", doc::comment_author);
    xml::set(node, w, "initials", doc::comment_author);
    for (const std::string& line : comment.lines) {
        xml::Node words = add(add(add(node, "p"), "r"), "t");
        keep_blanks(words);
        words.append_text(line);
    }
}

// Where in the main text the reference to the note around `node` stands.
xml::Node note_reference(xml::Node body, xml::Node node) {
    const bool is_footnote = static_cast<bool>(node.closest("footnote"));
    const xml::Node note = node.closest(is_footnote ? "footnote" : "endnote");
    const std::string_view name = is_footnote ? "footnoteReference" : "endnoteReference";
    for (xml::Node each = note ? body : xml::Node(); each; each = each.following(body)) {
        if (each.is(name) && each.attr("id") == note.attr("id")) {
            return each;
        }
    }
    return {};
}

// A content control that a person fills in (ECMA-376-1, 17.5.2): LibreOffice makes a field of it,
// and loses its words where a comment stands in it.
bool is_control(xml::Node node) {
    const xml::Node properties = node.is("sdt") ? node.child("sdtPr") : xml::Node();
    return node.is("sdt") && !properties.child("docPartObj") && !properties.child("docPartList");
}

bool is_paragraph_of(xml::Node body, xml::Node node) {
    return node.is("p") && node.ns() == body.ns();
}

// The nearest paragraph beside the controls around this one, before them if there is one; itself
// where there is none.
xml::Node out_of_controls(xml::Node body, xml::Node paragraph) {
    for (xml::Node node = outermost(paragraph, is_control); node && node != body;
         node = node.parent()) {
        for (xml::Node before = node.previous_element(); before;
             before = before.previous_element()) {
            if (is_paragraph_of(body, before)) {
                return before;
            }
        }
        for (xml::Node after = node.next_element(); after; after = after.next_element()) {
            if (is_paragraph_of(body, after)) {
                return after;
            }
        }
    }
    return paragraph;
}

// The paragraph that can carry a comment on `node`: of the body's own flow, as a text box takes
// none.
xml::Node carrier(xml::Node body, xml::Node node) {
    if (node.is("tbl")) {
        while (node && !(node.is("p") && node.ns() == body.ns())) {
            node = node.following(body);
        }
    }
    const auto in_body = [&](xml::Node each) {
        return outermost(each, [&](xml::Node n) { return n == body; });
    };
    if (!in_body(node)) {
        node = note_reference(body, node);
    }
    const xml::Node paragraph =
        outermost(node, [&](xml::Node each) { return is_paragraph_of(body, each); });
    return paragraph ? out_of_controls(body, paragraph) : paragraph;
}

xml::Node first_paragraph(xml::Node body) {
    for (xml::Node node = body.first_child(); node; node = node.following(body)) {
        if (is_paragraph_of(body, node)) {
            return out_of_controls(body, node);
        }
    }
    return xml::qualify(body.prepend("p"), name_space(body));
}

// What stands in the paragraph itself and is, or holds, `node`.
xml::Node part_of_paragraph(xml::Node paragraph, xml::Node node) {
    while (node.parent() != paragraph) {
        node = node.parent();
    }
    return node;
}

struct Range {
    xml::Node first,
        last;           // children of paragraphs; null: a paragraph without any but its properties
    xml::Node from, to; // the paragraphs
};

// Runs of the paragraph are divided, so that the range is exact; what holds runs (a link, a change)
// is not.
Range exact(xml::Node paragraph, const Span& span) {
    Range range{{}, {}, paragraph, paragraph};
    const auto run_of = [](xml::Node node) { return node.closest("r"); };
    xml::Node last = run_of(span.last.node);
    if (last.parent() == paragraph && span.last.node.is_text()) {
        const std::size_t end = span.last.offset + span.last.size;
        const bool is_whole = end == span.last.node.content().size() && !span.last.node.next() &&
                              !span.last.node.parent().next_element();
        if (!is_whole) {
            divide_run(last, span.last.node, end);
        }
    }
    xml::Node first = run_of(span.first.node);
    if (first.parent() == paragraph && span.first.node.is_text()) {
        const bool is_one = first == last;
        first = divide_run(first, span.first.node, span.first.offset);
        last = is_one ? first : last;
    }
    range.first = part_of_paragraph(paragraph, first);
    range.last = part_of_paragraph(paragraph, last);
    return range;
}

Range whole(xml::Node from, xml::Node to) {
    const auto words_of = [](xml::Node paragraph) {
        std::vector<xml::Node> all = paragraph.children().collect();
        std::erase_if(all, [](xml::Node child) { return child.is("pPr"); });
        return all;
    };
    const std::vector<xml::Node> first = words_of(from);
    const std::vector<xml::Node> last = words_of(to);
    return {first.empty() ? xml::Node() : first.front(),
            last.empty() ? xml::Node() : last.back(),
            from,
            to};
}

void mark(const Range& range, const std::string& id) {
    const auto w = name_space(range.from);
    xml::Node start = range.first ? xml::Node(range.first).insert_before("commentRangeStart")
                                  : xml::Node(range.from).append("commentRangeStart");
    xml::set(xml::qualify(start, w), w, "id", id);
    xml::Node end = range.last ? xml::Node(range.last).insert_after("commentRangeEnd")
                               : xml::Node(range.to).append("commentRangeEnd");
    xml::set(xml::qualify(end, w), w, "id", id);
    xml::Node run = xml::qualify(end.insert_after("r"), w);
    xml::set(add(run, "commentReference"), w, "id", id);
}

Range range_of(Copy& copy, xml::Node body, const Comment& comment) {
    std::vector<xml::Node> paragraphs;
    for (const xml::Node node : copy.at(comment.places)) {
        if (const xml::Node paragraph = carrier(body, node)) {
            paragraphs.push_back(paragraph);
        }
    }
    if (paragraphs.empty()) {
        paragraphs.push_back(first_paragraph(body));
    }
    if (paragraphs.size() == 1) {
        if (const auto span = find(docx_words(paragraphs.front()), comment.quote)) {
            return exact(paragraphs.front(), *span);
        }
    }
    return whole(paragraphs.front(), paragraphs.back());
}

} // namespace

void annotate_docx(Copy& copy, const std::vector<Comment>& comments) {
    const xml::Node body = copy.part(copy.main()).child("body");
    if (const std::string known = copy.related(copy.main(), "comments"); !known.empty()) {
        remove_own(body, copy.part(known));
    }
    if (comments.empty()) {
        return;
    }
    const xml::Node list = docx_part(copy, "comments", "comments");
    int next = first_free_id(list);
    for (const Comment& comment : comments) {
        const std::string id = std::to_string(next++);
        mark(range_of(copy, body, comment), id);
        write_comment(list, id, comment);
    }
}

} // namespace engross::mend
