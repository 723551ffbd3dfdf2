// Blank paragraphs are typed distance: no block any more, but room above the next one.
#include "base/text.h"
#include "normalize/pass_list.h"
#include "normalize/tools.h"

#include <algorithm>
#include <map>

namespace engross::normalize {

namespace {

bool may_be_blank(Node block) { return block.is("p") || block.is("heading") || block.is("title"); }

// A blank block and the one that takes over what it leaves: the next that stays, else the one
// before.
struct Blank {
    Node block;
    Node heir;
    bool room; // the heir leaves the blank's room: it does not begin a page by itself
};

using Drawings = std::multimap<std::string, Node, std::less<>>; // by the block they hang from

// Shapes that hang from it stay on its page: they count from its room, or hang from the block
// before when the heir begins the next page.
void keep_drawings(const Drawings& drawings, Blank blank) {
    const auto [begin, end] = drawings.equal_range(blank.block.attr("id"));
    const auto before = blank.heir.attr("blanks-above");
    const auto count = before.empty() ? 0 : std::ranges::count(before, ' ') + 1;
    const Node previous = blank.room ? Node() : blank.block.previous_element();
    for (auto at = begin; at != end; ++at) {
        Node drawing = at->second;
        if (previous.has("id")) {
            drawing.set("at", previous.attr("id"));
        } else {
            drawing.set("blank", std::to_string(count));
        }
    }
}

void leave_room(Blank blank, const Looks& looks) {
    const bool starts_page = looks.starts_page(blank.block);
    if (starts_page) {
        blank.heir.set("break-before", "page");
        blank.heir.unset("blanks-above");
    }
    if (blank.room && blank.block.has("style")) {
        const std::string before(blank.heir.attr("blanks-above"));
        blank.heir.set("blanks-above",
                       (before.empty() ? "" : before + " ") +
                           std::string(blank.block.attr("style")));
    }
}

void drop(const doc::Document& document,
          Blank blank,
          const Drawings& drawings,
          const Looks& looks,
          Heirs& heirs) {
    auto [block, heir, room] = blank;
    std::string blanks = doc::words(block);
    std::string_view kind = block.is("heading") ? "blank-heading-dropped"
                            : blanks.empty()    ? "blank-dropped"
                                                : "space-paragraph-dropped";
    doc::add_repair(document, kind, heir, block.attr("src"), blanks);
    if (heir == block.previous_element()) { // nothing follows: no page begins any more
        block.unset("break-before");
        block.unset("page-setup");
    } else {
        keep_drawings(drawings, blank);
        leave_room(blank, looks);
    }
    hand_over(block, heir);
    heirs.add(block, heir);
    block.remove();
}

void clean(const doc::Document& document,
           Node container,
           const Drawings& drawings,
           const Looks& looks,
           Heirs& heirs) {
    // From the end, so that the heir of a row of blanks is found in one step.
    std::vector<Node> blocks = container.children().collect();
    Node heir;
    std::vector<Blank> blanks;
    for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
        if (!may_be_blank(*block) || draws(*block)) {
            heir = *block;
        } else {
            blanks.push_back({*block, heir, heir && !looks.starts_page(heir)});
        }
    }
    Node last = heir ? Node() : blocks.empty() ? Node() : blocks.front();
    for (auto blank = blanks.rbegin(); blank != blanks.rend(); ++blank) {
        if (!blank->heir) {
            blank->heir = blank->block.previous_element();
        }
        if (blank->heir && blank->block != last) {
            drop(document, *blank, drawings, looks, heirs);
        }
    }
}

} // namespace

void blanks(doc::Document& document) {
    Heirs heirs;
    const Looks looks(document);
    Drawings drawings;
    for (const Node drawing : document.drawings().children()) {
        drawings.emplace(drawing.attr("at"), drawing);
    }
    for (Node container : containers(document)) {
        clean(document, container, drawings, looks, heirs);
    }
    heirs.apply(document);
}

} // namespace engross::normalize
