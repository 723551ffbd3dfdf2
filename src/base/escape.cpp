#include "base/escape.h"

#include "base/text.h"

namespace engross {
namespace {

bool is_forbidden(char32_t c) {
    return (c < 0x20 && c != U'\t' && c != U'\n') || (c >= 0x7F && c <= 0x9F) ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

// Bytes that need a closer look: the four marks, controls, and the lead bytes of what may be
// forbidden.
bool is_plain(unsigned char byte) {
    return byte >= 0x20 && byte != '&' && byte != '<' && byte != '>' && byte != '"' &&
           byte != 0x7F && byte != 0xC2 && byte != 0xEF && byte < 0xF0;
}

void append_marked(std::string& out, std::string_view utf8, std::size_t& at) {
    switch (utf8[at]) {
    case '&':
        out += "&amp;";
        break;
    case '<':
        out += "&lt;";
        break;
    case '>':
        out += "&gt;";
        break;
    case '"':
        out += "&quot;";
        break;
    default: {
        const char32_t c = text::next(utf8, at);
        if (!is_forbidden(c)) {
            text::append(out, c);
        }
        return;
    }
    }
    ++at;
}

} // namespace

void append_escaped(std::string& out, std::string_view utf8) {
    std::size_t at = 0;
    while (at < utf8.size()) {
        std::size_t end = at;
        while (end < utf8.size() && is_plain(static_cast<unsigned char>(utf8[end]))) {
            ++end;
        }
        out += utf8.substr(at, end - at);
        at = end;
        if (at < utf8.size()) {
            append_marked(out, utf8, at);
        }
    }
}

std::string escaped(std::string_view utf8) {
    std::string out;
    append_escaped(out, utf8);
    return out;
}

} // namespace engross
