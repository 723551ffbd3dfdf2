// Characters that a source writes in a way of its own.
#pragma once

#include <string>
#include <string_view>

namespace engross::read {

bool is_symbol_font(std::string_view font);
// Characters of a symbol font (Symbol, Wingdings) as Unicode; others as they are.
std::string symbol_text(std::string_view text, std::string_view font);
// U+00AD says only where a line may break; layout finds that by itself.
std::string without_soft_hyphens(std::string_view text);

} // namespace engross::read
