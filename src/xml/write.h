// For XML files of others that are changed and written again: names in namespaces, and nothing
// dropped.
#pragma once

#include "xml/xml.h"

namespace engross::xml {

// A namespace, and the prefix to declare it with where it is not yet declared.
struct Namespace {
    std::string_view uri;
    std::string_view prefix;
};

// Puts an element into a namespace, which is declared if it must be; returns it.
Node qualify(Node element, const Namespace& space);
// Gives, or replaces, an attribute of a namespace.
void set(Node element, const Namespace& space, std::string_view name, std::string_view value);
void unset(Node element, const Namespace& space, std::string_view name);
// A deep copy as last child of `parent`, without declarations that hold there already.
Node copy_into(Node node, Node parent);

// parse() that keeps comments and processing instructions.
Document parse_whole(BytesView bytes, std::string_view where, const Limits& limits = {});

} // namespace engross::xml
