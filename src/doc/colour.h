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

// Relative luminance, 0 to 1 (WCAG 2.2).
double luminance(std::uint32_t rgb);

} // namespace engross::doc
