// Numbers as reports write them in labels: 一, 十二, 壹, 甲, 3, １２, iv, B.
#pragma once

#include <optional>
#include <string_view>

namespace engross::normalize {

enum class Digits { arabic, fullwidth, han, formal, stem, roman, letter, bullet };

// As label/@digits spells it.
std::string_view name(Digits digits);

struct Numeral {
    int value = 0;
    Digits digits = Digits::arabic;
    std::size_t length = 0; // code points
};

// The numeral at the very start of `text`, as long as it goes; null when there is none, when it has
// more than three digits (a year, an amount), or when it is no well-formed number (ABC).
std::optional<Numeral> read_numeral(std::u32string_view text);

// The value of a whole Chinese numeral, everyday or formal (二十一, 廿一, 一百零五, 貳拾, 一二):
// 0…999.
std::optional<int> han_value(std::u32string_view numeral);

} // namespace engross::normalize
