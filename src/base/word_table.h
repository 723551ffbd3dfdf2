// Constant tables from one word to another: names of a format to names of the canonical XML.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace engross {

struct WordPair {
    std::string_view from;
    std::string_view to;
};

template <std::size_t N>
constexpr std::string_view look_up(const std::array<WordPair, N>& table,
                                   std::string_view word,
                                   std::string_view otherwise = {}) {
    const auto found = std::ranges::find(table, word, &WordPair::from);
    return found == table.end() ? otherwise : found->to;
}

} // namespace engross
