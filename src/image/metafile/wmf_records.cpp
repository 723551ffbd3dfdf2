#include "image/metafile/wmf_records.h"

#include <algorithm>
#include <cmath>

namespace engross::image {
namespace {

constexpr std::uint32_t placeable = 0x9AC6CDD7;

// Without a placeable header: the first window.
WmfFrame windowed(BytesView bytes) {
    WmfFrame frame{{{0, 0}, {0, 0}}};
    each_wmf_record(bytes, [&](unsigned function, const Record& record) {
        if (function == 0x020B) {
            frame.view.from = {static_cast<double>(record.i16(8)),
                               static_cast<double>(record.i16(6))};
        } else if (function == 0x020C) {
            frame.view.to = {static_cast<double>(record.i16(8)),
                             static_cast<double>(record.i16(6))};
        }
        return frame.view.to.x == 0;
    });
    Point& size = frame.view.to;
    size = {frame.view.from.x + size.x, frame.view.from.y + size.y};
    const double longest =
        std::max(std::abs(size.x - frame.view.from.x), std::abs(size.y - frame.view.from.y));
    frame.inch =
        longest < 2'000 ? 96 : std::max(1440.0, longest / 10); // nothing tells: a page at the most
    return frame;
}

} // namespace

std::size_t wmf_start(BytesView bytes) {
    const std::size_t header = little(bytes, 0, 4) == placeable ? 22 : 0;
    return header + std::size_t{2} * little(bytes, header + 2, 2);
}

std::optional<WmfFrame> wmf_frame(BytesView bytes) {
    WmfFrame frame;
    if (little(bytes, 0, 4) == placeable) {
        const Record header(bytes);
        const auto at = [&](std::size_t place) { return static_cast<double>(header.i16(place)); };
        frame = {{{at(6), at(8)}, {at(10), at(12)}},
                 std::max(1.0, static_cast<double>(header.u16(14)))};
    } else {
        frame = windowed(bytes);
    }
    return frame.view.to.x == frame.view.from.x || frame.view.to.y == frame.view.from.y
               ? std::nullopt
               : std::optional(frame);
}

Bytes enhanced_of_wmf(BytesView bytes) {
    constexpr unsigned escape = 0x0626;
    constexpr std::size_t data = 44;
    Bytes emf;
    each_wmf_record(bytes, [&](unsigned function, const Record& record) {
        const bool is_piece = function == escape && record.u16(6) == 0x000F &&
                              record.from(10, 4) == "WMFC" && record.u32(14) == 1;
        if (is_piece) {
            emf += record.from(data, record.u32(32));
        }
        return is_piece;
    });
    return emf;
}

} // namespace engross::image
