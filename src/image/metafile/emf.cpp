// Enhanced metafiles, [MS-EMF]. EMF+ comments are left out: files hold plain records beside them.
#include "image/metafile/metafile.h"

namespace engross::image {
namespace {

constexpr double px_of_mm = 96 / 25.4;
constexpr std::size_t most_records = 500'000;

// The header's frame, in hundredths of a millimetre, and how many pixels its device had in one.
struct Frame {
    Box box;
    Point dots_a_mm;

    [[nodiscard]] double width() const { return (box.to.x - box.from.x) / 100; }

    [[nodiscard]] double height() const { return (box.to.y - box.from.y) / 100; }
};

std::optional<Frame> frame_of(BytesView bytes) {
    const Record header(bytes);
    const auto at = [&](std::size_t place) { return static_cast<double>(header.i32(place)); };
    Frame frame{{{at(24), at(28)}, {at(32), at(36)}}, {}};
    const bool has_device = at(72) > 0 && at(76) > 0 && at(80) > 0 && at(84) > 0;
    frame.dots_a_mm =
        has_device ? Point{at(72) / at(80), at(76) / at(84)} : Point{px_of_mm, px_of_mm};
    if (frame.width() <= 0 || frame.height() <= 0) { // its bounds, in pixels
        frame.box = {
            {at(8) / frame.dots_a_mm.x * 100, at(12) / frame.dots_a_mm.y * 100},
            {(at(16) + 1) / frame.dots_a_mm.x * 100, (at(20) + 1) / frame.dots_a_mm.y * 100}};
    }
    constexpr double largest = 10'000; // mm
    const bool good = frame.width() > 0 && frame.height() > 0 && frame.width() < largest &&
                      frame.height() < largest;
    return good ? std::optional(frame) : std::nullopt;
}

} // namespace

std::optional<MetafileSize> emf_size(BytesView bytes) {
    const auto frame = frame_of(bytes);
    return frame
               ? std::optional(MetafileSize{frame->width() * px_of_mm, frame->height() * px_of_mm})
               : std::nullopt;
}

Bytes emf_to_svg(BytesView bytes) {
    const auto frame = frame_of(bytes);
    if (!frame) {
        return {};
    }
    const Point dots = frame->dots_a_mm;
    const auto& [from, to] = frame->box;
    Sketch sketch(frame->width() * px_of_mm,
                  frame->height() * px_of_mm,
                  {{from.x / 100 * dots.x, from.y / 100 * dots.y},
                   {to.x / 100 * dots.x, to.y / 100 * dots.y}});
    Gdi gdi(sketch, dots);
    std::size_t at = 0;
    for (std::size_t i = 0; i < most_records && at + 8 <= bytes.size() && !sketch.is_full(); ++i) {
        const std::uint32_t type = little(bytes, at, 4);
        const std::size_t size = little(bytes, at + 4, 4);
        constexpr std::uint32_t end_of_file = 14;
        if (size < 8 || size > bytes.size() - at || type == end_of_file) {
            break;
        }
        play_emf(gdi, type, Record(bytes.substr(at, size)));
        at += size;
    }
    return sketch.has_drawn() ? sketch.take() : Bytes();
}

} // namespace engross::image
