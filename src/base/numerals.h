// Numbers of automatic lists and pages, as the formats of ECMA-376 (ST_NumberFormat) and ODF
// (style:num-format) write them.
#pragma once

#include <string>
#include <string_view>

namespace engross {

enum class Numeral {
    none,
    bullet,
    decimal,         // 1
    decimal_zero,    // 01
    decimal_full,    // １
    decimal_circled, // ①
    decimal_paren,   // ⑴
    decimal_stop,    // ⒈
    in_dashes,       // - 1 -
    hexadecimal,     // A for 10
    ordinal,         // 1st
    cardinal_words,  // Twenty-one
    ordinal_words,   // Twenty-first
    lower_letter,    // a … z, aa, bb
    upper_letter,
    lower_letter_counting, // a … z, aa, ab
    upper_letter_counting,
    lower_roman,
    upper_roman,
    chicago,           // * † ‡ § **
    han,               // 一, 十, 二十一, 一百零五 (counting)
    han_digits,        // 一, 一○, 二一 (digit by digit)
    han_formal,        // 壹, 壹拾, 貳拾壹
    han_formal_simple, // 壹, 壹拾, 贰拾壹
    han_circled,       // ㊀
    stem,              // 甲 乙 … 癸
    branch,            // 子 丑 … 亥
    stem_branch,       // 甲子 乙丑 … 癸亥
    japanese,          // 一, 十, 百五
    japanese_formal,   // 壱, 壱拾
    kana,              // アイウ
    iroha,             // イロハ
    korean,            // 일, 십, 백오
    korean_digits,     // 일, 일영
    ganada,            // 가나다
    chosung,           // ㄱㄴㄷ
    lower_russian,
    upper_russian,
    hebrew,
    arabic, // by the alphabet
    arabic_abjad,
    thai, // letters
    thai_digits,
    hindi_digits,
};

std::string format_number(int value, Numeral numeral);
// @digits of a label: "han", "arabic", "fullwidth", "circled", "roman", "letter", "formal", "stem",
// "bullet".
std::string_view digits_name(Numeral numeral);
// The word for it in the canonical XML: "lower-roman"; decimal for an unknown one.
std::string_view numeral_name(Numeral numeral);
Numeral numeral_named(std::string_view name);

} // namespace engross
