// The walk over the canonical document that writes the page. One object writes one page. Its
// methods lie in page.cpp (the frame), blocks.cpp, inline.cpp, tables.cpp, figures.cpp,
// formulas.cpp, notes.cpp, contents.cpp.
#pragma once

#include "base/text.h"
#include "html/index.h"
#include "html/markup.h"
#include "html/pictures.h"
#include "html/vertical.h"

#include <string>
#include <string_view>

namespace engross::html {

class Writer {
public:
    Writer(const doc::Document& document, const Options& options);
    Bytes write();

private:
    // page.cpp
    void head(const std::string& title);
    void banner(const std::string& title);
    void main_content();
    [[nodiscard]] std::string page_title() const;

    // contents.cpp
    bool contents();
    void entries(const std::vector<std::pair<int, xml::Node>>& lines);
    void list_of(xml::Node toc);

    // blocks.cpp
    struct Frame { // what an item or note adds to its paragraph
        xml::Node label;
        std::string mark;           // for want of a label
        const Note* note = nullptr; // its links back end the paragraph
    };

    void blocks(xml::Node parent);
    void flow(xml::Node parent, xml::Node but); // all children except one
    void open_vertical();
    [[nodiscard]] bool is_in_front(xml::Node node) const;
    void block(xml::Node node);
    void section(xml::Node node);
    void heading(xml::Node node, int rank);
    void loose_heading(xml::Node node);
    void part(xml::Node node);
    void paragraph(xml::Node node);
    void paragraph(xml::Node node, const Frame& frame);
    void list(xml::Node node);
    void item(xml::Node node, const Note* note);
    void quote(xml::Node node);
    void loose_caption(xml::Node node);

    // inline.cpp
    void words(xml::Node block); // label, separator, content
    void label(xml::Node label);
    void content(xml::Node parent);
    void piece(xml::Node node);
    [[nodiscard]] bool combines(xml::Node span) const;
    void span(xml::Node node);
    void link(xml::Node node);
    void reference(xml::Node node); // a field that points to a place in the document
    void linked(xml::Node node, std::string_view address);
    void ruby(xml::Node node);
    void break_line(xml::Node node);
    void tab(xml::Node node);
    void note_ref(xml::Node node);

    // formulas.cpp
    void formula(xml::Node node, bool block);
    void formula_block(xml::Node node);
    void inline_formula(xml::Node node);

    // figures.cpp
    void figure(xml::Node node);
    bool picture(xml::Node node); // false: nothing to show
    void inline_picture(xml::Node node);
    void scanned_text(xml::Node image); // the paragraphs of a page that is a picture
    void codes(xml::Node image, bool in_text);
    [[nodiscard]] std::string alternative(xml::Node node);

    // tables.cpp
    void table(xml::Node node);
    void data_table(xml::Node node, const struct Grid& grid);
    void rows(std::string_view group, const std::vector<std::vector<struct GridCell>>& rows);
    void cell(const GridCell& cell);
    void cell_blocks(xml::Node cell);
    void boxed(xml::Node node);

    // notes.cpp
    void notes();
    void back_links(const Note& note);

    [[nodiscard]] const std::string& say(const Text& text) const { return text.in(speech_); }

    // The language of say() where the page's is another, else "".
    [[nodiscard]] std::string_view foreign() const;
    // The @lang of a node where it differs from the text around it.
    [[nodiscard]] std::string_view new_language(xml::Node node) const;

    const doc::Document& document_;
    const Options& options_;
    Index index_;
    Pictures pictures_;
    Vertical vertical_;
    Markup out_;
    std::string language_;
    Language speech_;

    int depth_ = 0; // of elements, against hostile nesting
    int section_depth_ = 0;
    int last_rank_ = 1; // of the last heading written
    bool in_link_ = false;
    bool in_vertical_ = false; // in a box of lines that run downwards
    bool in_heading_ = false;  // bold is no news there
    bool in_header_cell_ = false;
    bool quiet_ = false; // in a table of contents: no links, notes, pictures, ids
    bool bold_paragraph_ = false;
    int picture_count_ = 0;
};

// Sets a flag or counter for the time of a scope.
template <typename T> class During {
public:
    During(T& place, T value) : place_(place), before_(place) { place = value; }

    During(const During&) = delete;
    During& operator=(const During&) = delete;

    ~During() { place_ = before_; }

private:
    T& place_;
    T before_;
};

inline constexpr int deepest = 150; // nesting that browsers and screen readers still follow

} // namespace engross::html
