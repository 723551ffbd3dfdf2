// Windows metafiles, [MS-WMF]: 16-bit records; arguments stand in the reverse order of the
// functions'.
#include "image/metafile/wmf_records.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace engross::image {
namespace {

constexpr std::size_t most_slots = 4'096;

class Player {
public:
    // `window`, or whatever window the file sets later, fills `view`.
    Player(Sketch& sketch, const Box& view, const Box& window) : gdi_(sketch, {1, 1}) {
        gdi_.now.map_mode = 8;
        gdi_.now.viewport_size = view.to;
        gdi_.now.window_at = window.from;
        gdi_.now.window_size = {window.to.x - window.from.x, window.to.y - window.from.y};
    }

    void play(unsigned function, const Record& record);

private:
    using Act = void (Player::*)(const Record&);

    // Arguments begin behind size and function: the n-th 16-bit one.
    static double arg(const Record& record, std::size_t n) { return record.i16(6 + 2 * n); }

    static Point point(const Record& record, std::size_t n) {
        return {arg(record, n + 1), arg(record, n)};
    } // y, x

    static Box box(const Record& record, std::size_t n) {
        return {point(record, n + 2), point(record, n)};
    }

    static std::vector<Point> points(const Record& record, std::size_t n, std::size_t count) {
        const std::size_t room = record.size() > 6 + 2 * n ? (record.size() - 6 - 2 * n) / 4 : 0;
        std::vector<Point> all(std::min(count, room));
        for (std::size_t i = 0; i < all.size(); ++i) {
            all[i] = {arg(record, n + 2 * i), arg(record, n + 2 * i + 1)};
        }
        return all;
    }

    void window_at(const Record& record) { gdi_.now.window_at = point(record, 0); }

    void window_size(const Record& record) {
        if (const Point size = point(record, 0); size.x != 0 && size.y != 0) {
            gdi_.now.window_size = size;
        }
    }

    void offset_window(const Record& record) {
        gdi_.now.window_at.x += arg(record, 1);
        gdi_.now.window_at.y += arg(record, 0);
    }

    void background(const Record& record) { gdi_.now.background = record.u32(6); }

    void text_colour(const Record& record) { gdi_.now.text_colour = record.u32(6); }

    void fill_mode(const Record& record) { gdi_.now.even_odd = record.u16(6) == 1; }

    void rop(const Record& record) { gdi_.now.rop = record.u16(6); }

    void align(const Record& record) { gdi_.now.align = record.u16(6); }

    void move(const Record& record) { gdi_.move_to(point(record, 0)); }

    void line(const Record& record) { gdi_.line_to(point(record, 0)); }

    void rectangle(const Record& record) { gdi_.rectangle(box(record, 0)); }

    void ellipse(const Record& record) { gdi_.ellipse(box(record, 0)); }

    void round(const Record& record) { gdi_.round_rectangle(box(record, 2), point(record, 0)); }

    template <ArcKind kind> void arc(const Record& record) {
        gdi_.arc(box(record, 4), point(record, 2), point(record, 0), kind);
    }

    void polygon(const Record& record) {
        const auto all = points(record, 1, record.u16(6));
        gdi_.polygons(all, std::array{static_cast<std::uint32_t>(all.size())});
    }

    void polyline(const Record& record) { gdi_.polyline(points(record, 1, record.u16(6))); }

    void polygons(const Record& record) {
        const std::size_t groups = std::min<std::size_t>(record.u16(6), record.size() / 2);
        std::vector<std::uint32_t> counts(groups);
        std::size_t total = 0;
        for (std::size_t i = 0; i < groups; ++i) {
            counts[i] = record.u16(8 + 2 * i);
            total += counts[i];
        }
        gdi_.polygons(points(record, 1 + groups, total), counts);
    }

    void save(const Record&) { gdi_.save(); }

    void restore(const Record& record) { gdi_.restore(record.i16(6)); }

    void intersect_clip(const Record& record) { gdi_.intersect_clip(box(record, 0)); }

    // A new object takes the lowest free place.
    void put(Gdi::Object object) {
        const auto free = std::ranges::find(slots_, false);
        const auto index = static_cast<std::size_t>(free - slots_.begin());
        if (free != slots_.end()) {
            *free = true;
        } else if (slots_.size() < most_slots) {
            slots_.push_back(true);
        } else {
            return;
        }
        gdi_.put_object(static_cast<std::uint32_t>(index), std::move(object));
    }

    void select(const Record& record) { gdi_.select(record.u16(6)); }

    void drop(const Record& record) {
        const std::size_t index = record.u16(6);
        gdi_.drop_object(record.u16(6));
        if (index < slots_.size()) {
            slots_[index] = false;
        }
    }

    void other_object(const Record&) { put({}); }

    // Scans of a top, a bottom and pairs of left and right ([MS-WMF] 2.2.1.5).
    void region(const Record& record) {
        Region boxes;
        std::size_t at = 6 + 22;
        const std::size_t scans = record.u16(6 + 10);
        for (std::size_t i = 0; i < scans && at + 8 <= record.size(); ++i) {
            const std::size_t pairs = record.u16(at) / 2U;
            for (std::size_t j = 0; j < pairs && at + 6 + 4 * j < record.size(); ++j) {
                const auto left = static_cast<double>(record.i16(at + 6 + 4 * j));
                const auto right = static_cast<double>(record.i16(at + 8 + 4 * j));
                boxes.push_back({{left, static_cast<double>(record.i16(at + 2))},
                                 {right, static_cast<double>(record.i16(at + 4))}});
            }
            at += 8 + 4 * pairs;
        }
        put(std::move(boxes));
    }

    void clip_region(const Record& record) {
        constexpr unsigned copy = 5;
        const Gdi::Object* object = gdi_.object(record.u16(6));
        const auto* region = object == nullptr ? nullptr : std::get_if<Region>(object);
        gdi_.select_clip(region == nullptr ? Region() : *region, copy);
    }

    void pen(const Record& record) {
        put(Pen{
            .style = record.u16(6), .width = std::abs(arg(record, 1)), .colour = record.u32(12)});
    }

    void brush(const Record& record) {
        const unsigned style = record.u16(6);
        put(Brush{.none = style == 1, .colour = record.u32(8), .opacity = style == 2 ? 0.4 : 1});
    }

    void pattern(const Record& record) {
        Brush brush{.colour = 0x808080};
        auto tile = decode_packed_dib(record.from(10));
        if (tile && tile->width <= 512 && tile->height <= 512) {
            brush.tile = std::move(tile);
        }
        put(std::move(brush));
    }

    void font(const Record& record) {
        Font font{.height = arg(record, 0),
                  .escapement = record.i16(10),
                  .weight = record.i16(14),
                  .italic = record.u8(16) != 0,
                  .underlined = record.u8(17) != 0,
                  .struck = record.u8(18) != 0,
                  .charset = record.u8(19),
                  .pitch = record.u8(23)};
        const BytesView face = record.from(24, 32);
        for (const std::string& character :
             characters_of(face.substr(0, face.find('\0')), font.charset)) {
            font.face += character;
        }
        put(std::move(font));
    }

    void text(const Record& record) {
        const std::size_t count = record.u16(6);
        const std::size_t end = 1 + (count + 1) / 2;
        gdi_.write({.at = point(record, end),
                    .characters = characters_of(record.from(8, count), gdi_.now.font.charset)});
    }

    void rich_text(const Record& record) {
        const std::size_t count = record.u16(10);
        const unsigned options = record.u16(12);
        const bool boxed = (options & 6U) != 0;
        const std::size_t words = boxed ? 22 : 14;
        TextOut out{.at = point(record, 0)};
        out.opaque = (options & 2U) != 0;
        out.box = {{arg(record, 4), arg(record, 5)}, {arg(record, 6), arg(record, 7)}};
        out.characters = characters_of(record.from(words, count), gdi_.now.font.charset);
        const std::size_t advances = words + (count + 1) / 2 * 2;
        for (std::size_t i = 0; i < count && advances + 2 * i < record.size(); ++i) {
            out.advances.push_back(record.i16(advances + 2 * i));
        }
        gdi_.write(out);
    }

    // `n`: of the source's size (when it has one), its place, then size and place of the goal.
    void put_bitmap(const Record& record, std::size_t n, bool sized, std::size_t dib) {
        const std::size_t goal = n + (sized ? 4 : 2);
        const Blit blit{
            point(record, goal + 2), arg(record, goal + 1), arg(record, goal), record.u32(6)};
        auto picture = decode_packed_dib(record.from(6 + 2 * dib));
        if (!picture) {
            return;
        }
        const Point size = point(record, sized ? n : goal);
        const Point from = point(record, sized ? n + 2 : n);
        const auto whole = [](double value) { return static_cast<int>(std::abs(value)); };
        if (size.x > 0 && size.y > 0 && (size.x < picture->width || size.y < picture->height)) {
            picture = cut_out(*picture, whole(from.x), whole(from.y), whole(size.x), whole(size.y));
        }
        if (picture->width > 0 && picture->height > 0) {
            gdi_.blit(blit, &*picture);
        }
    }

    void stretch_bits(const Record& record) { put_bitmap(record, 3, true, 11); }

    void stretch_blit(const Record& record) {
        has_bitmap(record, 0x0B) ? put_bitmap(record, 2, true, 10) : paint(record, 7);
    }

    void bit_blit(const Record& record) {
        has_bitmap(record, 0x09) ? put_bitmap(record, 2, false, 8) : paint(record, 5);
    }

    void fill(const Record& record) { paint(record, 2); }

    static bool has_bitmap(const Record& record, std::size_t high_byte) {
        return record.u32(0) != high_byte + 3;
    }

    void paint(const Record& record, std::size_t n) {
        gdi_.blit({point(record, n + 2), arg(record, n + 1), arg(record, n), record.u32(6)},
                  nullptr);
    }

    struct Row {
        unsigned function;
        Act act;
    };

    static const std::array<Row, 38> rows;

    Gdi gdi_;
    std::vector<bool> slots_;
};

const std::array<Player::Row, 38> Player::rows{{
    {0x001E, &Player::save},
    {0x00F7, &Player::other_object}, // a palette
    {0x0104, &Player::rop},
    {0x0106, &Player::fill_mode},
    {0x0127, &Player::restore},
    {0x012C, &Player::clip_region},
    {0x012D, &Player::select},
    {0x012E, &Player::align},
    {0x0142, &Player::pattern},
    {0x01F0, &Player::drop},
    {0x01F9, &Player::other_object}, // a pattern for one device
    {0x0201, &Player::background},
    {0x0209, &Player::text_colour},
    {0x020B, &Player::window_at},
    {0x020C, &Player::window_size},
    {0x020F, &Player::offset_window},
    {0x0213, &Player::line},
    {0x0214, &Player::move},
    {0x02FA, &Player::pen},
    {0x02FB, &Player::font},
    {0x02FC, &Player::brush},
    {0x0324, &Player::polygon},
    {0x0325, &Player::polyline},
    {0x0416, &Player::intersect_clip},
    {0x0418, &Player::ellipse},
    {0x041B, &Player::rectangle},
    {0x0521, &Player::text},
    {0x0538, &Player::polygons},
    {0x061C, &Player::round},
    {0x061D, &Player::fill},
    {0x06FF, &Player::region},
    {0x0817, &Player::arc<ArcKind::arc>},
    {0x081A, &Player::arc<ArcKind::pie>},
    {0x0830, &Player::arc<ArcKind::chord>},
    {0x0940, &Player::bit_blit},
    {0x0A32, &Player::rich_text},
    {0x0B41, &Player::stretch_blit},
    {0x0F43, &Player::stretch_bits},
}};

void Player::play(unsigned function, const Record& record) {
    const auto* found = std::ranges::lower_bound(rows, function, {}, &Row::function);
    if (found != rows.end() && found->function == function) {
        (this->*found->act)(record);
    }
}

MetafileSize size_of(const WmfFrame& frame) {
    const auto& [from, to] = frame.view;
    const double scale = 96 / frame.inch;
    return {std::abs(to.x - from.x) * scale, std::abs(to.y - from.y) * scale};
}

} // namespace

std::optional<MetafileSize> wmf_size(BytesView bytes) {
    const auto frame = wmf_frame(bytes);
    return frame ? std::optional(size_of(*frame)) : std::nullopt;
}

Bytes wmf_to_svg(BytesView bytes) {
    const auto frame = wmf_frame(bytes);
    if (!frame) {
        return {};
    }
    if (const Bytes emf = enhanced_of_wmf(bytes); sniff(emf).format == Format::emf) {
        if (Bytes svg = emf_to_svg(emf); !svg.empty()) {
            return svg;
        }
    }
    const MetafileSize size = size_of(*frame);
    // Upside-down windows are common; a view box is always upright, from its top left corner.
    const Box view{{0, 0}, {size.width, size.height}};
    Sketch sketch(size.width, size.height, view);
    Player player(sketch, view, frame->view);
    each_wmf_record(bytes, [&](unsigned function, const Record& record) {
        player.play(function, record);
        return !sketch.is_full();
    });
    return sketch.has_drawn() ? sketch.take() : Bytes();
}

} // namespace engross::image
