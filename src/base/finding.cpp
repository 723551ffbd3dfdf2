#include "base/finding.h"

#include "base/bytes.h"

#include <unicode/uchar.h>

#include <array>
#include <map>

namespace engross {

namespace {

constexpr std::array<std::string_view, 4> names{"advice", "review", "warning", "error"};

// Without blanks, width and case, so that other line ends or a mended blank make no other finding.
std::u32string normalised(std::string_view words) {
    std::u32string kept;
    for (const char32_t c : text::decode(text::nfkc(words))) {
        if (!text::is_blank(c)) {
            kept += static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
        }
    }
    return kept;
}

// A chapter put in before it gives a heading another number.
bool numbers(char32_t c) {
    constexpr std::u32string_view digits = U"〇零一二三四五六七八九十百壹貳參肆伍陸柒捌玖拾";
    return u_isdigit(static_cast<UChar32>(c)) != 0 || digits.find(c) != std::u32string_view::npos;
}

std::string key_of(const Finding& finding) {
    std::u32string heading = normalised(finding.where.heading);
    std::erase_if(heading, numbers);
    return finding.rule + "\n" + text::encode(heading) + "\n" +
           text::encode(normalised(finding.where.quote)) + "\n";
}

} // namespace

void set_fingerprints(std::vector<Finding>& findings) {
    constexpr std::size_t length = 32;
    std::map<std::string, int> seen;
    for (Finding& finding : findings) {
        const std::string key = key_of(finding);
        finding.fingerprint = sha256(key + std::to_string(++seen[key])).substr(0, length);
    }
}

std::string_view name(Severity severity) { return names.at(static_cast<std::size_t>(severity)); }

std::optional<Severity> severity_from(std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names.at(i) == name) {
            return static_cast<Severity>(i);
        }
    }
    return std::nullopt;
}

} // namespace engross
