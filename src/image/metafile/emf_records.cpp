// The state, lines and shapes of an EMF, and the table of its records.
#include "image/metafile/emf_records.h"

#include <algorithm>
#include <array>

namespace engross::image {
namespace emf {
namespace {

std::vector<Point> points(const Record& record, std::size_t at, std::size_t count, bool small) {
    const std::size_t size = small ? 4 : 8;
    const std::size_t room = record.size() > at ? (record.size() - at) / size : 0;
    std::vector<Point> all(std::min(count, room));
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i] = small ? point16(record, at + i * size) : point32(record, at + i * size);
    }
    return all;
}

template <bool small> std::vector<Point> listed(const Record& record) {
    return points(record, 28, record.u32(24), small);
}

template <bool small> void polygon(Gdi& gdi, const Record& record) {
    const auto all = listed<small>(record);
    gdi.polygons(all, std::array{static_cast<std::uint32_t>(all.size())});
}

template <bool small> void polyline(Gdi& gdi, const Record& record) {
    gdi.polyline(listed<small>(record));
}

template <bool small> void polyline_to(Gdi& gdi, const Record& record) {
    gdi.polyline_to(listed<small>(record));
}

template <bool small> void curves(Gdi& gdi, const Record& record) {
    gdi.curves(listed<small>(record));
}

template <bool small> void curves_to(Gdi& gdi, const Record& record) {
    gdi.curves_to(listed<small>(record));
}

template <bool small, bool closed> void many(Gdi& gdi, const Record& record) {
    const std::size_t groups = std::min<std::size_t>(record.u32(24), record.size() / 4);
    std::vector<std::uint32_t> counts(groups);
    for (std::size_t i = 0; i < groups; ++i) {
        counts[i] = record.u32(32 + 4 * i);
    }
    const auto all = points(record, 32 + 4 * groups, record.u32(28), small);
    closed ? gdi.polygons(all, counts) : gdi.polylines(all, counts);
}

// Points with a kind each: 6 moves, 2 draws a line, 4 a curve, 1 more closes.
template <bool small> void drawn(Gdi& gdi, const Record& record) {
    const auto all = listed<small>(record);
    const std::size_t kinds = 28 + std::size_t{record.u32(24)} * (small ? 4 : 8);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const unsigned kind = record.u8(kinds + i) & 6U;
        if (kind == 4 && i + 2 < all.size()) {
            gdi.curves_to(std::span(all).subspan(i, 3));
            i += 2;
        } else if (kind == 6) {
            gdi.move_to(all[i]);
        } else {
            gdi.line_to(all[i]);
        }
    }
}

void window_size(Gdi& gdi, const Record& record) { gdi.now.window_size = point32(record, 8); }

void window_at(Gdi& gdi, const Record& record) { gdi.now.window_at = point32(record, 8); }

void viewport_size(Gdi& gdi, const Record& record) { gdi.now.viewport_size = point32(record, 8); }

void viewport_at(Gdi& gdi, const Record& record) { gdi.now.viewport_at = point32(record, 8); }

void scale_size(const Record& record, Point& size) {
    const auto part = [&](std::size_t at) {
        return record.i32(at + 4) == 0 ? 1.0
                                       : static_cast<double>(record.i32(at)) / record.i32(at + 4);
    };
    size = {size.x * part(8), size.y * part(16)};
}

void scale_window(Gdi& gdi, const Record& record) { scale_size(record, gdi.now.window_size); }

void scale_viewport(Gdi& gdi, const Record& record) { scale_size(record, gdi.now.viewport_size); }

void map_mode(Gdi& gdi, const Record& record) { gdi.now.map_mode = record.u32(8); }

void background_mode(Gdi& gdi, const Record& record) { gdi.now.opaque = record.u32(8) == 2; }

void fill_mode(Gdi& gdi, const Record& record) { gdi.now.even_odd = record.u32(8) == 1; }

void rop(Gdi& gdi, const Record& record) { gdi.now.rop = record.u32(8); }

void align(Gdi& gdi, const Record& record) { gdi.now.align = record.u32(8); }

void text_colour(Gdi& gdi, const Record& record) { gdi.now.text_colour = record.u32(8); }

void background(Gdi& gdi, const Record& record) { gdi.now.background = record.u32(8); }

void direction(Gdi& gdi, const Record& record) { gdi.now.clockwise = record.u32(8) == 2; }

void save(Gdi& gdi, const Record&) { gdi.save(); }

void restore(Gdi& gdi, const Record& record) { gdi.restore(record.i32(8)); }

Matrix matrix(const Record& record, std::size_t at) {
    return {record.real(at),
            record.real(at + 4),
            record.real(at + 8),
            record.real(at + 12),
            record.real(at + 16),
            record.real(at + 20)};
}

void set_world(Gdi& gdi, const Record& record) { gdi.now.world = matrix(record, 8); }

void modify_world(Gdi& gdi, const Record& record) {
    const Matrix change = matrix(record, 8);
    switch (record.u32(32)) {
    case 1:
        gdi.now.world = {};
        break;
    case 2:
        gdi.now.world = change.then(gdi.now.world);
        break;
    case 3:
        gdi.now.world = gdi.now.world.then(change);
        break;
    case 4:
        gdi.now.world = change;
        break;
    default:
        break;
    }
}

void move(Gdi& gdi, const Record& record) { gdi.move_to(point32(record, 8)); }

void line(Gdi& gdi, const Record& record) { gdi.line_to(point32(record, 8)); }

void rectangle(Gdi& gdi, const Record& record) { gdi.rectangle(box(record, 8)); }

void ellipse(Gdi& gdi, const Record& record) { gdi.ellipse(box(record, 8)); }

void round(Gdi& gdi, const Record& record) {
    gdi.round_rectangle(box(record, 8), point32(record, 24));
}

template <ArcKind kind> void arc(Gdi& gdi, const Record& record) {
    gdi.arc(box(record, 8), point32(record, 24), point32(record, 32), kind);
}

void angle_arc(Gdi& gdi, const Record& record) {
    gdi.angle_arc(point32(record, 8), record.u32(16), record.real(20), record.real(24));
}

void begin_path(Gdi& gdi, const Record&) { gdi.begin_path(); }

void end_path(Gdi& gdi, const Record&) { gdi.end_path(); }

void close_figure(Gdi& gdi, const Record&) { gdi.close_figure(); }

void abort_path(Gdi& gdi, const Record&) { gdi.abort_path(); }

template <bool fill, bool stroke> void paint_path(Gdi& gdi, const Record&) {
    gdi.paint_path(fill, stroke);
}

void clip_to_path(Gdi& gdi, const Record& record) { gdi.clip_to_path(record.u32(8)); }

void intersect_clip(Gdi& gdi, const Record& record) { gdi.intersect_clip(box(record, 8)); }

std::vector<Box> region(const Record& record, std::size_t at) {
    const std::size_t first = at + record.u32(at);
    const std::size_t room = record.size() > first ? (record.size() - first) / 16 : 0;
    std::vector<Box> boxes(std::min<std::size_t>(record.u32(at + 8), room));
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        boxes[i] = box(record, first + 16 * i);
    }
    return boxes;
}

void select_clip(Gdi& gdi, const Record& record) {
    gdi.select_clip(record.u32(8) >= 32 ? region(record, 16) : std::vector<Box>(), record.u32(12));
}

void fill_region(Gdi& gdi, const Record& record) {
    if (const auto brush = gdi.brush(record.u32(28))) {
        gdi.fill_boxes(region(record, 32), *brush);
    }
}

void paint_region(Gdi& gdi, const Record& record) {
    gdi.fill_boxes(region(record, 28), gdi.now.brush);
}

void select(Gdi& gdi, const Record& record) { gdi.select(record.u32(8)); }

void drop(Gdi& gdi, const Record& record) { gdi.drop_object(record.u32(8)); }

struct Row {
    std::uint32_t type;
    Act act;
};

constexpr std::array<Row, 75> rows{{
    {2, curves<false>},
    {3, polygon<false>},
    {4, polyline<false>},
    {5, curves_to<false>},
    {6, polyline_to<false>},
    {7, many<false, false>},
    {8, many<false, true>},
    {9, window_size},
    {10, window_at},
    {11, viewport_size},
    {12, viewport_at},
    {17, map_mode},
    {18, background_mode},
    {19, fill_mode},
    {20, rop},
    {22, align},
    {24, text_colour},
    {25, background},
    {27, move},
    {30, intersect_clip},
    {31, scale_viewport},
    {32, scale_window},
    {33, save},
    {34, restore},
    {35, set_world},
    {36, modify_world},
    {37, select},
    {38, pen},
    {39, brush},
    {40, drop},
    {41, angle_arc},
    {42, ellipse},
    {43, rectangle},
    {44, round},
    {45, arc<ArcKind::arc>},
    {46, arc<ArcKind::chord>},
    {47, arc<ArcKind::pie>},
    {54, line},
    {55, arc<ArcKind::arc_to>},
    {56, drawn<false>},
    {57, direction},
    {59, begin_path},
    {60, end_path},
    {61, close_figure},
    {62, paint_path<true, false>},
    {63, paint_path<true, true>},
    {64, paint_path<false, true>},
    {67, clip_to_path},
    {68, abort_path},
    {71, fill_region},
    {74, paint_region},
    {75, select_clip},
    {76, blit<Kind::bit>},
    {77, blit<Kind::stretch>},
    {78, mask_blit},
    {80, set_bits},
    {81, stretch_bits},
    {82, font},
    {83, text<false>},
    {84, text<true>},
    {85, curves<true>},
    {86, polygon<true>},
    {87, polyline<true>},
    {88, curves_to<true>},
    {89, polyline_to<true>},
    {90, many<true, false>},
    {91, many<true, true>},
    {92, drawn<true>},
    {93, pattern},
    {94, pattern},
    {95, rich_pen},
    {108, small_text},
    {114, blit<Kind::alpha>},
    {116, blit<Kind::transparent>},
    {118, gradient},
}};

} // namespace
} // namespace emf

void play_emf(Gdi& gdi, std::uint32_t type, const Record& record) {
    const auto* found = std::ranges::lower_bound(emf::rows, type, {}, &emf::Row::type);
    if (found != emf::rows.end() && found->type == type) {
        found->act(gdi, record);
    }
}

} // namespace engross::image
