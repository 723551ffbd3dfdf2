// PNGs put together here: every filter, every kind of pixel, and what is broken.
#include "image/image.h"

#include <gtest/gtest.h>
#include <libdeflate.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <random>

namespace engross::image {
namespace {

using namespace std::string_literals;

Bytes big(std::uint32_t value) {
    Bytes bytes;
    for (const int shift : {24, 16, 8, 0}) {
        bytes += static_cast<char>(value >> shift & 0xFFU);
    }
    return bytes;
}

Bytes chunk(const Bytes& type, const Bytes& data) {
    const Bytes body = type + data;
    return big(static_cast<std::uint32_t>(data.size())) + body +
           big(libdeflate_crc32(0, body.data(), body.size()));
}

Bytes pack(const Bytes& data) {
    const std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> packer(
        libdeflate_alloc_compressor(6), libdeflate_free_compressor);
    Bytes packed(libdeflate_zlib_compress_bound(packer.get(), data.size()), '\0');
    packed.resize(libdeflate_zlib_compress(
        packer.get(), data.data(), data.size(), packed.data(), packed.size()));
    return packed;
}

constexpr int gray = 0, rgb = 2, indexed = 3, rgba = 6; // colour types of the header

struct Header {
    int width, height, bits, colour;
};

// `rows` with their filters; `others`: chunks before the data.
Bytes png(const Header& header, const Bytes& rows, const Bytes& others = "") {
    const Bytes packed = pack(rows), half = packed.substr(0, packed.size() / 2);
    return "\x89PNG\r\n\x1A\n" +
           chunk("IHDR",
                 big(static_cast<std::uint32_t>(header.width)) +
                     big(static_cast<std::uint32_t>(header.height)) +
                     static_cast<char>(header.bits) + static_cast<char>(header.colour) +
                     "\0\0\0"s) +
           others + chunk("IDAT", half) + chunk("IDAT", packed.substr(half.size())) +
           chunk("IEND", "");
}

int byte_of(const Bytes& bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes.at(at)); }

// As the standard says it (9.2 and 9.4).
int predicted(int filter, int left, int above, int corner) {
    const int estimate = left + above - corner, by_left = std::abs(estimate - left),
              by_above = std::abs(estimate - above), by_corner = std::abs(estimate - corner);
    const int nearest = by_left <= by_above && by_left <= by_corner ? left
                        : by_above <= by_corner                     ? above
                                                                    : corner;
    return filter == 1   ? left
           : filter == 2 ? above
           : filter == 3 ? (left + above) / 2
           : filter == 4 ? nearest
                         : 0;
}

Bytes filtered(const Raster& raster, const std::vector<int>& filters) {
    const auto pixel = static_cast<std::size_t>(raster.channels),
               size = static_cast<std::size_t>(raster.width) * pixel;
    Bytes rows;
    for (std::size_t y = 0; y < static_cast<std::size_t>(raster.height); ++y) {
        const int filter = filters.at(y % filters.size());
        rows += static_cast<char>(filter);
        for (std::size_t i = 0, at = y * size; i < size; ++i, ++at) {
            const int left = i >= pixel ? byte_of(raster.pixels, at - pixel) : 0;
            const int above = y > 0 ? byte_of(raster.pixels, at - size) : 0;
            const int corner = y > 0 && i >= pixel ? byte_of(raster.pixels, at - size - pixel) : 0;
            rows += static_cast<char>(byte_of(raster.pixels, at) -
                                      predicted(filter, left, above, corner));
        }
    }
    return rows;
}

Raster drawn(int width, int height, int channels) {
    Raster raster{width, height, channels, {}};
    std::mt19937 random(static_cast<unsigned>(width * 7 + channels));
    for (int i = 0; i < width * height * channels; ++i) {
        raster.pixels += static_cast<char>(random() % 3 == 0 ? random() : i / 5);
    }
    return raster;
}

} // namespace

TEST(DecodePng, takes_all_filters_off) {
    for (const auto& [channels, colour] : {std::pair(1, gray), {3, rgb}, {4, rgba}}) {
        for (const auto& [width, height] :
             {std::pair(1, 1), {1, 9}, {2, 2}, {6, 9}, {7, 40}, {8, 17}, {37, 23}, {300, 90}}) {
            for (const auto& filters :
                 std::vector<std::vector<int>>{{0},
                                               {1},
                                               {2},
                                               {3},
                                               {4},
                                               {0, 1, 2, 3, 4},
                                               {4, 4, 1, 4, 4, 4, 2, 4, 3},
                                               {1, 2, 4, 2, 2, 4, 4, 2, 4, 1, 1}}) {
                const Raster raster = drawn(width, height, channels);
                const auto found =
                    decode(png({width, height, 8, colour}, filtered(raster, filters)));
                ASSERT_TRUE(found);
                EXPECT_EQ(found->channels, channels);
                EXPECT_TRUE(found->pixels == raster.pixels) << width << ' ' << channels;
            }
        }
    }
}

TEST(DecodePng, gray_is_luma_on_white) {
    const auto found =
        decode(png({3, 1, 8, rgba}, "\0\xFF\0\0\xFF\0\xFF\0\xFF\0\0\0\0"s), {.gray = true});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->channels, 1);
    EXPECT_EQ(byte_of(found->pixels, 0), 76);
    EXPECT_EQ(byte_of(found->pixels, 1), 149);
    EXPECT_EQ(byte_of(found->pixels, 2), 255);
}

TEST(DecodePng, every_colour_has_its_luma) {
    const Raster raster = drawn(301, 40, 3);
    const auto found = decode(png({301, 40, 8, rgb}, filtered(raster, {4})), {.gray = true});
    ASSERT_TRUE(found);
    for (std::size_t i = 0; i < found->pixels.size(); ++i) {
        const auto sample = [&](std::size_t of) { return byte_of(raster.pixels, 3 * i + of); };
        ASSERT_EQ(byte_of(found->pixels, i),
                  (19'595 * sample(0) + 38'470 * sample(1) + 7'471 * sample(2)) >> 16)
            << i;
    }
}

TEST(DecodePng, palettes_and_few_bits_are_spread_out) {
    const auto found =
        decode(png({3, 1, 4, indexed},
                   "\0\x01\x20"s,
                   chunk("PLTE", "\1\2\3\4\5\6\7\x8\x9") + chunk("tRNS", "\xFF\x80")));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->pixels, "\1\2\3\xFF\4\5\6\x80\7\x8\x9\xFF");
    const auto bits = decode(png({4, 1, 1, gray}, "\0\xA0"s));
    ASSERT_TRUE(bits);
    EXPECT_EQ(bits->pixels, "\xFF\0\xFF\0"s);
}

TEST(DecodePng, other_gammas_are_corrected) {
    const Bytes rows = "\0\x40\x40\x40"s, linear = chunk("gAMA", big(100'000));
    EXPECT_EQ(decode(png({1, 1, 8, rgb}, rows, chunk("gAMA", big(45'455))))->pixels,
              "\x40\x40\x40");
    EXPECT_GT(byte_of(decode(png({1, 1, 8, rgb}, rows, linear))->pixels, 0), 0x60);
}

TEST(DecodePng, what_is_broken_is_not_decoded) {
    const Raster raster = drawn(40, 30, 3);
    const Bytes rows = filtered(raster, {4}), whole = png({40, 30, 8, rgb}, rows);
    ASSERT_TRUE(decode(whole));
    for (std::size_t at = 8; at < whole.size() - 12; at += 7) { // any byte before IEND
        Bytes broken = whole;
        broken[at] = static_cast<char>(broken[at] ^ 0x10);
        EXPECT_FALSE(decode(broken)) << at;
    }
    EXPECT_FALSE(decode(png({40, 30, 8, rgb}, rows.substr(0, rows.size() / 2))));
    EXPECT_FALSE(decode(png({40, 30, 8, rgb}, filtered(raster, {5}))));
    EXPECT_FALSE(decode(png({40, 31, 8, rgb}, rows)));
    EXPECT_FALSE(decode(whole, {.max_pixels = 40 * 30 - 1}));
}

} // namespace engross::image
