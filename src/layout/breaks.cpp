#include "layout/breaks.h"

#include "layout/characters.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <array>
#include <memory>

namespace engross::layout {
namespace {

bool among(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

// Units and measure words that stay with the number before them.
constexpr std::u32string_view units =
    U"年月日時分秒元萬億千百歲度名位人次個場座項件條倍種處家國天週樓層頁章節屆％‰℃℉°㎡㎏㎞㎝";

constexpr std::array<std::u32string_view, 24> long_units{
    U"平方公里", U"平方公尺", U"立方公尺", U"百分點", U"公里", U"公尺", U"公分", U"公斤",
    U"公克",     U"公頃",     U"公噸",     U"公升",   U"小時", U"分鐘", U"歐元", U"美元",
    U"日圓",     U"英鎊",     U"人次",     U"萬元",   U"億元", U"千元", U"公釐", U"英里"};

// After a space that a number before it shares: 20 km, 5 GB.
constexpr std::array<std::u32string_view, 34> latin_units{
    U"km", U"m",   U"cm",  U"mm",  U"kg",  U"g",   U"mg",  U"t",   U"ha",  U"L",  U"mL", U"kW",
    U"MW", U"GW",  U"kWh", U"MWh", U"GWh", U"Hz",  U"kHz", U"MHz", U"GHz", U"KB", U"MB", U"GB",
    U"TB", U"km²", U"m²",  U"m³",  U"°C",  U"ppm", U"dB",  U"V",   U"W",   U"%"};

using Iterator = std::unique_ptr<icu::BreakIterator>;

icu::BreakIterator* line_iterator() {
    thread_local const Iterator iterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        return Iterator(
            icu::BreakIterator::createLineInstance(icu::Locale("zh@lb=strict"), status));
    }();
    return iterator.get();
}

icu::BreakIterator* word_iterator() {
    thread_local const Iterator iterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        return Iterator(icu::BreakIterator::createWordInstance(icu::Locale("zh"), status));
    }();
    return iterator.get();
}

// Marks the characters where `iterator` finds a boundary. ICU counts in UTF-16.
void ask_icu(icu::BreakIterator* iterator, std::u32string_view text, std::vector<Break>& breaks) {
    if (iterator == nullptr) {
        return;
    }
    const auto* points = reinterpret_cast<const UChar32*>(text.data());
    const auto utf16 =
        icu::UnicodeString::fromUTF32(points, static_cast<std::int32_t>(text.size()));
    std::vector<std::uint32_t> point_at;
    point_at.reserve(text.size() + 1);
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        point_at.insert(point_at.end(), text[i] > 0xFFFF ? 2U : 1U, i);
    }
    iterator->setText(utf16);
    for (std::int32_t at = iterator->first(); at != icu::BreakIterator::DONE;
         at = iterator->next()) {
        if (at > 0 && static_cast<std::size_t>(at) < point_at.size()) {
            breaks[point_at[static_cast<std::size_t>(at)]] = Break::may;
        }
    }
}

bool is_number(char32_t c) { return is_digit(c) || (c >= U'０' && c <= U'９'); }

bool keeps_together(char32_t before, char32_t after) {
    const bool joined = char_class(before) == CharClass::joined && before == after;
    const bool measure = is_digit(before) && among(units, after);
    const bool currency = among(U"$€£¥￥＄", before) && is_digit(after);
    const bool ordinal = before == U'第' && is_number(after);
    const bool number = is_number(before) && is_number(after);
    return joined || measure || currency || ordinal || number;
}

std::size_t letters_at(std::u32string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && char_class(text[end]) == CharClass::latin) {
        ++end;
    }
    return end - at;
}

// How many characters of a unit stand here, after a number: 公里, 元, km; 0: none.
std::size_t unit_at(std::u32string_view text, std::size_t at, bool spaced) {
    const std::u32string_view rest = text.substr(at);
    for (const std::u32string_view unit : long_units) {
        if (rest.starts_with(unit)) {
            return unit.size();
        }
    }
    for (const std::u32string_view unit : latin_units) {
        if (spaced && rest.starts_with(unit) && letters_at(text, at) <= unit.size()) {
            return unit.size();
        }
    }
    return !rest.empty() && among(units, rest.front()) ? 1 : 0;
}

// A number and its unit are not parted, nor the unit in itself: 12 公里, 350萬元, NT$ 1,200, 20 km.
void keep_units(std::u32string_view text, std::vector<Break>& breaks) {
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (!is_number(text[i - 1]) || is_number(text[i])) {
            continue;
        }
        std::size_t at = i;
        while (at < text.size() && among(U"百千萬億兆", text[at])) {
            breaks[at++] = Break::no;
        }
        const bool spaced = at < text.size() && (text[at] == U' ' || text[at] == 0xA0);
        const std::size_t begin = at + (spaced ? 1 : 0);
        const std::size_t length = begin < text.size() ? unit_at(text, begin, spaced) : 0;
        for (std::size_t k = length == 0 ? begin : at; k < begin + length && k < text.size(); ++k) {
            breaks[k] = Break::no;
        }
    }
}

// Curly quotes may turn either way for ICU; between Han characters their side is plain.
bool quote_allows(char32_t before, char32_t after) {
    return (among(U"“‘", after) && char_class(before) == CharClass::han) ||
           (among(U"”’", before) && char_class(after) == CharClass::han);
}

void apply_bans(std::u32string_view text, std::vector<Break>& breaks) {
    for (std::size_t i = 1; i < text.size(); ++i) {
        // A space typed before a banned mark does not set the mark free.
        std::size_t before = i - 1;
        while (before > 0 && text[before] == U' ') {
            --before;
        }
        const bool spaced = before + 1 < i;
        if (quote_allows(text[i - 1], text[i])) {
            breaks[i] = Break::may;
        }
        if (banned_at_line_start(text[i]) || banned_at_line_end(text[before]) ||
            (!spaced && keeps_together(text[i - 1], text[i])) ||
            (spaced && before + 2 == i && is_digit(text[before]) && among(units, text[i]))) {
            breaks[i] = Break::no;
        }
    }
}

// An address may break after its separators, as no hyphen may be added to it.
void open_addresses(std::u32string_view text, std::vector<Break>& breaks) {
    for (std::size_t at = text.find(U"://"); at != std::u32string_view::npos;
         at = text.find(U"://", at + 3)) {
        const std::size_t host = at + 3;
        for (std::size_t i = at; i < text.size() && text[i] > U' ' && text[i] < 0x7F; ++i) {
            const bool after_separator =
                i > host && among(U"/.-_?&=#%", text[i - 1]) && !among(U"/.-_?&=#%", text[i]);
            breaks[i] = after_separator ? Break::may : Break::no;
        }
    }
}

} // namespace

bool banned_at_line_start(char32_t c) {
    switch (char_class(c)) {
    case CharClass::closing:
    case CharClass::middle:
    case CharClass::joined:
        return true;
    default:
        return among(U"·‧•・％%‰℃℉°′″”’!?,.;:)]}~々ーぁぃぅぇぉっゃゅょァィゥェォッャュョ／～–", c);
    }
}

bool banned_at_line_end(char32_t c) {
    return char_class(c) == CharClass::opening || among(U"“‘([{$€£¥￥＄＃#№", c);
}

std::vector<Break> find_breaks(std::u32string_view text) {
    std::vector<Break> breaks(text.size(), Break::no);
    if (text.size() < 2) {
        return breaks;
    }
    ask_icu(line_iterator(), text, breaks);
    open_addresses(text, breaks);
    apply_bans(text, breaks);
    keep_units(text, breaks);
    breaks[0] = Break::no;
    return breaks;
}

void keep_words(std::u32string_view text, std::vector<Break>& breaks) {
    std::vector<Break> words(text.size(), Break::no);
    ask_icu(word_iterator(), text, words);
    for (std::size_t i = 0; i < breaks.size() && i < words.size(); ++i) {
        if (breaks[i] == Break::may) {
            breaks[i] = words[i];
        }
    }
}

} // namespace engross::layout
