// Field instructions (ECMA-376-1, 17.16).
#include "base/word_table.h"
#include "read/docx/inline.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace engross::read::docx {

namespace {

constexpr std::array kinds{
    WordPair{"PAGE", "page"},
    WordPair{"NUMPAGES", "pages"},
    WordPair{"SECTIONPAGES", "pages"},
    WordPair{"SEQ", "sequence"},
    WordPair{"REF", "ref"},
    WordPair{"NOTEREF", "ref"},
    WordPair{"PAGEREF", "page-ref"},
    WordPair{"STYLEREF", "style-ref"},
    WordPair{"DATE", "date"},
    WordPair{"TIME", "date"},
    WordPair{"CREATEDATE", "date"},
    WordPair{"SAVEDATE", "date"},
    WordPair{"PRINTDATE", "date"},
    WordPair{"TITLE", "title"},
};

// Fields whose result is plain content of the document.
constexpr std::array<std::string_view, 8> transparent{
    "TOC", "HYPERLINK", "INCLUDEPICTURE", "INCLUDETEXT", "EMBED", "LINK", "SHAPE", "QUOTE"};

// Formats of a field's number: \* CHINESENUM3 (17.16.4.3.1).
struct NumberFormat {
    std::string_view name;
    Numeral numeral;
};

constexpr std::array number_formats{
    NumberFormat{"ROMAN", Numeral::upper_roman},
    NumberFormat{"roman", Numeral::lower_roman},
    NumberFormat{"ALPHABETIC", Numeral::upper_letter},
    NumberFormat{"alphabetic", Numeral::lower_letter},
    NumberFormat{"CHINESENUM1", Numeral::han_digits},
    NumberFormat{"CHINESENUM2", Numeral::han_formal},
    NumberFormat{"CHINESENUM3", Numeral::han},
    NumberFormat{"TAIWANNUM1", Numeral::han_digits},
    NumberFormat{"TAIWANNUM2", Numeral::han_formal},
    NumberFormat{"TAIWANNUM3", Numeral::han},
    NumberFormat{"DBCHAR", Numeral::decimal_full},
    NumberFormat{"CIRCLENUM", Numeral::decimal_circled},
    NumberFormat{"ZODIAC1", Numeral::stem},
    NumberFormat{"ZODIAC2", Numeral::branch},
    NumberFormat{"Ordinal", Numeral::ordinal},
    NumberFormat{"ArabicDash", Numeral::in_dashes},
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\xA0'; }

} // namespace

std::vector<std::string> field_words(std::string_view instruction) {
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < instruction.size()) {
        if (is_space(instruction[at])) {
            ++at;
            continue;
        }
        std::string word;
        if (instruction[at] == '"') {
            for (++at; at < instruction.size() && instruction[at] != '"'; ++at) {
                at += instruction[at] == '\\' && at + 1 < instruction.size() ? 1 : 0;
                word += instruction[at];
            }
            ++at;
        } else {
            for (; at < instruction.size() && !is_space(instruction[at]); ++at) {
                word += instruction[at];
            }
        }
        words.push_back(std::move(word));
    }
    if (!words.empty()) {
        std::ranges::transform(words[0], words[0].begin(), [](unsigned char byte) {
            return static_cast<char>(std::toupper(byte));
        });
    }
    return words;
}

Numeral field_numeral(const std::vector<std::string>& words) {
    for (std::size_t at = 1; at + 1 < words.size(); ++at) {
        const auto found = std::ranges::find(number_formats, words[at + 1], &NumberFormat::name);
        if (words[at] == "\\*" && found != number_formats.end()) {
            return found->numeral;
        }
    }
    return Numeral::decimal;
}

std::string_view field_kind(std::string_view name) {
    if (std::ranges::find(transparent, name) != transparent.end()) {
        return {};
    }
    return look_up(kinds, name, "other");
}

} // namespace engross::read::docx
