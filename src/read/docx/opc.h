// Parts of an OPC package (ECMA-376-2). Parts are found by the type of their relationship, never by
// their name.
#pragma once

#include "base/limits.h"
#include "package/relationships.h"
#include "xml/xml.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace engross::read::docx {

using package::find_type;
using package::Relationship;
using package::Relationships;
using package::relationships_of;

// One XML part with its relationships and the position of its elements.
class Part {
public:
    Part() = default;
    Part(const package::Package& package, std::string name, const Limits& limits);

    [[nodiscard]] xml::Node root() const { return tree_ ? tree_.root() : xml::Node(); }

    [[nodiscard]] const std::string& name() const { return name_; }

    [[nodiscard]] const Relationships& relationships() const { return relationships_; }

    [[nodiscard]] const Relationship* relationship(std::string_view id) const;
    // "word/document.xml#p17": its place among the paragraphs (p), tables (t) or pictures (i) of
    // the part.
    [[nodiscard]] std::string src(xml::Node node) const;

    // The paragraph holds the instruction of a TOC field.
    [[nodiscard]] bool begins_toc(xml::Node paragraph) const {
        return tocs_.contains(paragraph.raw());
    }

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
