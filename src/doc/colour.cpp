#include "doc/colour.h"

#include <charconv>
#include <cmath>

namespace engross::doc {

namespace {

double channel(std::uint32_t rgb, unsigned shift) {
    const double value = (rgb >> shift & 0xFFU) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

} // namespace

std::optional<std::uint32_t> parse_colour(std::string_view colour) {
    if (colour.size() != 7 || colour.front() != '#') {
        return std::nullopt;
    }
    std::uint32_t rgb = 0;
    const auto [end, error] =
        std::from_chars(colour.data() + 1, colour.data() + colour.size(), rgb, 16);
    return error == std::errc{} && end == colour.data() + colour.size() ? std::optional(rgb)
                                                                        : std::nullopt;
}

std::string written_colour(std::uint32_t rgb) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "#";
    for (int shift = 20; shift >= 0; shift -= 4) {
        out += digits[rgb >> static_cast<unsigned>(shift) & 0xFU];
    }
    return out;
}

std::uint32_t mixed(std::uint32_t one, std::uint32_t other, double part) {
    std::uint32_t rgb = 0;
    for (const unsigned shift : {16U, 8U, 0U}) {
        const double sum = (one >> shift & 0xFFU) * part + (other >> shift & 0xFFU) * (1 - part);
        rgb = rgb << 8U | static_cast<std::uint32_t>(std::lround(sum));
    }
    return rgb;
}

bool is_dark(std::uint32_t rgb) {
    constexpr std::uint32_t darkest = 62;
    const std::uint32_t red = rgb >> 16 & 0xFF, green = rgb >> 8 & 0xFF, blue = rgb & 0xFF;
    return (red * 76 + green * 151 + blue * 29) >> 8 <= darkest;
}

double luminance(std::uint32_t rgb) {
    return 0.2126 * channel(rgb, 16) + 0.7152 * channel(rgb, 8) + 0.0722 * channel(rgb, 0);
}

} // namespace engross::doc
