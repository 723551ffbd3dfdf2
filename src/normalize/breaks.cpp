// A page break typed into a paragraph is a property of the block that begins the page.
#include "base/text.h"
#include "normalize/pass_list.h"
#include "normalize/tools.h"

namespace engross::normalize {

namespace {

bool is_page_break(Node node) {
    return node.is("break") && (node.attr("type") == "page" || node.attr("type") == "column");
}

bool is_visible(Node node) {
    return (node.is_text() && !text::is_blank(node.content())) || node.is("image") ||
           node.is("note-ref") || node.is("formula") || node.is("label");
}

struct Found {
    std::vector<Node> at_start;
    std::vector<Node> at_end;
    bool empty = true; // draws nothing but breaks
};

// Breaks before the first and after the last thing that is drawn. A break between two drawn things
// stays.
Found find_breaks(Node block) {
    Found found;
    for (Node node = block.first_child(); node;) {
        if (is_visible(node)) {
            found.empty = false;
            found.at_end.clear();
            node = node.following_skip(block);
            continue;
        }
        if (is_page_break(node)) {
            (found.empty ? found.at_start : found.at_end).push_back(node);
        }
        node = node.following(block);
    }
    return found;
}

void set_break(Node block, std::string_view type) {
    if (block && !block.has("break-before")) {
        block.set("break-before", type);
    }
}

void lift(Node block, Heirs& heirs) {
    Found found = find_breaks(block);
    if (found.at_start.empty() && found.at_end.empty()) {
        return;
    }
    Node next = block.next_element();
    Node first = found.empty ? next : block;
    for (Node node : found.at_start) {
        set_break(first, node.attr("type"));
        node.remove();
    }
    for (Node node : found.at_end) {
        set_break(next, node.attr("type"));
        node.remove();
    }
    if (found.empty && next) {
        hand_over(block, next);
        heirs.add(block, next);
        block.remove();
    }
}

} // namespace

void breaks(doc::Document& document) {
    Heirs heirs;
    for (Node block : document.body().children().collect()) {
        if (block.is("p") || block.is("heading")) {
            lift(block, heirs);
        }
    }
    heirs.apply(document);
}

} // namespace engross::normalize
