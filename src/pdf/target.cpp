#include "target.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace engross::pdf {
namespace {

// The scheme in lower case; "" when the address has none.
std::string scheme_of(std::string_view href) {
    const std::size_t colon = href.find(':');
    const std::size_t path = href.find_first_of("/?#");
    if (colon == std::string_view::npos || path < colon) {
        return {};
    }
    std::string scheme(href.substr(0, colon));
    std::transform(scheme.begin(), scheme.end(), scheme.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    return scheme;
}

} // namespace

Targets::Targets(const doc::Document& document, const layout::Layout& layout) : layout_(layout) {
    const xml::Node root = document.root();
    for (xml::Node node = root; node; node = node.following(root)) {
        if (!node.is_element()) {
            continue;
        }
        if (const auto id = node.attr("id"); !id.empty()) {
            by_name_.emplace(id, node);
        }
        if (node.is("anchor")) {
            by_name_.emplace(node.attr("name"), node);
        }
    }
}

xml::Node Targets::node(std::string_view ref) const {
    const auto found = by_name_.find(ref);
    return found == by_name_.end() ? xml::Node() : found->second;
}

std::optional<layout::Start> Targets::start(std::string_view ref) const {
    for (xml::Node at = node(ref); at; at = at.parent()) {
        if (const auto found = layout_.starts.find(at.attr("id")); found != layout_.starts.end()) {
            return found->second;
        }
    }
    return std::nullopt;
}

std::string clean_address(std::string_view href) {
    constexpr std::array<std::string_view, 6> allowed{"", "http", "https", "mailto", "ftp", "tel"};
    const std::string_view trimmed = text::trim(href);
    if (std::find(allowed.begin(), allowed.end(), scheme_of(trimmed)) == allowed.end()) {
        return {};
    }
    std::string address;
    for (const char c : trimmed) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte < 0x7F) {
            address += c;
            continue;
        }
        constexpr std::string_view digits = "0123456789ABCDEF";
        address += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
    return address;
}

} // namespace engross::pdf
