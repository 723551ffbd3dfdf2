// Smaller pictures: each pixel is the mean of those that it stands for.
#include "parts.h"

#include <algorithm>

namespace engross::image {

namespace {

struct Span {
    int from;
    int to;
};

Span span(int at, int size, int from_size) {
    const auto place = [&](int i) {
        return static_cast<int>(static_cast<long>(i) * from_size / size);
    };
    return {place(at), std::max(place(at) + 1, place(at + 1))};
}

// One channel of a pixel as it looks on white.
unsigned on_white(const Raster& raster, int x, int y, int channel) {
    const auto at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width) +
                     static_cast<std::size_t>(x)) *
                    static_cast<std::size_t>(raster.channels);
    const auto sample = [&](int i) {
        return static_cast<unsigned>(
            static_cast<std::uint8_t>(raster.pixels[at + static_cast<std::size_t>(i)]));
    };
    const unsigned alpha = raster.channels == 4 ? sample(3) : 255U;
    return (sample(channel) * alpha + 255U * (255U - alpha)) / 255U;
}

char mean(const Raster& raster, Span across, Span down, int channel) {
    unsigned long sum = 0;
    for (int y = down.from; y < down.to; ++y) {
        for (int x = across.from; x < across.to; ++x) {
            sum += on_white(raster, x, y, channel);
        }
    }
    const auto count = static_cast<unsigned long>(across.to - across.from) *
                       static_cast<unsigned long>(down.to - down.from);
    return static_cast<char>(static_cast<std::uint8_t>(sum / count));
}

} // namespace

Raster fitted(const Raster& raster, int side) {
    const int longest = std::max(raster.width, raster.height);
    const auto size = [&](int own) {
        return longest <= side
                   ? own
                   : std::max(1, static_cast<int>(static_cast<long>(own) * side / longest));
    };
    Raster out = make_raster(size(raster.width), size(raster.height), std::min(raster.channels, 3));
    std::size_t at = 0;
    for (int y = 0; y < out.height; ++y) {
        for (int x = 0; x < out.width; ++x) {
            for (int channel = 0; channel < out.channels; ++channel) {
                out.pixels[at++] = mean(raster,
                                        span(x, out.width, raster.width),
                                        span(y, out.height, raster.height),
                                        channel);
            }
        }
    }
    return out;
}

} // namespace engross::image
