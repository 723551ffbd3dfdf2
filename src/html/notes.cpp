#include "html/words.h"
#include "html/writer.h"

namespace engross::html {

namespace {

std::string ref_id(const Note& note, int number) {
    return "ref-" + std::string(note.node.attr("id")) +
           (number > 1 ? "-" + std::to_string(number) : "");
}

} // namespace

void Writer::note_ref(xml::Node node) {
    if (quiet_) {
        return;
    }
    Note* note = index_.note(node.attr("ref"));
    const std::string own(text::trim(node.text()));
    if (note == nullptr && own.empty()) {
        return;
    }
    const std::string mark = own.empty() ? note->mark : own;
    out_.open("sup");
    if (note == nullptr || in_link_) {
        out_.text(mark);
    } else {
        note->written += 1;
        out_.open("a",
                  {{"id", ref_id(*note, note->written)},
                   {"href", "#" + std::string(note->node.attr("id"))},
                   {"class", "engross-note-ref"},
                   {"role", "doc-noteref"},
                   {"aria-label", say(words::note) + " " + mark}});
        out_.text(mark);
        out_.close("a");
    }
    out_.close("sup");
}

void Writer::notes() {
    if (index_.notes().empty()) {
        return;
    }
    out_.open("section",
              {{"class", "engross-notes"},
               {"role", "doc-endnotes"},
               {"aria-label", say(words::notes)},
               {"lang", foreign()}});
    out_.line();
    out_.open("h2");
    out_.text(say(words::notes));
    out_.close("h2");
    out_.line();
    section_depth_ = 1;
    last_rank_ = 2;
    out_.open("ol",
              {{"class", "engross-labelled engross-hang-2"},
               {"lang", foreign().empty() ? "" : language_}});
    out_.line();
    for (const Note& note : index_.notes()) {
        item(note.node, &note);
    }
    out_.close("ol");
    out_.line();
    out_.close("section");
    out_.line();
}

void Writer::back_links(const Note& note) {
    for (int number = 1; number <= note.written; ++number) {
        std::string name = say(words::back) + " " + note.mark;
        if (note.written > 1) {
            name += say(words::place) + std::to_string(number) + say(words::place_end);
        }
        out_.text(" ");
        out_.open("a",
                  {{"href", "#" + ref_id(note, number)},
                   {"class", "engross-back"},
                   {"role", "doc-backlink"},
                   {"aria-label", name},
                   {"lang", foreign()}});
        out_.raw("<span aria-hidden=\"true\">↩</span>");
        if (note.written > 1) {
            out_.open("sup");
            out_.text(std::to_string(number));
            out_.close("sup");
        }
        out_.close("a");
    }
}

} // namespace engross::html
