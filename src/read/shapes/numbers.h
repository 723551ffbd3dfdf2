// What the languages of all formats' formulas and paths share. Private to read/.
#pragma once

#include <string_view>
#include <vector>

namespace engross::read::shapes {

// 0 when nothing is to be divided by.
inline double over(double value, double by) { return by == 0 ? 0 : value / by; }

// What stands between blanks and commas.
std::vector<std::string_view> words_of(std::string_view list);

} // namespace engross::read::shapes
