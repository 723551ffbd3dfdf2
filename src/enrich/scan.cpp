#include "enrich/scan.h"

#include "base/error.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace engross::enrich {

namespace {

bool holds_text(xml::Node node) {
    return node.is("p") || node.is("heading") || node.is("title") || node.is("caption");
}

void collect(xml::Node root, std::vector<Block>& blocks) {
    xml::Node node = root;
    while (node) {
        if (node.is("toc")) {
            node = node.following_skip(root);
            continue;
        }
        if (holds_text(node)) {
            blocks.push_back({node, doc::plain_text(node)});
        }
        node = node.following(root);
    }
}

int han_digit(char32_t c) {
    static constexpr std::u32string_view digits = U"〇一二三四五六七八九";
    if (c == U'兩') {
        return 2;
    }
    const auto at = digits.find(c);
    return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

// 十二, 二十, 一百零五: tens and hundreds only, which is all that headings and counts use.
int han_number(std::u32string_view han) {
    int total = 0;
    int pending = -1;
    for (const char32_t c : han) {
        if (c == U'十' || c == U'百') {
            total += (pending < 0 ? 1 : pending) * (c == U'十' ? 10 : 100);
            pending = -1;
        } else if (c == U'零') {
            continue;
        } else if (const int digit = han_digit(c); digit >= 0 && pending < 0) {
            pending = digit;
        } else {
            return -1;
        }
    }
    return han.empty() ? -1 : total + std::max(pending, 0);
}

} // namespace

std::vector<Block> text_blocks(const doc::Document& document) {
    std::vector<Block> blocks;
    collect(document.body(), blocks);
    collect(document.notes(), blocks);
    return blocks;
}

Pattern::Pattern(const char16_t* regex) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    compiled_.reset(icu::RegexPattern::compile(icu::UnicodeString(regex), 0, where, status));
    if (U_FAILURE(status) != 0) {
        throw Error(ExitCode::internal,
                    utf8(icu::UnicodeString(regex)),
                    Text("內部樣式無法編譯", "an internal pattern does not compile"));
    }
}

std::vector<Match> Pattern::all(const icu::UnicodeString& text) const {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> matcher(compiled_->matcher(text, status));
    std::vector<Match> matches;
    while (U_SUCCESS(status) != 0 && matcher->find(status) != 0) {
        Match match;
        match.start = matcher->start(status);
        match.end = matcher->end(status);
        for (int32_t i = 0; i <= matcher->groupCount(); ++i) {
            match.groups.push_back(utf8(matcher->group(i, status)));
        }
        match.text = match.groups.front();
        matches.push_back(std::move(match));
    }
    return matches;
}

bool Pattern::found(const icu::UnicodeString& text) const {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> matcher(compiled_->matcher(text, status));
    return U_SUCCESS(status) != 0 && matcher->find(status) != 0;
}

icu::UnicodeString utf16(std::string_view utf8) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
}

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

icu::UnicodeString part(const icu::UnicodeString& text, int start, int end) {
    start = std::clamp(start, 0, text.length());
    end = std::clamp(end, start, text.length());
    return text.tempSubStringBetween(start, end);
}

int to_number(std::string_view utf8) {
    const std::u32string code_points = text::decode(utf8);
    int value = 0;
    for (const char32_t c : code_points) {
        const int digit = u_charDigitValue(static_cast<UChar32>(c));
        if (digit < 0 || text::is_han(c) || value > 100'000'000) {
            return han_number(code_points);
        }
        value = value * 10 + digit;
    }
    return code_points.empty() ? -1 : value;
}

std::string without_blanks(std::string_view utf8) {
    std::string out;
    for (const char32_t c : text::decode(utf8)) {
        if (!text::is_blank(c)) {
            text::append(out, c);
        }
    }
    return out;
}

} // namespace engross::enrich
