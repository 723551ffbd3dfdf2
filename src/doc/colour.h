// Colours as the canonical XML writes them: "#rrggbb".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace engross::doc {

// 0xRRGGBB; nothing for what is no colour.
std::optional<std::uint32_t> parse_colour(std::string_view colour);
std::string written_colour(std::uint32_t rgb); // lower case

// `part` (0 to 1) of the one colour, the rest of the other.
std::uint32_t mixed(std::uint32_t one, std::uint32_t other, double part);

// Dark enough for automatic text to be white on it, as LibreOffice counts (its luminance: 62 of
// 255 at most).
bool is_dark(std::uint32_t rgb);

// Relative luminance, 0 to 1 (WCAG 2.2).
double luminance(std::uint32_t rgb);

} // namespace engross::doc
