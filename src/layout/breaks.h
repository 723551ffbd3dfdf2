// Where a line may end: ICU for all scripts (UAX #14, zh-Hant-TW, strict), and the rules of Chinese
// typesetting over it (CLREQ 3.1.2: prohibition at line start and line end, unbreakable marks,
// numbers with their units).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace engross::layout {

enum class Break : std::uint8_t { no, may, must };

// For each character: what may happen before it. The first is never a break.
std::vector<Break> find_breaks(std::u32string_view text);

// Takes away from `breaks` those inside words of ICU's Chinese dictionary: for titles, which should
// not be torn in the middle of a word.
void keep_words(std::u32string_view text, std::vector<Break>& breaks);

// For tests and for mending: may not stand first, may not stand last.
bool banned_at_line_start(char32_t c);
bool banned_at_line_end(char32_t c);

} // namespace engross::layout
