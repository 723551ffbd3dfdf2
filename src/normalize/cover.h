// The parts of the cover pass: where the title page ends (cover.cpp), its title (cover_title.cpp),
// what its fields say (cover_meta.cpp).
#pragma once

#include "normalize/tools.h"

#include <string>
#include <vector>

namespace engross::normalize {

struct Region {
    std::vector<Node> blocks;
    bool ends_page = false; // by a page break, a toc or a page number of the author's
};

// The lines of a paragraph: line breaks part them, tabs are U+0009.
std::vector<std::string> lines_of(Node block);

// The label that a cell of a table is, without its colon.
std::string cell_label(Node cell);

bool has_title_style(const Looks& looks, Node block);

// The blocks in a row that are the title, by style or by the largest letters; empty when there is
// none.
std::vector<Node> title_blocks(const Region& region, const Looks& looks, const Body& body);

// Makes them one `title`.
Node make_title(const doc::Document& document, const std::vector<Node>& blocks, Heirs& heirs);
void set_meta_title(const doc::Document& document, Node title);

// Field lines get @field, and meta what they say.
void read_fields(const doc::Document& document, const Region& region);

} // namespace engross::normalize
