#include "image/metafile/svm_stream.h"

#include <libdeflate.h>

#include <algorithm>
#include <array>

namespace engross::image {

Matrix svm_units(SvmStream mode) {
    constexpr std::array<double, 11> units{
        1, 10, 100, 1000, 2.54, 25.4, 254, 2540, 2540.0 / 72, 2540.0 / 1440, 2540.0 / 96};
    const std::size_t unit = mode.u16();
    const Point origin = mode.point();
    const auto fraction = [&] {
        const double above = mode.i32();
        const double below = mode.i32();
        return below == 0 ? 1 : above / below;
    };
    const double base = unit < units.size() ? units.at(unit) : 1;
    const double x = base * fraction();
    const double y = base * fraction();
    return {x, 0, 0, y, origin.x * x, origin.y * y};
}

std::optional<SvmHeader> svm_header(BytesView bytes) {
    constexpr std::size_t most_actions = 500'000;
    SvmStream stream(slice(bytes, 6, BytesView::npos));
    SvmStream head = stream.part();
    head.skip(4);
    SvmHeader header;
    header.mode = svm_units(head.part());
    const Point size = head.point();
    header.size = {size.x * header.mode.a, size.y * header.mode.d};
    header.actions = std::min<std::size_t>(head.u32(), most_actions);
    header.rest = stream.rest();
    constexpr double largest = 1e6;
    const bool good = header.size.x > 0 && header.size.y > 0 && header.size.x < largest &&
                      header.size.y < largest;
    return good ? std::optional(header) : std::nullopt;
}

// Families: 3 roman; the pitch of fixed width is 1.
Font svm_font(SvmStream font, bool& is_unicode) {
    constexpr unsigned roman = 3;
    constexpr unsigned fixed = 1;
    constexpr unsigned semi_bold = 6;
    Font out;
    const std::size_t name = font.u16();
    out.face = std::string(font.rest().substr(0, std::min<std::size_t>(name, font.rest().size())));
    font.skip(name);
    font.skip(font.u16()); // the style's name
    font.skip(4);
    out.height = -font.i32();
    is_unicode = font.u16() == 0xFFFF;
    const unsigned family = font.u16();
    out.pitch = (font.u16() == fixed ? 3U : family == roman ? 1U : 2U) << 4U;
    out.weight = font.u16() > semi_bold ? 700 : 400;
    out.underlined = font.u16() != 0;
    out.struck = font.u16() != 0;
    out.italic = font.u16() != 0;
    font.skip(4);
    out.escapement = static_cast<std::int16_t>(font.u16());
    return out;
}

std::optional<Raster> svm_bitmap(BytesView file) {
    constexpr std::size_t file_header = 14;
    constexpr std::uint32_t packed = 0x01004453;
    constexpr std::size_t largest = 64U << 20U;
    if (little(file, file_header + 16, 4) != packed) {
        return decode_bmp(file, {});
    }
    const std::size_t data = little(file, 10, 4);
    const std::size_t size = little(file, data + 4, 4);
    const BytesView coded = slice(file, data + 12, little(file, data, 4));
    if (size == 0 || size > largest || size / 1100 > coded.size()) {
        return std::nullopt;
    }
    Bytes pixels(size, '\0');
    auto* inflater = libdeflate_alloc_decompressor();
    std::size_t written = 0;
    const auto result = libdeflate_zlib_decompress(
        inflater, coded.data(), coded.size(), pixels.data(), pixels.size(), &written);
    libdeflate_free_decompressor(inflater);
    Bytes plain(file.substr(0, data));
    plain.replace(file_header + 16, 4, 4, '\0');
    return result == LIBDEFLATE_SUCCESS ? decode_bmp(plain + pixels, {}) : std::nullopt;
}

} // namespace engross::image
