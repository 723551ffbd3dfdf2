#include "layout/characters.h"

#include "base/text.h"

#include <unicode/uchar.h>

#include <string_view>

namespace engross::layout {
namespace {

bool among(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

constexpr std::u32string_view openings = U"「『（《〈【〔［｛〖〘〝﹁﹃";
constexpr std::u32string_view closings = U"」』）》〉】〕］｝〗〙〞﹂﹄";
constexpr std::u32string_view middles = U"、，。；：！？．﹐﹑﹒﹔﹕";
constexpr std::u32string_view joins = U"…—─⸺‥";

bool between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

} // namespace

bool is_digit(char32_t c) { return between(c, U'0', U'9'); }

bool is_wide(char32_t c) {
    return between(c, 0x2E80, 0x303E) || between(c, 0x3041, 0xA4CF) || between(c, 0xAC00, 0xD7A3) ||
           between(c, 0xF900, 0xFAFF) || between(c, 0xFE30, 0xFE6F) || between(c, 0xFF00, 0xFF60) ||
           between(c, 0xFFE0, 0xFFE6) || between(c, 0x20000, 0x3FFFF);
}

bool is_ambiguous(char32_t c) {
    return between(c, 0x2010, 0x2027) || between(c, 0x2030, 0x205E) || between(c, 0x2100, 0x2BFF) ||
           among(U"·×÷±°§¨", c) || c == 0x2E3A;
}

bool is_combining(char32_t c) {
    if (c < 0x300 || between(c, 0x3400, 0x9FFF)) {
        return false;
    }
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_GRAPHEME_EXTEND) != 0 ||
           is_joiner(c) || u_charType(static_cast<UChar32>(c)) == U_COMBINING_SPACING_MARK;
}

bool is_invisible(char32_t c) {
    return c < 0x20 || between(c, 0x7F, 0x9F) || c == 0xAD || c == 0x61C ||
           between(c, 0x200B, 0x200F) || between(c, 0x2028, 0x202E) || between(c, 0x2060, 0x206F) ||
           c == 0xFEFF || between(c, 0xFFF0, 0xFFFB) || between(c, 0xE0000, 0xE007F);
}

bool is_joiner(char32_t c) { return c == 0x200C || c == 0x200D; }

bool is_bidi_control(char32_t c) {
    return c == 0x200E || c == 0x200F || c == 0x61C || between(c, 0x202A, 0x202E) ||
           between(c, 0x2066, 0x2069);
}

CharClass char_class(char32_t c) {
    if (c == U' ' || c == 0xA0 || between(c, 0x2000, 0x200A) || c == 0x202F) {
        return CharClass::space;
    }
    if (c < 0x80) {
        const bool letter = is_digit(c) || between(c, U'A', U'Z') || between(c, U'a', U'z');
        return letter ? CharClass::latin : CharClass::other;
    }
    if (between(c, 0x4E00, 0x9FFF)) {
        return CharClass::han;
    }
    if (among(openings, c)) {
        return CharClass::opening;
    }
    if (among(closings, c)) {
        return CharClass::closing;
    }
    if (among(middles, c)) {
        return CharClass::middle;
    }
    if (among(joins, c)) {
        return CharClass::joined;
    }
    if (is_wide(c)) {
        return CharClass::han;
    }
    return between(c, 0xC0, 0x058F) || between(c, 0x1E00, 0x1FFF) ? CharClass::latin
                                                                  : CharClass::other;
}

} // namespace engross::layout
