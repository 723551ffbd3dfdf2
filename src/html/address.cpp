#include "html/address.h"

#include "base/text.h"

#include <algorithm>

namespace engross::html {

namespace {

constexpr std::string_view hex = "0123456789ABCDEF";

bool is_alnum(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

void append_encoded(std::string& out, char c) {
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += hex[byte >> 4U];
    out += hex[byte & 15U];
}

// RFC 3986 without "#", which may come once.
bool may_stand(char c) {
    constexpr std::string_view marks = "-._~!$&'()*+,;=:@/?";
    return !is_ascii(c) || is_alnum(c) || marks.find(c) != std::string_view::npos;
}

std::string encode(std::string_view rest) {
    std::string out;
    bool fragment = false;
    for (std::size_t at = 0; at < rest.size(); ++at) {
        const char c = rest[at];
        const bool escape =
            c == '%' && at + 2 < rest.size() && is_hex(rest[at + 1]) && is_hex(rest[at + 2]);
        const bool mark = c == '#' && !fragment;
        fragment = fragment || c == '#';
        if (escape || mark || may_stand(c)) {
            out += c;
        } else {
            append_encoded(out, c);
        }
    }
    return out;
}

// A host name or IPv4 address and a port; no user, which only helps to deceive.
bool is_authority(std::string_view authority) {
    const std::size_t colon = authority.find(':');
    const std::string_view host = authority.substr(0, colon);
    const std::string_view port =
        colon == std::string_view::npos ? "" : authority.substr(colon + 1);
    return !host.empty() && host.front() != '.' && host.front() != '-' && port.size() <= 5 &&
           host.find("..") == std::string_view::npos &&
           std::ranges::all_of(
               host, [](char c) { return !is_ascii(c) || is_alnum(c) || c == '.' || c == '-'; }) &&
           std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; });
}

std::string web_address(std::string_view scheme, std::string_view rest) {
    if (!rest.starts_with("//")) {
        return "";
    }
    rest.remove_prefix(2);
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    if (!is_authority(authority)) {
        return "";
    }
    return std::string(scheme) + "://" + std::string(authority) +
           encode(rest.substr(authority.size()));
}

std::string lower(std::string_view ascii) {
    std::string out(ascii);
    std::ranges::transform(out, out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    return out;
}

} // namespace

std::string safe_address(std::string_view href) {
    href = text::trim(href);
    const std::size_t colon = href.find(':');
    if (colon == std::string_view::npos || colon + 1 == href.size()) {
        return "";
    }
    const std::string scheme = lower(href.substr(0, colon));
    const std::string_view rest = href.substr(colon + 1);
    if (scheme == "http" || scheme == "https") {
        return web_address(scheme, rest);
    }
    return scheme == "mailto" || scheme == "tel" ? scheme + ":" + encode(rest) : "";
}

std::string path_address(std::string_view path) {
    std::string out;
    for (const char c : path) {
        constexpr std::string_view marks = "-._~/";
        if (!is_ascii(c) || is_alnum(c) || marks.find(c) != std::string_view::npos) {
            out += c;
        } else {
            append_encoded(out, c);
        }
    }
    return out;
}

} // namespace engross::html
