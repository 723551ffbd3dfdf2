// Blank paragraphs are typed distance, which the layout makes by itself.
#include "normalize/pass_list.h"
#include "normalize/tools.h"

#include "base/text.h"

namespace engross::normalize {

namespace {

bool may_be_blank(Node block) {
    return block.is("p") || block.is("heading") || block.is("title");
}

void drop(const doc::Document& document, Node block, Node heir, Heirs& heirs) {
    std::string blanks = doc::words(block);
    std::string_view kind = block.is("heading") ? "blank-heading-dropped"
                            : blanks.empty()    ? "blank-dropped"
                                                : "space-paragraph-dropped";
    doc::add_repair(document, kind, heir, block.attr("src"), blanks);
    if (heir == block.previous_element()) { // nothing follows: no page begins any more
        block.unset("break-before");
        block.unset("page-setup");
    }
    hand_over(block, heir);
    heirs.add(block, heir);
    block.remove();
}

void clean(const doc::Document& document, Node container, Heirs& heirs) {
    // What a blank block leaves goes to the next that stays, else to the one before it. From the end, so
    // that the heir of a row of blanks is found in one step.
    std::vector<Node> blocks = container.children().collect();
    Node heir;
    std::vector<std::pair<Node, Node>> blank;
    for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
        if (!may_be_blank(*block) || draws(*block)) {
            heir = *block;
        } else {
            blank.emplace_back(*block, heir);
        }
    }
    Node last = heir ? Node() : blocks.empty() ? Node() : blocks.front();
    for (auto entry = blank.rbegin(); entry != blank.rend(); ++entry) {
        Node to = entry->second ? entry->second : entry->first.previous_element();
        if (to && entry->first != last) {
            drop(document, entry->first, to, heirs);
        }
    }
}

} // namespace

void blanks(doc::Document& document) {
    Heirs heirs;
    for (Node container : containers(document)) {
        clean(document, container, heirs);
    }
    heirs.apply(document);
}

} // namespace engross::normalize
