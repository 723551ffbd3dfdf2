// What the facts share: the text blocks of a document and ICU patterns over their words.
#pragma once

#include "doc/document.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace engross::enrich {

// A block that holds text itself, and its words with the label (doc::plain_text).
struct Block {
    xml::Node node;
    std::string text;
};

// Every p, heading, title and caption of body and notes in document order. The 目次 is left out:
// its lines are said again by the headings.
std::vector<Block> text_blocks(const doc::Document& document);

// One match. Offsets are UTF-16 units of the string that was searched; a group that did not take
// part is empty.
struct Match {
    std::string text;
    std::vector<std::string> groups;
    int start = 0;
    int end = 0;
};

// A compiled ICU regular expression, safe to share. Repetitions in it must be bounded, so that a
// search stays linear in the text.
class Pattern {
public:
    explicit Pattern(const char16_t* regex);
    [[nodiscard]] std::vector<Match> all(const icu::UnicodeString& text) const;
    [[nodiscard]] bool found(const icu::UnicodeString& text) const;

private:
    std::unique_ptr<icu::RegexPattern> compiled_;
};

icu::UnicodeString utf16(std::string_view utf8);
std::string utf8(const icu::UnicodeString& text);
// Part of `text`, cut to its ends.
icu::UnicodeString part(const icu::UnicodeString& text, int start, int end);

// Decimal digits, half or full width, or Han numerals up to 999 (三, 十二, 二十); -1 when it is
// neither.
int to_number(std::string_view utf8);

// All blanks (text::is_blank) taken out.
std::string without_blanks(std::string_view utf8);

} // namespace engross::enrich
