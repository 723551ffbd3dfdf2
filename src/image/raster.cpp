#include "parts.h"

#include <algorithm>

namespace engross::image {
namespace {

// On white, where pixels have an alpha. The factors of red, green and blue, in 65,536ths, round to
// those of ITU-R BT.601.
template <std::size_t channels> void fill_gray(const char* pixel, std::size_t count, char* to) {
    const auto sample = [&](std::size_t i) {
        return static_cast<unsigned>(static_cast<std::uint8_t>(pixel[i]));
    };
    for (std::size_t i = 0; i < count; ++i, pixel += channels) {
        unsigned luma = (sample(0) * 19'595 + sample(1) * 38'470 + sample(2) * 7'471) >> 16;
        if constexpr (channels == 4) {
            luma = (luma * sample(3) + 255 * (255 - sample(3))) / 255;
        }
        to[i] = static_cast<char>(luma);
    }
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

void fill_gray(const char* from, int channels, std::size_t count, char* to) {
    if (channels == 1) {
        std::copy_n(from, count, to);
    } else if (channels == 4) {
        fill_gray<4>(from, count, to);
    } else {
        fill_gray<3>(from, count, to);
    }
}

Raster to_gray(Raster raster) {
    if (raster.channels == 1) {
        return raster;
    }
    Raster gray = make_raster(raster.width, raster.height, 1);
    fill_gray(raster.pixels.data(), raster.channels, gray.pixels.size(), gray.pixels.data());
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
