// Parts of an OPC package and the relationships between them (ECMA-376-2). Parts are found by the type
// of their relationship, never by their name.
#pragma once

#include "base/limits.h"
#include "package/package.h"
#include "xml/xml.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace engross::read::docx {

struct Relationship {
    std::string type;    // last segment of the type URI: "styles", "image", "hyperlink" (the same in
                         // transitional and strict)
    std::string target;  // part name without leading slash, or the address when external
    bool is_external = false;
};

using Relationships = std::map<std::string, Relationship, std::less<>>; // by Id

// Target of a relationship, resolved against the folder of `source`. "" when it leaves the package.
std::string resolve_target(std::string_view source, std::string_view target);

Relationships relationships_of(const package::Package& package, std::string_view part, const Limits& limits);
// First relationship of that type; null when there is none.
const Relationship* find_type(const Relationships& relationships, std::string_view type);

// One XML part with its relationships and the position of its elements.
class Part {
public:
    Part() = default;
    Part(const package::Package& package, std::string name, const Limits& limits);

    [[nodiscard]] xml::Node root() const { return tree_ ? tree_.root() : xml::Node(); }
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const Relationships& relationships() const { return relationships_; }
    [[nodiscard]] const Relationship* relationship(std::string_view id) const;
    // "word/document.xml#p17": its place among the paragraphs (p), tables (t) or pictures (i) of the part.
    [[nodiscard]] std::string src(xml::Node node) const;
    // The paragraph holds the instruction of a TOC field.
    [[nodiscard]] bool begins_toc(xml::Node paragraph) const { return tocs_.contains(paragraph.raw()); }
    [[nodiscard]] bool has_page_marks() const { return has_page_marks_; }

private:
    void number_elements();

    std::string name_;
    xml::Document tree_;
    Relationships relationships_;
    std::unordered_map<const void*, std::string> places_;
    std::unordered_set<const void*> tocs_;
    bool has_page_marks_ = false;
};

} // namespace engross::read::docx
