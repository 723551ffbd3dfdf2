// Metafiles that are put together here, record by record; every cut and every changed byte of them
// is survived too.
#include "image/image.h"
#include "image/parts.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace engross::image {
namespace {

Bytes number(std::uint64_t value, unsigned size) {
    Bytes out;
    for (unsigned i = 0; i < size; ++i) {
        out += static_cast<char>((value >> (8 * i)) & 0xFFU);
    }
    return out;
}

template <typename... Numbers> Bytes words32(Numbers... numbers) {
    return (number(static_cast<std::uint32_t>(numbers), 4) + ... + Bytes());
}

template <typename... Numbers> Bytes words16(Numbers... numbers) {
    return (number(static_cast<std::uint16_t>(numbers), 2) + ... + Bytes());
}

Bytes emf_record(std::uint32_t type, Bytes data) {
    data.resize((data.size() + 3) / 4 * 4);
    return words32(type, data.size() + 8) + data;
}

// 100 × 50 mm on a device of 10 dots a millimetre.
Bytes emf(const Bytes& records) {
    Bytes header = words32(0, 0, 999, 499, 0, 0, 10'000, 5'000) + " EMF" + words32(0x10000, 0, 0) +
                   words16(10, 0) + words32(0, 0, 0, 2'000, 1'000, 200, 100);
    return emf_record(1, header) + records + emf_record(14, words32(0, 16, 20));
}

Bytes wmf_record(unsigned function, const Bytes& data) {
    return words32(data.size() / 2 + 3) + words16(function) + data;
}

// 1,000 units an inch; 2,000 × 1,000 of them.
Bytes wmf(const Bytes& records) {
    return words32(0x9AC6CDD7) + words16(0, 0, 0, 2'000, 1'000, 1'000) + words32(0) + words16(0) +
           words16(1, 9, 0x300, 0, 0, 4, 0, 0, 0) + records + words32(3) + words16(0);
}

Bytes svm_action(unsigned type, unsigned version, const Bytes& data) {
    return words16(type, version) + words32(data.size()) + data;
}

Bytes mode(unsigned unit) {
    const Bytes data = words16(unit) + words32(0, 0, 1, 1, 1, 1) + Bytes(1, '\1');
    return words16(1) + words32(data.size()) + data;
}

// 10 × 5 cm in hundredths of a millimetre.
Bytes svm(const Bytes& actions, unsigned count) {
    const Bytes head = words32(0) + mode(0) + words32(10'000, 5'000, count);
    return "VCLMTF" + words16(1) + words32(head.size()) + head + actions;
}

constexpr unsigned red = 0x0000FF; // 0x00BBGGRR
constexpr unsigned blue = 0xFF0000;

// The left half red, the right half blue.
Bytes halves_emf() {
    return emf(
        emf_record(39, words32(1, 0, red, 0)) + emf_record(37, words32(1)) +
        emf_record(37, words32(0x80000008)) + emf_record(43, words32(0, 0, 500, 500)) +
        emf_record(39, words32(2, 0, blue, 0)) + emf_record(37, words32(2)) +
        emf_record(86, words32(0, 0, 0, 0, 4) + words16(500, 0, 1000, 0, 1000, 500, 500, 500)));
}

Bytes halves_wmf() {
    return wmf(wmf_record(0x020B, words16(0, 0)) + wmf_record(0x020C, words16(1'000, 2'000)) +
               wmf_record(0x02FA, words16(5, 0, 0) + words32(0)) + wmf_record(0x012D, words16(0)) +
               wmf_record(0x02FC, words16(0) + words32(red) + words16(0)) +
               wmf_record(0x012D, words16(1)) + wmf_record(0x041B, words16(1'000, 1'000, 0, 0)) +
               wmf_record(0x02FC, words16(0) + words32(blue) + words16(0)) +
               wmf_record(0x012D, words16(2)) +
               wmf_record(0x0324, words16(4, 1'000, 0, 2'000, 0, 2'000, 1'000, 1'000, 1'000)));
}

Bytes halves_svm() {
    const Bytes no_line = svm_action(132, 1, words32(0) + Bytes(1, '\0'));
    return svm(
        no_line + svm_action(133, 1, words32(0xFF0000) + Bytes(1, '\1')) +
            svm_action(103, 1, words32(0, 0, 5'000, 5'000)) +
            svm_action(133, 1, words32(0x0000FF) + Bytes(1, '\1')) +
            svm_action(
                110, 1, words16(4) + words32(5'000, 0, 10'000, 0, 10'000, 5'000, 5'000, 5'000)),
        5);
}

std::string colour_at(const Raster& raster, double x, double y) {
    const auto column = static_cast<std::size_t>(x * raster.width);
    const auto row = static_cast<std::size_t>(y * raster.height);
    const std::size_t at = (row * static_cast<std::size_t>(raster.width) + column) * 4;
    std::string out;
    for (std::size_t i = 0; i < 4; ++i) {
        out += (i == 0 ? "" : " ") +
               std::to_string(static_cast<unsigned char>(raster.pixels.at(at + i)));
    }
    return out;
}

struct Sample {
    Format format;
    Bytes bytes;
    int width;
    int height;
};

std::array<Sample, 3> samples() {
    return {{{Format::emf, halves_emf(), 377, 188},
             {Format::wmf, halves_wmf(), 192, 96},
             {Format::svm, halves_svm(), 377, 188}}};
}

TEST(Metafile, tells_its_size_and_is_drawn) {
    for (const Sample& sample : samples()) {
        const Info info = sniff(sample.bytes);
        SCOPED_TRACE(name(info.format));
        EXPECT_EQ(info.format, sample.format);
        EXPECT_EQ(info.width, sample.width);
        EXPECT_EQ(info.height, sample.height);
        const auto raster = decode(sample.bytes);
        ASSERT_TRUE(raster);
        ASSERT_EQ(raster->channels, 4);
        EXPECT_GE(raster->width, 2 * sample.width);
        EXPECT_EQ(colour_at(*raster, 0.25, 0.5), "255 0 0 255");
        EXPECT_EQ(colour_at(*raster, 0.75, 0.5), "0 0 255 255");
    }
}

TEST(Metafile, survives_any_cut_and_any_byte) {
    for (const Sample& sample : samples()) {
        for (std::size_t i = 0; i < sample.bytes.size(); ++i) {
            for (const char value : {'\0', '\x7F', '\xFF'}) {
                Bytes changed = sample.bytes;
                changed[i] = value;
                static_cast<void>(metafile_to_svg(changed, sample.format));
            }
            static_cast<void>(metafile_to_svg(BytesView(sample.bytes).substr(0, i), sample.format));
        }
    }
}

TEST(Emf, writes_text_where_the_file_says) {
    Bytes font = words32(1, -200, 0, 0, 0, 700) + Bytes(1, '\1') + Bytes(7, '\0') +
                 words16('A', 'r', 'i', 'a', 'l');
    font.resize(332);
    const Bytes text = words32(0, 0, 0, 0, 1, 0, 0, 100, 300, 4, 76, 0, 0, 0, 0, 0, 84) +
                       words16('a', ' ', 0x6E2C, '<') + words32(100, 50, 200, 60);
    const Bytes svg = metafile_to_svg(emf(emf_record(82, font) + emf_record(37, words32(1)) +
                                          emf_record(22, words32(24)) + emf_record(84, text)),
                                      Format::emf);
    EXPECT_NE(svg.find("font-size=\"200\""), Bytes::npos) << svg;
    EXPECT_NE(svg.find("font-weight=\"700\" font-style=\"italic\""), Bytes::npos) << svg;
    EXPECT_NE(svg.find("translate(100 300)"), Bytes::npos) << svg;
    EXPECT_NE(
        svg.find(
            "<tspan x=\"0\">a </tspan><tspan x=\"150\">測</tspan><tspan x=\"350\">&lt;</tspan>"),
        Bytes::npos)
        << svg;
}

TEST(Svm, sets_text_in_a_font_as_wide_as_the_authors) {
    const auto font = [](const Bytes& face, unsigned family, unsigned pitch) {
        const Bytes own = words16(face.size()) + face + words16(0) + words32(0, 423) +
                          words16(0xFFFF, family, pitch, 5, 0, 0, 0, 0, 0, 0);
        return svm_action(138, 1, words16(1) + words32(own.size()) + own);
    };
    const Bytes words = words32(0, 1'000, 2) + words16('N', 'o', 0, 2);
    const Bytes text = svm_action(112, 1, words);
    const Bytes svg = metafile_to_svg(svm(font("Albany", 3, 2) + text + font("My;Own", 5, 2) +
                                              text + font("Cumberland", 2, 1) + text,
                                          6),
                                      Format::svm);
    for (const auto* family : {"'Albany', 'Arial', serif",
                               "'My', 'Own', sans-serif",
                               "'Cumberland', 'Courier New', monospace"}) {
        EXPECT_NE(svg.find("font-family=\"" + Bytes(family) + "\""), Bytes::npos) << family << svg;
    }
}

TEST(Wmf, reads_text_in_the_code_page_of_its_font) {
    const Bytes font = words16(-100, 0, 0, 0, 400) + Bytes("\0\0\0\x88\0\0\0\0", 8) +
                       Bytes("Ming", 4) + Bytes(28, '\0');
    const Bytes text = words16(50, 10, 4, 0) + "\xA4\xA4\xA4\xE5"; // 中文 in Big5
    const Bytes svg = metafile_to_svg(
        wmf(wmf_record(0x02FB, font) + wmf_record(0x012D, words16(0)) + wmf_record(0x0A32, text)),
        Format::wmf);
    EXPECT_NE(svg.find("中"), Bytes::npos) << svg;
    EXPECT_NE(svg.find("文"), Bytes::npos) << svg;
}

TEST(Wmf, prefers_the_enhanced_one_inside) {
    const Bytes inner = halves_emf();
    const Bytes comment = words16(0x000F, 34 + inner.size()) + "WMFC" + words32(1, 0x10000) +
                          words16(0) + words32(0, 1, inner.size(), 0, inner.size()) + inner;
    const Bytes svg = metafile_to_svg(wmf(wmf_record(0x0626, comment)), Format::wmf);
    EXPECT_EQ(svg, metafile_to_svg(inner, Format::emf));
}

TEST(Emf, draws_bitmaps_and_masks) {
    const Bytes dib = words32(40, 2, 1) + words16(1, 24) + words32(0, 0, 0, 0, 0, 0);
    const Bytes pixels = Bytes("\xFF\0\0\0\0\xFF\0\0", 8); // blue, red
    const Bytes record =
        words32(0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 80, 40, 120, 8, 0, 0xCC0020, 1'000, 500) + dib +
        pixels;
    const auto raster = decode(emf(emf_record(81, record)));
    ASSERT_TRUE(raster);
    EXPECT_EQ(colour_at(*raster, 0.1, 0.5), "0 0 255 255");
    EXPECT_EQ(colour_at(*raster, 0.9, 0.5), "255 0 0 255");
}

TEST(Metafile, with_nothing_in_it_is_no_picture) {
    EXPECT_FALSE(decode(emf("")));
    EXPECT_FALSE(decode(wmf("")));
    EXPECT_FALSE(decode(svm("", 0)));
}

} // namespace
} // namespace engross::image
