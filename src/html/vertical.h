// Which blocks stand on pages whose lines run downwards: pages/page/@writing-mode="vertical-rl".
#pragma once

#include "doc/document.h"

#include <string>
#include <unordered_set>

namespace engross::html {

class Vertical {
public:
    explicit Vertical(const doc::Document& document);

    // All of a child of the body, the cover or a section is; false for one that is so in part.
    [[nodiscard]] bool holds(xml::Node block) const { return whole_.contains(block.raw()); }

private:
    bool visit(xml::Node block, int depth);

    std::unordered_set<std::string> setups_; // ids
    std::unordered_set<const void*> whole_;
    bool now_ = false; // at the present place of the walk
};

} // namespace engross::html
