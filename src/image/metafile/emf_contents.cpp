// Objects, text and bitmaps of an EMF.
#include "base/text.h"
#include "image/metafile/emf_records.h"

#include <algorithm>
#include <cmath>

namespace engross::image::emf {
namespace {

// `at`: of offset and size of the header, then of the pixels.
std::optional<Raster> bitmap(const Record& record, std::size_t at, bool with_alpha = false) {
    return decode_dib(record.from(record.u32(at), record.u32(at + 4)),
                      record.from(record.u32(at + 8), record.u32(at + 12)),
                      with_alpha);
}

std::string wide(const Record& record, std::size_t at) {
    char32_t unit = record.u16(at);
    if (unit >= 0xD800 && unit < 0xDC00) {
        const char32_t low = record.u16(at + 2);
        unit = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00)
                                             : 0xFFFD;
    } else if (unit >= 0xDC00 && unit < 0xE000) {
        return {}; // with the one before
    }
    std::string out;
    text::append(out, unit);
    return out;
}

void put(Gdi& gdi, const Blit& blit, std::optional<Raster> picture, const Box& part) {
    if (!picture) {
        return;
    }
    const auto whole = [](double value) { return static_cast<int>(std::clamp(value, -1e6, 1e6)); };
    const Point size{std::abs(part.to.x), std::abs(part.to.y)};
    if (size.x > 0 && size.y > 0 && (size.x < picture->width || size.y < picture->height)) {
        picture =
            cut_out(*picture, whole(part.from.x), whole(part.from.y), whole(size.x), whole(size.y));
    }
    if (picture->width > 0 && picture->height > 0) {
        gdi.blit(blit, &*picture);
    }
}

} // namespace

void pen(Gdi& gdi, const Record& record) {
    gdi.put_object(record.u32(8),
                   Pen{.style = record.u32(12),
                       .width = std::abs(static_cast<double>(record.i32(16))),
                       .colour = record.u32(24)});
}

void rich_pen(Gdi& gdi, const Record& record) {
    constexpr unsigned geometric = 0x10000;
    Pen pen{.style = record.u32(28),
            .width = static_cast<double>(record.u32(32)),
            .colour = record.u32(40)};
    pen.width = (pen.style & geometric) != 0 ? pen.width : 0;
    const std::size_t entries = std::min<std::size_t>(record.u32(48), 16);
    for (std::size_t i = 0; i < entries; ++i) {
        pen.dash.push_back(record.u32(52 + 4 * i));
    }
    gdi.put_object(record.u32(8), std::move(pen));
}

void brush(Gdi& gdi, const Record& record) {
    const unsigned style = record.u32(12);
    gdi.put_object(
        record.u32(8),
        Brush{.none = style == 1, .colour = record.u32(16), .opacity = style == 2 ? 0.4 : 1});
}

void pattern(Gdi& gdi, const Record& record) {
    Brush brush{.colour = 0x808080};
    auto tile = bitmap(record, 16);
    if (tile && tile->width <= 512 && tile->height <= 512) {
        brush.tile = std::move(tile);
    }
    gdi.put_object(record.u32(8), std::move(brush));
}

void font(Gdi& gdi, const Record& record) {
    Font font{.height = static_cast<double>(record.i32(12)),
              .escapement = record.i32(20),
              .weight = record.i32(28),
              .italic = record.u8(32) != 0,
              .underlined = record.u8(33) != 0,
              .struck = record.u8(34) != 0,
              .charset = record.u8(35),
              .pitch = record.u8(39)};
    for (std::size_t at = 40; at < 104 && record.u16(at) != 0; at += 2) {
        font.face += wide(record, at);
    }
    gdi.put_object(record.u32(8), std::move(font));
}

template <bool is_wide> void text(Gdi& gdi, const Record& record) {
    constexpr unsigned by_glyph = 0x10;
    const unsigned options = record.u32(52);
    TextOut out{.at = point32(record, 36), .opaque = (options & 2U) != 0, .box = box(record, 56)};
    const std::size_t count =
        (options & by_glyph) != 0 ? 0 : std::min<std::size_t>(record.u32(44), record.size());
    const std::size_t words = record.u32(48);
    if constexpr (is_wide) {
        for (std::size_t i = 0; i < count; ++i) {
            out.characters.push_back(wide(record, words + 2 * i));
        }
    } else {
        out.characters = characters_of(record.from(words, count), gdi.now.font.charset);
    }
    const std::size_t advances = record.u32(72);
    const std::size_t step = (options & 0x2000U) != 0 ? 8 : 4; // ETO_PDY
    for (std::size_t i = 0; advances >= 72 && i < count && advances + step * i < record.size();
         ++i) {
        out.advances.push_back(record.i32(advances + step * i));
    }
    gdi.write(out);
}

void small_text(Gdi& gdi, const Record& record) {
    const unsigned options = record.u32(20);
    TextOut out{.at = point32(record, 8)};
    const bool boxed = (options & 0x100U) == 0;
    const std::size_t words = boxed ? 52 : 36;
    out.opaque = boxed && (options & 2U) != 0;
    out.box = box(record, 36);
    const std::size_t count = std::min<std::size_t>(record.u32(16), record.size());
    for (std::size_t i = 0; i < count; ++i) {
        out.characters.push_back(
            (options & 0x200U) != 0
                ? std::string(1, static_cast<char>(record.u8(words + i) & 0x7FU))
                : wide(record, words + 2 * i));
    }
    gdi.write(out);
}

void stretch_bits(Gdi& gdi, const Record& record) {
    const Point at = point32(record, 24);
    const Point size = point32(record, 72);
    put(gdi,
        {at, size.x, size.y, record.u32(68)},
        bitmap(record, 48),
        {point32(record, 32), point32(record, 40)});
}

void set_bits(Gdi& gdi, const Record& record) {
    const Point size = point32(record, 40);
    put(gdi,
        {point32(record, 24), size.x, size.y},
        bitmap(record, 48),
        {point32(record, 32), size});
}

template <Kind kind> void blit(Gdi& gdi, const Record& record) {
    const Point size = point32(record, 32);
    Blit blit{point32(record, 24), size.x, size.y};
    if constexpr (kind == Kind::bit || kind == Kind::stretch) {
        blit.operation = record.u32(40);
    }
    if (record.u32(88) == 0) {
        gdi.blit(blit, nullptr);
        return;
    }
    const bool with_alpha = kind == Kind::alpha && record.u8(43) == 1;
    const Point part = kind == Kind::bit ? size : point32(record, 100);
    put(gdi, blit, bitmap(record, 84, with_alpha), {point32(record, 44), part});
}

void mask_blit(Gdi& gdi, const Record& record) {
    const Point size = point32(record, 32);
    put(gdi,
        {point32(record, 24), size.x, size.y},
        bitmap(record, 84),
        {point32(record, 44), size});
}

void gradient(Gdi& gdi, const Record& record) {
    const std::size_t corners = std::min<std::size_t>(record.u32(24), record.size() / 16);
    const std::size_t count = std::min<std::size_t>(record.u32(28), record.size() / 8);
    const auto colour = [&](std::size_t at) { // 16 bits each
        return std::uint32_t{record.u8(at + 9)} | (std::uint32_t{record.u8(at + 11)} << 8U) |
               (std::uint32_t{record.u8(at + 13)} << 16U);
    };
    for (std::size_t i = 0; i < count && record.u32(32) < 2; ++i) {
        const std::size_t pair = 36 + 16 * corners + 8 * i;
        const std::size_t from = 36 + 16 * std::size_t{record.u32(pair)};
        const std::size_t to = 36 + 16 * std::size_t{record.u32(pair + 4)};
        gdi.gradient({point32(record, from), point32(record, to)},
                     colour(from),
                     colour(to),
                     record.u32(32) == 1);
    }
}

template void text<false>(Gdi&, const Record&);
template void text<true>(Gdi&, const Record&);
template void blit<Kind::bit>(Gdi&, const Record&);
template void blit<Kind::stretch>(Gdi&, const Record&);
template void blit<Kind::alpha>(Gdi&, const Record&);
template void blit<Kind::transparent>(Gdi&, const Record&);

} // namespace engross::image::emf
