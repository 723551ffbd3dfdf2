// A copy of the author's file that is being changed: parts are parsed when they are asked for, and
// those that changed are written anew. All others stay as they are packed.
#pragma once

#include "base/limits.h"
#include "doc/places.h"
#include "package/relationships.h"
#include "package/rewrite.h"
#include "xml/write.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engross::mend {

class Copy {
public:
    // `file` must outlive the copy. `format` is that of <source>: "docx", "odt" or "fodt". Throws
    // Error(unreadable) for any other, saying what can be changed.
    Copy(BytesView file, std::string_view format, const Limits& limits);

    [[nodiscard]] bool is_docx() const { return format_ == "docx"; }

    // The part that holds the text: by its name in @src.
    [[nodiscard]] const std::string& main() const { return main_; }

    // Root of an XML part; null when there is none. In a flat file all parts are one.
    xml::Node part(std::string_view name);
    // One beside the text (properties), which readers do without when it is broken: then null.
    xml::Node side_part(std::string_view name);
    // A new part of these bytes; its root.
    xml::Node create(const std::string& name, BytesView content);
    // Content of any entry, and its change.
    [[nodiscard]] std::optional<Bytes> content(std::string_view name) const;
    void replace(const std::string& name, Bytes content);
    [[nodiscard]] const std::vector<std::string>& names() const;
    [[nodiscard]] bool has(std::string_view name) const;

    // The element at each place of a list, "word/document.xml#p3 word/document.xml#p4"; without
    // those that are not there.
    std::vector<xml::Node> at(std::string_view places);

    // DOCX: the part that `part` of the author's file has a relationship of that type with; "" when
    // there is none.
    std::string related(std::string_view part, std::string_view type);

    // STEM1, STEM2, …: a name that no child of `parent` has. The children are looked through once
    // for each stem.
    std::string unused_name(xml::Node parent, std::string_view stem);

    Bytes write();

private:
    struct Part {
        xml::Document tree;
        std::string before; // hash of the tree as it was; "" for a new one
        std::map<std::string, xml::Node, std::less<>> places;
    };

    Part* load(std::string_view name);
    [[nodiscard]] std::string name_of(std::string_view name) const;

    BytesView file_;
    std::string format_;
    Limits limits_;
    std::optional<package::Package> package_; // none for a flat file
    std::string main_;
    std::map<std::string, Part, std::less<>> parts_;
    std::map<std::string, package::Relationships, std::less<>> related_; // by part
    std::map<std::string, int, std::less<>> next_numbers_;               // by stem
    package::Edits edits_;
    std::vector<std::string> none_;
};

} // namespace engross::mend
