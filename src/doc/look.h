// The look of paragraphs and runs while a reader works, and the fold that turns runs into the canonical
// form: what holds for most of a paragraph's characters is said once, at the paragraph; only runs that
// differ become <span>. So DOCX (all on runs) and ODT (all on paragraphs) give the same tree.
#pragma once

#include "doc/document.h"

#include <compare>
#include <optional>
#include <string>
#include <vector>

namespace engross::doc {

// Resolved look of characters. Empty string or 0: not said.
struct RunLook {
    std::string font_latin;       // family for Latin text
    std::string font_east_asian;  // family for Han text
    std::string font_complex;     // family for Arabic, Hebrew, Thai
    double size = 12;             // pt
    int weight = 400;             // 400 or 700
    bool italic = false;
    std::string underline;        // "", "single", "double", "dotted", "wave", …
    bool strike = false;
    std::string position;         // "", "super", "sub"
    std::string colour;           // "" (automatic) or "#rrggbb"
    std::string background;       // "" or "#rrggbb": highlight or shading
    std::string caps;             // "", "all", "small"
    double spacing = 0;           // pt added after each character
    std::string lang;             // BCP 47 of Latin text
    std::string lang_east_asian;  // BCP 47 of Han text
    auto operator<=>(const RunLook&) const = default;
};

// Resolved look of a paragraph. Lengths in pt.
struct ParagraphLook {
    std::string name;             // the author's style name ("Heading 1", "內文")
    std::string align = "start";  // start, center, end, justify, distribute
    double indent_start = 0;
    double indent_end = 0;
    double indent_first = 0;      // first line, relative to indent_start; negative: hanging
    double space_before = 0;
    double space_after = 0;
    std::string line = "1";       // "1.5" multiple of single, "20pt" exactly, "20pt+" at least
    bool keep_next = false;
    bool keep_lines = false;
    bool page_break_before = false;
    bool snap_to_grid = true;
    std::string direction;        // "", "rtl"
    std::string tabs;             // "70 start; 450.8 end dot" : position alignment leader; …
    std::string background;       // "" or "#rrggbb"
    std::string border;           // "" or "0.5 #000000" : all four sides
    auto operator<=>(const ParagraphLook&) const = default;
};

// Collects a paragraph's inline content with looks, then writes it under a block element. Used by
// every reader.
class ParagraphBuilder {
public:
    ParagraphBuilder(Document& document, xml::Node block);

    // Text with its look. Adjacent texts of one look are joined. Control characters are dropped.
    void text(std::string_view utf8, const RunLook& look);
    // An empty inline element (tab, break, note-ref, image, anchor, field …) at this place; the caller
    // sets its attributes and children. It takes the look `look` when it draws something.
    xml::Node element(std::string_view name, const RunLook& look);
    // Elements that hold inline content: link, field, ruby, span with a role. Close what you open.
    xml::Node open(std::string_view name);
    void close();

    // Folds looks: sets block/@style and makes spans. Call once, at the end.
    // `default_look`: look of the paragraph mark, for paragraphs without characters.
    void finish(const ParagraphLook& paragraph, const RunLook& default_look);

private:
    struct Run {
        xml::Node node;   // the text or element
        RunLook look;
        std::size_t weight; // characters
    };
    Document& document_;
    xml::Node block_;
    std::vector<xml::Node> open_;
    std::vector<Run> runs_;
};

// styles/style for a look; the same look gives the same id (s1, s2, … in order of first use).
std::string style_id(Document& document, const ParagraphLook& paragraph, const RunLook& run);
std::string run_style_id(Document& document, const RunLook& run);

// Reading a style element back (layout, enrich).
ParagraphLook paragraph_look(xml::Node style);
RunLook run_look(xml::Node style);
// A span's style holds only what differs from the text around it: overlay it.
RunLook overlay(RunLook base, xml::Node run_style);

} // namespace engross::doc
