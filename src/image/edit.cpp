#include "image.h"
#include "parts.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace engross::image {
namespace {

Raster cropped(const Raster& from, const Edit& edit) {
    const auto at = [](double share, int size) {
        return static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * size));
    };
    const int left = at(edit.left, from.width);
    const int top = at(edit.top, from.height);
    const int width = from.width - left - at(edit.right, from.width);
    const int height = from.height - top - at(edit.bottom, from.height);
    return width > 0 && height > 0 ? cut_out(from, left, top, width, height) : from;
}

// In eighths of the circle the EXIF orientations say the same.
Raster turned_by_quarters(Raster raster, int quarters) {
    constexpr int orientations[] = {1, 6, 3, 8};
    return turn_upright(std::move(raster), orientations[quarters]);
}

double sample(const Raster& raster, int x, int y, std::size_t channel) {
    if (x < 0 || y < 0 || x >= raster.width || y >= raster.height) {
        return channel == 3 ? 0 : -1;
    }
    const auto at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width) +
                     static_cast<std::size_t>(x));
    const auto channels = static_cast<std::size_t>(raster.channels);
    if (channel == 3) {
        return channels == 4 ? static_cast<std::uint8_t>(raster.pixels[at * 4 + 3]) : 255;
    }
    return static_cast<std::uint8_t>(raster.pixels[at * channels + (channels == 1 ? 0 : channel)]);
}

// Between the four pixels around; colours count by how much of them can be seen.
void blend(const Raster& from, double x, double y, char* to) {
    const int left = static_cast<int>(std::floor(x));
    const int top = static_cast<int>(std::floor(y));
    double colours[3] = {0, 0, 0};
    double seen = 0;
    for (int i = 0; i < 4; ++i) {
        const int column = left + i % 2;
        const int row = top + i / 2;
        const double weight =
            (1 - std::abs(x - column)) * (1 - std::abs(y - row)) * sample(from, column, row, 3);
        seen += weight;
        for (std::size_t c = 0; weight > 0 && c < 3; ++c) {
            colours[c] += weight * sample(from, column, row, c);
        }
    }
    for (std::size_t c = 0; seen > 0 && c < 3; ++c) {
        to[c] = static_cast<char>(std::lround(std::clamp(colours[c] / seen, 0.0, 255.0)));
    }
    to[3] = static_cast<char>(std::lround(std::clamp(seen, 0.0, 255.0)));
}

// The corners that come free are transparent.
Raster turned_by(const Raster& from, double degrees) {
    const double angle = degrees * std::numbers::pi / 180;
    const double across = std::cos(angle);
    const double down = std::sin(angle);
    const double width = std::abs(from.width * across) + std::abs(from.height * down);
    const double height = std::abs(from.width * down) + std::abs(from.height * across);
    Raster to =
        make_raster(static_cast<int>(std::ceil(width)), static_cast<int>(std::ceil(height)), 4);
    std::size_t at = 0;
    for (int y = 0; y < to.height; ++y) {
        for (int x = 0; x < to.width; ++x, at += 4) {
            const double right = x + 0.5 - to.width / 2.0;
            const double below = y + 0.5 - to.height / 2.0;
            blend(from,
                  right * across + below * down + from.width / 2.0 - 0.5,
                  below * across - right * down + from.height / 2.0 - 0.5,
                  to.pixels.data() + at);
        }
    }
    return to;
}

} // namespace

Raster cut_out(const Raster& raster, int left, int top, int width, int height) {
    left = std::clamp(left, 0, raster.width);
    top = std::clamp(top, 0, raster.height);
    width = std::clamp(width, 0, raster.width - left);
    height = std::clamp(height, 0, raster.height - top);
    Raster out{width, height, raster.channels, {}};
    const auto pixel = static_cast<std::size_t>(raster.channels);
    const std::size_t row = static_cast<std::size_t>(width) * pixel;
    out.pixels.reserve(row * static_cast<std::size_t>(height));
    for (int y = top; y < top + height; ++y) {
        const std::size_t start =
            static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width) +
            static_cast<std::size_t>(left);
        out.pixels.append(raster.pixels, start * pixel, row);
    }
    return out;
}

std::optional<Bytes> edited(BytesView bytes, const Edit& edit, std::uintmax_t max_pixels) {
    auto raster = decode(bytes, {.max_pixels = max_pixels, .upright = true});
    if (!raster) {
        return std::nullopt;
    }
    *raster = cropped(*raster, edit);
    if (edit.mirrored) {
        *raster = turn_upright(std::move(*raster), 2);
    }
    if (edit.flipped) {
        *raster = turn_upright(std::move(*raster), 4);
    }
    const double degrees =
        std::isfinite(edit.degrees) ? std::fmod(std::fmod(edit.degrees, 360) + 360, 360) : 0;
    const int quarters = static_cast<int>(std::lround(degrees / 90)) % 4;
    if (std::abs(std::remainder(degrees, 90)) < 0.25) {
        *raster = turned_by_quarters(std::move(*raster), quarters);
    } else {
        *raster = turned_by(*raster, degrees);
    }
    const Info info = sniff(bytes);
    if (info.format == Format::jpeg) {
        const bool same_colours = info.colour != Colour::cmyk; // decode() made RGB of it
        if (Bytes jpeg = encode_jpeg(*raster, same_colours ? icc_profile(bytes) : Bytes());
            !jpeg.empty()) {
            return jpeg;
        }
    }
    return encode_png(*raster);
}

} // namespace engross::image
