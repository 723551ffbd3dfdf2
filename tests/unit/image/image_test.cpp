#include "image/image.h"

#include "base/bytes.h"

#include <gtest/gtest.h>
#include <jpeglib.h>

#include <cstdio>
#include <string>

namespace engross::image {
namespace {

using namespace std::string_literals;

Raster picture(int width, int height, int channels) {
    Raster raster{width, height, channels, {}};
    for (int i = 0; i < width * height * channels; ++i) {
        raster.pixels += static_cast<char>((i * 7) % 256);
    }
    return raster;
}

Bytes encode_jpeg(const Raster& raster, J_COLOR_SPACE space, bool progressive = false) {
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char* out = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &out, &size);
    jpeg.image_width = static_cast<JDIMENSION>(raster.width);
    jpeg.image_height = static_cast<JDIMENSION>(raster.height);
    jpeg.input_components = raster.channels;
    jpeg.in_color_space = space;
    jpeg_set_defaults(&jpeg);
    if (progressive) {
        jpeg_simple_progression(&jpeg);
    }
    jpeg_start_compress(&jpeg, TRUE);
    Bytes pixels = raster.pixels;
    while (jpeg.next_scanline < jpeg.image_height) {
        auto* row =
            reinterpret_cast<JSAMPROW>(pixels.data() + jpeg.next_scanline * jpeg.image_width *
                                                           static_cast<unsigned>(raster.channels));
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    Bytes bytes(reinterpret_cast<char*>(out), size);
    jpeg_destroy_compress(&jpeg);
    std::free(out);
    return bytes;
}

Bytes segment(unsigned char marker, const Bytes& payload) {
    const std::size_t length = payload.size() + 2;
    return "\xFF"s + static_cast<char>(marker) + static_cast<char>(length >> 8U) +
           static_cast<char>(length & 0xFFU) + payload;
}

// EXIF with orientation 6 and a GPS directory, little endian.
Bytes exif() {
    return "Exif\0\0II*\0\x08\0\0\0\x02\0"s + "\x12\x01\x03\0\x01\0\0\0\x06\0\0\0"s +
           "\x25\x88\x04\0\x01\0\0\0\x00\x01\0\0"s + "\0\0\0\0"s;
}

Bytes photo() {
    const Bytes plain = encode_jpeg(picture(40, 30, 3), JCS_RGB);
    return plain.substr(0, 20) + segment(0xE1, exif()) +
           segment(0xE1, "http://ns.adobe.com/xap/1.0/\0GPSLatitude"s) +
           segment(0xED, "Photoshop 3.0\0secret"s) + segment(0xFE, "a comment"s) +
           segment(0xE2, "ICC_PROFILE\0\x01\x01profile"s) + segment(0xE2, "MPF\0more"s) +
           plain.substr(20) + "after the end"s;
}

TEST(Sniff, reads_a_photo_without_decoding) {
    const Info info = sniff(photo());
    EXPECT_EQ(info.format, Format::jpeg);
    EXPECT_EQ(info.width, 40);
    EXPECT_EQ(info.height, 30);
    EXPECT_EQ(info.orientation, 6);
    EXPECT_TRUE(info.turned());
    EXPECT_TRUE(info.gps);
    EXPECT_TRUE(info.icc);
    EXPECT_EQ(info.colour, Colour::rgb);
    EXPECT_EQ(info.bits, 8);
    EXPECT_FALSE(info.progressive);
    EXPECT_EQ(info.adobe_transform, -1);
    EXPECT_EQ(icc_profile(photo()), "profile");
}

TEST(Sniff, knows_formats_by_their_bytes) {
    EXPECT_EQ(sniff("").format, Format::unknown);
    EXPECT_EQ(sniff("hello").format, Format::unknown);
    EXPECT_EQ(sniff("GIF89a").format, Format::gif);
    EXPECT_EQ(sniff("II*\0"s).format, Format::tiff);
    EXPECT_EQ(sniff("RIFF0000WEBPVP8 ").format, Format::webp);
    EXPECT_EQ(sniff("\xD7\xCD\xC6\x9A"s).format, Format::wmf);
    EXPECT_EQ(
        sniff(
            "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' width='10' height='5'/>")
            .width,
        10);
    EXPECT_EQ(media_type(Format::svg), "image/svg+xml");
}

TEST(StripJpeg, drops_metadata_and_keeps_the_coded_data) {
    const Bytes bytes = photo();
    const Bytes stripped = strip_jpeg(bytes);
    for (const auto* word : {"GPS", "Photoshop", "a comment", "MPF", "after the end"}) {
        EXPECT_EQ(stripped.find(word), Bytes::npos) << word;
    }
    const Info info = sniff(stripped);
    EXPECT_EQ(info.orientation, 6);
    EXPECT_FALSE(info.gps);
    EXPECT_TRUE(info.icc);
    const std::size_t scan = stripped.find("\xFF\xDA"s);
    ASSERT_NE(scan, Bytes::npos);
    const Bytes coded = stripped.substr(scan);
    EXPECT_NE(bytes.find(coded), Bytes::npos);
    EXPECT_EQ(decode(stripped)->pixels, decode(bytes)->pixels);
    EXPECT_EQ(strip_jpeg(stripped), stripped);
}

TEST(StripJpeg, keeps_all_scans_of_a_progressive_picture) {
    const Bytes bytes = encode_jpeg(picture(64, 48, 3), JCS_RGB, true);
    EXPECT_TRUE(sniff(bytes).progressive);
    EXPECT_EQ(strip_jpeg(bytes), bytes);
}

TEST(StripJpeg, survives_any_cut_and_any_byte) {
    const Bytes bytes = photo();
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const Bytes cut = bytes.substr(0, size);
        sniff(cut);
        icc_profile(cut);
        strip_jpeg(cut);
    }
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        Bytes broken = bytes;
        broken[at] = '\xFF';
        sniff(broken);
        strip_jpeg(broken);
        decode(broken);
    }
}

TEST(Decode, turns_inverted_cmyk_into_rgb) {
    Raster ink{16, 16, 4, {}};
    for (int i = 0; i < 256; ++i) {
        ink.pixels += "\x00\xFF\xFF\xFF"s; // inverted: full cyan
    }
    const auto raster = decode(encode_jpeg(ink, JCS_CMYK));
    ASSERT_TRUE(raster);
    EXPECT_EQ(raster->channels, 3);
    EXPECT_LT(static_cast<unsigned char>(raster->pixels[0]), 8);
    EXPECT_GT(static_cast<unsigned char>(raster->pixels[1]), 247);
}

TEST(Decode, reduces_grays_and_turns) {
    const auto raster = decode(photo(), {.gray = true, .reduce = 2, .upright = true});
    ASSERT_TRUE(raster);
    EXPECT_EQ(raster->channels, 1);
    EXPECT_EQ(raster->width, 15);
    EXPECT_EQ(raster->height, 20);
}

TEST(Decode, checks_the_limit_first) {
    EXPECT_FALSE(decode(photo(), {.max_pixels = 40 * 30 - 1}));
    EXPECT_TRUE(decode(photo(), {.max_pixels = 40 * 30}));
    // Reduced, less is decoded.
    EXPECT_FALSE(decode(photo(), {.max_pixels = 20 * 15 - 1, .reduce = 2}));
    EXPECT_TRUE(decode(photo(), {.max_pixels = 20 * 15, .reduce = 2}));
    EXPECT_FALSE(decode(encode_jpeg(picture(40, 30, 3), JCS_RGB, true),
                        {.max_pixels = 20 * 15, .reduce = 2}));
}

TEST(Png, survives_the_round_and_loses_its_texts) {
    for (const int channels : {1, 3, 4}) {
        const Raster raster = picture(9, 5, channels);
        const Bytes png = encode_png(raster);
        const auto back = decode(png);
        ASSERT_TRUE(back);
        EXPECT_EQ(back->channels, channels);
        EXPECT_EQ(back->pixels, raster.pixels);
        const Bytes text = "\0\0\0\x06"s + "tEXta\0name"s + "\0\0\0\0"s;
        const Bytes with_text = png.substr(0, 33) + text + png.substr(33);
        const auto copy = web_copy(with_text);
        ASSERT_TRUE(copy);
        EXPECT_EQ(copy->media_type, "image/png");
        EXPECT_EQ(copy->bytes.find("tEXt"), Bytes::npos);
        EXPECT_EQ(decode(copy->bytes)->pixels, raster.pixels);
    }
    const Bytes png = encode_png(picture(30, 20, 3));
    for (std::size_t size = 0; size < png.size(); ++size) {
        sniff(png.substr(0, size));
        decode(png.substr(0, size));
    }
}

// Two pixels, red and green, bottom-up, 24 bits.
Bytes bmp() {
    return "BM\x3E\0\0\0\0\0\0\0\x36\0\0\0"s + "\x28\0\0\0\x02\0\0\0\x01\0\0\0\x01\0\x18\0"s +
           Bytes(24, '\0') + "\0\0\xFF\0\xFF\0\0\0"s;
}

TEST(Bmp, becomes_png_on_the_web) {
    const auto raster = decode(bmp());
    ASSERT_TRUE(raster);
    EXPECT_EQ(raster->pixels, "\xFF\0\0\0\xFF\0"s);
    EXPECT_EQ(web_copy(bmp())->extension, "png");
    for (std::size_t size = 0; size < bmp().size(); ++size) {
        EXPECT_FALSE(decode(bmp().substr(0, size))) << size;
    }
}

// 3 × 2 of 8 bits and two colours: below a run of three, above one and a stretch of two… in runs.
TEST(Bmp, unpacks_runs) {
    const auto number = [](unsigned value, unsigned size) {
        Bytes out;
        for (unsigned i = 0; i < size; ++i) {
            out += static_cast<char>((value >> (8 * i)) & 0xFFU);
        }
        return out;
    };
    const auto file = [&](unsigned bits, unsigned compression, const Bytes& data) {
        return "BM" + number(0, 8) + number(62, 4) + number(40, 4) + number(3, 4) + number(2, 4) +
               number(1, 2) + number(bits, 2) + number(compression, 4) + Bytes(12, '\0') +
               number(2, 4) + number(0, 4) + "\0\0\0\0"s + "\0\0\xFF\0"s + data;
    };
    const Bytes black = Bytes(3, '\0');
    const Bytes red = "\xFF\0\0"s;
    const Bytes wanted = red + black + red + red + red + red;
    for (const Bytes& each : {file(8, 1, "\3\1\0\0"s + "\1\1\2\0\0\1"s),
                              file(8, 1, "\3\1\0\0"s + "\0\3\1\0\1\0\0\1"s),
                              file(4, 2, "\3\x11\0\0"s + "\3\x10\0\1"s)}) {
        const auto raster = decode(each);
        ASSERT_TRUE(raster);
        EXPECT_EQ(raster->pixels.substr(9), red + red + red);
        EXPECT_EQ(raster->pixels.substr(0, 6), red + black);
    }
    EXPECT_EQ(decode(file(8, 1, "\3\1\0\0"s + "\0\3\1\0\1\0\0\1"s))->pixels, wanted);
    EXPECT_TRUE(decode(file(8, 1, "\xFF\1\0\2\xFF\xFF\5\1"s))); // beyond the edges
}

// A 1 × 1 picture with a comment.
Bytes gif() {
    return "GIF89a\x01\0\x01\0\x80\0\0"s + "\x10\x20\x30\0\0\0"s + "!\xFE\x06secret\0"s +
           ",\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0;"s;
}

TEST(Gif, loses_its_comments) {
    const auto copy = web_copy(gif());
    ASSERT_TRUE(copy);
    EXPECT_EQ(copy->media_type, "image/gif");
    EXPECT_EQ(copy->bytes.find("secret"), Bytes::npos);
    const auto raster = decode(copy->bytes);
    ASSERT_TRUE(raster);
    EXPECT_EQ(raster->pixels, "\x10\x20\x30\xFF"s);
}

TEST(Svg, is_drawn_larger_than_it_is) {
    const auto raster = decode("<svg xmlns='http://www.w3.org/2000/svg' width='10' height='5'>"
                               "<rect width='10' height='5' fill='#ff0000'/></svg>");
    ASSERT_TRUE(raster);
    EXPECT_EQ(raster->width, 80);
    EXPECT_EQ(raster->height, 40);
    EXPECT_EQ(raster->pixels.substr(0, 4), "\xFF\0\0\xFF"s);
}

// Red, green and blue, white: the upper and the lower row.
Bytes four_colours() { return encode_png({2, 2, 3, "\xFF\0\0\0\xFF\0\0\0\xFF\xFF\xFF\xFF"s}); }

TEST(Edited, cuts_mirrors_and_turns) {
    const auto pixels = [](const Edit& edit) {
        const auto copy = edited(four_colours(), edit);
        return copy ? decode(*copy)->pixels : "";
    };
    EXPECT_EQ(pixels({.left = 0.5}), "\0\xFF\0\xFF\xFF\xFF"s);
    EXPECT_EQ(pixels({.bottom = 0.5, .mirrored = true}), "\0\xFF\0\xFF\0\0"s);
    EXPECT_EQ(pixels({.right = 0.5, .flipped = true}), "\0\0\xFF\xFF\0\0"s);
    EXPECT_EQ(pixels({.bottom = 0.5, .degrees = 90}), "\xFF\0\0\0\xFF\0"s);
    EXPECT_EQ(pixels({.right = 0.5, .degrees = -90}), "\xFF\0\0\0\0\xFF"s);
    EXPECT_FALSE(edited("nothing", {}));
}

TEST(Edited, leaves_free_corners_transparent) {
    const auto copy = edited(encode_png({40, 20, 3, Bytes(2400, '\x55')}), {.degrees = 30});
    ASSERT_TRUE(copy);
    const auto turned = decode(*copy);
    ASSERT_TRUE(turned);
    ASSERT_EQ(turned->channels, 4);
    EXPECT_EQ(turned->width, 45); // 40 cos 30° + 20 sin 30°
    EXPECT_EQ(turned->height, 38);
    EXPECT_EQ(turned->pixels[3], '\0');
    const std::size_t middle = (19 * 45 + 22) * 4;
    EXPECT_EQ(turned->pixels.substr(middle, 4), "\x55\x55\x55\xFF");
}

TEST(State, tells_whole_damaged_and_unreadable) {
    const Bytes jpeg = encode_jpeg(picture(64, 64, 3), JCS_RGB);
    EXPECT_EQ(state(jpeg), State::whole);
    EXPECT_EQ(state(jpeg.substr(0, jpeg.size() - 200)), State::damaged);
    EXPECT_EQ(state(jpeg.substr(0, 30)), State::unreadable);
    EXPECT_EQ(state(four_colours()), State::whole);
    EXPECT_EQ(state(four_colours().substr(0, 40)), State::unreadable);
    EXPECT_EQ(state(bmp()), State::whole);
    EXPECT_EQ(state(bmp().substr(0, bmp().size() - 1)), State::unreadable);
    EXPECT_EQ(state("\xD7\xCD\xC6\x9A"), State::unreadable);
    EXPECT_EQ(state(""), State::unreadable);
}

TEST(WebCopy, refuses_what_it_cannot_read) {
    EXPECT_FALSE(web_copy("nothing"));
    EXPECT_FALSE(web_copy("\xD7\xCD\xC6\x9A"s));
    EXPECT_EQ(web_copy(photo())->extension, "jpg");
}

} // namespace
} // namespace engross::image
