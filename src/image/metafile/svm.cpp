// StarView metafiles (VCLMTF): how LibreOffice keeps the look of embedded charts and drawings in
// ODF (ObjectReplacements/). The format is described by nothing but its programs.
#include "image/metafile/svm_stream.h"

#include <algorithm>
#include <array>

namespace engross::image {
namespace {

constexpr double px_of_mm = 96 / 25.4;

// 0x00RRGGBB as Windows has it.
std::uint32_t windows_colour(std::uint32_t colour) {
    return ((colour & 0xFFU) << 16U) | (colour & 0xFF00U) | ((colour >> 16U) & 0xFFU);
}

class Player {
public:
    Player(Sketch& sketch, const Matrix& mode) : gdi_(sketch, {1, 1}) {
        set_mode(mode);
        gdi_.now.opaque = false;
    }

    void play(unsigned type, unsigned version, SvmStream action);

private:
    using Act = void (Player::*)(SvmStream&, unsigned);

    void set_mode(const Matrix& mode) {
        constexpr double px = px_of_mm / 100;
        gdi_.now.world = mode.then({px, 0, 0, px, 0, 0});
    }

    void mode(SvmStream& action, unsigned) { set_mode(svm_units(action.part())); }

    void push(SvmStream&, unsigned) { gdi_.save(); }

    void pop(SvmStream&, unsigned) { gdi_.restore(-1); }

    void line_colour(SvmStream& action, unsigned) {
        constexpr unsigned null_pen = 5;
        gdi_.now.pen.colour = windows_colour(action.u32());
        gdi_.now.pen.style = action.u8() != 0 ? 0 : null_pen;
    }

    void fill_colour(SvmStream& action, unsigned) {
        gdi_.now.brush = {.colour = windows_colour(action.u32())};
        gdi_.now.brush.none = action.u8() == 0;
    }

    void text_colour(SvmStream& action, unsigned) {
        gdi_.now.text_colour = windows_colour(action.u32());
    }

    void text_align(SvmStream& action, unsigned) {
        constexpr std::array<unsigned, 3> windows{0, 24, 8}; // top, baseline, bottom
        gdi_.now.align = windows.at(std::min<std::size_t>(action.u16(), 2));
    }

    void font(SvmStream& action, unsigned) { gdi_.now.font = svm_font(action.part(), is_unicode_); }

    // The line's own width, for one drawing.
    void line_info(SvmStream& action) {
        SvmStream info = action.part();
        info.skip(2);
        gdi_.now.pen.width = std::max(0.0, info.i32());
    }

    void line(SvmStream& action, unsigned version) {
        const Point from = action.point();
        const Point to = action.point();
        if (version >= 2) {
            line_info(action);
        }
        gdi_.polyline(std::array{from, to});
        gdi_.now.pen.width = 0;
    }

    void polyline(SvmStream& action, unsigned version) {
        const auto points = action.points();
        if (version >= 2) {
            line_info(action);
        }
        gdi_.polyline(points);
        gdi_.now.pen.width = 0;
    }

    void polygon(SvmStream& action, unsigned) {
        const auto points = action.points();
        gdi_.polygons(points, std::array{static_cast<std::uint32_t>(points.size())});
    }

    void polygons(SvmStream& action, unsigned) {
        std::vector<Point> all;
        std::vector<std::uint32_t> counts;
        const std::size_t count = action.u16();
        for (std::size_t i = 0; i < count && !action.at_end(); ++i) {
            const auto points = action.points();
            counts.push_back(static_cast<std::uint32_t>(points.size()));
            all.insert(all.end(), points.begin(), points.end());
        }
        gdi_.polygons(all, counts);
    }

    void transparent(SvmStream& action, unsigned version) {
        SvmStream ahead = action;
        const std::size_t count = ahead.u16();
        for (std::size_t i = 0; i < count && !ahead.at_end(); ++i) {
            ahead.points();
        }
        gdi_.now.brush.opacity = 1 - std::min<double>(ahead.u16(), 100) / 100;
        polygons(action, version);
        gdi_.now.brush.opacity = 1;
    }

    void rectangle(SvmStream& action, unsigned) { gdi_.rectangle(action.box()); }

    void ellipse(SvmStream& action, unsigned) { gdi_.ellipse(action.box()); }

    void round(SvmStream& action, unsigned) {
        const Box box = action.box();
        const double across = 2 * action.i32();
        gdi_.round_rectangle(box, {across, 2 * action.i32()});
    }

    template <ArcKind kind> void arc(SvmStream& action, unsigned) {
        const Box box = action.box();
        const Point start = action.point();
        gdi_.arc(box, start, action.point(), kind);
    }

    void write(Point at,
               std::string_view words,
               std::size_t first,
               std::size_t count,
               const std::vector<double>& ends) {
        const std::u32string all = text::decode(words);
        TextOut out{.at = at};
        double before = 0;
        for (std::size_t i = 0; i < count && first + i < all.size(); ++i) {
            out.characters.push_back(text::encode(all.substr(first + i, 1)));
            if (i < ends.size()) { // how far it is to the character's end
                out.advances.push_back(ends[i] - before);
                before = ends[i];
            }
        }
        gdi_.write(out);
    }

    // As the first version had it: in the font's code page, or in UTF-16 when the font is
    // Unicode's.
    std::string old_words(SvmStream& action) const {
        if (is_unicode_) {
            const std::uint32_t size = action.u32();
            return action.words(size);
        }
        const std::size_t size = action.u16();
        std::string words(action.rest().substr(0, size));
        action.skip(size);
        return words;
    }

    void text(SvmStream& action, unsigned version) {
        const Point at = action.point();
        const std::string old = old_words(action);
        const std::size_t first = action.u16();
        const std::size_t count = action.u16();
        write(at, version >= 2 ? action.words(action.u16()) : old, first, count, {});
    }

    void text_array(SvmStream& action, unsigned version) {
        const Point at = action.point();
        const std::string old = old_words(action);
        const std::size_t first = action.u16();
        const std::size_t count = action.u16();
        std::vector<double> ends(std::min<std::size_t>(action.u32(), action.rest().size() / 4));
        std::ranges::generate(ends, [&] { return action.i32(); });
        write(at, version >= 2 ? action.words(action.u16()) : old, first, count, ends);
    }

    void stretch_text(SvmStream& action, unsigned version) {
        const Point at = action.point();
        const std::string old = old_words(action);
        action.skip(4); // how wide it was then
        const std::size_t first = action.u16();
        const std::size_t count = action.u16();
        write(at, version >= 2 ? action.words(action.u16()) : old, first, count, {});
    }

    // The place and size come last, whatever the bitmap's own size is.
    void bitmap_scaled(SvmStream& action, unsigned) {
        constexpr std::size_t place = 16;
        const BytesView all = action.rest();
        if (all.size() <= place) {
            return;
        }
        SvmStream end(all.substr(all.size() - place));
        const Point at = end.point();
        const Point size = end.point();
        if (const auto picture = svm_bitmap(all.substr(0, all.size() - place))) {
            gdi_.blit({at, size.x, size.y}, &*picture);
        }
    }

    void clip_box(SvmStream& action, unsigned) {
        Box box = action.box();
        box.to.x += 1;
        box.to.y += 1;
        gdi_.intersect_clip(box);
    }

    void clip_region(SvmStream& action, unsigned) {
        const auto boxes = region(action.part());
        if (boxes.size() == 1) {
            gdi_.intersect_clip(boxes.front());
        }
    }

    // Bands of rectangles.
    static std::vector<Box> region(SvmStream stream) {
        constexpr unsigned rectangle = 2;

        enum Entry : unsigned { band, separation };

        std::vector<Box> boxes;
        stream.skip(2);
        double top = 0;
        double bottom = 0;
        for (bool goes_on = stream.u16() >= rectangle; goes_on && !stream.at_end();) {
            const unsigned entry = stream.u16();
            const Point pair = entry <= separation ? stream.point() : Point();
            goes_on = entry <= separation;
            if (entry == band) {
                top = pair.x;
                bottom = pair.y;
            } else if (goes_on) {
                boxes.push_back({{pair.x, top}, {pair.y + 1, bottom + 1}});
            }
        }
        return boxes;
    }

    struct Row {
        unsigned type;
        Act act;
    };

    static const std::array<Row, 26> rows;

    Gdi gdi_;
    bool is_unicode_ = false;
};

const std::array<Player::Row, 26> Player::rows{{
    {102, &Player::line},
    {103, &Player::rectangle},
    {104, &Player::round},
    {105, &Player::ellipse},
    {106, &Player::arc<ArcKind::arc>},
    {107, &Player::arc<ArcKind::pie>},
    {108, &Player::arc<ArcKind::chord>},
    {109, &Player::polyline},
    {110, &Player::polygon},
    {111, &Player::polygons},
    {112, &Player::text},
    {113, &Player::text_array},
    {114, &Player::stretch_text},
    {117, &Player::bitmap_scaled},
    {120, &Player::bitmap_scaled},
    {129, &Player::clip_box},
    {130, &Player::clip_region},
    {132, &Player::line_colour},
    {133, &Player::fill_colour},
    {134, &Player::text_colour},
    {136, &Player::text_align},
    {137, &Player::mode},
    {138, &Player::font},
    {139, &Player::push},
    {140, &Player::pop},
    {142, &Player::transparent},
}};

void Player::play(unsigned type, unsigned version, SvmStream action) {
    const auto* found = std::ranges::lower_bound(rows, type, {}, &Row::type);
    if (found != rows.end() && found->type == type) {
        (this->*found->act)(action, version);
    }
}

} // namespace

std::optional<MetafileSize> svm_size(BytesView bytes) {
    const auto header = svm_header(bytes);
    return header ? std::optional(MetafileSize{header->size.x * px_of_mm / 100,
                                               header->size.y * px_of_mm / 100})
                  : std::nullopt;
}

Bytes svm_to_svg(BytesView bytes) {
    const auto header = svm_header(bytes);
    if (!header) {
        return {};
    }
    const Point size{header->size.x * px_of_mm / 100, header->size.y * px_of_mm / 100};
    Sketch sketch(size.x, size.y, {{0, 0}, size});
    Player player(sketch, header->mode);
    SvmStream stream(header->rest);
    for (std::size_t i = 0; i < header->actions && !stream.at_end() && !sketch.is_full(); ++i) {
        const unsigned type = stream.u16();
        unsigned version = 0;
        const SvmStream action = stream.part(version);
        player.play(type, version, action);
    }
    return sketch.has_drawn() ? sketch.take() : Bytes();
}

} // namespace engross::image
