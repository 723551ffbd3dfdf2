// A Schematron file while it is loaded: what must hold of its elements. What does not is an
// Error(usage) with file and line.
#pragma once

#include "base/error.h"
#include "rules/schema.h"
#include "xml/xml.h"

#include <set>
#include <string>
#include <string_view>

namespace engross::rules {

inline constexpr std::string_view schematron = "http://purl.oclc.org/dsdl/schematron";

class SchemaFile {
public:
    explicit SchemaFile(std::string name) : name_(std::move(name)) {}

    [[noreturn]] void fail(xml::Node node, Text message) const;
    [[noreturn]] void unknown(xml::Node node) const; // an element that does not belong here

    // Element of Schematron with no attributes but these.
    void
    check(xml::Node node, std::string_view name, const std::set<std::string_view>& allowed) const;
    [[nodiscard]] std::string needed(xml::Node node, std::string_view attribute) const;
    // The words of an element that may hold no other.
    [[nodiscard]] std::string plain(xml::Node node) const;

private:
    std::string name_;
};

// What the whole rule says of itself, from its assertions. Fails where something is missing that
// every rule must say in both languages.
void complete_info(const SchemaFile& file, xml::Node root, Schema& schema);

} // namespace engross::rules
