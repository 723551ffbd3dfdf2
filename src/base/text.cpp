#include "base/text.h"

#include <unicode/normalizer2.h>
#include <unicode/rbnf.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <array>
#include <charconv>
#include <cmath>

namespace engross::text {

// ICU's macros narrow int to uint8_t on purpose.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"

char32_t next(std::string_view utf8, std::size_t& at) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(utf8.data(), at, utf8.size(), c);
    return static_cast<char32_t>(c);
}

char32_t previous(std::string_view utf8, std::size_t& at) {
    UChar32 c = 0;
    auto offset = static_cast<int32_t>(at);
    U8_PREV_OR_FFFD(utf8.data(), 0, offset, c);
    at = static_cast<std::size_t>(offset);
    return static_cast<char32_t>(c);
}

#pragma GCC diagnostic pop

namespace {

// Calls `visit(code_point)` for each code point until it answers false.
template <typename Visit> void each(std::string_view utf8, Visit visit) {
    for (std::size_t at = 0; at < utf8.size();) {
        if (!visit(next(utf8, at))) {
            return;
        }
    }
}

UScriptCode script_of(char32_t code_point) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(code_point), &status);
}

using NormalizerGetter = const icu::Normalizer2* (*)(UErrorCode&);

std::string normalize(std::string_view utf8, NormalizerGetter getter) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = getter(status);
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    normalizer->normalizeUTF8(
        0, icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())), sink, nullptr, status);
    return out;
}

} // namespace

std::u32string decode(std::string_view utf8) {
    std::u32string out;
    out.reserve(utf8.size());
    each(utf8, [&](char32_t c) {
        out.push_back(c);
        return true;
    });
    return out;
}

void append(std::string& utf8, char32_t code_point) {
    std::array<char, U8_MAX_LENGTH> buffer{};
    int32_t length = 0;
    UBool failed = 0;
    U8_APPEND(buffer.data(), length, U8_MAX_LENGTH, static_cast<UChar32>(code_point), failed);
    if (failed != 0) {
        utf8 += "\xEF\xBF\xBD";
        return;
    }
    utf8.append(buffer.data(), static_cast<std::size_t>(length));
}

std::string encode(std::u32string_view code_points) {
    std::string out;
    out.reserve(code_points.size() * 3);
    for (const char32_t c : code_points) {
        append(out, c);
    }
    return out;
}

bool is_han(char32_t code_point) {
    if (code_point >= 0x4E00 && code_point <= 0x9FFF) {
        return true;
    }
    return code_point >= 0x2E80 && script_of(code_point) == USCRIPT_HAN;
}

bool is_latin(char32_t code_point) {
    if (code_point < 0x80) {
        const auto c = static_cast<char>(code_point);
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
    return code_point < 0x2000 && script_of(code_point) == USCRIPT_LATIN;
}

bool is_blank(char32_t code_point) {
    return code_point == 0xFEFF || code_point == 0x200B ||
           u_isUWhiteSpace(static_cast<UChar32>(code_point)) != 0;
}

bool is_blank(std::string_view utf8) {
    bool blank = true;
    each(utf8, [&](char32_t c) { return blank = is_blank(c); });
    return blank;
}

std::string_view trim(std::string_view utf8) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < utf8.size() && is_blank(next(utf8, at));) {
        begin = at;
    }
    std::size_t end = utf8.size();
    for (std::size_t at = end; at > begin && is_blank(previous(utf8, at));) {
        end = at;
    }
    return utf8.substr(begin, end - begin);
}

std::vector<std::string_view> split(std::string_view utf8, char separator) {
    std::vector<std::string_view> out;
    for (;;) {
        const auto at = utf8.find(separator);
        out.push_back(utf8.substr(0, at));
        if (at == std::string_view::npos) {
            return out;
        }
        utf8.remove_prefix(at + 1);
    }
}

bool starts_with_any(std::string_view utf8, const std::vector<std::string_view>& prefixes) {
    for (const auto prefix : prefixes) {
        if (utf8.substr(0, prefix.size()) == prefix) {
            return true;
        }
    }
    return false;
}

std::size_t count_han(std::string_view utf8) {
    std::size_t count = 0;
    each(utf8, [&](char32_t c) {
        count += is_han(c) ? 1U : 0U;
        return true;
    });
    return count;
}

std::size_t length(std::string_view utf8) {
    std::size_t count = 0;
    for (const char c : utf8) {
        count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
    }
    return count;
}

std::string shorten(std::string_view utf8, std::size_t limit) {
    if (length(utf8) <= limit) {
        return std::string(utf8);
    }
    const std::u32string points = decode(utf8);
    return encode(std::u32string_view(points).substr(0, limit > 0 ? limit - 1 : 0)) + "…";
}

std::string from_code_page(std::string_view bytes, const char* code_page) {
    const icu::UnicodeString words(
        bytes.data(), static_cast<std::int32_t>(bytes.size()), code_page);
    std::string utf8;
    return words.isBogus() ? utf8 : words.toUTF8String(utf8);
}

std::string nfc(std::string_view utf8) {
    return normalize(utf8, &icu::Normalizer2::getNFCInstance);
}

std::string nfkc(std::string_view utf8) {
    return normalize(utf8, &icu::Normalizer2::getNFKCInstance);
}

std::string spelled(int value, bool is_ordinal) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::RuleBasedNumberFormat speller(
        icu::URBNF_SPELLOUT, icu::Locale::getEnglish(), status);
    if (U_FAILURE(status) != 0) {
        return std::to_string(value);
    }
    icu::UnicodeString words;
    icu::FieldPosition position;
    speller.format(
        value, is_ordinal ? u"%spellout-ordinal" : u"%spellout-cardinal", words, position, status);
    std::string out;
    words.toUTF8String(out);
    return U_FAILURE(status) != 0 ? std::to_string(value) : out;
}

std::string number(double value) {
    if (!std::isfinite(value)) {
        return "0";
    }
    std::array<char, 64> buffer{};
    const auto [end, error] = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 3);
    if (error != std::errc{}) {
        return "0";
    }
    std::string out(buffer.data(), end);
    out.erase(out.find_last_not_of('0') + 1);
    if (out.back() == '.') {
        out.pop_back();
    }
    return out == "-0" ? "0" : out;
}

double to_double(std::string_view utf8, double fallback) {
    double value = 0;
    const auto* end = utf8.data() + utf8.size();
    const auto [at, error] = std::from_chars(utf8.data(), end, value);
    return error == std::errc{} && at == end && std::isfinite(value) ? value : fallback;
}

int to_int(std::string_view utf8, int fallback) {
    int value = 0;
    const auto* end = utf8.data() + utf8.size();
    const auto [at, error] = std::from_chars(utf8.data(), end, value);
    return error == std::errc{} && at == end ? value : fallback;
}

} // namespace engross::text
