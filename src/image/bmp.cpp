#include "parts.h"

#include <array>
#include <bit>
#include <cstdlib>

namespace engross::image {
namespace {

enum Compression : std::uint32_t { plain, runs_of_8, runs_of_4, masks };

struct Header {
    std::size_t data = 0;
    std::size_t palette = 0;
    std::size_t entry = 4; // bytes of a palette's colour
    int width = 0;
    int height = 0;
    bool from_top = false;
    unsigned bits = 0;
    std::uint32_t compression = plain;
    std::array<std::uint32_t, 3> mask{}; // red, green, blue
};

// OS/2's, of 16-bit numbers.
Header read_old_header(BytesView bytes) {
    Header header;
    header.data = little(bytes, 10, 4);
    header.palette = 26;
    header.entry = 3;
    header.width = side(little(bytes, 18, 2));
    header.height = side(little(bytes, 20, 2));
    header.bits = little(bytes, 24, 2);
    return header;
}

Header read_header(BytesView bytes) {
    const std::size_t size = little(bytes, 14, 4);
    if (size == 12) {
        return read_old_header(bytes);
    }
    Header header;
    const auto height = static_cast<std::int64_t>(static_cast<std::int32_t>(little(bytes, 22, 4)));
    header.data = little(bytes, 10, 4);
    header.palette = 14 + size;
    header.width = side(little(bytes, 18, 4));
    header.height = side(static_cast<std::uint32_t>(std::abs(height)));
    header.from_top = height < 0;
    header.bits = little(bytes, 28, 2);
    header.compression = size >= 40 ? little(bytes, 30, 4) : 0xFF;
    if (header.bits == 16) {
        header.mask = {0x7C00, 0x3E0, 0x1F};
    } else if (header.bits == 32) {
        header.mask = {0xFF0000, 0xFF00, 0xFF};
    }
    if (header.compression == masks) { // behind 40 bytes of header, or in a longer one
        header.mask = {little(bytes, 54, 4), little(bytes, 58, 4), little(bytes, 62, 4)};
    }
    return header;
}

bool is_known(const Header& header) {
    const bool plain_bits = std::has_single_bit(header.bits) || header.bits == 24;
    switch (header.compression) {
    case plain:
        return plain_bits && header.bits <= 32;
    case runs_of_8:
        return header.bits == 8 && !header.from_top;
    case runs_of_4:
        return header.bits == 4 && !header.from_top;
    case masks:
        return header.bits == 16 || header.bits == 32;
    default:
        return false;
    }
}

char scaled(std::uint32_t value, std::uint32_t mask) {
    if (mask == 0) {
        return '\0';
    }
    const auto shift = static_cast<unsigned>(std::countr_zero(mask));
    return static_cast<char>(std::uint64_t{(value & mask) >> shift} * 255 / (mask >> shift));
}

void put_colour(BytesView bytes, const Header& header, unsigned index, char* to) {
    const std::size_t at = header.palette + header.entry * index;
    to[0] = static_cast<char>(byte_at(bytes, at + 2));
    to[1] = static_cast<char>(byte_at(bytes, at + 1));
    to[2] = static_cast<char>(byte_at(bytes, at));
}

void put_pixel(BytesView bytes, const Header& header, std::size_t row, std::size_t x, char* to) {
    const std::size_t at = row + x * header.bits / 8;
    if (header.bits <= 8) {
        const auto shift = static_cast<unsigned>(8 - header.bits - (x * header.bits) % 8);
        put_colour(bytes, header, (byte_at(bytes, at) >> shift) & ((1U << header.bits) - 1U), to);
        return;
    }
    if (header.bits == 24) {
        to[0] = static_cast<char>(byte_at(bytes, at + 2));
        to[1] = static_cast<char>(byte_at(bytes, at + 1));
        to[2] = static_cast<char>(byte_at(bytes, at));
        return;
    }
    const std::uint32_t value = little(bytes, at, static_cast<int>(header.bits / 8));
    for (std::size_t c = 0; c < 3; ++c) {
        to[c] = scaled(value, header.mask.at(c));
    }
}

// Runs of one colour (of two in turn, with 4 bits), stretches of colours, and marks: 0 ends a row,
// 1 the picture, 2 goes right and up.
class Runs {
public:
    Runs(BytesView bytes, const Header& header, Raster& raster)
        : bytes_(bytes), header_(header), raster_(raster), at_(header.data) {}

    void read() {
        while (at_ + 1 < bytes_.size() && y_ < static_cast<std::size_t>(raster_.height)) {
            const unsigned count = byte_at(bytes_, at_++);
            const unsigned what = byte_at(bytes_, at_++);
            if (count > 0) {
                for (unsigned i = 0; i < count; ++i) {
                    put(header_.bits == 8 ? what : i % 2 == 0 ? what >> 4U : what & 15U);
                }
            } else if (what == 0) {
                x_ = 0;
                ++y_;
            } else if (what == 1) {
                return;
            } else if (what == 2) {
                x_ += byte_at(bytes_, at_);
                y_ += byte_at(bytes_, at_ + 1);
                at_ += 2;
            } else {
                stretch(what);
            }
        }
    }

private:
    void stretch(unsigned count) {
        const unsigned a_byte = 8 / header_.bits;
        for (unsigned i = 0; i < count; ++i) {
            const unsigned both = byte_at(bytes_, at_ + i / a_byte);
            put(header_.bits == 8 ? both : i % 2 == 0 ? both >> 4U : both & 15U);
        }
        const std::size_t size = (count + a_byte - 1) / a_byte;
        at_ += (size + 1) / 2 * 2;
    }

    void put(unsigned index) {
        const auto width = static_cast<std::size_t>(raster_.width);
        const auto height = static_cast<std::size_t>(raster_.height);
        if (x_ < width && y_ < height) {
            put_colour(bytes_,
                       header_,
                       index,
                       raster_.pixels.data() + 3 * ((height - 1 - y_) * width + x_));
        }
        ++x_;
    }

    BytesView bytes_;
    const Header& header_;
    Raster& raster_;
    std::size_t at_;
    std::size_t x_ = 0;
    std::size_t y_ = 0; // from the bottom
};

} // namespace

void sniff_bmp(BytesView bytes, Info& info) {
    const Header header = read_header(bytes);
    info.width = header.width;
    info.height = header.height;
    info.colour = header.bits <= 8 ? Colour::indexed : Colour::rgb;
    info.components = header.bits <= 8 ? 1 : 3;
    info.bits = 8;
    info.dpi = header.entry == 4 ? little(bytes, 38, 4) * 0.0254 : 0;
}

std::optional<Raster> decode_bmp(BytesView bytes, const DecodeOptions& options) {
    const Header header = read_header(bytes);
    if (!is_known(header) || !fits(header.width, header.height, options.max_pixels) ||
        header.data >= bytes.size()) {
        return std::nullopt;
    }
    const auto width = static_cast<std::size_t>(header.width);
    const auto height = static_cast<std::size_t>(header.height);
    if (header.compression == runs_of_8 || header.compression == runs_of_4) {
        Raster raster = make_raster(header.width, header.height, 3);
        Runs(bytes, header, raster).read();
        return raster;
    }
    const std::size_t stride = (width * header.bits + 31) / 32 * 4;
    if (stride * height > bytes.size() - header.data) {
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
