// Names and small helpers for the XML of DOCX and ODT.
#pragma once

#include "base/text.h"
#include "xml/write.h"

namespace engross::mend {

inline constexpr xml::Namespace xml_space{"http://www.w3.org/XML/1998/namespace", "xml"};
inline constexpr xml::Namespace office{"urn:oasis:names:tc:opendocument:xmlns:office:1.0",
                                       "office"};
inline constexpr xml::Namespace dublin_core{"http://purl.org/dc/elements/1.1/", "dc"};
inline constexpr xml::Namespace text_space{"urn:oasis:names:tc:opendocument:xmlns:text:1.0",
                                           "text"};
inline constexpr xml::Namespace style_space{"urn:oasis:names:tc:opendocument:xmlns:style:1.0",
                                            "style"};
inline constexpr xml::Namespace table_space{"urn:oasis:names:tc:opendocument:xmlns:table:1.0",
                                            "table"};
inline constexpr xml::Namespace format_space{
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"};
inline constexpr xml::Namespace svg_space{
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"};

// The namespace that an element is in: of WordprocessingML there are two, transitional and strict.
inline xml::Namespace name_space(xml::Node node) { return {node.ns(), "w"}; }

// A new child at the end, in the namespace of its parent; with w:val.
inline xml::Node add(xml::Node parent, std::string_view name) {
    return xml::qualify(parent.append(name), name_space(parent));
}

inline xml::Node add(xml::Node parent, std::string_view name, std::string_view value) {
    xml::Node made = add(parent, name);
    xml::set(made, name_space(parent), "val", value);
    return made;
}

inline xml::Node add(xml::Node parent, const xml::Namespace& space, std::string_view name) {
    return xml::qualify(parent.append(name), space);
}

// The first number from `next` on that comes after one in use; numbers of hostile size are passed
// over.
inline int after(std::string_view used, int next) {
    constexpr int most = 1'000'000'000;
    const int number = text::to_int(used, -1);
    return number >= next && number < most ? number + 1 : next;
}

// w:t at whose ends blanks may stand.
inline void keep_blanks(xml::Node text) { xml::set(text, xml_space, "space", "preserve"); }

} // namespace engross::mend
