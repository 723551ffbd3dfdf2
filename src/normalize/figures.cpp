// Pictures and their captions become figures; captions of tables go into their tables.
#include "base/text.h"
#include "normalize/pass_list.h"
#include "normalize/pictures.h"

#include <algorithm>

namespace engross::normalize {

namespace {

bool is_caption(Node block, std::string_view kind) {
    return block.is("caption") && block.attr("kind") == kind;
}

bool is_body(Node block, std::string_view kind) { // what a caption of this kind is about
    return kind == "table" ? block.is("table") : is_picture_paragraph(block);
}

// Rows of pictures (or tables) and captions with nothing else between.
struct Run {
    std::vector<Node> blocks;
};

std::vector<Run> runs_of(Node container, std::string_view kind) {
    std::vector<Run> runs;
    bool open = false;
    for (Node block : container.children()) {
        if (open && is_unit_line(block)) {
            continue; // between a caption and its table
        }
        bool belongs = is_caption(block, kind) || is_body(block, kind);
        if (belongs && !open) {
            runs.emplace_back();
        }
        if (belongs) {
            runs.back().blocks.push_back(block);
        }
        open = belongs;
    }
    return runs;
}

// Whether this document's captions stand before what they are about: each run that has both votes.
bool captions_first(const std::vector<Run>& runs, std::string_view kind) {
    int before = 0;
    for (const Run& run : runs) {
        bool mixed = std::ranges::any_of(run.blocks, [&](Node b) { return is_caption(b, kind); }) &&
                     std::ranges::any_of(run.blocks, [&](Node b) { return is_body(b, kind); });
        if (mixed) {
            before += is_caption(run.blocks.front(), kind) ? 1 : -1;
        }
    }
    return kind == "table" ? before >= 0 : before > 0;
}

// A run that begins with one and ends with the other says it by itself.
bool caption_first(const Run& run, std::string_view kind, bool in_document) {
    bool front = is_caption(run.blocks.front(), kind);
    return front != is_caption(run.blocks.back(), kind) ? front : in_document;
}

struct Group {
    std::vector<Node> bodies;
    std::vector<Node> captions;
};

// A caption alone beside pictures without one is theirs, though it stands on the other side than
// most.
std::vector<Group> paired(const std::vector<Group>& groups) {
    std::vector<Group> out;
    for (const Group& group : groups) {
        bool joins = !out.empty() && out.back().captions.empty() != group.captions.empty() &&
                     out.back().bodies.empty() != group.bodies.empty() &&
                     out.back().captions.empty() == group.bodies.empty();
        if (joins) {
            std::ranges::copy(group.bodies, std::back_inserter(out.back().bodies));
            std::ranges::copy(group.captions, std::back_inserter(out.back().captions));
        } else {
            out.push_back(group);
        }
    }
    return out;
}

// Cuts a run where one group's last part is followed by the next group's first part.
std::vector<Group> groups_of(const Run& run, std::string_view kind, bool first) {
    std::vector<Group> groups(1);
    bool in_second = false;
    for (Node block : run.blocks) {
        bool caption = is_caption(block, kind);
        bool second = caption != first;
        if (in_second && !second) {
            groups.emplace_back();
        }
        in_second = second;
        (caption ? groups.back().captions : groups.back().bodies).push_back(block);
    }
    return paired(groups);
}

// --- figures
// ------------------------------------------------------------------------------------------

Node to_figure(Node block) {
    std::vector<Node> images = images_of(block);
    block.rename("figure");
    for (std::string_view name : {"field", "date", "list", "list-level"}) {
        block.unset(name);
    }
    for (auto image = images.rbegin(); image != images.rend(); ++image) {
        image->move_to_front_of(block);
    }
    Node rest = images.back().next();
    while (rest) {
        Node next = rest.next();
        if (!rest.is("anchor")) {
            rest.remove();
        }
        rest = next;
    }
    return block;
}

// Anchors have no place in a figure but its caption.
void settle_anchors(Node figure) {
    Node caption = figure.child("caption");
    Node label = caption.child("label");
    for (Node child : figure.children().collect()) {
        if (!child.is("anchor")) {
            continue;
        }
        if (!caption) {
            child.remove();
        } else if (label) {
            child.move_after(label);
        } else {
            child.move_to_front_of(caption);
        }
    }
}

void make_figure(std::span<const Node> pictures, Node caption, Heirs& heirs) {
    Node figure = to_figure(pictures.front());
    for (Node more : pictures.subspan(1)) {
        Node other = to_figure(more);
        figure.set("src", std::string(figure.attr("src")) + " " + std::string(other.attr("src")));
        heirs.add(other, figure);
        other.move_children_into(figure);
        other.remove();
    }
    if (caption) {
        for (Node image : images_of(figure)) { // what has a caption is no decoration
            if (image.has("drawn")) {
                image.unset("decorative");
            }
        }
        copy_attribute(caption, figure, "number");
        if (figure.previous_element() == caption) { // the page begins with what stands first
            for (std::string_view name : {"break-before", "page-setup"}) {
                move_attribute(caption, figure, name);
            }
            caption.move_to_front_of(figure);
        } else {
            caption.move_into(figure);
        }
    }
    settle_anchors(figure);
}

// One picture to a paragraph.
std::vector<Node> parted(const std::vector<Node>& paragraphs, Ids& ids) {
    std::vector<Node> out;
    for (Node paragraph : paragraphs) {
        std::vector<Node> images = images_of(paragraph);
        out.push_back(paragraph);
        for (std::size_t i = 1; i < images.size(); ++i) {
            Node more = out.back().insert_after("p");
            more.set("id", ids.next());
            for (std::string_view name : {"src", "style", "page"}) {
                copy_attribute(paragraph, more, name);
            }
            images[i].move_into(more);
            out.push_back(more);
        }
    }
    return out;
}

void make_figures(Group group, bool first, Ids& ids, Heirs& heirs) {
    std::size_t images = 0;
    for (Node paragraph : group.bodies) {
        images += images_of(paragraph).size();
    }
    if (images == group.captions.size() && images > group.bodies.size()) {
        group.bodies = parted(group.bodies, ids);
    }
    std::size_t pictures = group.bodies.size();
    if (pictures == 0) {
        return;
    }
    if (group.captions.empty() || group.captions.size() == pictures) {
        for (std::size_t i = 0; i < pictures; ++i) {
            Node caption = group.captions.empty() ? Node() : group.captions[i];
            make_figure(std::span(group.bodies).subspan(i, 1), caption, heirs);
        }
        return;
    }
    make_figure(group.bodies, first ? group.captions.back() : group.captions.front(), heirs);
}

// --- tables
// -------------------------------------------------------------------------------------------

void caption_table(const Group& group, bool first) {
    if (group.bodies.empty() || group.captions.empty()) {
        return;
    }
    Node table = first ? group.bodies.front() : group.bodies.back();
    Node caption = first ? group.captions.back() : group.captions.front();
    if (table.child("caption")) {
        return;
    }
    if (first) {
        for (std::string_view name : {"break-before", "page-setup"}) {
            if (caption.has(name)) {
                move_attribute(caption, table, name);
            }
        }
    }
    copy_attribute(caption, table, "number");
    caption.move_to_front_of(table);
}

} // namespace

void figures(doc::Document& document) {
    Heirs heirs;
    Ids ids(document);
    for (std::string_view kind : {"figure", "table"}) {
        std::vector<Run> runs;
        for (Node container : containers(document)) {
            std::ranges::move(runs_of(container, kind), std::back_inserter(runs));
        }
        bool first = captions_first(runs, kind);
        for (const Run& run : runs) {
            bool here = caption_first(run, kind, first);
            for (const Group& group : groups_of(run, kind, here)) {
                kind == "table" ? caption_table(group, here)
                                : make_figures(group, here, ids, heirs);
            }
        }
    }
    heirs.apply(document);
}

} // namespace engross::normalize
