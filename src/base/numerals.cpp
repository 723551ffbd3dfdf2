#include "base/numerals.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace engross {

namespace {

// --- one letter for each number

enum class Beyond { doubled, counting, cycle, decimal }; // after z: aa, bb; aa, ab; a, b; 27, 28

struct Alphabet {
    Numeral numeral;
    Beyond beyond;
    std::u32string_view letters;
};

constexpr std::array alphabets{
    Alphabet{Numeral::lower_letter, Beyond::doubled, U"abcdefghijklmnopqrstuvwxyz"},
    Alphabet{Numeral::upper_letter, Beyond::doubled, U"ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    Alphabet{Numeral::lower_letter_counting, Beyond::counting, U"abcdefghijklmnopqrstuvwxyz"},
    Alphabet{Numeral::upper_letter_counting, Beyond::counting, U"ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    Alphabet{Numeral::chicago, Beyond::doubled, U"*†‡§"},
    Alphabet{Numeral::decimal_circled,
             Beyond::decimal,
             U"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"},
    Alphabet{Numeral::decimal_paren, Beyond::decimal, U"⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"},
    Alphabet{Numeral::decimal_stop, Beyond::decimal, U"⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"},
    Alphabet{Numeral::han_circled, Beyond::decimal, U"㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"},
    Alphabet{Numeral::stem, Beyond::decimal, U"甲乙丙丁戊己庚辛壬癸"},
    Alphabet{Numeral::branch, Beyond::decimal, U"子丑寅卯辰巳午未申酉戌亥"},
    Alphabet{
        Numeral::kana,
        Beyond::cycle,
        U"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"},
    Alphabet{
        Numeral::iroha,
        Beyond::cycle,
        U"イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"},
    Alphabet{Numeral::ganada, Beyond::cycle, U"가나다라마바사아자차카타파하"},
    Alphabet{Numeral::chosung, Beyond::cycle, U"ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"},
    Alphabet{Numeral::lower_russian, Beyond::doubled, U"абвгдежзиклмнопрстуфхцчшщыэюя"},
    Alphabet{Numeral::upper_russian, Beyond::doubled, U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"},
    Alphabet{Numeral::hebrew, Beyond::doubled, U"אבגדהוזחטיכלמנסעפצקרשת"},
    Alphabet{Numeral::arabic, Beyond::doubled, U"أبتثجحخدذرزسشصضطظعغفقكلمنهوي"},
    Alphabet{Numeral::arabic_abjad, Beyond::doubled, U"ابجدهوزحطيكلمنسعفصقرشتثخذضظغ"},
    Alphabet{Numeral::thai, Beyond::doubled, U"กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"},
};

constexpr int most_doubled = 50; // letters of one label

std::string lettered(int value, const Alphabet& alphabet) {
    const int size = static_cast<int>(alphabet.letters.size());
    const bool is_beyond = alphabet.beyond == Beyond::decimal   ? value > size
                           : alphabet.beyond == Beyond::doubled ? value > size * most_doubled
                                                                : false;
    if (value <= 0 || is_beyond) {
        return std::to_string(value);
    }
    if (alphabet.beyond == Beyond::counting) {
        std::u32string out;
        for (; value > 0; value = (value - 1) / size) {
            out.insert(out.begin(), alphabet.letters[static_cast<std::size_t>((value - 1) % size)]);
        }
        return text::encode(out);
    }
    const char32_t letter = alphabet.letters[static_cast<std::size_t>((value - 1) % size)];
    const int times = alphabet.beyond == Beyond::doubled ? (value - 1) / size + 1 : 1;
    return text::encode(std::u32string(static_cast<std::size_t>(times), letter));
}

// --- digit by digit

struct Digits {
    Numeral numeral;
    std::u32string_view digits;
};

constexpr std::array positional{
    Digits{Numeral::decimal_full, U"０１２３４５６７８９"},
    Digits{Numeral::han_digits, U"○一二三四五六七八九"},
    Digits{Numeral::korean_digits, U"영일이삼사오육칠팔구"},
    Digits{Numeral::thai_digits, U"๐๑๒๓๔๕๖๗๘๙"},
    Digits{Numeral::hindi_digits, U"०१२३४५६७८९"},
};

std::string each_digit(int value, std::u32string_view digits) {
    std::string out;
    for (const char digit : std::to_string(value)) {
        text::append(out, digit == '-' ? U'-' : digits[static_cast<std::size_t>(digit - '0')]);
    }
    return out;
}

// --- counted with units

enum class Ones { all, but_first_ten, none }; // 一十; 十, 二十 but 一百; 十, 百

struct Counting {
    Numeral numeral;
    Ones ones;
    bool has_zero; // 一百零五
    std::u32string_view digits, units;
};

constexpr std::array countings{
    Counting{Numeral::han, Ones::but_first_ten, true, U"零一二三四五六七八九", U"十百千"},
    Counting{Numeral::han_formal, Ones::all, true, U"零壹貳參肆伍陸柒捌玖", U"拾佰仟"},
    Counting{Numeral::han_formal_simple, Ones::all, true, U"零壹贰叁肆伍陆柒捌玖", U"拾佰仟"},
    Counting{Numeral::japanese, Ones::none, false, U"〇一二三四五六七八九", U"十百千"},
    Counting{Numeral::japanese_formal, Ones::all, false, U"零壱弐参四伍六七八九", U"拾百阡"},
    Counting{Numeral::korean, Ones::none, false, U"영일이삼사오육칠팔구", U"십백천"},
};

// Up to 9999; larger ones digit by digit.
std::string counted(int value, const Counting& way) {
    if (value <= 0 || value > 9999) {
        return each_digit(value, way.digits);
    }
    const std::string decimal = std::to_string(value);
    std::string out;
    bool pending_zero = false;
    for (std::size_t at = 0; at < decimal.size(); ++at) {
        const auto digit = static_cast<std::size_t>(decimal[at] - '0');
        const std::size_t unit = decimal.size() - 1 - at;
        if (digit == 0) {
            pending_zero = way.has_zero && !out.empty();
            continue;
        }
        if (pending_zero) {
            text::append(out, way.digits[0]);
            pending_zero = false;
        }
        const bool is_first_ten = out.empty() && unit == 1;
        const bool is_silent =
            digit == 1 && unit > 0 &&
            (way.ones == Ones::none || (way.ones == Ones::but_first_ten && is_first_ten));
        if (!is_silent) {
            text::append(out, way.digits[digit]);
        }
        if (unit > 0) {
            text::append(out, way.units[unit - 1]);
        }
    }
    return out;
}

// --- others

std::string roman(int value, bool upper) {
    struct Step {
        int value;
        std::string_view text;
    };

    static constexpr std::array<Step, 13> steps{{{1000, "m"},
                                                 {900, "cm"},
                                                 {500, "d"},
                                                 {400, "cd"},
                                                 {100, "c"},
                                                 {90, "xc"},
                                                 {50, "l"},
                                                 {40, "xl"},
                                                 {10, "x"},
                                                 {9, "ix"},
                                                 {5, "v"},
                                                 {4, "iv"},
                                                 {1, "i"}}};
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
        std::ranges::transform(
            out, out.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    }
    return out;
}

std::string hexadecimal(int value) {
    std::string out;
    for (int left = std::max(value, 0); left > 0 || out.empty(); left /= 16) {
        out.insert(out.begin(), "0123456789ABCDEF"[left % 16]);
    }
    return out;
}

std::string ordinal(int value) {
    constexpr std::array<std::string_view, 4> endings{"th", "st", "nd", "rd"};
    const bool is_teen = value / 10 % 10 == 1;
    const int last = value % 10;
    return std::to_string(value) + std::string(is_teen || last < 0 || last > 3
                                                   ? "th"
                                                   : endings.at(static_cast<std::size_t>(last)));
}

std::string words(int value, bool is_ordinal) {
    std::string out = text::spelled(value, is_ordinal);
    if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') {
        out[0] = static_cast<char>(out[0] - 'a' + 'A');
    }
    return out;
}

// The cycle of sixty.
std::string stem_branch(int value) {
    if (value <= 0 || value > 60) {
        return std::to_string(value);
    }
    return format_number((value - 1) % 10 + 1, Numeral::stem) +
           format_number((value - 1) % 12 + 1, Numeral::branch);
}

template <std::size_t N, typename Row>
const Row* row_of(const std::array<Row, N>& table, Numeral numeral) {
    const auto found = std::ranges::find(table, numeral, &Row::numeral);
    return found == table.end() ? nullptr : &*found;
}

} // namespace

std::string format_number(int value, Numeral numeral) {
    if (const Alphabet* alphabet = row_of(alphabets, numeral)) {
        return lettered(value, *alphabet);
    }
    if (const Digits* digits = row_of(positional, numeral)) {
        return each_digit(value, digits->digits);
    }
    if (const Counting* way = row_of(countings, numeral)) {
        return counted(value, *way);
    }
    switch (numeral) {
    case Numeral::none:
    case Numeral::bullet:
        return {};
    case Numeral::decimal_zero:
        return (value >= 0 && value < 10 ? "0" : "") + std::to_string(value);
    case Numeral::in_dashes:
        return "- " + std::to_string(value) + " -";
    case Numeral::hexadecimal:
        return hexadecimal(value);
    case Numeral::ordinal:
        return ordinal(value);
    case Numeral::cardinal_words:
    case Numeral::ordinal_words:
        return words(value, numeral == Numeral::ordinal_words);
    case Numeral::lower_roman:
    case Numeral::upper_roman:
        return roman(value, numeral == Numeral::upper_roman);
    case Numeral::stem_branch:
        return stem_branch(value);
    default:
        return std::to_string(value);
    }
}

std::string_view digits_name(Numeral numeral) {
    switch (numeral) {
    case Numeral::bullet:
        return "bullet";
    case Numeral::decimal_full:
        return "fullwidth";
    case Numeral::decimal_circled:
    case Numeral::decimal_paren:
    case Numeral::decimal_stop:
    case Numeral::han_circled:
        return "circled";
    case Numeral::lower_roman:
    case Numeral::upper_roman:
        return "roman";
    case Numeral::han:
    case Numeral::han_digits:
    case Numeral::japanese:
        return "han";
    case Numeral::han_formal:
    case Numeral::han_formal_simple:
    case Numeral::japanese_formal:
        return "formal";
    case Numeral::stem:
    case Numeral::branch:
    case Numeral::stem_branch:
        return "stem";
    default:
        return row_of(alphabets, numeral) == nullptr ? "arabic" : "letter";
    }
}

} // namespace engross
