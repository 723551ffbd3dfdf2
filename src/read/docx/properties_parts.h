// What the two parsers of properties share. Private to docx/.
#pragma once

#include "read/docx/properties.h"

#include <algorithm>
#include <array>

namespace engross::read::docx {

// The value of the style or element nearer to the text wins.
template <typename T> void take(std::optional<T>& mine, const std::optional<T>& over) {
    if (over) {
        mine = over;
    }
}

struct Pair {
    std::string_view from;
    std::string_view to;
};

template <std::size_t N>
std::string
translate(std::string_view value, const std::array<Pair, N>& table, std::string_view other) {
    const auto found = std::ranges::find(table, value, &Pair::from);
    return std::string(found == table.end() ? other : found->to);
}

} // namespace engross::read::docx
