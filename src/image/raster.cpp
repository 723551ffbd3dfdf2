#include "parts.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace engross::image {
namespace {

// The factors of red, green and blue, in 65,536ths, round to those of ITU-R BT.601.
constexpr unsigned of_red = 19'595, of_green = 38'470, of_blue = 7'471;

// On white, where pixels have an alpha.
template <std::size_t channels>
char* fill_gray(const std::uint8_t* pixel, std::size_t count, char* to) {
    for (std::size_t i = 0; i < count; ++i, pixel += channels) {
        unsigned luma = (pixel[0] * of_red + pixel[1] * of_green + pixel[2] * of_blue) >> 16;
        if constexpr (channels == 4) {
            luma = (luma * pixel[3] + 255 * (255U - pixel[3])) / 255;
        }
        *to++ = static_cast<char>(luma);
    }
    return to;
}

// Two pixels at once: as the factors' sum is 65,536, a luma needs no more than the 24 bits of its
// pixel.
static_assert(of_red + of_green + of_blue == 65'536 && std::endian::native == std::endian::little);

char* fill_gray_of_rgb(const std::uint8_t* pixel, std::size_t count, char* to) {
    constexpr std::uint64_t first_samples = 0xFF0000FF;
    for (; count > 2; count -= 2, pixel += 6, to += 2) {
        std::uint64_t two = 0; // and a third
        std::memcpy(&two, pixel, sizeof two);
        const std::uint64_t lumas = (two & first_samples) * of_red +
                                    (two >> 8 & first_samples) * of_green +
                                    (two >> 16 & first_samples) * of_blue;
        to[0] = static_cast<char>(lumas >> 16);
        to[1] = static_cast<char>(lumas >> 40);
    }
    return fill_gray<3>(pixel, count, to);
}

// The place in an upright picture of the stored pixel (x, y): EXIF 2.3, tag Orientation.
struct Place {
    int x;
    int y;
};

Place upright_place(int orientation, int x, int y, int width, int height) {
    const int right = width - 1 - x;
    const int below = height - 1 - y;
    switch (orientation) {
    case 2:
        return {right, y};
    case 3:
        return {right, below};
    case 4:
        return {x, below};
    case 5:
        return {y, x};
    case 6:
        return {below, x};
    case 7:
        return {below, right};
    case 8:
        return {y, right};
    default:
        return {x, y};
    }
}

} // namespace

Raster make_raster(int width, int height, int channels) {
    const std::size_t size = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                             static_cast<std::size_t>(channels);
    return {width, height, channels, Bytes(size, '\0')};
}

char* fill_gray(const std::uint8_t* from, int channels, std::size_t count, char* to) {
    return channels == 1   ? std::copy_n(from, count, to)
           : channels == 4 ? fill_gray<4>(from, count, to)
                           : fill_gray_of_rgb(from, count, to);
}

Raster to_gray(Raster raster) {
    if (raster.channels == 1) {
        return raster;
    }
    Raster gray = make_raster(raster.width, raster.height, 1);
    fill_gray(reinterpret_cast<const std::uint8_t*>(raster.pixels.data()),
              raster.channels,
              gray.pixels.size(),
              gray.pixels.data());
    return gray;
}

Raster turn_upright(Raster raster, int orientation) {
    if (orientation <= 1 || orientation > 8) {
        return raster;
    }
    const bool turned = orientation >= 5;
    Raster upright = make_raster(turned ? raster.height : raster.width,
                                 turned ? raster.width : raster.height,
                                 raster.channels);
    const auto channels = static_cast<std::size_t>(raster.channels);
    std::size_t from = 0;
    for (int y = 0; y < raster.height; ++y) {
        for (int x = 0; x < raster.width; ++x, from += channels) {
            const Place place = upright_place(orientation, x, y, raster.width, raster.height);
            const std::size_t to =
                (static_cast<std::size_t>(place.y) * static_cast<std::size_t>(upright.width) +
                 static_cast<std::size_t>(place.x)) *
                channels;
            upright.pixels.replace(to, channels, raster.pixels, from, channels);
        }
    }
    return upright;
}

} // namespace engross::image
