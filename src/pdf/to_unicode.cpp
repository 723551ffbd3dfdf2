#include "fonts.h"

#include "base/text.h"

namespace engross::pdf {
namespace {

void put_hex(std::string& out, std::uint32_t value, int digits) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
        out += hex[(value >> static_cast<unsigned>(shift)) & 15U];
    }
}

} // namespace

std::string utf16_hex(std::string_view utf8) {
    std::string out;
    for (const char32_t c : text::decode(utf8)) {
        if (c < 0x10000) {
            put_hex(out, c, 4);
        } else {
            put_hex(out, 0xD7C0U + (c >> 10U), 4);
            put_hex(out, 0xDC00U + (c & 0x3FFU), 4);
        }
    }
    return out;
}

bool has_private_use(std::string_view utf8) {
    for (const char32_t c : text::decode(utf8)) {
        if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000) {
            return true;
        }
    }
    return false;
}

std::string legible(std::string_view utf8) {
    std::string said;
    for (const char32_t c : text::decode(utf8)) {
        const std::string letter = text::encode(std::u32string(1, c));
        said += has_private_use(letter) ? "〓" : letter;
    }
    return said;
}

Bytes to_unicode(const std::map<std::uint32_t, std::string_view>& texts) {
    Bytes map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    std::size_t left = texts.size();
    std::size_t in_block = 0;
    for (const auto& [code, utf8] : texts) {
        if (in_block == 0) {
            in_block = std::min<std::size_t>(left, 100);
            map += std::to_string(in_block) + " beginbfchar\n";
        }
        map += '<';
        put_hex(map, code, 4);
        map += "> <" + utf16_hex(utf8) + ">\n";
        --left;
        if (--in_block == 0) {
            map += "endbfchar\n";
        }
    }
    return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

} // namespace engross::pdf
