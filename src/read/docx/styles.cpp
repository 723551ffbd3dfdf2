#include "read/docx/styles.h"

#include "read/docx/table_conditions.h"

#include <algorithm>
#include <array>

namespace engross::read::docx {

namespace {

constexpr std::size_t longest_chain = 50; // of w:basedOn; real files have at most a dozen

std::string key_of(std::string_view first, std::string_view second, std::string_view third = {}) {
    std::string key(first);
    key += '\x1f';
    key += second;
    key += '\x1f';
    key += third;
    return key;
}

// Toggle properties of styles are combined by exclusive or, so that bold within bold is plain
// (17.7.3).
void combine(std::optional<bool>& paragraph, const std::optional<bool>& character) {
    if (character) {
        paragraph = paragraph.value_or(false) != *character;
    }
}

RunProperties with_character_style(RunProperties base,
                                   const RunProperties& paragraph,
                                   const RunProperties& character) {
    RunProperties toggles = paragraph;
    combine(toggles.bold, character.bold);
    combine(toggles.italic, character.italic);
    combine(toggles.strike, character.strike);
    combine(toggles.caps, character.caps);
    combine(toggles.small_caps, character.small_caps);
    combine(toggles.vanish, character.vanish);
    base.merge(paragraph);
    base.merge(character);
    const auto set = [](std::optional<bool>& to, const std::optional<bool>& from) {
        to = from ? from : to;
    };
    set(base.bold, toggles.bold);
    set(base.italic, toggles.italic);
    set(base.strike, toggles.strike);
    set(base.caps, toggles.caps);
    set(base.small_caps, toggles.small_caps);
    set(base.vanish, toggles.vanish);
    return base;
}

// Script by which a theme lists its font for a language (20.1.4.1.16); Traditional Chinese unless
// stated otherwise.
std::string_view script_of(std::string_view language, std::string_view otherwise) {
    struct Script {
        std::string_view language, script;
    };

    static constexpr std::array<Script, 10> scripts{{{"zh-CN", "Hans"},
                                                     {"zh-SG", "Hans"},
                                                     {"zh", "Hant"},
                                                     {"ja", "Jpan"},
                                                     {"ko", "Hang"},
                                                     {"ar", "Arab"},
                                                     {"fa", "Arab"},
                                                     {"ur", "Arab"},
                                                     {"he", "Hebr"},
                                                     {"th", "Thai"}}};
    const auto found = std::ranges::find_if(
        scripts, [&](const Script& each) { return language.starts_with(each.language); });
    return found == scripts.end() ? otherwise : found->script;
}

std::string font_for(xml::Node set, std::string_view element, std::string_view script) {
    const std::string stated(set.child(element).attr("typeface"));
    for (const xml::Node font : set.children()) {
        if (stated.empty() && font.is("font") && font.attr("script") == script) {
            return std::string(font.attr("typeface"));
        }
    }
    return stated;
}

} // namespace

ThemeFonts
theme_fonts(xml::Node theme, std::string_view east_asian_language, std::string_view bidi_language) {
    ThemeFonts fonts;
    const xml::Node scheme = theme.child("themeElements").child("fontScheme");
    for (const auto& [element, prefix] :
         {std::pair{"majorFont", "major"}, std::pair{"minorFont", "minor"}}) {
        const xml::Node set = scheme.child(element);
        const std::string latin(set.child("latin").attr("typeface"));
        const std::string name(prefix);
        fonts[name + "Ascii"] = latin;
        fonts[name + "HAnsi"] = latin;
        fonts[name + "EastAsia"] = font_for(set, "ea", script_of(east_asian_language, "Hant"));
        fonts[name + "Bidi"] = font_for(set, "cs", script_of(bidi_language, "Arab"));
    }
    return fonts;
}

Styles::Styles(xml::Node root, ThemeFonts theme) : theme_(std::move(theme)) {
    const xml::Node defaults = root.child("docDefaults");
    default_run_ = parse_run(defaults.child("rPrDefault").child("rPr"), theme_);
    default_paragraph_properties_ = parse_paragraph(defaults.child("pPrDefault").child("pPr"));
    for (const xml::Node node : root.children()) {
        if (!node.is("style")) {
            continue;
        }
        const std::string id(node.attr("styleId"));
        Style style;
        style.name = node.child("name").attr("val");
        style.based_on = node.child("basedOn").attr("val");
        style.type = node.attr("type");
        style.link = node.child("link").attr("val");
        style.paragraph = parse_paragraph(node.child("pPr"));
        style.run = parse_run(node.child("rPr"), theme_);
        style.node = node;
        const auto is_default = node.attr("default");
        if (style.type == "paragraph" && (is_default == "1" || is_default == "true")) {
            default_paragraph_ = id;
        } else if (style.type == "table" && (is_default == "1" || is_default == "true")) {
            default_table_ = id;
        }
        styles_.emplace(id, std::move(style));
    }
}

const Styles::Style* Styles::find(std::string_view id) const {
    const auto found = styles_.find(id);
    return found == styles_.end() ? nullptr : &found->second;
}

std::vector<const Styles::Style*> Styles::chain(std::string_view id) const {
    std::vector<const Style*> styles;
    for (const Style* style = find(id); style != nullptr && styles.size() < longest_chain;
         style = find(style->based_on)) {
        if (std::ranges::find(styles, style) != styles.end()) {
            break;
        }
        styles.push_back(style);
    }
    std::ranges::reverse(styles);
    return styles;
}

RunProperties Styles::chain_run(std::string_view id) const {
    RunProperties properties;
    for (const Style* style : chain(id)) {
        properties.merge(style->run);
    }
    return properties;
}

std::vector<xml::Node> Styles::cell_formats(std::string_view table) const {
    std::vector<xml::Node> formats;
    if (table.empty()) {
        return formats;
    }
    const auto keys = text::split(table, condition_mark);
    const auto styles = chain(keys.front());
    for (const Style* style : styles) {
        formats.push_back(style->node);
    }
    for (std::size_t at = 1; at < keys.size(); ++at) {
        for (const Style* style : styles) {
            for (const xml::Node format : style->node.children()) {
                if (format.is("tblStylePr") && format.attr("type") == keys[at]) {
                    formats.push_back(format);
                }
            }
        }
    }
    return formats;
}

xml::Node Styles::node(std::string_view style) const {
    const Style* found = find(style);
    return found == nullptr ? xml::Node() : found->node;
}

std::string Styles::cell_fill(std::string_view table) const {
    std::string fill;
    for (const xml::Node format : cell_formats(table)) {
        if (const xml::Node shade = format.child("tcPr").child("shd")) {
            fill = shading(shade);
        }
    }
    return fill;
}

std::string_view Styles::paragraph_style(const ParagraphProperties& direct) const {
    const Style* own = find(direct.style);
    const bool is_usable = own != nullptr && own->type != "character" && own->type != "table";
    return is_usable ? std::string_view(direct.style) : std::string_view(default_paragraph_);
}

std::string_view Styles::table_style(xml::Node table_properties) const {
    const auto own = table_properties.child("tblStyle").attr("val");
    return find(own) == nullptr ? std::string_view(default_table_) : own;
}

const ParagraphProperties& Styles::paragraph(std::string_view style, std::string_view table) {
    const auto [at, is_new] = paragraphs_.try_emplace(key_of(style, table));
    if (is_new) {
        ParagraphProperties properties = default_paragraph_properties_;
        for (const xml::Node each : cell_formats(table)) {
            properties.merge(parse_paragraph(each.child("pPr")));
        }
        for (const Style* each : chain(style)) {
            properties.merge(each->paragraph);
        }
        at->second = std::move(properties);
    }
    return at->second;
}

const RunProperties&
Styles::run(std::string_view style, std::string_view character, std::string_view table) {
    const auto [at, is_new] = runs_.try_emplace(key_of(style, character, table));
    if (is_new) {
        RunProperties base = default_run_;
        for (const xml::Node each : cell_formats(table)) {
            base.merge(parse_run(each.child("rPr"), theme_));
        }
        const Style* own = find(character);
        const bool is_linked = own != nullptr && own->type == "paragraph";
        at->second = with_character_style(
            base, chain_run(style), chain_run(is_linked ? std::string_view(own->link) : character));
    }
    return at->second;
}

std::string_view Styles::name(std::string_view style) const {
    const Style* found = find(style);
    return found == nullptr ? std::string_view() : std::string_view(found->name);
}

int Styles::outline(std::string_view style) {
    const auto stated = paragraph(style, {}).outline;
    if (stated) {
        return *stated >= 0 && *stated <= 8 ? *stated : -1;
    }
    // The built-in heading styles keep their level when a file leaves it out.
    for (const Style* each : chain(style)) {
        std::string lower = each->name;
        std::ranges::transform(lower, lower.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        });
        if (lower.size() == 9 && lower.starts_with("heading ") && lower[8] >= '1' &&
            lower[8] <= '9') {
            return lower[8] - '1';
        }
    }
    return -1;
}

double Styles::character_unit() { return run(default_paragraph_, {}, {}).size.value_or(10); }

bool Styles::states_indent(std::string_view style) const {
    for (const Style* each : chain(style)) {
        if (each->paragraph.numbering && (each->paragraph.start || each->paragraph.start_chars ||
                                          each->paragraph.first || each->paragraph.first_chars)) {
            return true;
        }
    }
    return false;
}

xml::Node Styles::table_property(std::string_view style, std::string_view name) const {
    xml::Node found;
    for (const Style* each : chain(style)) {
        if (const xml::Node property = each->node.child("tblPr").child(name)) {
            found = property;
        }
    }
    return found;
}

int Styles::numbering_of(std::string_view style) const {
    const Style* found = find(style);
    return found == nullptr || !found->paragraph.numbering
               ? 0
               : std::max(0, found->paragraph.numbering->id);
}

} // namespace engross::read::docx
