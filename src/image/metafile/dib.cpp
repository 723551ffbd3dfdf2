#include "base/text.h"
#include "image/metafile/metafile.h"

#include <algorithm>
#include <array>
#include <bit>

namespace engross::image {
namespace {

constexpr std::uintmax_t most_pixels = 40'000'000;

std::string four(std::uint32_t value) {
    std::string out;
    for (unsigned i = 0; i < 4; ++i) {
        out += static_cast<char>((value >> (8 * i)) & 0xFFU);
    }
    return out;
}

// Bytes of header, masks and palette.
std::size_t info_size(BytesView dib) {
    const std::size_t header = little(dib, 0, 4);
    if (header < 40) {
        const std::uint32_t bits = little(dib, 10, 2);
        return header + (bits <= 8 ? std::size_t{3} << bits : 0);
    }
    const std::uint32_t bits = little(dib, 14, 2);
    const std::uint32_t used = little(dib, 32, 4);
    const std::size_t masks = header == 40 && little(dib, 16, 4) == 3 ? 12 : 0;
    const std::size_t colours = used > 0 && used <= 256 ? used
                                : bits <= 8             ? std::size_t{1} << bits
                                                        : 0;
    return header + masks + colours * 4;
}

unsigned byte_of(const Raster& raster, std::size_t at) {
    return static_cast<std::uint8_t>(raster.pixels[at]);
}

// The fourth bytes beside the colours, which are premultiplied.
Raster add_alpha(const Raster& colours, BytesView info, BytesView pixels) {
    Raster out = make_raster(colours.width, colours.height, 4);
    const auto width = static_cast<std::size_t>(colours.width);
    const auto height = static_cast<std::size_t>(colours.height);
    const bool from_top = static_cast<std::int32_t>(little(info, 8, 4)) < 0;
    for (std::size_t y = 0; y < height; ++y) {
        const std::size_t row = (from_top ? y : height - 1 - y) * width * 4;
        for (std::size_t x = 0; x < width; ++x) {
            const unsigned alpha = byte_at(pixels, row + 4 * x + 3);
            const std::size_t at = y * width + x;
            for (std::size_t c = 0; c < 3; ++c) {
                const unsigned value = byte_of(colours, 3 * at + c);
                out.pixels[4 * at + c] =
                    static_cast<char>(alpha == 0 ? 0 : std::min(255U, value * 255 / alpha));
            }
            out.pixels[4 * at + 3] = static_cast<char>(alpha);
        }
    }
    return out;
}

} // namespace

std::optional<Raster> decode_dib(BytesView info, BytesView pixels, bool with_alpha) {
    const std::uint32_t compression = little(info, 0, 4) >= 40 ? little(info, 16, 4) : 0;
    if (compression == 4 || compression == 5) { // a whole JPEG or PNG
        return decode(pixels, {.max_pixels = most_pixels});
    }
    const std::size_t head = std::min(info.size(), info_size(info));
    Bytes file = "BM" + four(static_cast<std::uint32_t>(14 + head + pixels.size())) + four(0) +
                 four(static_cast<std::uint32_t>(14 + head));
    file += info.substr(0, head);
    file += pixels;
    auto raster = decode_bmp(file, {.max_pixels = most_pixels});
    if (raster && with_alpha && little(info, 14, 2) == 32 && raster->channels == 3) {
        return add_alpha(*raster, info, pixels);
    }
    return raster;
}

std::optional<Raster> decode_packed_dib(BytesView dib) {
    const std::size_t head = info_size(dib);
    return head < dib.size() ? decode_dib(dib.substr(0, head), dib.substr(head)) : std::nullopt;
}

double Record::real(std::size_t at) const { return std::bit_cast<float>(u32(at)); }

std::vector<std::string> characters_of(BytesView bytes, unsigned charset) {
    struct Row {
        unsigned charset;
        const char* code_page;
        bool two_bytes;
    };

    static constexpr std::array<Row, 14> rows{{{0, "windows-1252", false},
                                               {128, "windows-932", true},
                                               {129, "windows-949", true},
                                               {134, "windows-936", true},
                                               {136, "windows-950", true},
                                               {161, "windows-1253", false},
                                               {162, "windows-1254", false},
                                               {163, "windows-1258", false},
                                               {177, "windows-1255", false},
                                               {178, "windows-1256", false},
                                               {186, "windows-1257", false},
                                               {204, "windows-1251", false},
                                               {222, "windows-874", false},
                                               {238, "windows-1250", false}}};
    const auto* found = std::ranges::find(rows, charset, &Row::charset);
    const Row& row = found == rows.end() ? rows.front() : *found;
    std::vector<std::string> out;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const std::uint8_t first = byte_at(bytes, i);
        if (first < 0x80) {
            out.emplace_back(1, bytes[i]);
            continue;
        }
        const bool single = !row.two_bytes || (charset == 128 && first >= 0xA1 && first <= 0xDF);
        const std::size_t size = single ? 1 : 2;
        out.push_back(text::from_code_page(bytes.substr(i, size), row.code_page));
        if (size == 2 && i + 1 < bytes.size()) {
            out.emplace_back();
            ++i;
        }
    }
    return out;
}

} // namespace engross::image
