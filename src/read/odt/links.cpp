#include "read/odt/links.h"

#include "read/odt/context.h"

#include <algorithm>
#include <charconv>

namespace engross::read::odt {

namespace {

constexpr std::string_view outline = "|outline";

// "%E7%AB%A0" → 章
std::string unescaped(std::string_view address) {
    std::string out;
    for (std::size_t at = 0; at < address.size(); ++at) {
        int value = 0;
        const auto digits = address.substr(std::min(at + 1, address.size()), 2);
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        if (address[at] == '%' && digits.size() == 2 && error == std::errc{} &&
            end == digits.data() + 2) {
            out += static_cast<char>(value);
            at += 2;
        } else {
            out += address[at];
        }
    }
    std::u32string clean = text::decode(out);
    std::erase_if(clean,
                  [](char32_t c) { return c < U' ' || c > 0x10FFFD || (c & 0xFFFEU) == 0xFFFEU; });
    return text::encode(clean);
}

// Without the spaces, which the writers of such links set as they like.
std::string key_of(std::string_view words) {
    std::string key;
    for (const char c : words) {
        if (c != ' ' && c != '\t') {
            key += c;
        }
    }
    return key;
}

// Headings by label and words, and by words alone; the first of a kind wins.
std::map<std::string, std::string> headings_of(const Context& context) {
    std::map<std::string, std::string> headings;
    const xml::Node body = context.out.document.body();
    for (xml::Node node = body; node; node = node.following(body)) {
        if (node.is("heading")) {
            const std::string words = key_of(doc::words(node));
            const std::string id(node.attr("id"));
            headings.try_emplace(key_of(node.child("label").text()) + words, id);
            headings.try_emplace(words, id);
        }
    }
    return headings;
}

} // namespace

std::string target_of(std::string_view address, bool& has_outline) {
    std::string target = unescaped(address);
    if (target.ends_with(outline)) {
        has_outline = true;
        return target;
    }
    return target.substr(0, target.find('|'));
}

void resolve_outline_links(const Context& context) {
    if (!context.has_outline_links) {
        return;
    }
    const auto headings = headings_of(context);
    const xml::Node root = context.out.document.root();
    for (xml::Node node = root; node; node = node.following(root)) {
        const std::string target(node.is("link") ? node.attr("ref") : "");
        if (target.ends_with(outline)) {
            const std::string words = target.substr(0, target.size() - outline.size());
            const auto found = headings.find(key_of(words));
            node.set("ref", found == headings.end() ? words : found->second);
        }
    }
}

} // namespace engross::read::odt
