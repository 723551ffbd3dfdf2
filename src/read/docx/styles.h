// word/styles.xml and the theme's fonts, with all inheritance resolved (ECMA-376-1, 17.7.2):
// document defaults, table style, paragraph style and its ancestors, character style and its
// ancestors.
#pragma once

#include "read/docx/properties.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace engross::read::docx {

// Languages (w:themeFontLang) choose among the theme's fonts for other scripts.
ThemeFonts
theme_fonts(xml::Node theme, std::string_view east_asian_language, std::string_view bidi_language);

class Styles {
public:
    Styles() = default;
    Styles(xml::Node root, ThemeFonts theme);

    [[nodiscard]] const ThemeFonts& theme() const { return theme_; }

    // The style that a paragraph has: its own, else the default one.
    [[nodiscard]] std::string_view paragraph_style(const ParagraphProperties& direct) const;
    // The style of a table: its own, else the default one.
    [[nodiscard]] std::string_view table_style(xml::Node table_properties) const;
    // Everything that holds for a paragraph of that style, in a cell of that table style with its
    // conditions (table_conditions.h; "" outside).
    const ParagraphProperties& paragraph(std::string_view style, std::string_view table);
    // The same for its characters; toggle properties are combined (17.7.3). `character` may also be
    // a paragraph style whose linked character style is meant (17.7.4.6).
    const RunProperties&
    run(std::string_view style, std::string_view character, std::string_view table);
    // Name as the author sees it; "" for an unknown style.
    [[nodiscard]] std::string_view name(std::string_view style) const;
    // Outline level 0…8 that the style gives, -1 for body text.
    int outline(std::string_view style);
    // Size of the default paragraph style: the unit of w:leftChars.
    double character_unit();
    // numPr as the style itself states it (for the numbering's own indents).
    [[nodiscard]] bool states_indent(std::string_view style) const;
    // What a table style or the nearest of its ancestors says in w:tblPr, "tblBorders" say; null:
    // nothing.
    [[nodiscard]] xml::Node table_property(std::string_view style, std::string_view name) const;
    // The w:style element; null for an unknown style.
    [[nodiscard]] xml::Node node(std::string_view style) const;
    // Fill "#rrggbb" that a table style gives a cell under its conditions, "" for none.
    [[nodiscard]] std::string cell_fill(std::string_view table) const;
    // What a table style says for one cell, in rising rank: w:style and w:tblStylePr elements.
    [[nodiscard]] std::vector<xml::Node> cell_formats(std::string_view table) const;
    // A numbering style's w:numId, 0 when there is none.
    [[nodiscard]] int numbering_of(std::string_view style) const;

private:
    struct Style {
        std::string name, based_on, type, link;
        ParagraphProperties paragraph;
        RunProperties run;
        xml::Node node;
    };

    [[nodiscard]] const Style* find(std::string_view id) const;
    // Root ancestor first; stops at a cycle.
    [[nodiscard]] std::vector<const Style*> chain(std::string_view id) const;
    [[nodiscard]] RunProperties chain_run(std::string_view id) const;

    std::map<std::string, Style, std::less<>> styles_;
    ThemeFonts theme_;
    std::string default_paragraph_, default_table_;
    ParagraphProperties default_paragraph_properties_;
    RunProperties default_run_;
    std::map<std::string, ParagraphProperties, std::less<>> paragraphs_;
    std::map<std::string, RunProperties, std::less<>> runs_;
};

} // namespace engross::read::docx
