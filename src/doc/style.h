// Resolved looks, as values. look.h reads and writes them as style elements.
#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

namespace engross::doc {

// Resolved look of characters. Empty string or 0: not said.
struct RunLook {
    std::string font_latin;      // family for Latin text
    std::string font_east_asian; // family for Han text
    std::string font_complex;    // family for Arabic, Hebrew, Thai
    double size = 12;            // pt
    int weight = 400;            // 400 or 700
    bool italic = false;
    std::string underline; // "", "single", "double", "dotted", "wave", …
    bool strike = false;
    std::string position;        // "", "super", "sub"
    std::string colour;          // "" (automatic) or "#rrggbb"
    std::string background;      // "" or "#rrggbb": highlight or shading
    std::string caps;            // "", "all", "small"
    double spacing = 0;          // pt added after each character
    double scale = 100;          // width of the characters, % of their own
    std::string border;          // "" or as ParagraphLook::border: one box around all
    std::string emphasis;        // "", "dot below", "circle above": a mark at each character
    bool combine = false;        // in vertical text set side by side in one em (縱中橫)
    std::string lang;            // BCP 47 of Latin text
    std::string lang_east_asian; // BCP 47 of Han text
    auto operator<=>(const RunLook&) const = default;
};

// Resolved look of a paragraph. Lengths in pt.
struct ParagraphLook {
    std::string name;            // the author's style name ("Heading 1", "內文")
    std::string align = "start"; // start, center, end, justify, distribute
    double indent_start = 0;
    double indent_end = 0;
    double indent_first = 0; // first line, relative to indent_start; negative: hanging
    double space_before = 0;
    double space_after = 0;
    std::string line = "1"; // "1.5" multiple of single, "20pt" exactly, "20pt+" at least
    bool keep_next = false;
    bool keep_lines = false;
    bool page_break_before = false;
    bool snap_to_grid = true;
    std::string direction;  // "", "rtl"
    std::string tabs;       // "70 start; 450.8 end dot" : position alignment leader; …
    std::string background; // "" or "#rrggbb"
    std::string border;     // "" or "0.5 #000000" : all four sides
    std::string padding;    // "" or "1 4 1 4": from the border's top right bottom left to the text
    auto operator<=>(const ParagraphLook&) const = default;
};

// The styles that a document has so far, so that each look is written once.
struct LookIndex {
    std::size_t count = 0;
    std::map<std::pair<ParagraphLook, RunLook>, std::string> paragraph_ids;
    std::map<std::pair<RunLook, RunLook>, std::string> run_ids; // (look, look around it)
    std::map<std::string, std::string> run_ids_by_text;
};

} // namespace engross::doc
