#include "layout/breaks.h"

#include "layout/characters.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <memory>

namespace engross::layout {
namespace {

bool among(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

// Units and measure words that stay with the number before them.
constexpr std::u32string_view units =
    U"年月日時分秒元萬億千百歲度名位人次個場座項件條倍種處家國天週樓層頁章節屆％‰℃℉°㎡㎏㎞㎝";

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

bool keeps_together(char32_t before, char32_t after) {
    const bool joined = char_class(before) == CharClass::joined && before == after;
    const bool measure = is_digit(before) && among(units, after);
    const bool currency = among(U"$€£¥￥＄", before) && is_digit(after);
    return joined || measure || currency;
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
