// Properties of characters: w:rPr (ECMA-376-1, 17.3.2).
#include "read/docx/properties_parts.h"

namespace engross::read::docx {

namespace {

std::optional<std::string>
font(xml::Node fonts, const ThemeFonts& theme, std::string_view plain, std::string_view themed) {
    if (const auto found = theme.find(fonts.attr(themed));
        found != theme.end() && !found->second.empty()) {
        return found->second;
    }
    const auto name = fonts.attr(plain);
    return name.empty() ? std::nullopt : std::optional<std::string>(name);
}

std::string_view highlight(std::string_view name) {
    static constexpr std::array<WordPair, 16> names{{{"black", "#000000"},
                                                     {"blue", "#0000ff"},
                                                     {"cyan", "#00ffff"},
                                                     {"green", "#00ff00"},
                                                     {"magenta", "#ff00ff"},
                                                     {"red", "#ff0000"},
                                                     {"yellow", "#ffff00"},
                                                     {"white", "#ffffff"},
                                                     {"darkBlue", "#000080"},
                                                     {"darkCyan", "#008080"},
                                                     {"darkGreen", "#008000"},
                                                     {"darkMagenta", "#800080"},
                                                     {"darkRed", "#800000"},
                                                     {"darkYellow", "#808000"},
                                                     {"darkGray", "#808080"},
                                                     {"lightGray", "#c0c0c0"}}};
    return look_up(names, name, "");
}

std::string_view underline(std::string_view value) {
    static constexpr std::array<WordPair, 12> names{{{"none", ""},
                                                     {"", "single"},
                                                     {"single", "single"},
                                                     {"words", "single"},
                                                     {"thick", "single"},
                                                     {"double", "double"},
                                                     {"dotted", "dotted"},
                                                     {"dottedHeavy", "dotted"},
                                                     {"wave", "wave"},
                                                     {"wavyHeavy", "wave"},
                                                     {"wavyDouble", "wave"},
                                                     {"dash", "dashed"}}};
    return look_up(
        names, value, value.starts_with("d") || value.starts_with("D") ? "dashed" : "single");
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
    if (lang.has("bidi")) {
        out.lang_complex = doc::language_tag(lang.attr("bidi"));
    }
    if (lang.has("eastAsia")) {
        out.lang_east_asian = doc::language_tag(lang.attr("eastAsia"));
    }
}

void parse_position(std::string_view value, RunProperties& out) {
    static constexpr std::array<WordPair, 2> names{
        {{"superscript", "super"}, {"subscript", "sub"}}};
    out.position = look_up(names, value, "");
}

double font_size(std::string_view value) {
    return value.ends_with("pt") ? points(value) : text::to_double(value, 20) / 2;
}

void parse_switches(xml::Node rpr, RunProperties& out) {
    out.bold = flag(rpr, "b");
    out.italic = flag(rpr, "i");
    out.caps = flag(rpr, "caps");
    out.small_caps = flag(rpr, "smallCaps");
    out.vanish = flag(rpr, "vanish");
    out.rtl = flag(rpr, "rtl");
    out.complex = flag(rpr, "cs");
    out.bold_complex = flag(rpr, "bCs");
    out.italic_complex = flag(rpr, "iCs");
    out.strike = flag(rpr, "strike");
    if (const auto twice = flag(rpr, "dstrike")) {
        out.strike = out.strike.value_or(false) || *twice;
    }
}

// 17.3.2.43: 1 % to 600 %; what lies outside is no scaling.
double scale_of(std::string_view value) {
    const double per_cent = text::to_double(value.substr(0, value.find('%')), 100);
    return per_cent >= 1 && per_cent <= 600 ? per_cent : 100;
}

// 17.18.24 and [MS-OI29500] 2.1.536: Word looks at the East Asian language. Dots stand below
// Simplified Chinese; for a comma Traditional Chinese has a circle.
std::string emphasis_of(std::string_view value, std::string_view language) {
    static constexpr std::array<WordPair, 4> names{{{"dot", "dot above"},
                                                    {"comma", "comma above"},
                                                    {"circle", "circle above"},
                                                    {"underDot", "dot below"}}};
    const bool chinese = language.starts_with("zh");
    const bool simplified = language.starts_with("zh-Hans");
    if (value == "dot" && simplified) {
        return "dot below";
    }
    if (value == "comma" && chinese && !simplified) {
        return "circle above";
    }
    return std::string(look_up(names, value, ""));
}

// What is drawn around and at characters: 17.3.2.4 bdr, 17.3.2.12 em, 17.3.2.10 eastAsianLayout.
void parse_marks(xml::Node each, RunProperties& out) {
    const auto name = each.name();
    if (name == "w") {
        out.scale = scale_of(each.attr("val"));
    } else if (name == "bdr") {
        const std::string line = border_line(each);
        out.border = line == "none" ? "" : line;
    } else if (name == "em") {
        out.emphasis = each.attr("val");
    } else if (name == "eastAsianLayout" && each.has("vert")) {
        const auto vertical = each.attr("vert");
        out.combine = vertical == "1" || vertical == "true" || vertical == "on";
    }
}

} // namespace

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
    take(scale, over.scale);
    take(border, over.border);
    take(emphasis, over.emphasis);
    take(combine, over.combine);
    take(rtl, over.rtl);
    take(complex, over.complex);
    take(bold_complex, over.bold_complex);
    take(italic_complex, over.italic_complex);
    take(size_complex, over.size_complex);
    take(lang_complex, over.lang_complex);
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
    look.scale = scale.value_or(100);
    look.border = border.value_or("");
    look.combine = combine.value_or(false);
    look.lang = lang.value_or("");
    look.lang_east_asian = lang_east_asian.value_or("");
    look.emphasis = emphasis_of(emphasis.value_or(""), look.lang_east_asian);
    if (rtl.value_or(false) || complex.value_or(false)) {
        look.size = size_complex.value_or(look.size);
        look.weight = bold_complex.value_or(false) ? 700 : 400;
        look.italic = italic_complex.value_or(false);
        look.lang = lang_complex.value_or(look.lang);
    }
    return look;
}

RunProperties parse_run(xml::Node rpr, const ThemeFonts& theme) {
    RunProperties out;
    parse_switches(rpr, out);
    for (const xml::Node each : rpr.children()) {
        const auto name = each.name();
        const auto value = each.attr("val");
        if (name == "rFonts") {
            parse_fonts(each, theme, out);
        } else if (name == "sz") {
            out.size = font_size(value);
        } else if (name == "szCs") {
            out.size_complex = font_size(value);
        } else if (name == "u") {
            out.underline = underline(value);
        } else if (name == "vertAlign") {
            parse_position(value, out);
        } else if (name == "color") {
            out.colour = colour(value);
        } else if (name == "highlight") {
            out.highlight = highlight(value);
        } else if (name == "shd") {
            out.shade = shading(each);
        } else if (name == "spacing") {
            out.spacing = points(value);
        } else if (name == "lang") {
            parse_language(each, out);
        } else if (name == "rStyle") {
            out.style = value;
        } else {
            parse_marks(each, out);
        }
    }
    return out;
}

} // namespace engross::read::docx
