// Styles of an ODF text: each property is inherited by itself, so a style is a map from the names
// of attributes to values, and inheritance is merging maps (ODF 1.3 part 3, 16.2).
#pragma once

#include "doc/look.h"
#include "xml/xml.h"

#include <map>
#include <string>
#include <string_view>

namespace engross::read::odt {

using Values = std::map<std::string, std::string, std::less<>>;

struct Properties {
    Values text;      // style:text-properties; "font", "font-asian", "font-complex" are families
    Values paragraph; // style:paragraph-properties; margins one by one
    Values other; // the other *-properties element of the style's family (table, cell, graphic, …)
    xml::Node tabs; // style:tab-stops

    void merge(const Properties& over);
};

// Automatic styles of content.xml and styles.xml share names: one of them is in use at a time.
// A chart within the text has styles of its own, which are not read.
enum class Scope { content, page, object };

// ODF states size, weight, slant and language apart for three kinds of script.
enum class Script { latin, asian, complex };

class Styles {
public:
    // Takes the style:style, style:default-style and text:list-style elements of a container.
    void add_common(xml::Node container);
    void add_automatic(xml::Node container, Scope scope);
    void add_fonts(xml::Node declarations);
    void use(Scope scope);

    [[nodiscard]] Scope scope() const { return scope_; }

    void set_tabs_relative(bool is_relative) { tabs_are_relative_ = is_relative; }

    // Everything that holds by a style and its ancestors, the family's default style included.
    const Properties& properties(std::string_view family, std::string_view name);
    // What an automatic style says itself.
    [[nodiscard]] Properties own(std::string_view family, std::string_view name) const;
    // An attribute of the style or its nearest ancestor that has it: list-style-name,
    // master-page-name, …
    [[nodiscard]] std::string
    attribute(std::string_view family, std::string_view name, std::string_view attribute) const;
    // The style says list-style-name="": a heading in it is not numbered.
    [[nodiscard]] bool is_unlisted(std::string_view paragraph_style) const;
    // Name that the author sees: that of the first style on the way up which is not automatic.
    [[nodiscard]] std::string display_name(std::string_view family, std::string_view name) const;
    // The element that defines a style; family "list", name "": the outline;
    // family "notes", name footnote or endnote: how they are numbered.
    [[nodiscard]] xml::Node node(std::string_view family, std::string_view name) const;

    [[nodiscard]] bool tabs_are_relative() const { return tabs_are_relative_; }

private:
    struct Style {
        xml::Node node;
        bool is_automatic = false;
    };

    using Map = std::map<std::string, Style, std::less<>>; // by "family/name"

    [[nodiscard]] const Style* find(std::string_view family, std::string_view name) const;
    [[nodiscard]] Properties parse(xml::Node style) const;
    void collect(xml::Node container, Map& styles, bool is_automatic);

    Map common_;
    std::map<Scope, Map> automatic_;
    std::map<std::string, xml::Node, std::less<>> defaults_; // by family
    std::map<std::string, std::string, std::less<>> fonts_;
    std::map<Scope, std::map<std::string, Properties, std::less<>>> resolved_;
    Scope scope_ = Scope::content;
    bool tabs_are_relative_ = true;
};

// --- values
double points(std::string_view length); // "2.54cm", "28pt", "1in", "10mm"
bool is_percent(std::string_view value);
double degrees(std::string_view angle); // "900" (tenths) or "90deg", counter-clockwise
// "1.5pt double #000000" → "1.5 #000000 double", solid ones without the word; "none" → ""
std::string line_of_border(std::string_view value);
// The first side that has one.
std::string border(const Values& values);
// The same for each side: one line when all are alike, else "top; right; bottom; left", "none"
// among them.
std::string borders(const Values& values);
// "top right bottom left" of fo:padding, pt; "" when nothing is said.
std::string paddings(const Values& values);
// Its width and the room within it, pt; 0 where that side has no line (ODF 1.3 part 3, 20.183 and
// 20.209).
double border_and_padding(const Values& values, std::string_view side);
std::string background(const Values& values);
std::string_view value_of(const Values& values, std::string_view name);

// --- looks
Script script_of(std::string_view words);
doc::RunLook run_look(const Values& text, Script script);
bool breaks_page(std::string_view break_before);
doc::ParagraphLook paragraph_look(const Properties& properties, bool tabs_are_relative);

} // namespace engross::read::odt
