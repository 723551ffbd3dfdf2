// The title page: its title, its fields, and what they say of the report as a whole.
#include "normalize/cover.h"

#include "base/text.h"
#include "normalize/cover_fields.h"
#include "normalize/pass_list.h"

#include <algorithm>

namespace engross::normalize {

namespace {

constexpr std::size_t most_blocks = 60;
constexpr std::size_t longest_line = 150; // code points: more is prose

bool page_changes(Node first, Node block) {
    return first.has("page") && block.has("page") && first.attr("page") != block.attr("page");
}

Region first_page(const doc::Document& document, const Looks& looks) {
    Region region;
    for (Node block : document.body().children()) {
        bool first = region.blocks.empty();
        bool styled_title = block.is("heading") && has_title_style(looks, block);
        if (block.is("toc") ||
            (!first && (looks.starts_page(block) || page_changes(region.blocks[0], block)))) {
            region.ends_page = true;
            return region;
        }
        if ((block.is("heading") && !styled_title) || region.blocks.size() >= most_blocks) {
            return region;
        }
        region.blocks.push_back(block);
    }
    return region;
}

std::size_t count_fields(const Region& region) {
    std::size_t fields = 0;
    for (Node block : region.blocks) {
        if (block.is("table")) {
            for (Node cell : xml::select(block, ".//cell")) {
                fields +=
                    field_of(cell_label(cell)).empty() && !parse_field(doc::words(cell)) ? 0 : 1;
            }
            continue;
        }
        for (const std::string& line : lines_of(block)) {
            fields += parse_field(line) ? 1 : 0;
        }
    }
    return fields;
}

bool has_prose(const Region& region) {
    return std::ranges::any_of(region.blocks, [](Node block) {
        if (block.is("table")) {
            return false;
        }
        auto lines = lines_of(block);
        return std::ranges::any_of(lines, [](const std::string& line) {
            return text::length(line) > longest_line ||
                   (line.ends_with("。") && text::length(line) > 40);
        });
    });
}

void wrap(const doc::Document& document, Region& region) {
    Ids ids(document);
    Node wrapper = region.blocks.front().insert_before("cover");
    wrapper.set("id", ids.next());
    for (Node block : region.blocks) {
        block.move_into(wrapper);
    }
}

// A table that says no field is data: a form, not a title page.
bool has_data(const Region& region) {
    return std::ranges::any_of(region.blocks, [](Node block) {
        Region alone{{block}, false};
        return block.is("table") && count_fields(alone) == 0;
    });
}

// A short report has its title at the top of its first page and no cover; and a cover covers
// something.
bool is_cover(const Region& region, std::size_t fields, bool title) {
    return !region.blocks.empty() && !has_prose(region) && !has_data(region) &&
           region.blocks.back().next_element().next_element() &&
           ((region.ends_page && (title || fields > 0)) || (title && fields >= 3));
}

} // namespace

void cover(doc::Document& document) {
    Looks looks(document);
    Body body = body_look(document, looks);
    Region region = first_page(document, looks);
    std::vector<Node> titled = title_blocks(region, looks, body);
    bool whole = is_cover(region, count_fields(region), !titled.empty());
    if (!whole && !titled.empty() && titled.front() != region.blocks.front()) {
        return; // large words somewhere on the first page
    }
    Heirs heirs;
    if (whole) {
        read_fields(document, region);
    }
    if (!titled.empty()) {
        std::erase_if(region.blocks, [&](Node block) {
            return block != titled.front() && std::ranges::find(titled, block) != titled.end();
        });
        set_meta_title(document, make_title(document, titled, heirs));
    }
    if (whole) {
        wrap(document, region);
    }
    heirs.apply(document);
}

} // namespace engross::normalize
