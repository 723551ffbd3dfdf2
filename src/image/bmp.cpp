#include "parts.h"

#include <bit>
#include <cstdlib>

namespace engross::image {
namespace {

// Only what Windows programs write: uncompressed, 1 to 32 bits a pixel.
struct Header {
    std::size_t data = 0;
    std::size_t palette = 0;
    int width = 0;
    int height = 0;
    bool from_top = false;
    unsigned bits = 0;
    bool plain = false;
};

Header read_header(BytesView bytes) {
    Header header;
    const std::size_t size = little(bytes, 14, 4);
    const auto height = static_cast<std::int64_t>(static_cast<std::int32_t>(little(bytes, 22, 4)));
    header.data = little(bytes, 10, 4);
    header.palette = 14 + size;
    header.width = side(little(bytes, 18, 4));
    header.height = side(static_cast<std::uint32_t>(std::abs(height)));
    header.from_top = height < 0;
    header.bits = little(bytes, 28, 2);
    const std::uint32_t compression = little(bytes, 30, 4);
    header.plain = size >= 40 && (compression == 0 || (compression == 3 && header.bits == 32));
    return header;
}

void put_pixel(BytesView bytes, const Header& header, std::size_t row, std::size_t x, char* to) {
    std::size_t at = row + x * header.bits / 8;
    if (header.bits <= 8) {
        const auto shift = static_cast<unsigned>(8 - header.bits - (x * header.bits) % 8);
        const unsigned index = (byte_at(bytes, at) >> shift) & ((1U << header.bits) - 1U);
        at = header.palette + std::size_t{4} * index;
    }
    if (header.bits == 16) {
        const std::uint32_t value = little(bytes, at, 2); // 5 bits a colour
        to[0] = static_cast<char>(((value >> 10U) & 31U) * 255 / 31);
        to[1] = static_cast<char>(((value >> 5U) & 31U) * 255 / 31);
        to[2] = static_cast<char>((value & 31U) * 255 / 31);
        return;
    }
    to[0] = static_cast<char>(byte_at(bytes, at + 2));
    to[1] = static_cast<char>(byte_at(bytes, at + 1));
    to[2] = static_cast<char>(byte_at(bytes, at));
}

} // namespace

void sniff_bmp(BytesView bytes, Info& info) {
    const Header header = read_header(bytes);
    info.width = header.width;
    info.height = header.height;
    info.colour = header.bits <= 8 ? Colour::indexed : Colour::rgb;
    info.components = header.bits <= 8 ? 1 : 3;
    info.bits = 8;
    info.dpi = little(bytes, 38, 4) * 0.0254;
}

std::optional<Raster> decode_bmp(BytesView bytes, const DecodeOptions& options) {
    const Header header = read_header(bytes);
    const bool known = std::has_single_bit(header.bits) || header.bits == 24;
    if (!header.plain || !known || header.bits > 32 ||
        !fits(header.width, header.height, options.max_pixels)) {
        return std::nullopt;
    }
    const auto width = static_cast<std::size_t>(header.width);
    const auto height = static_cast<std::size_t>(header.height);
    const std::size_t stride = (width * header.bits + 31) / 32 * 4;
    if (header.data > bytes.size() || stride * height > bytes.size() - header.data) {
        return std::nullopt;
    }
    Raster raster = make_raster(header.width, header.height, 3);
    for (std::size_t y = 0; y < height; ++y) {
        const std::size_t row = header.data + stride * (header.from_top ? y : height - 1 - y);
        for (std::size_t x = 0; x < width; ++x) {
            put_pixel(bytes, header, row, x, raster.pixels.data() + 3 * (y * width + x));
        }
    }
    return raster;
}

} // namespace engross::image
