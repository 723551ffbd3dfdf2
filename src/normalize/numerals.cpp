#include "normalize/numerals.h"

#include <algorithm>
#include <array>
#include <string>

namespace engross::normalize {

namespace {

constexpr std::u32string_view han_digits = U"〇一二三四五六七八九";
constexpr std::u32string_view formal_digits = U"零壹貳參肆伍陸柒捌玖";
constexpr std::u32string_view stems = U"甲乙丙丁戊己庚辛壬癸";
constexpr std::size_t longest = 3;

struct Sign {
    int digit = -1; // 0…9
    int unit = 0;   // 10, 100
    int tens = 0;   // 20 for 廿, 30 for 卅
    bool formal = false;
};

std::optional<Sign> han_sign(char32_t c) {
    if (auto at = han_digits.find(c); at != std::u32string_view::npos) {
        return Sign{.digit = static_cast<int>(at)};
    }
    if (auto at = formal_digits.find(c); at != std::u32string_view::npos) {
        return Sign{.digit = static_cast<int>(at), .formal = true};
    }
    switch (c) {
    case U'叁':
        return Sign{.digit = 3, .formal = true};
    case U'十':
        return Sign{.unit = 10};
    case U'拾':
        return Sign{.unit = 10, .formal = true};
    case U'百':
        return Sign{.unit = 100};
    case U'佰':
        return Sign{.unit = 100, .formal = true};
    case U'廿':
        return Sign{.tens = 20};
    case U'卅':
        return Sign{.tens = 30};
    default:
        return std::nullopt;
    }
}

int positional(std::u32string_view numeral) {
    int value = 0;
    for (char32_t c : numeral) {
        value = value * 10 + han_sign(c)->digit;
    }
    return value;
}

std::size_t run(std::u32string_view text, auto belongs) {
    return static_cast<std::size_t>(std::ranges::find_if_not(text, belongs) - text.begin());
}

std::optional<Numeral> read_digits(std::u32string_view text, char32_t zero, Digits digits) {
    std::size_t length = run(text, [&](char32_t c) { return c >= zero && c <= zero + 9; });
    if (length == 0 || length > longest) {
        return std::nullopt;
    }
    int value = 0;
    for (char32_t c : text.substr(0, length)) {
        value = value * 10 + static_cast<int>(c - zero);
    }
    return Numeral{value, digits, length};
}

std::optional<Numeral> read_han(std::u32string_view text) {
    std::size_t length = run(text, [](char32_t c) { return han_sign(c).has_value(); });
    std::u32string_view numeral = text.substr(0, length);
    auto value = han_value(numeral);
    if (!value) {
        return std::nullopt;
    }
    bool formal = std::ranges::any_of(numeral, [](char32_t c) { return han_sign(c)->formal; });
    return Numeral{*value, formal && numeral != U"零" ? Digits::formal : Digits::han, length};
}

std::string roman_text(int value) {
    static constexpr std::array<std::pair<int, std::string_view>, 9> signs{{{100, "C"},
                                                                            {90, "XC"},
                                                                            {50, "L"},
                                                                            {40, "XL"},
                                                                            {10, "X"},
                                                                            {9, "IX"},
                                                                            {5, "V"},
                                                                            {4, "IV"},
                                                                            {1, "I"}}};
    std::string text;
    for (auto [amount, sign] : signs) {
        for (; value >= amount; value -= amount) {
            text += sign;
        }
    }
    return text;
}

// Only what a Roman numeral would be written as counts, so that MIX or CD are words.
std::optional<int> roman_value(std::u32string_view letters) {
    std::string upper;
    for (char32_t c : letters) {
        upper += static_cast<char>(c >= U'a' ? c - 32 : c);
    }
    for (int value = 1; value <= 100; ++value) {
        if (roman_text(value) == upper) {
            return value;
        }
    }
    return std::nullopt;
}

std::optional<Numeral> read_letters(std::u32string_view text) {
    auto lower = [](char32_t c) { return c >= U'a' && c <= U'z'; };
    auto upper = [](char32_t c) { return c >= U'A' && c <= U'Z'; };
    std::size_t length = run(text, [&](char32_t c) { return lower(c) || upper(c); });
    std::u32string_view letters = text.substr(0, length);
    if (length == 0 || length > 7) {
        return std::nullopt;
    }
    bool one_case = std::ranges::all_of(letters, lower) || std::ranges::all_of(letters, upper);
    bool may_be_roman =
        length > 1 || std::u32string_view(U"IVXivx").find(text[0]) != std::u32string_view::npos;
    if (one_case && may_be_roman) {
        if (auto value = roman_value(letters)) {
            return Numeral{*value, Digits::roman, length};
        }
    }
    if (length > 1) {
        return std::nullopt;
    }
    return Numeral{static_cast<int>((text[0] | 32U) - U'a') + 1, Digits::letter, 1};
}

} // namespace

std::string_view name(Digits digits) {
    static constexpr std::array<std::string_view, 8> names{
        "arabic", "fullwidth", "han", "formal", "stem", "roman", "letter", "bullet"};
    return names.at(static_cast<std::size_t>(digits));
}

std::optional<int> han_value(std::u32string_view numeral) {
    if (numeral.empty() || numeral.size() > 5) {
        return std::nullopt;
    }
    int value = 0;
    int digit = -1;
    bool units = false;
    for (char32_t c : numeral) {
        auto sign = han_sign(c);
        if (!sign) {
            return std::nullopt;
        }
        if (sign->unit > 0) {
            value += (digit > 0 ? digit : 1) * sign->unit;
            digit = -1;
            units = true;
        } else if (sign->tens > 0) {
            value += sign->tens;
            units = true;
        } else {
            digit = sign->digit;
        }
    }
    if (!units) {
        return numeral.size() > longest ? std::nullopt : std::optional(positional(numeral));
    }
    value += std::max(digit, 0);
    return value > 999 ? std::nullopt : std::optional(value);
}

std::optional<Numeral> read_numeral(std::u32string_view text) {
    if (text.empty()) {
        return std::nullopt;
    }
    char32_t first = text[0];
    if (auto at = stems.find(first); at != std::u32string_view::npos) {
        return Numeral{static_cast<int>(at) + 1, Digits::stem, 1};
    }
    if (first >= U'Ⅰ' && first <= U'Ⅻ') {
        return Numeral{static_cast<int>(first - U'Ⅰ') + 1, Digits::roman, 1};
    }
    if (first >= U'ⅰ' && first <= U'ⅻ') {
        return Numeral{static_cast<int>(first - U'ⅰ') + 1, Digits::roman, 1};
    }
    if (first >= U'Ａ' && first <= U'Ｚ') {
        return Numeral{static_cast<int>(first - U'Ａ') + 1, Digits::letter, 1};
    }
    if (auto numeral = read_digits(text, U'0', Digits::arabic)) {
        return numeral;
    }
    if (auto numeral = read_digits(text, U'０', Digits::fullwidth)) {
        return numeral;
    }
    if (han_sign(first)) {
        return read_han(text);
    }
    return read_letters(text);
}

} // namespace engross::normalize
