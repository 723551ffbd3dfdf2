// Text in the two languages of engross, and small helpers on UTF-8 over ICU.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace engross {

enum class Language { zh_tw, en };

// A message for a person, in Traditional Chinese (Taiwan) and English. There is no default
// argument: a message that lacks one language does not compile.
struct Text {
    std::string zh;
    std::string en;

    Text() = delete;

    Text(std::string zh_text, std::string en_text)
        : zh(std::move(zh_text)), en(std::move(en_text)) {}

    // Text that is the same in both languages (a file name, a number).
    static Text same(std::string text) { return {text, text}; }

    [[nodiscard]] const std::string& in(Language language) const {
        return language == Language::zh_tw ? zh : en;
    }

    [[nodiscard]] bool empty() const { return zh.empty() && en.empty(); }

    bool operator==(const Text&) const = default;
};

namespace text {

// Decodes UTF-8; each ill-formed sequence becomes U+FFFD.
std::u32string decode(std::string_view utf8);
std::string encode(std::u32string_view code_points);
// The code point that begins at (ends before) byte `at`, which moves behind (in front of) it.
char32_t next(std::string_view utf8, std::size_t& at);
char32_t previous(std::string_view utf8, std::size_t& at);
void append(std::string& utf8, char32_t code_point);

// True for Han ideographs (Unicode Script=Han) ; 〇 and 々 included.
bool is_han(char32_t code_point);
// Letters and digits of Latin script, full-width forms excluded.
bool is_latin(char32_t code_point);
// White space in the wide sense: Unicode White_Space, U+FEFF, U+200B, U+3000.
bool is_blank(char32_t code_point);
bool is_blank(std::string_view utf8);

// Without leading and trailing blanks (is_blank).
std::string_view trim(std::string_view utf8);
std::vector<std::string_view> split(std::string_view utf8, char separator);

// The parts, which are strings or views, in one.
template <typename Parts> std::string joined(const Parts& parts, std::string_view separator) {
    std::string all;
    for (const std::string_view part : parts) {
        all.append(all.empty() ? "" : separator).append(part);
    }
    return all;
}

bool starts_with_any(std::string_view utf8, const std::vector<std::string_view>& prefixes);
std::size_t count_han(std::string_view utf8);
std::size_t length(std::string_view utf8); // in code points
// At most `limit` code points, with … at the end when something was cut.
std::string shorten(std::string_view utf8, std::size_t limit);

// UTF-8 of text in an old code page ("windows-950", as ICU names it); "" when ICU does not know it.
std::string from_code_page(std::string_view bytes, const char* code_page);

// Unicode normalization forms.
std::string nfc(std::string_view utf8);
std::string nfkc(std::string_view utf8);

// A number in English words: "twenty-one", as ordinal "twenty-first".
std::string spelled(int value, bool is_ordinal);

// A number as canonical XML and CSS write it: at most 3 decimals, no trailing zeros, "." always.
std::string number(double value);
// The inverse; `fallback` when `utf8` is not a number as a whole.
double to_double(std::string_view utf8, double fallback = 0);
int to_int(std::string_view utf8, int fallback = 0);

} // namespace text

// For --version: ICU and OpenSSL.
std::string library_versions();

} // namespace engross
