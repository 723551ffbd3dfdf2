// @han: number of Han characters of a block that holds text; of abstract and section, of all below
// it, their own headings left out.
#include "enrich/facts.h"
#include "enrich/scan.h"

#include <map>

namespace engross::enrich {

namespace {

void add_to_containers(xml::Node block, std::size_t han, std::map<_xmlNode*, std::size_t>& sums) {
    if (block.is("heading")) {
        return;
    }
    for (xml::Node up = block.parent(); up; up = up.parent()) {
        if (up.is("abstract") || up.is("section")) {
            sums[up.raw()] += han;
        }
    }
}

} // namespace

void count_han(doc::Document& document) {
    std::map<_xmlNode*, std::size_t> sums;
    for (Block& block : text_blocks(document)) {
        const std::size_t han = text::count_han(block.text);
        if (han > 0) {
            block.node.set("han", std::to_string(han));
        }
        add_to_containers(block.node, han, sums);
    }
    for (const auto& [raw, han] : sums) {
        xml::Node(raw).set("han", std::to_string(han));
    }
}

} // namespace engross::enrich
