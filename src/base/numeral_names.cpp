#include "base/numerals.h"

#include <algorithm>
#include <array>

namespace engross {

namespace {

// In the order of Numeral.
constexpr std::array<std::string_view, 44> names{
    "none",
    "bullet",
    "decimal",
    "decimal-zero",
    "decimal-full",
    "decimal-circled",
    "decimal-paren",
    "decimal-stop",
    "in-dashes",
    "hexadecimal",
    "ordinal",
    "cardinal-words",
    "ordinal-words",
    "lower-letter",
    "upper-letter",
    "lower-letter-counting",
    "upper-letter-counting",
    "lower-roman",
    "upper-roman",
    "chicago",
    "han",
    "han-digits",
    "han-formal",
    "han-formal-simple",
    "han-circled",
    "stem",
    "branch",
    "stem-branch",
    "japanese",
    "japanese-formal",
    "kana",
    "iroha",
    "korean",
    "korean-digits",
    "ganada",
    "chosung",
    "lower-russian",
    "upper-russian",
    "hebrew",
    "arabic",
    "arabic-abjad",
    "thai",
    "thai-digits",
    "hindi-digits",
};
static_assert(names.back() == "hindi-digits" &&
              names.size() == static_cast<std::size_t>(Numeral::hindi_digits) + 1);

} // namespace

std::string_view numeral_name(Numeral numeral) {
    return names.at(static_cast<std::size_t>(numeral));
}

Numeral numeral_named(std::string_view name) {
    const auto* found = std::ranges::find(names, name);
    return found == names.end() ? Numeral::decimal : static_cast<Numeral>(found - names.begin());
}

} // namespace engross
