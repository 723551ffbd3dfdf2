#include "read/docx/properties.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace engross::read::docx {

namespace {

template <typename T> void take(std::optional<T>& mine, const std::optional<T>& over) {
    if (over) {
        mine = over;
    }
}

struct Pair {
    std::string_view from;
    std::string_view to;
};

template <std::size_t N>
std::string translate(std::string_view value, const std::array<Pair, N>& table, std::string_view other) {
    const auto found = std::ranges::find(table, value, &Pair::from);
    return std::string(found == table.end() ? other : found->to);
}

std::optional<std::string> font(xml::Node fonts, const ThemeFonts& theme, std::string_view plain,
                                std::string_view themed) {
    if (const auto found = theme.find(fonts.attr(themed)); found != theme.end() && !found->second.empty()) {
        return found->second;
    }
    const auto name = fonts.attr(plain);
    return name.empty() ? std::nullopt : std::optional<std::string>(name);
}

std::string highlight(std::string_view name) {
    static constexpr std::array<Pair, 16> names{
        {{"black", "#000000"},    {"blue", "#0000ff"},       {"cyan", "#00ffff"},
         {"green", "#00ff00"},    {"magenta", "#ff00ff"},    {"red", "#ff0000"},
         {"yellow", "#ffff00"},   {"white", "#ffffff"},      {"darkBlue", "#000080"},
         {"darkCyan", "#008080"}, {"darkGreen", "#008000"},  {"darkMagenta", "#800080"},
         {"darkRed", "#800000"},  {"darkYellow", "#808000"}, {"darkGray", "#808080"},
         {"lightGray", "#c0c0c0"}}};
    return translate(name, names, "");
}

std::string underline(std::string_view value) {
    static constexpr std::array<Pair, 12> names{
        {{"none", ""}, {"", "single"}, {"single", "single"}, {"words", "single"}, {"thick", "single"},
         {"double", "double"}, {"dotted", "dotted"}, {"dottedHeavy", "dotted"}, {"wave", "wave"},
         {"wavyHeavy", "wave"}, {"wavyDouble", "wave"}, {"dash", "dashed"}}};
    return translate(value, names, value.starts_with("d") || value.starts_with("D") ? "dashed" : "single");
}

void parse_fonts(xml::Node fonts, const ThemeFonts& theme, RunProperties& out) {
    out.font_latin = font(fonts, theme, "ascii", "asciiTheme");
    if (!out.font_latin) {
        out.font_latin = font(fonts, theme, "hAnsi", "hAnsiTheme");
    }
    out.font_east_asian = font(fonts, theme, "eastAsia", "eastAsiaTheme");
    out.font_complex = font(fonts, theme, "cs", "cstheme");
}

void parse_language(xml::Node lang, RunProperties& out) {
    if (lang.has("val")) {
        out.lang = doc::language_tag(lang.attr("val"));
    }
    if (lang.has("eastAsia")) {
        out.lang_east_asian = doc::language_tag(lang.attr("eastAsia"));
    }
}

void parse_position(std::string_view value, RunProperties& out) {
    static constexpr std::array<Pair, 2> names{{{"superscript", "super"}, {"subscript", "sub"}}};
    out.position = translate(value, names, "");
}

// 17.3.1.12: the character forms win over the lengths beside them.
void parse_indent(xml::Node ind, ParagraphProperties& out) {
    const auto length = [&](std::string_view name, std::string_view other) -> std::optional<double> {
        const auto value = ind.has(name) ? ind.attr(name) : ind.attr(other);
        return value.empty() ? std::nullopt : std::optional(points(value));
    };
    const auto chars = [&](std::string_view name, std::string_view other) -> std::optional<double> {
        const auto value = ind.has(name) ? ind.attr(name) : ind.attr(other);
        return value.empty() ? std::nullopt : std::optional(text::to_double(value));
    };
    out.start = length("start", "left");
    out.end = length("end", "right");
    out.start_chars = chars("startChars", "leftChars");
    out.end_chars = chars("endChars", "rightChars");
    if (ind.has("hanging")) {
        out.first = -points(ind.attr("hanging"));
    } else if (ind.has("firstLine")) {
        out.first = points(ind.attr("firstLine"));
    }
    if (ind.has("hangingChars")) {
        out.first_chars = -text::to_double(ind.attr("hangingChars"));
    } else if (ind.has("firstLineChars")) {
        out.first_chars = text::to_double(ind.attr("firstLineChars"));
    }
}

std::string line_spacing(xml::Node spacing) {
    const double value = points(spacing.attr("line"));
    const auto rule = spacing.attr("lineRule");
    if (rule == "exact") {
        return text::number(value) + "pt";
    }
    if (rule == "atLeast") {
        return text::number(value) + "pt+";
    }
    return text::number(value / 12); // 240ths of a line
}

void parse_spacing(xml::Node spacing, ParagraphProperties& out) {
    constexpr double automatic = 14; // what Word sets for "auto", as HTML does
    const auto on = [&](std::string_view name) {
        const auto value = spacing.attr(name);
        return value == "1" || value == "true" || value == "on";
    };
    if (on("beforeAutospacing")) {
        out.before = automatic;
    } else if (spacing.has("before")) {
        out.before = points(spacing.attr("before"));
    }
    if (on("afterAutospacing")) {
        out.after = automatic;
    } else if (spacing.has("after")) {
        out.after = points(spacing.attr("after"));
    }
    if (spacing.has("beforeLines")) {
        out.before_lines = text::to_double(spacing.attr("beforeLines"));
    }
    if (spacing.has("afterLines")) {
        out.after_lines = text::to_double(spacing.attr("afterLines"));
    }
    if (spacing.has("line")) {
        out.line = line_spacing(spacing);
    }
}

void parse_tabs(xml::Node tabs, ParagraphProperties& out) {
    static constexpr std::array<Pair, 5> kinds{{{"center", "center"},
                                                {"right", "end"},
                                                {"end", "end"},
                                                {"decimal", "decimal"},
                                                {"clear", "clear"}}};
    static constexpr std::array<Pair, 4> leaders{
        {{"dot", " dot"}, {"hyphen", " dash"}, {"underscore", " line"}, {"middleDot", " dot"}}};
    for (const xml::Node tab : tabs.children()) {
        const std::string kind = translate(tab.attr("val"), kinds, "start");
        out.tabs[points(tab.attr("pos"))] =
            kind == "clear" ? "" : kind + translate(tab.attr("leader"), leaders, "");
    }
}

std::string alignment(std::string_view value) {
    static constexpr std::array<Pair, 10> names{{{"center", "center"},
                                                 {"right", "end"},
                                                 {"end", "end"},
                                                 {"both", "justify"},
                                                 {"distribute", "distribute"},
                                                 {"thaiDistribute", "distribute"},
                                                 {"highKashida", "justify"},
                                                 {"mediumKashida", "justify"},
                                                 {"lowKashida", "justify"},
                                                 {"left", "start"}}};
    return translate(value, names, "start");
}

} // namespace

bool is_on(xml::Node element) {
    const auto value = element.attr("val");
    return element && value != "0" && value != "false" && value != "off";
}

std::optional<bool> flag(xml::Node parent, std::string_view name) {
    const xml::Node element = parent.child(name);
    return element ? std::optional(is_on(element)) : std::nullopt;
}

double points(std::string_view value) {
    const auto unit = [&](std::string_view suffix, double factor) -> std::optional<double> {
        return value.ends_with(suffix)
                   ? std::optional(text::to_double(value.substr(0, value.size() - 2)) * factor)
                   : std::nullopt;
    };
    // Strict documents may give lengths with units (22.9.2.14).
    if (const auto pt = unit("pt", 1)) {
        return *pt;
    }
    if (const auto cm = unit("cm", 72 / 2.54)) {
        return *cm;
    }
    if (const auto mm = unit("mm", 72 / 25.4)) {
        return *mm;
    }
    if (const auto in = unit("in", 72)) {
        return *in;
    }
    return text::to_double(value) / 20;
}

std::string colour(std::string_view value) {
    const bool is_hex = value.size() == 6 && std::ranges::all_of(value, [](unsigned char byte) {
                            return std::isxdigit(byte) != 0;
                        });
    if (!is_hex) {
        return {};
    }
    std::string out = "#";
    for (const char c : value) {
        out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return out;
}

std::string border(xml::Node borders) {
    for (const xml::Node side : borders.children()) {
        const auto kind = side.attr("val");
        if (kind.empty() || kind == "nil" || kind == "none") {
            continue;
        }
        const std::string line = colour(side.attr("color"));
        return text::number(std::max(0.25, text::to_double(side.attr("sz"), 4) / 8)) + " " +
               (line.empty() ? "#000000" : line);
    }
    return {};
}

void RunProperties::merge(const RunProperties& over) {
    take(font_latin, over.font_latin);
    take(font_east_asian, over.font_east_asian);
    take(font_complex, over.font_complex);
    take(size, over.size);
    take(bold, over.bold);
    take(italic, over.italic);
    take(strike, over.strike);
    take(caps, over.caps);
    take(small_caps, over.small_caps);
    take(vanish, over.vanish);
    take(underline, over.underline);
    take(position, over.position);
    take(colour, over.colour);
    take(highlight, over.highlight);
    take(shade, over.shade);
    take(lang, over.lang);
    take(lang_east_asian, over.lang_east_asian);
    take(spacing, over.spacing);
    if (!over.style.empty()) {
        style = over.style;
    }
}

doc::RunLook RunProperties::look() const {
    doc::RunLook look;
    look.font_latin = font_latin.value_or("");
    look.font_east_asian = font_east_asian.value_or("");
    look.font_complex = font_complex.value_or("");
    look.size = size.value_or(10); // 17.3.2.38: ten points when nothing says
    look.weight = bold.value_or(false) ? 700 : 400;
    look.italic = italic.value_or(false);
    look.underline = underline.value_or("");
    look.strike = strike.value_or(false);
    look.position = position.value_or("");
    look.colour = colour.value_or("");
    look.background = highlight.value_or("").empty() ? shade.value_or("") : *highlight;
    look.caps = caps.value_or(false) ? "all" : (small_caps.value_or(false) ? "small" : "");
    look.spacing = spacing.value_or(0);
    look.lang = lang.value_or("");
    look.lang_east_asian = lang_east_asian.value_or("");
    return look;
}

void ParagraphProperties::merge(const ParagraphProperties& over) {
    take(align, over.align);
    // A length without characters beside it also ends inherited characters.
    const auto take_indent = [](auto& mine, auto& mine_chars, const auto& other, const auto& other_chars) {
        if (other || other_chars) {
            mine = other ? other : mine;
            mine_chars = other_chars;
        }
    };
    take_indent(start, start_chars, over.start, over.start_chars);
    take_indent(end, end_chars, over.end, over.end_chars);
    take_indent(first, first_chars, over.first, over.first_chars);
    take_indent(before, before_lines, over.before, over.before_lines);
    take_indent(after, after_lines, over.after, over.after_lines);
    take(line, over.line);
    take(keep_next, over.keep_next);
    take(keep_lines, over.keep_lines);
    take(page_break_before, over.page_break_before);
    take(snap_to_grid, over.snap_to_grid);
    take(contextual, over.contextual);
    take(rtl, over.rtl);
    take(outline, over.outline);
    if (over.numbering) {
        const NumberingRef inherited = numbering.value_or(NumberingRef{});
        numbering = over.numbering;
        numbering->level = numbering->level < 0 ? inherited.level : numbering->level;
        numbering->id = numbering->id < 0 ? inherited.id : numbering->id;
    }
    for (const auto& [position, kind] : over.tabs) {
        tabs[position] = kind;
    }
    take(background, over.background);
    take(border, over.border);
    if (!over.style.empty()) {
        style = over.style;
    }
}

RunProperties parse_run(xml::Node rpr, const ThemeFonts& theme) {
    RunProperties out;
    for (const xml::Node each : rpr.children()) {
        const auto name = each.name();
        const auto value = each.attr("val");
        if (name == "rFonts") {
            parse_fonts(each, theme, out);
        } else if (name == "sz") {
            out.size = value.ends_with("pt") ? points(value) : text::to_double(value, 20) / 2;
        } else if (name == "b") {
            out.bold = is_on(each);
        } else if (name == "i") {
            out.italic = is_on(each);
        } else if (name == "strike" || name == "dstrike") {
            out.strike = out.strike.value_or(false) || is_on(each);
        } else if (name == "caps") {
            out.caps = is_on(each);
        } else if (name == "smallCaps") {
            out.small_caps = is_on(each);
        } else if (name == "vanish" || name == "webHidden") {
            out.vanish = name == "vanish" ? std::optional(is_on(each)) : out.vanish;
        } else if (name == "u") {
            out.underline = underline(value);
        } else if (name == "vertAlign") {
            parse_position(value, out);
        } else if (name == "color") {
            out.colour = colour(value);
        } else if (name == "highlight") {
            out.highlight = highlight(value);
        } else if (name == "shd") {
            out.shade = colour(each.attr("fill"));
        } else if (name == "spacing") {
            out.spacing = points(value);
        } else if (name == "lang") {
            parse_language(each, out);
        } else if (name == "rStyle") {
            out.style = value;
        }
    }
    return out;
}

ParagraphProperties parse_paragraph(xml::Node ppr) {
    ParagraphProperties out;
    for (const xml::Node each : ppr.children()) {
        const auto name = each.name();
        if (name == "pStyle") {
            out.style = each.attr("val");
        } else if (name == "jc") {
            out.align = alignment(each.attr("val"));
        } else if (name == "ind") {
            parse_indent(each, out);
        } else if (name == "spacing") {
            parse_spacing(each, out);
        } else if (name == "tabs") {
            parse_tabs(each, out);
        } else if (name == "outlineLvl") {
            out.outline = text::to_int(each.attr("val"), 9);
        } else if (name == "numPr") {
            out.numbering = NumberingRef{text::to_int(each.child("numId").attr("val"), -1),
                                         text::to_int(each.child("ilvl").attr("val"), -1)};
        } else if (name == "shd") {
            out.background = colour(each.attr("fill"));
        } else if (name == "pBdr") {
            out.border = border(each);
        }
    }
    out.keep_next = flag(ppr, "keepNext");
    out.keep_lines = flag(ppr, "keepLines");
    out.page_break_before = flag(ppr, "pageBreakBefore");
    out.snap_to_grid = flag(ppr, "snapToGrid");
    out.contextual = flag(ppr, "contextualSpacing");
    out.rtl = flag(ppr, "bidi");
    return out;
}

} // namespace engross::read::docx
