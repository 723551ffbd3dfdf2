// Character and paragraph properties as one w:rPr or w:pPr states them: what is not said is empty.
// ECMA-376-1, 17.3.1 and 17.3.2. Lengths in pt.
#pragma once

#include "doc/look.h"
#include "xml/xml.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace engross::read::docx {

// Theme fonts: "minorEastAsia" → family (20.1.4.1).
using ThemeFonts = std::map<std::string, std::string, std::less<>>;

struct RunProperties {
    std::optional<std::string> font_latin, font_east_asian, font_complex;
    std::optional<double> size;
    std::optional<bool> bold, italic, strike, caps, small_caps,
        vanish; // toggle properties (17.7.3)
    std::optional<std::string> underline, position, colour, highlight, shade, lang, lang_east_asian;
    std::optional<double> spacing, scale;
    std::optional<std::string> border, emphasis; // emphasis: w:em as it stands
    std::optional<bool> combine;
    // What holds instead in text of complex scripts (17.3.2.7, 17.3.2.30): w:rtl, w:cs and their
    // companions.
    std::optional<bool> rtl, complex, bold_complex, italic_complex;
    std::optional<double> size_complex;
    std::optional<std::string> lang_complex;
    std::string style; // w:rStyle

    // What `over` says wins.
    void merge(const RunProperties& over);
    [[nodiscard]] doc::RunLook look() const;
};

struct NumberingRef {
    int id = 0;     // w:numId; 0 means "no numbering"
    int level = -1; // w:ilvl; -1: not said
};

struct ParagraphProperties {
    std::optional<std::string> align;
    std::optional<double> start, end, first; // pt; first < 0: hanging
    std::optional<double> start_chars, end_chars,
        first_chars; // hundredths of a character; win over pt
    std::optional<double> before, after;
    std::optional<bool> before_auto, after_auto;     // as HTML has it: the larger of two that meet
    std::optional<double> before_lines, after_lines; // hundredths of a line; win over pt
    std::optional<std::string> line;
    std::optional<bool> keep_next, keep_lines, page_break_before, snap_to_grid, contextual, rtl;
    std::optional<int> outline; // 0…8, 9: body text
    std::optional<NumberingRef> numbering;
    std::map<double, std::string> tabs; // position → "start dot"; "" clears an inherited one
    std::optional<std::string> background, border;
    std::string padding; // of that border
    std::string style;   // w:pStyle

    void merge(const ParagraphProperties& over);
};

RunProperties parse_run(xml::Node rpr, const ThemeFonts& theme);
ParagraphProperties parse_paragraph(xml::Node ppr);

// --- values (22.9.2)
bool is_on(xml::Node element); // ST_OnOff; an element without w:val is on
std::optional<bool> flag(xml::Node parent, std::string_view name);
double points(std::string_view twips);      // twentieths of a point, or "12pt", "2cm"
std::string colour(std::string_view value); // "FF0000" → "#ff0000"; auto → ""
std::string shading(xml::Node shade);    // w:shd (17.3.5), a pattern as the mixture of its colours
std::string border(xml::Node borders);   // "0.5 #000000" of the first drawn side, else ""
std::string border_line(xml::Node side); // "0.5 #000000" or "none"
std::string border_lines(xml::Node borders); // of all four sides, as canonical @border has them
// Top, right, bottom, left as one line when all are alike, else "top; right; bottom; left".
std::string joined_lines(const std::array<std::string, 4>& lines);

} // namespace engross::read::docx
