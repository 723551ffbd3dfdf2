#include "html/vertical.h"

namespace engross::html {

namespace {

constexpr int deepest = 150; // of nested blocks that are looked into

} // namespace

Vertical::Vertical(const doc::Document& document) {
    bool first = true;
    for (const xml::Node page : document.pages().children()) {
        if (page.attr("writing-mode") == "vertical-rl") {
            setups_.emplace(page.attr("id"));
            now_ = now_ || first; // the first setup holds from the start
        }
        first = false;
    }
    if (!setups_.empty()) {
        visit(document.body(), 0);
    }
}

// Whether the block is vertical from its begin to its end. A setup that its first child names holds
// from its begin.
bool Vertical::visit(xml::Node block, int depth) {
    if (const std::string_view id = block.attr("page-setup"); !id.empty()) {
        now_ = setups_.contains(std::string(id));
    }
    bool whole = true;
    if (depth < deepest) {
        for (const xml::Node child : block.children()) {
            whole = visit(child, depth + 1) && whole;
        }
    }
    whole = whole && now_;
    if (whole) {
        whole_.insert(block.raw());
    }
    return whole;
}

} // namespace engross::html
