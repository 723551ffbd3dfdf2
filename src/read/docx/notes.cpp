// Footnotes, endnotes and comments (ECMA-376-1, 17.11 and 17.13.4).
#include "doc/comments.h"
#include "read/docx/inline.h"

#include <algorithm>

namespace engross::read::docx {

namespace {

constexpr int deepest_note = 8; // notes within notes
constexpr int largest_start = 32'767;

struct NoteNumbers {
    std::string_view format = "decimal";
    int start = 1;
    std::string_view restart = "continuous";
};

void take(NoteNumbers& numbers, xml::Node properties) {
    if (const auto format = properties.child("numFmt").attr("val"); !format.empty()) {
        numbers.format = format;
    }
    if (const xml::Node start = properties.child("numStart")) {
        numbers.start = std::clamp(text::to_int(start.attr("val"), 1), 0, largest_start);
    }
    if (const auto restart = properties.child("numRestart").attr("val"); !restart.empty()) {
        numbers.restart = restart;
    }
}

// Settings of the document, over them those of the section (17.11.11 and 17.11.12).
NoteNumbers note_numbers(const Context& context, bool is_footnote) {
    const std::string_view name = is_footnote ? "footnotePr" : "endnotePr";
    NoteNumbers numbers;
    numbers.format = is_footnote ? "decimal" : "lowerRoman";
    take(numbers, context.settings.root().child(name));
    if (context.section < context.sections.size()) {
        take(numbers, context.sections[context.section].child(name));
    }
    return numbers;
}

xml::Node note_node(const Part& part, std::string_view name, std::string_view id) {
    for (const xml::Node node : part.root().children()) {
        if (node.is(name) && node.attr("id") == id) {
            return node;
        }
    }
    return {};
}

} // namespace

// The mark of a note that is referred to for the first time.
std::string Paragraph::note_mark(xml::Node reference, xml::Node run) {
    if (const auto custom = reference.attr("customMarkFollows");
        custom == "1" || custom == "true") {
        skip_text_ = true;
        return run.text();
    }
    const bool is_footnote = reference.is("footnoteReference");
    const NoteNumbers numbers = note_numbers(context_, is_footnote);
    NoteCount& count = is_footnote ? context_.footnote_count : context_.endnote_count;
    const int place = numbers.restart == "eachSect"   ? static_cast<int>(context_.section)
                      : numbers.restart == "eachPage" ? context_.page
                                                      : 0;
    const bool begins = !count.place || *count.place != place;
    count.value = begins ? numbers.start : count.value + 1;
    count.place = place;
    return format_number(count.value, numeral_of(numbers.format));
}

void Paragraph::read_note(xml::Node reference, xml::Node run) {
    const bool is_footnote = reference.is("footnoteReference");
    const Part& part = is_footnote ? context_.footnotes : context_.endnotes;
    const xml::Node node =
        note_node(part, is_footnote ? "footnote" : "endnote", reference.attr("id"));
    if (!node || context_.note_depth >= deepest_note) {
        return;
    }
    const auto [at, is_new] = context_.notes.try_emplace(node);
    Context::Note& note = at->second;
    Flow flow;
    if (is_new) {
        note.mark = note_mark(reference, run);
        flow = context_.out.note(is_footnote ? "footnote" : "endnote", note.mark, note.id);
    }
    mark_content();
    xml::Node note_ref = builder_.element("note-ref", look_);
    note_ref.set("ref", note.id);
    note_ref.append_text(note.mark);
    if (is_new) {
        ++context_.note_depth;
        const PartScope scope(context_, part);
        read_blocks(context_, node, {flow, ""});
        --context_.note_depth;
    }
}

void Paragraph::read_comment(xml::Node reference) {
    const xml::Node comment = note_node(context_.comments, "comment", reference.attr("id"));
    const std::string words = comment.text();
    if (!doc::is_own_comment(comment.attr("author"), words)) {
        context_.out.leftover("comment", block_, "", comment.attr("author"), words);
    }
}

} // namespace engross::read::docx
