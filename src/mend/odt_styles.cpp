// Styles of an ODT (ODF 1.3 part 3, 16).
#include "mend/fix.h"
#include "mend/markup.h"

#include <algorithm>

namespace engross::mend {

namespace {

constexpr std::string_view stem = "Engross";
constexpr xml::Namespace openoffice{"http://openoffice.org/2009/office", "officeooo"};

xml::Node named(xml::Node styles, std::string_view name) {
    for (const xml::Node style : styles.children()) {
        if (style.is("style") && style.attr("family") == "paragraph" &&
            style.attr("name") == name) {
            return style;
        }
    }
    return {};
}

} // namespace

xml::Node automatic_styles(Copy& copy) {
    xml::Node root = copy.part(copy.main());
    const xml::Node known = root.child("automatic-styles");
    return known ? known
                 : xml::qualify(root.child("body").insert_before("automatic-styles"), office);
}

xml::Node own_style(Copy& copy, xml::Node paragraph, std::string_view parent) {
    xml::Node styles = automatic_styles(copy);
    const std::string old(paragraph.attr("style-name"));
    const std::string name = copy.unused_name(styles, stem);
    xml::Node style;
    if (const xml::Node known = named(styles, old)) {
        style = xml::copy_into(known, styles);
    } else {
        style = add(styles, style_space, "style");
        xml::set(style, style_space, "family", "paragraph");
        if (!old.empty()) {
            xml::set(style, style_space, "parent-style-name", old);
        }
    }
    for (xml::Node properties :
         style.children()) { // LibreOffice's marks of its sessions, not of ODF
        xml::unset(properties, openoffice, "rsid");
        xml::unset(properties, openoffice, "paragraph-rsid");
    }
    xml::set(style, style_space, "name", name);
    if (!parent.empty()) {
        xml::set(style, style_space, "parent-style-name", parent);
    }
    xml::set(paragraph, text_space, "style-name", name);
    return style;
}

xml::Node style_properties(xml::Node style, std::string_view name) {
    if (const xml::Node known = style.child(name)) {
        return known;
    }
    const std::vector<xml::Node> all = style.children().collect();
    const bool is_first = name == "paragraph-properties" && !all.empty();
    return xml::qualify(
        (is_first ? xml::Node(all.front()).insert_before(name) : style.append(name)), style_space);
}

void need_style(Copy& copy, std::string_view name, std::string_view display_name, int level) {
    xml::Node styles = copy.part("styles.xml").child("styles");
    if (!styles || named(styles, name)) {
        return;
    }
    xml::Node style = add(styles, style_space, "style");
    xml::set(style, style_space, "name", name);
    if (display_name != name) {
        xml::set(style, style_space, "display-name", display_name);
    }
    xml::set(style, style_space, "family", "paragraph");
    if (named(styles, "Standard")) {
        xml::set(style, style_space, "parent-style-name", "Standard");
        xml::set(style, style_space, "next-style-name", "Standard");
    }
    if (level > 0) {
        xml::set(style, style_space, "default-outline-level", std::to_string(level));
        xml::set(style_properties(style, "paragraph-properties"),
                 format_space,
                 "keep-with-next",
                 "always");
    }
}

bool outline_numbers(Copy& copy, int level) {
    for (const xml::Node each :
         copy.part("styles.xml").child("styles").child("outline-style").children()) {
        if (each.attr("level") == std::to_string(level)) {
            return !each.attr("num-format").empty();
        }
    }
    return false;
}

} // namespace engross::mend
