#include "rules/text_scope.h"

#include "rules/text_rule.h"

#include <algorithm>
#include <array>
#include <string>

namespace engross::rules {

namespace {

using xml::Node;

constexpr std::array<std::string_view, 8> scopes = {
    "paragraph", "heading", "caption", "title", "table", "quote", "note", "toc"};

unsigned bit(std::string_view name) {
    return 1U << static_cast<unsigned>(std::find(scopes.begin(), scopes.end(), name) -
                                       scopes.begin());
}

// Where a paragraph stands decides its scope; the nearest of these wins.
unsigned scope_of(Node block) {
    if (!block.is("p")) {
        return bit(block.name());
    }
    for (Node at = block.parent(); at; at = at.parent()) {
        if (at.is("cell")) {
            return bit("table");
        }
        if (at.is("typed")) {
            return bit("toc");
        }
        if (at.is("quote") || at.is("note")) {
            return bit(at.name());
        }
    }
    return bit("paragraph");
}

bool is_text_block(Node node) {
    return node.is("p") || node.is("heading") || node.is("caption") || node.is("title");
}

bool ends_sentence(char16_t c) {
    return c == u'。' || c == u'！' || c == u'？' || c == u'!' || c == u'?';
}

bool closes(char16_t c) {
    return c == u'」' || c == u'』' || c == u'）' || c == u')' || c == u'”' || c == u'"' ||
           c == u'》';
}

} // namespace

unsigned scope_bits(std::string_view name) {
    if (name == "all") {
        return ((1U << scopes.size()) - 1U) & ~bit("toc");
    }
    return std::find(scopes.begin(), scopes.end(), name) == scopes.end() ? 0 : bit(name);
}

std::vector<Block> text_blocks(Node root, const xml::XPathContext& xpath) {
    std::vector<Block> blocks;
    for (const std::string_view part : {"body", "notes"}) {
        const Node top = root.child(part);
        for (Node node = top.first_child(); node;) {
            if (!is_text_block(node)) {
                node = node.following(top);
                continue;
            }
            const std::string text = block_text(node);
            if (!text.empty()) {
                blocks.push_back({.node = node,
                                  .kind = scope_of(node),
                                  .order = xpath.order(node),
                                  .text = icu::UnicodeString::fromUTF8(text)});
            }
            node = node.following_skip(top);
        }
    }
    return blocks;
}

std::vector<Range> sentences(const icu::UnicodeString& text) {
    std::vector<Range> result;
    int from = 0;
    for (int i = 0; i < text.length(); ++i) {
        const bool latin_end = text[i] == u'.' && i + 1 < text.length() && text[i + 1] == u' ';
        if (!ends_sentence(text[i]) && !latin_end) {
            continue;
        }
        while (i + 1 < text.length() && (ends_sentence(text[i + 1]) || closes(text[i + 1]))) {
            ++i;
        }
        result.emplace_back(from, i + 1);
        from = i + 1;
    }
    if (from < text.length()) {
        result.emplace_back(from, text.length());
    }
    return result;
}

} // namespace engross::rules
