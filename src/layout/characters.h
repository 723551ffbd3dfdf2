// Classes of characters for Chinese typesetting (CLREQ: W3C, Requirements for Chinese Text Layout).
#pragma once

#include <cstdint>

namespace engross::layout {

enum class CharClass : std::uint8_t {
    han,     // ideographs, kana, bopomofo, hangul: set solid, the line may break on both sides
    opening, // 「『（《〈【 : ink in the right half of the em
    closing, // 」』）》〉】 : ink in the left half
    middle,  // 、，。：；！？ : centred in the em box in Taiwan
    joined,  // … — ─ : two of them belong together
    latin,   // letters and digits of other scripts
    space,   // U+0020, U+00A0 and other narrow spaces
    other,   // narrow marks and symbols
};

CharClass char_class(char32_t c);
// Drawn a full em wide by a Han font.
bool is_wide(char32_t c);
// In both Han and Latin fonts; the neighbours decide: “ ” ‘ ’ … — · × ° ①
bool is_ambiguous(char32_t c);
// Belongs to the character before it: combining marks and variation selectors.
bool is_combining(char32_t c);
// Never drawn: zero-width characters, soft hyphen, byte order mark, controls.
bool is_invisible(char32_t c);
// Zero width joiner and non-joiner.
bool is_joiner(char32_t c);
// Marks, embeddings and isolates of the bidirectional algorithm.
bool is_bidi_control(char32_t c);
bool is_digit(char32_t c);

} // namespace engross::layout
