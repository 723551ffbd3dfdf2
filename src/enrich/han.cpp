// @han: number of Han characters of a block that holds text; of abstract and section, of all below
// it, their own headings left out.
// fact kind="languages": of the whole document, once: @han characters, @latin words of two letters
//   or more (names of months and the like are not told apart), @foreign: per cent of words, two Han
//   characters counted as one word.
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

std::size_t latin_words(std::string_view utf8) {
    std::size_t words = 0;
    std::size_t letters = 0;
    for (const char c : utf8) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        words += letter && letters == 1 ? 1 : 0;
        letters = letter ? letters + 1 : 0;
    }
    return words;
}

} // namespace

void count_han(doc::Document& document) {
    std::map<_xmlNode*, std::size_t> sums;
    std::size_t all_han = 0;
    std::size_t all_latin = 0;
    for (Block& block : text_blocks(document)) {
        const std::size_t han = text::count_han(block.text);
        if (han > 0) {
            block.node.set("han", std::to_string(han));
        }
        add_to_containers(block.node, han, sums);
        all_han += han;
        all_latin += latin_words(block.text);
    }
    for (const auto& [raw, han] : sums) {
        xml::Node(raw).set("han", std::to_string(han));
    }
    if (all_han + all_latin > 0) {
        xml::Node fact = doc::add_fact(document, "languages", document.body(), "");
        fact.set("han", std::to_string(all_han));
        fact.set("latin", std::to_string(all_latin));
        fact.set("foreign", std::to_string(all_latin * 100 / (all_latin + (all_han + 1) / 2)));
    }
}

} // namespace engross::enrich
