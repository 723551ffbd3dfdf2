// What a writer has to know of the document before it begins: the title, the table of contents,
// what links can reach, which notes are pointed at.
#pragma once

#include "doc/document.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace engross::html {

// Looks that carry meaning.
struct Look {
    std::string align; // "", center, end
    bool rtl = false;
    int weight = 0; // 0: not said
    bool italic = false;
    bool underline = false;
    bool strike = false;
    std::string position; // "", super, sub
    bool emphasis = false;
    bool combine = false; // side by side in one em of vertical text
    std::string marks;    // classes of what stands around and at the characters
};

struct Note {
    xml::Node node;
    std::string mark;
    int refs = 0;    // note-refs in the text
    int written = 0; // so far
};

class Index {
public:
    Index(const doc::Document& document, bool fragment);

    [[nodiscard]] xml::Node title() const { return title_; } // the block that is the h1, or null

    [[nodiscard]] xml::Node cover() const { return cover_; }

    [[nodiscard]] xml::Node contents() const { return contents_; } // toc of headings, or null

    [[nodiscard]] const std::vector<xml::Node>& headings() const {
        return headings_;
    } // of sections

    [[nodiscard]] bool has_run_marks() const { return has_run_marks_; }

    [[nodiscard]] const Look& look(xml::Node node) const;
    // The id that a name (an @id or a bookmark) leads to; "" when the page has no such place.
    [[nodiscard]] std::string_view target(std::string_view name) const;
    [[nodiscard]] xml::Node block(std::string_view id) const;
    Note* note(std::string_view id);

    std::vector<Note>& notes() { return notes_; }

private:
    void find_parts(const doc::Document& document);
    void walk(xml::Node root, bool fragment);
    void visit(xml::Node node);
    void add_notes(const doc::Document& document);

    xml::Node title_;
    xml::Node cover_;
    xml::Node contents_;
    bool has_run_marks_ = false;
    std::vector<xml::Node> headings_;
    std::unordered_map<std::string, Look> looks_;
    std::unordered_map<std::string, xml::Node> blocks_;
    std::unordered_map<std::string, std::string> anchors_; // bookmark → id
    std::unordered_map<std::string, std::size_t> note_at_;
    std::vector<Note> notes_;
};

} // namespace engross::html
