#include "read/numerals.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace engross::read {

namespace {

using Digits = std::array<std::string_view, 10>;

constexpr Digits han_digits{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr Digits formal_digits{"零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"};
constexpr Digits plain_digits{"○", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr Digits full_digits{"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
constexpr std::array<std::string_view, 4> han_units{"", "十", "百", "千"};
constexpr std::array<std::string_view, 4> formal_units{"", "拾", "佰", "仟"};

constexpr std::array<std::string_view, 10> stems{"甲", "乙", "丙", "丁", "戊",
                                                 "己", "庚", "辛", "壬", "癸"};
constexpr std::array<std::string_view, 12> branches{"子", "丑", "寅", "卯", "辰", "巳",
                                                    "午", "未", "申", "酉", "戌", "亥"};

std::string each_digit(int value, const Digits& digits) {
    std::string out;
    for (const char digit : std::to_string(value)) {
        out += digit >= '0' && digit <= '9' ? digits.at(static_cast<std::size_t>(digit - '0'))
                                            : std::string_view("-");
    }
    return out;
}

// Counting numbers up to 9999; larger ones digit by digit. `drop_one`: 十 instead of 一十.
std::string counting(int value,
                     const Digits& digits,
                     const std::array<std::string_view, 4>& units,
                     bool drop_one) {
    if (value <= 0 || value > 9999) {
        return each_digit(value, digits);
    }
    const std::string decimal = std::to_string(value);
    std::string out;
    bool pending_zero = false;
    for (std::size_t at = 0; at < decimal.size(); ++at) {
        const auto digit = static_cast<std::size_t>(decimal[at] - '0');
        const std::size_t unit = decimal.size() - 1 - at;
        if (digit == 0) {
            pending_zero = !out.empty();
            continue;
        }
        if (pending_zero) {
            out += digits[0];
            pending_zero = false;
        }
        if (!(drop_one && out.empty() && digit == 1 && unit == 1)) {
            out += digits.at(digit);
        }
        out += units.at(unit);
    }
    return out;
}

std::string roman(int value, bool upper) {
    struct Step {
        int value;
        std::string_view text;
    };
    static constexpr std::array<Step, 13> steps{{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"},
                                                 {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"},
                                                 {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}};
    if (value <= 0 || value > 9999) {
        return std::to_string(value);
    }
    std::string out;
    for (const Step& step : steps) {
        for (; value >= step.value; value -= step.value) {
            out += step.text;
        }
    }
    if (upper) {
        std::ranges::transform(out, out.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    }
    return out;
}

// a … z, then the letter doubled, as Word counts: aa, bb, …
std::string letter(int value, char first) {
    if (value <= 0 || value > 26 * 50) {
        return std::to_string(value);
    }
    const auto times = static_cast<std::size_t>((value - 1) / 26 + 1);
    return std::string(times, static_cast<char>(first + (value - 1) % 26));
}

// a … z, aa, ab, … az, ba, …
std::string letters(int value, char first) {
    if (value <= 0) {
        return std::to_string(value);
    }
    std::string out;
    for (; value > 0; value = (value - 1) / 26) {
        out.insert(out.begin(), static_cast<char>(first + (value - 1) % 26));
    }
    return out;
}

template <std::size_t N>
std::string cycle(int value, const std::array<std::string_view, N>& names) {
    if (value <= 0) {
        return std::to_string(value);
    }
    return std::string(names.at(static_cast<std::size_t>(value - 1) % N));
}

std::string circled(int value) {
    if (value < 1 || value > 20) {
        return std::to_string(value);
    }
    std::string out;
    text::append(out, static_cast<char32_t>(U'\u2460' + static_cast<char32_t>(value - 1)));
    return out;
}

} // namespace

std::string format_number(int value, Numeral numeral) {
    switch (numeral) {
    case Numeral::none:
    case Numeral::bullet:
        return {};
    case Numeral::decimal:
        return std::to_string(value);
    case Numeral::decimal_zero:
        return (value >= 0 && value < 10 ? "0" : "") + std::to_string(value);
    case Numeral::decimal_full:
        return each_digit(value, full_digits);
    case Numeral::decimal_circled:
        return circled(value);
    case Numeral::lower_letter:
        return letter(value, 'a');
    case Numeral::upper_letter:
        return letter(value, 'A');
    case Numeral::lower_letter_counting:
        return letters(value, 'a');
    case Numeral::upper_letter_counting:
        return letters(value, 'A');
    case Numeral::lower_roman:
        return roman(value, false);
    case Numeral::upper_roman:
        return roman(value, true);
    case Numeral::han:
        return counting(value, han_digits, han_units, true);
    case Numeral::han_digits:
        return value == 10 ? "十" : each_digit(value, plain_digits);
    case Numeral::han_formal:
        return counting(value, formal_digits, formal_units, true);
    case Numeral::stem:
        return cycle(value, stems);
    case Numeral::branch:
        return cycle(value, branches);
    }
    return {};
}

std::string_view digits_name(Numeral numeral) {
    switch (numeral) {
    case Numeral::bullet:
        return "bullet";
    case Numeral::decimal_full:
    case Numeral::decimal_circled:
        return numeral == Numeral::decimal_full ? "fullwidth" : "circled";
    case Numeral::lower_letter:
    case Numeral::upper_letter:
    case Numeral::lower_letter_counting:
    case Numeral::upper_letter_counting:
        return "letter";
    case Numeral::lower_roman:
    case Numeral::upper_roman:
        return "roman";
    case Numeral::han:
    case Numeral::han_digits:
        return "han";
    case Numeral::han_formal:
        return "formal";
    case Numeral::stem:
    case Numeral::branch:
        return "stem";
    case Numeral::none:
    case Numeral::decimal:
    case Numeral::decimal_zero:
        break;
    }
    return "arabic";
}

} // namespace engross::read
