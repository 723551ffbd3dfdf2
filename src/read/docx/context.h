// What the functions of the DOCX reader share while one document is read. Private to docx/.
#pragma once

#include "read/docx/box_fill.h"
#include "read/docx/numbering.h"
#include "read/docx/opc.h"
#include "read/docx/styles.h"
#include "read/output.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engross::read::docx {

// A complex field (17.16.18) may begin in one paragraph and end in another.
struct Field {
    std::string instruction;
    bool in_result = false;
    bool is_open = false; // an inline element of the current paragraph stands for it
    bool is_toc = false;
    std::string form_value; // of a legacy form field without a result of its own
};

// The table of contents that is being read.
struct Toc {
    xml::Node typed;       // null: none
    bool is_field = false; // ends with its field, not with its content control
};

// Numbers of notes; `place`: the page or section in which they count.
struct NoteCount {
    int value = 0;
    std::optional<int> place;
};

struct ByAddress {
    bool operator()(xml::Node one, xml::Node other) const {
        return std::less<const void*>()(one.raw(), other.raw());
    }
};

struct Context {
    const Input& input;
    const package::Package& package;
    Output out;
    Styles styles;
    Numbering numbering;
    Part main, settings, footnotes, endnotes, comments;
    const Part* part = nullptr; // that is being read

    std::vector<Field> fields;
    Toc toc;
    std::map<int, std::string> list_names;    // w:numId → l1, l2, …
    std::vector<std::string> pending_anchors; // bookmarks between paragraphs
    std::string pending_page_setup;
    ThemeColours theme_colours;
    std::vector<double> theme_lines; // widths of a:lnStyleLst, pt
    std::map<const void*, std::map<std::string, xml::Node, std::less<>>>
        vml_types;              // v:shapetype by the root of its part and its id
    std::string box_background; // of the text box whose blocks are read, "": none
    std::string cover_ground;   // @cover-ground of the first page
    xml::Node ends_in_auto;     // the paragraph just read, when the room below it is automatic
    std::size_t section = 0;
    std::vector<xml::Node> sections; // w:sectPr in document order
    double line_pitch = 12;          // pt of one line, for w:beforeLines
    int page = 1;
    int note_depth = 0;
    std::map<std::string, int> sequences; // of SEQ fields, by name
    NoteCount footnote_count, endnote_count;

    struct Note {
        std::string id, mark;
    };

    std::map<xml::Node, Note, ByAddress> notes; // those that are read, by their element
    std::optional<std::map<std::string, Part>>
        stores; // custom XML by the id of its data store; empty: not yet read

    Context(const Input& from, const package::Package& zip)
        : input(from), package(zip), out(from, "docx") {}
};

// Where paragraphs are read to, and the style of the table around them ("" outside).
struct Place {
    Flow flow;
    std::string table_style;
};

// Blocks of a body, cell, note, header or text box.
void read_blocks(Context& context, xml::Node container, const Place& place);
// One paragraph; several when the marks between them are deleted.
void read_paragraph(Context& context, const std::vector<xml::Node>& parts, const Place& place);
void read_table(Context& context, xml::Node table, const Place& place);
// Counts tracked changes of format (w:pPrChange, w:rPrChange, …) among the children of a properties
// element.
void record_format_change(Context& context, xml::Node at, xml::Node properties);
// The branch of mc:AlternateContent to read (ECMA-376-3, 9.3): a Choice that we understand, else
// the Fallback.
xml::Node chosen_branch(xml::Node alternate);

// Another part (note, header) in the middle of the main one: its own fields, no page marks.
class PartScope {
public:
    PartScope(Context& context, const Part& part);
    PartScope(const PartScope&) = delete;
    PartScope& operator=(const PartScope&) = delete;
    ~PartScope();

private:
    Context& context_;
    const Part* part_;
    std::vector<Field> fields_;
    Toc toc_;
    std::string page_setup_;
};

// word/document.xml's w:sectPr, in order, as pages/page pg1, pg2, …; with headers and footers.
void collect_sections(Context& context);
void read_sections(Context& context);
void read_meta(Context& context);

} // namespace engross::read::docx
