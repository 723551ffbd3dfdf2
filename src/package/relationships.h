// Relationships between the parts of an OPC package (ECMA-376-2).
#pragma once

#include "base/limits.h"
#include "package/package.h"
#include "xml/xml.h"

#include <map>
#include <string>
#include <string_view>

namespace engross::package {

struct Relationship {
    std::string type;   // last segment of the type URI: "styles", "image", "hyperlink" (the same in
                        // transitional and strict)
    std::string target; // part name without leading slash, or the address when external
    bool is_external = false;
};

using Relationships = std::map<std::string, Relationship, std::less<>>; // by Id

// Target of a relationship, resolved against the folder of `source`. "" when it leaves the package.
std::string resolve_target(std::string_view source, std::string_view target);

// Of a part; of the package itself, when that is "".
Relationships relationships_of(const Package& package, std::string_view part, const Limits& limits);
// First relationship of that type; null when there is none.
const Relationship* find_type(const Relationships& relationships, std::string_view type);
// Name of the part that holds those of `part`: "word/_rels/document.xml.rels".
std::string relationships_name(std::string_view part);

} // namespace engross::package
