// Title, language, personal properties, data in pictures.
#include "base/text.h"
#include "mend/docx_parts.h"
#include "mend/fix.h"
#include "mend/markup.h"

#include <algorithm>
#include <map>

namespace engross::mend {

namespace {

constexpr std::string_view core_type = "core-properties";

void set_text(xml::Node node, std::string_view words) {
    while (xml::Node child = node.first_child()) {
        child.remove();
    }
    node.append_text(words);
}

xml::Node docx_core(Copy& copy) {
    if (const std::string known = copy.related("", core_type); !known.empty() && copy.has(known)) {
        return copy.side_part(known);
    }
    const std::string name = "docProps/core.xml";
    relate(copy,
           "",
           "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
           name);
    state_media_type(copy, name, "application/vnd.openxmlformats-package.core-properties+xml");
    return copy.create(
        name,
        R"(<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>)");
}

xml::Node odt_meta(Copy& copy) { return copy.side_part("meta.xml").child("meta"); }

int count_of(std::u32string_view text, std::u32string_view letters) {
    return static_cast<int>(
        std::ranges::count_if(text, [&](char32_t c) { return letters.find(c) != letters.npos; }));
}

// By frequent characters that the two Chinese scripts write differently.
bool is_traditional(const doc::Document& document) {
    const std::u32string text = text::decode(document.body().text());
    const int traditional = count_of(text, U"國學會與為這對時過們來個說發現關業務報體實際點參議題");
    const int simplified = count_of(text, U"国学会与为这对时过们来个说发现关业务报体实际点参议题");
    const auto kana =
        std::ranges::count_if(text, [](char32_t c) { return c >= 0x3041 && c <= 0x30FE; });
    const auto han = std::ranges::count_if(text, text::is_han);
    return traditional > simplified && kana * 10 < han;
}

void set_docx_language(Copy& copy) {
    xml::Node styles = docx_part(copy, "styles", "styles");
    const auto child = [](xml::Node parent, std::string_view name, bool is_first) {
        const xml::Node known = parent.child(name);
        return known ? known
                     : xml::qualify((is_first ? parent.prepend(name) : parent.append(name)),
                                    name_space(parent));
    };
    const xml::Node look =
        child(child(child(styles, "docDefaults", true), "rPrDefault", true), "rPr", true);
    xml::set(property(look, "lang"), name_space(styles), "eastAsia", "zh-TW");
    if (xml::Node theme = copy.part(copy.related(copy.main(), "settings")).child("themeFontLang")) {
        xml::set(theme, name_space(theme), "eastAsia", "zh-TW");
    }
}

bool set_odt_language(Copy& copy) {
    xml::Node styles = copy.part("styles.xml").child("styles");
    if (!styles) {
        return false;
    }
    xml::Node style;
    for (const xml::Node each : styles.children()) {
        if (each.is("default-style") && each.attr("family") == "paragraph") {
            style = each;
        }
    }
    if (!style) {
        style = xml::qualify(styles.prepend("default-style"), style_space);
        xml::set(style, style_space, "family", "paragraph");
    }
    xml::Node look = style_properties(style, "text-properties");
    xml::set(look, style_space, "language-asian", "zh");
    xml::set(look, style_space, "country-asian", "TW");
    return true;
}

Text bytes(std::size_t count) {
    return {std::to_string(count) + " 位元組", std::to_string(count) + " bytes"};
}

// What word processors call a property.
Text name_of(std::string_view property, bool is_docx) {
    static const std::map<std::string_view, Text> names{
        {"creator", {"作者", "author"}},
        {"initial-creator", {"作者", "author"}},
        {"lastModifiedBy", {"上次修改的人", "last modified by"}},
        {"printed-by", {"列印的人", "printed by"}},
        {"description", {"註解", "comments"}},
        {"template", {"範本", "template"}},
        {"Template", {"範本", "template"}},
        {"Manager", {"主管", "manager"}},
        {"Company", {"公司", "company"}},
        {"property", {"自訂屬性", "custom property"}},
        {"user-defined", {"自訂屬性", "custom property"}}};
    const bool is_last = !is_docx && property == "creator"; // ODF 1.3 part 3, 4.3.2.7
    return names.at(is_last ? "lastModifiedBy" : property);
}

void remove_children(xml::Node parent,
                     std::initializer_list<std::string_view> names,
                     const Work& work) {
    for (xml::Node child : parent.children().collect()) {
        if (std::ranges::find(names, child.name()) != names.end() &&
            !text::is_blank(child.text() + std::string(child.attr("href")))) {
            work.note("",
                      told(name_of(child.name(), work.is_docx()),
                           child.text() + std::string(child.attr("href"))),
                      Text::same(""));
            child.remove();
        }
    }
}

} // namespace

void mend_title(Work& work) {
    const xml::Node title = work.document.meta().child("title");
    if (!title || title.attr("by") == "author" || text::is_blank(title.text())) {
        return;
    }
    const std::string words(text::trim(title.text()));
    const xml::Node meta = work.is_docx() ? docx_core(work.copy) : odt_meta(work.copy);
    if (!meta) {
        return;
    }
    const xml::Node known = meta.child("title");
    set_text(known ? known : add(meta, dublin_core, "title"), words);
    work.note("", Text::same(""), Text::same(words));
}

void mend_language(Work& work) {
    const std::string before(work.document.root().attr("lang"));
    if (before.starts_with("zh-Hant") || !is_traditional(work.document)) {
        return;
    }
    if (work.is_docx()) {
        set_docx_language(work.copy);
    } else if (!set_odt_language(work.copy)) {
        return;
    }
    work.note("", Text::same(before), Text::same("zh-TW"));
}

void mend_properties(Work& work) {
    Copy& copy = work.copy;
    if (!work.is_docx()) {
        remove_children(
            odt_meta(copy),
            {"initial-creator", "creator", "printed-by", "description", "template", "user-defined"},
            work);
        return;
    }
    remove_children(copy.side_part(copy.related("", core_type)),
                    {"creator", "lastModifiedBy", "description"},
                    work);
    remove_children(copy.side_part(copy.related("", "extended-properties")),
                    {"Template", "Manager", "Company"},
                    work);
    remove_children(copy.side_part(copy.related("", "custom-properties")), {"property"}, work);
}

void mend_pictures(Work& work) {
    if (!work.options.strip) {
        return;
    }
    for (const std::string& name : work.copy.names()) {
        if (name.find("media/") == std::string::npos && !name.starts_with("Pictures/")) {
            continue;
        }
        const Bytes before = work.copy.content(name).value_or("");
        Bytes after = work.options.strip(before);
        if (!after.empty() && after.size() < before.size()) {
            work.note(name, bytes(before.size()), bytes(after.size()));
            work.copy.replace(name, std::move(after));
        }
    }
}

} // namespace engross::mend
