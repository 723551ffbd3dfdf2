#include "base/error.h"
#include "rules/text_rule.h"

#include <algorithm>

namespace engross::rules {

namespace {

constexpr int time_limit = 2'000; // in ICU's steps of about a millisecond each, for one find()

// Numbered back references count the groups of the whole pattern, so such tokens stay alone.
bool refers_back(const std::string& pattern) {
    for (std::size_t i = 0; i + 1 < pattern.size(); ++i) {
        if (pattern[i] == '\\') {
            const char next = pattern[++i];
            if ((next >= '1' && next <= '9') || next == 'k') {
                return true;
            }
        }
    }
    return false;
}

std::unique_ptr<icu::RegexMatcher>
compile(const std::string& pattern, bool ignore_case, UErrorCode& status) {
    const std::uint32_t flags = ignore_case ? std::uint32_t{UREGEX_CASE_INSENSITIVE} : 0U;
    auto matcher =
        std::make_unique<icu::RegexMatcher>(icu::UnicodeString::fromUTF8(pattern), flags, status);
    matcher->setTimeLimit(time_limit, status);
    return matcher;
}

std::unique_ptr<icu::RegexMatcher>
compile(const Token& token, bool ignore_case, const std::string& where) {
    UErrorCode status = U_ZERO_ERROR;
    auto matcher = compile(token.pattern, ignore_case, status);
    if (U_FAILURE(status) != 0) {
        throw Error(
            ExitCode::usage,
            where + ":" + std::to_string(token.line),
            {"正規表示式有誤：" + token.pattern + "（" + u_errorName(status) + "）",
             "bad regular expression: " + token.pattern + " (" + u_errorName(status) + ")"});
    }
    return matcher;
}

} // namespace

Matcher::Matcher(const std::vector<Token>& tokens, bool ignore_case, const std::string& where)
    : where_(where) {
    std::string joined;
    std::size_t count = 0;
    for (const Token& token : tokens) {
        if (refers_back(token.pattern)) {
            matchers_.push_back(compile(token, ignore_case, where));
        } else {
            joined += (joined.empty() ? "(?:" : "|(?:") + token.pattern + ")";
            ++count;
        }
    }
    if (count == 0) {
        return;
    }
    UErrorCode status = U_ZERO_ERROR;
    auto all = count == 1 ? nullptr : compile(joined, ignore_case, status);
    if (all == nullptr || U_FAILURE(status) != 0) {
        // One by one, to name the line of the wrong one.
        for (const Token& token : tokens) {
            if (!refers_back(token.pattern)) {
                matchers_.push_back(compile(token, ignore_case, where));
            }
        }
    } else {
        matchers_.push_back(std::move(all));
    }
}

std::vector<Range> Matcher::all(const icu::UnicodeString& text) const {
    std::vector<Range> ranges;
    for (const auto& matcher : matchers_) {
        UErrorCode status = U_ZERO_ERROR;
        matcher->reset(text);
        while (matcher->find(status)) {
            const Range range{matcher->start(status), matcher->end(status)};
            if (range.first < range.second) {
                ranges.push_back(range);
            }
        }
        if (U_FAILURE(status) != 0) {
            throw Error(ExitCode::limit,
                        where_,
                        {"正規表示式用時過久", "a regular expression took too long"});
        }
    }
    if (matchers_.size() < 2) {
        return ranges;
    }
    std::sort(ranges.begin(), ranges.end());
    std::vector<Range> apart;
    for (const Range& range : ranges) {
        if (apart.empty() || range.first >= apart.back().second) {
            apart.push_back(range);
        }
    }
    return apart;
}

bool Matcher::at(const icu::UnicodeString& text, int from) const {
    UErrorCode status = U_ZERO_ERROR;
    icu::RegexMatcher& matcher = *matchers_.front();
    matcher.reset(text);
    matcher.useTransparentBounds(true);
    matcher.useAnchoringBounds(false);
    matcher.region(from, text.length(), status);
    return matcher.lookingAt(status) != 0 && U_SUCCESS(status) != 0;
}

icu::UnicodeString Matcher::group(int number) const {
    UErrorCode status = U_ZERO_ERROR;
    const icu::RegexMatcher& matcher = *matchers_.front();
    return number <= matcher.groupCount() ? matcher.group(number, status) : icu::UnicodeString();
}

} // namespace engross::rules
