// Properties and styles of a DOCX (ECMA-376-1, 17.3 and 17.7).
#include "mend/docx_parts.h"
#include "mend/fix.h"
#include "mend/markup.h"

#include <algorithm>
#include <array>

namespace engross::mend {

namespace {

// The order of CT_PPr and CT_RPr; what is only in one of them does no harm in the other.
constexpr std::array<std::string_view, 73> order{"pStyle",
                                                 "keepNext",
                                                 "keepLines",
                                                 "pageBreakBefore",
                                                 "framePr",
                                                 "widowControl",
                                                 "numPr",
                                                 "suppressLineNumbers",
                                                 "pBdr",
                                                 "rStyle",
                                                 "rFonts",
                                                 "b",
                                                 "bCs",
                                                 "i",
                                                 "iCs",
                                                 "caps",
                                                 "smallCaps",
                                                 "strike",
                                                 "dstrike",
                                                 "outline",
                                                 "shadow",
                                                 "emboss",
                                                 "imprint",
                                                 "noProof",
                                                 "vanish",
                                                 "webHidden",
                                                 "color",
                                                 "w",
                                                 "kern",
                                                 "position",
                                                 "sz",
                                                 "szCs",
                                                 "highlight",
                                                 "u",
                                                 "effect",
                                                 "bdr",
                                                 "shd",
                                                 "fitText",
                                                 "vertAlign",
                                                 "tabs",
                                                 "suppressAutoHyphens",
                                                 "kinsoku",
                                                 "wordWrap",
                                                 "overflowPunct",
                                                 "topLinePunct",
                                                 "autoSpaceDE",
                                                 "autoSpaceDN",
                                                 "bidi",
                                                 "adjustRightInd",
                                                 "snapToGrid",
                                                 "spacing",
                                                 "ind",
                                                 "contextualSpacing",
                                                 "mirrorIndents",
                                                 "suppressOverlap",
                                                 "jc",
                                                 "textDirection",
                                                 "textAlignment",
                                                 "textboxTightWrap",
                                                 "outlineLvl",
                                                 "divId",
                                                 "cnfStyle",
                                                 "rtl",
                                                 "cs",
                                                 "em",
                                                 "lang",
                                                 "eastAsianLayout",
                                                 "specVanish",
                                                 "oMath",
                                                 "rPr",
                                                 "sectPr",
                                                 "pPrChange",
                                                 "rPrChange"};

std::size_t rank(std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(order, name) - order.begin());
}

std::string lower(std::string_view name) {
    std::string result(name);
    for (char& c : result) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return result;
}

// The style of paragraphs that name none.
std::string_view default_style(xml::Node styles) {
    for (const xml::Node style : styles.children()) {
        if (style.attr("type") == "paragraph" &&
            (style.attr("default") == "1" || style.attr("default") == "true")) {
            return style.attr("styleId");
        }
    }
    return {};
}

bool is_used(xml::Node styles, std::string_view id) {
    return std::ranges::any_of(styles.children().collect(),
                               [&](xml::Node style) { return style.attr("styleId") == id; });
}

xml::Node docx_style(Copy& copy, std::string_view id) {
    for (const xml::Node style : copy.part(copy.related(copy.main(), "styles")).children()) {
        if (style.is("style") && style.attr("styleId") == id) {
            return style;
        }
    }
    return {};
}

} // namespace

xml::Node property(xml::Node properties, std::string_view name) {
    if (const xml::Node known = properties.child(name)) {
        return known;
    }
    for (xml::Node child : properties.children()) {
        if (rank(child.name()) > rank(name)) {
            return xml::qualify(child.insert_before(name), name_space(properties));
        }
    }
    return add(properties, name);
}

xml::Node paragraph_properties(xml::Node paragraph) {
    const xml::Node known = paragraph.child("pPr");
    return known ? known : xml::qualify(paragraph.prepend("pPr"), name_space(paragraph));
}

std::string style_of(Copy& copy, const std::string& name, int level) {
    xml::Node styles = docx_part(copy, "styles", "styles");
    for (const xml::Node style : styles.children()) {
        if (style.attr("type") == "paragraph" && lower(style.child("name").attr("val")) == name) {
            return std::string(style.attr("styleId"));
        }
    }
    std::string id = level > 0           ? "Heading" + std::to_string(level)
                     : name == "caption" ? "Caption"
                                         : "TOC" + name.substr(name.size() - 1);
    while (is_used(styles, id)) {
        id += "E";
    }
    const auto w = name_space(styles);
    xml::Node style = add(styles, "style");
    xml::set(style, w, "type", "paragraph");
    xml::set(style, w, "styleId", id);
    add(style, "name", name);
    if (const auto base = default_style(styles); !base.empty()) {
        add(style, "basedOn", base);
        add(style, "next", base);
    }
    add(style, "qFormat");
    if (level > 0) {
        xml::Node look = add(style, "pPr");
        add(look, "keepNext");
        add(look, "outlineLvl", std::to_string(level - 1));
    }
    return id;
}

bool is_numbered_style(Copy& copy, std::string_view id) {
    constexpr int deepest_base = 10;
    xml::Node style = docx_style(copy, id);
    for (int depth = 0; style && depth < deepest_base; ++depth) {
        if (style.child("pPr").child("numPr")) {
            return true;
        }
        style = docx_style(copy, style.child("basedOn").attr("val"));
    }
    return false;
}

bool is_numbered_docx(Copy& copy, xml::Node paragraph) {
    const xml::Node properties = paragraph.child("pPr");
    const xml::Node own = properties.child("numPr").child("numId");
    return own ? own.attr("val") != "0"
               : is_numbered_style(copy, properties.child("pStyle").attr("val"));
}

} // namespace engross::mend
