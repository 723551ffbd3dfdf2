// Properties of ODF as looks.
#include "read/odt/styles.h"
#include "read/output.h"

#include <algorithm>
#include <array>

namespace engross::read::odt {

namespace {

constexpr double default_size = 12;

constexpr std::array<std::string_view, 4> sides{"top", "right", "bottom", "left"};
constexpr std::array<std::string_view, 3> suffixes{"", "-asian", "-complex"};

// What a style says for a script; sizes and weights that it lacks are those of Latin text.
std::string_view own(const Values& values, std::string_view name, Script script) {
    return value_of(values,
                    std::string(name) + std::string(suffixes.at(static_cast<std::size_t>(script))));
}

std::string_view pick(const Values& values, std::string_view name, Script script) {
    const auto value = own(values, name, script);
    return value.empty() ? value_of(values, name) : value;
}

std::string language(const Values& values, Script script) {
    const auto tag = own(values, "rfc-language-tag", script);
    return tag.empty()
               ? doc::language_tag(own(values, "language", script), own(values, "country", script))
               : doc::language_tag(tag);
}

std::string colour(std::string_view value) {
    if (value.size() != 7 || value[0] != '#') {
        return {};
    }
    std::string out(value);
    for (char& c : out) {
        c = c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c;
    }
    return out;
}

std::string underline(const Values& text) {
    const auto style = value_of(text, "text-underline-style");
    if (style.empty() || style == "none") {
        return {};
    }
    if (value_of(text, "text-underline-type") == "double") {
        return "double";
    }
    return style == "solid"
               ? "single"
               : (style == "dash" || style == "long-dash" ? "dashed" : std::string(style));
}

// "super 58%", "sub", "33% 58%", "-33% 58%"; "0% 100%" is none
std::string position(std::string_view value) {
    if (value.starts_with("super")) {
        return "super";
    }
    if (value.starts_with("sub") || value.starts_with('-')) {
        return "sub";
    }
    return value.empty() || value.starts_with("0%") ? "" : "super";
}

bool is_bold(std::string_view weight) { return weight == "bold" || text::to_int(weight) >= 600; }

std::string line_of(const Values& values) {
    const auto height = value_of(values, "line-height");
    const auto least = value_of(values, "line-height-at-least");
    if (is_percent(height)) {
        return text::number(text::to_double(height.substr(0, height.size() - 1), 100) / 100);
    }
    if (!height.empty() && height != "normal") {
        return text::number(points(height)) + "pt";
    }
    return least.empty() || points(least) == 0 ? "1" : text::number(points(least)) + "pt+";
}

std::string align_of(const Values& values) {
    const auto value = value_of(values, "text-align");
    if (value == "center" || value == "justify") {
        return std::string(value);
    }
    return value == "end" || value == "right" ? "end" : "start";
}

std::string tabs_of(xml::Node tabs, double offset) {
    std::map<double, std::string> stops;
    for (const xml::Node tab : tabs.children()) {
        const auto type = tab.attr("type");
        std::string kind =
            type == "right"
                ? "end"
                : (type == "center" ? "center" : (type == "char" ? "decimal" : "start"));
        const auto leader = tab.attr("leader-style");
        if (!leader.empty() && leader != "none") {
            kind += leader == "dotted" ? " dot" : (leader == "dash" ? " dash" : " line");
        }
        stops[points(tab.attr("position")) + offset] = kind;
    }
    std::string out;
    for (const auto& [at, kind] : stops) {
        out += (out.empty() ? "" : "; ") + text::number(at) + " " + kind;
    }
    return out;
}

// How it is drawn, as the canonical border says it.
std::string_view style_of(std::string_view word) {
    return word.starts_with("double")                    ? " double"
           : word.find("dash") != std::string_view::npos ? " dashed"
           : word.starts_with("dot")                     ? " dotted"
                                                         : "";
}

// "accent below" → the same; a position that is not said is above (ODF 1.3, 20.345).
std::string emphasis_of(std::string_view value) {
    const auto words = text::split(value, ' ');
    static constexpr std::array<std::string_view, 4> marks{"accent", "dot", "circle", "disc"};
    if (words.empty() || std::ranges::find(marks, words[0]) == marks.end()) {
        return {};
    }
    const bool below = words.size() > 1 && words[1] == "below";
    return std::string(words[0]) + (below ? " below" : " above");
}

// ODF 1.3, 20.371: "66%"; LibreOffice has 1 % to 600 %.
double scale_of(std::string_view value) {
    const double scale =
        is_percent(value) ? text::to_double(value.substr(0, value.size() - 1), 100) : 100;
    return scale >= 1 && scale <= 600 ? scale : 100;
}

bool is_always(const Values& values, std::string_view name) {
    return value_of(values, name) == "always";
}

// Of one side, else of all.
std::string_view of_side(const Values& values, const std::string& name, std::string_view side) {
    const auto own = value_of(values, name + '-' + std::string(side));
    return own.empty() ? value_of(values, name) : own;
}

} // namespace

std::string line_of_border(std::string_view value) {
    const auto parts = text::split(value, ' ');
    return parts.size() >= 3 && parts[1] != "none" && points(parts[0]) > 0
               ? text::number(points(parts[0])) + " " + colour(parts[2]) +
                     std::string(style_of(parts[1]))
               : "";
}

std::string background(const Values& values) {
    return colour(value_of(values, "background-color"));
}

std::string border(const Values& values) {
    for (const auto* name :
         {"border", "border-top", "border-bottom", "border-left", "border-right"}) {
        if (std::string line = line_of_border(value_of(values, name)); !line.empty()) {
            return line;
        }
    }
    return {};
}

std::string borders(const Values& values) {
    std::array<std::string, 4> lines;
    for (std::size_t side = 0; side < sides.size(); ++side) {
        lines.at(side) = line_of_border(of_side(values, "border", sides.at(side)));
        lines.at(side) = lines.at(side).empty() ? "none" : lines.at(side);
    }
    const bool alike =
        std::ranges::all_of(lines, [&](const std::string& line) { return line == lines[0]; });
    return alike ? lines[0] : lines[0] + "; " + lines[1] + "; " + lines[2] + "; " + lines[3];
}

std::string paddings(const Values& values) {
    std::array<double, 4> rooms{};
    bool said = false;
    for (std::size_t side = 0; side < sides.size(); ++side) {
        const auto value = of_side(values, "padding", sides.at(side));
        said = said || !value.empty();
        rooms.at(side) = std::max(0.0, points(value));
    }
    return said ? four_numbers(rooms) : "";
}

double border_and_padding(const Values& values, std::string_view side) {
    const auto border = of_side(values, "border", side);
    return line_of_border(border).empty()
               ? 0
               : points(border.substr(0, border.find(' '))) +
                     std::max(0.0, points(of_side(values, "padding", side)));
}

// Han wins: digits and Latin words stand in a Han run as its author set them.
Script script_of(std::string_view words) {
    if (text::count_han(words) > 0) {
        return Script::asian;
    }
    // Lead bytes of Hebrew, Arabic and their neighbours, and of the scripts of India and Thailand.
    const bool is_complex = std::ranges::any_of(words, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0xD6 && byte <= 0xDF) || byte == 0xE0;
    });
    return is_complex ? Script::complex : Script::latin;
}

bool breaks_page(std::string_view break_before) {
    return break_before == "page" || break_before == "even-page" || break_before == "odd-page";
}

doc::RunLook run_look(const Values& text, Script script) {
    doc::RunLook look;
    look.font_latin = value_of(text, "font");
    look.font_east_asian = value_of(text, "font-asian");
    look.font_complex = value_of(text, "font-complex");
    const double size = points(pick(text, "font-size", script));
    look.size = size > 0 ? size : default_size;
    look.weight = is_bold(pick(text, "font-weight", script)) ? 700 : 400;
    const auto slant = pick(text, "font-style", script);
    look.italic = slant == "italic" || slant == "oblique";
    look.underline = underline(text);
    const auto through = value_of(text, "text-line-through-style");
    look.strike = !through.empty() && through != "none";
    look.position = position(value_of(text, "text-position"));
    look.colour =
        value_of(text, "use-window-font-color") == "true" ? "" : colour(value_of(text, "color"));
    look.background = background(text);
    look.caps = value_of(text, "text-transform") == "uppercase"  ? "all"
                : value_of(text, "font-variant") == "small-caps" ? "small"
                                                                 : "";
    look.spacing = points(value_of(text, "letter-spacing"));
    look.scale = scale_of(value_of(text, "text-scale"));
    look.border = border(text).empty() ? "" : borders(text);
    look.emphasis = emphasis_of(value_of(text, "text-emphasize"));
    // LibreOffice keeps Word's 縱中橫 as letters that are turned in their line.
    look.combine = value_of(text, "text-combine") == "letters" ||
                   value_of(text, "text-rotation-angle") == "90";
    look.lang = language(text, script == Script::complex ? Script::complex : Script::latin);
    look.lang_east_asian = language(text, Script::asian);
    return look;
}

namespace {

// In ODF the line stands where the paragraph's room begins, and the text begins within it.
void frame(doc::ParagraphLook& look, const Values& values) {
    if (border(values).empty()) {
        return;
    }
    look.border = borders(values);
    look.padding = paddings(values);
    look.indent_start += border_and_padding(values, "left");
    look.indent_end += border_and_padding(values, "right");
}

} // namespace

doc::ParagraphLook paragraph_look(const Properties& properties, bool tabs_are_relative) {
    const Values& values = properties.paragraph;
    doc::ParagraphLook look;
    look.align = align_of(values);
    look.indent_start = points(value_of(values, "margin-left"));
    look.indent_end = points(value_of(values, "margin-right"));
    look.indent_first = points(value_of(values, "text-indent"));
    if (value_of(values, "auto-text-indent") == "true") {
        look.indent_first = run_look(properties.text, Script::asian).size;
    }
    look.space_before = points(value_of(values, "margin-top"));
    look.space_after = points(value_of(values, "margin-bottom"));
    look.line = line_of(values);
    look.keep_next = is_always(values, "keep-with-next");
    look.keep_lines = is_always(values, "keep-together");
    look.page_break_before = breaks_page(value_of(values, "break-before"));
    look.snap_to_grid = value_of(values, "snap-to-layout-grid") != "false";
    look.direction = value_of(values, "writing-mode").starts_with("rl") ? "rtl" : "";
    look.tabs = tabs_of(properties.tabs, tabs_are_relative ? look.indent_start : 0);
    look.background = background(values);
    frame(look, values);
    return look;
}

} // namespace engross::read::odt
