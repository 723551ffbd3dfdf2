// Questions to the tree.
#include "doc/document.h"

#include <algorithm>
#include <array>

namespace engross::doc {

namespace {

constexpr std::array<std::string_view, 17> blocks{"p",
                                                  "heading",
                                                  "title",
                                                  "item",
                                                  "table",
                                                  "figure",
                                                  "toc",
                                                  "caption",
                                                  "cell",
                                                  "quote",
                                                  "section",
                                                  "cover",
                                                  "list",
                                                  "abstract",
                                                  "note",
                                                  "entry",
                                                  "formula"};

// Elements whose text is beside the words: alternative text, OCR, the mark of a note.
bool is_beside(xml::Node node) {
    return node.is("alt") || node.is("ocr") || node.is("code") || node.is("note-ref") ||
           node.is("reading");
}

void append_words(std::string& out, xml::Node node, bool with_label) {
    if (node.is_text()) {
        out += node.content();
    } else if (node.is("label")) {
        if (with_label) {
            out += node.text();
            out += node.attr("sep");
        }
    } else if (node.is("break")) {
        out += ' ';
    } else if (node.is("tab")) {
        out += '\t';
    }
}

std::string words_of(xml::Node block, bool with_label) {
    std::string out;
    for (xml::Node node = block.first_child(); node;) {
        append_words(out, node, with_label);
        const bool skip = is_beside(node) || node.is("label");
        node = skip ? node.following_skip(block) : node.following(block);
    }
    return out;
}

} // namespace

bool is_block(xml::Node node) { return std::ranges::find(blocks, node.name()) != blocks.end(); }

std::string plain_text(xml::Node block) { return words_of(block, true); }

std::string words(xml::Node block) { return words_of(block, false); }

std::string picture_words(xml::Node block) {
    for (xml::Node node = block; node; node = node.following(block)) {
        if (node.is_element() && node.is("image") && node.attr("decorative") != "yes") {
            return node.child("alt").text();
        }
    }
    return {};
}

xml::Node block_of(xml::Node node) {
    while (node && !(is_block(node) && node.has("id"))) {
        node = node.parent();
    }
    return node;
}

std::string heading_path(xml::Node node) {
    std::string path;
    for (xml::Node section = node.closest("section"); section;
         section = section.parent().closest("section")) {
        std::string title = plain_text(section.child("heading"));
        path = path.empty() ? title : title + " › " + path;
    }
    return path;
}

BlockIndex::BlockIndex(const Document& document) {
    for (xml::Node node = document.root(); node; node = node.following(document.root())) {
        if (node.has("id")) {
            by_id_.emplace(node.attr("id"), node);
        }
    }
}

xml::Node BlockIndex::operator[](std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? xml::Node() : found->second;
}

std::string read_in(xml::Node image, std::string_view separator) {
    std::string all;
    const auto add = [&](xml::Node node) {
        all += (all.empty() ? "" : std::string(separator)) + node.text();
    };
    for (const xml::Node line : image.child("ocr").children()) {
        add(line);
    }
    for (const xml::Node child : image.children()) {
        if (child.is("code")) {
            add(child);
        }
    }
    return all;
}

StyleIndex::StyleIndex(const Document& document) {
    for (const xml::Node style : document.styles().children()) {
        by_id_.emplace(style.attr("id"), style);
    }
}

xml::Node StyleIndex::operator[](std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? xml::Node() : found->second;
}

xml::Node StyleIndex::of(xml::Node node) const {
    for (; node; node = node.parent()) {
        if (const xml::Node style = (*this)[node.attr("style")]) {
            return style;
        }
    }
    return {};
}

} // namespace engross::doc
