// The numbers, points and words of a StarView metafile, little-endian.
#pragma once

#include "base/text.h"
#include "image/metafile/metafile.h"

#include <algorithm>

namespace engross::image {

// Reads one after the other; everything is 0 behind the end.
class SvmStream {
public:
    explicit SvmStream(BytesView bytes) : bytes_(bytes) {}

    std::uint32_t u32() { return little(bytes_, step(4), 4); }

    double i32() { return static_cast<std::int32_t>(u32()); }

    std::uint16_t u16() { return static_cast<std::uint16_t>(little(bytes_, step(2), 2)); }

    std::uint8_t u8() { return byte_at(bytes_, step(1)); }

    void skip(std::size_t size) { step(size); }

    [[nodiscard]] bool at_end() const { return at_ >= bytes_.size(); }

    [[nodiscard]] BytesView rest() const { return slice(bytes_, at_, BytesView::npos); }

    Point point() {
        const double x = i32();
        return {x, i32()};
    }

    Box box() {
        const Point from = point();
        return {from, point()};
    }

    // A part that tells its version and size, so that old programs can read new files.
    SvmStream part(unsigned& version) {
        version = u16();
        const std::size_t size = u32();
        return SvmStream(slice(bytes_, step(size), size));
    }

    SvmStream part() {
        unsigned version = 0;
        return part(version);
    }

    std::string words(std::size_t count) { // UTF-16
        std::string out;
        for (std::size_t i = 0; i < count && !at_end(); ++i) {
            text::append(out, u16());
        }
        return out;
    }

    std::vector<Point> points() {
        std::vector<Point> all(std::min<std::size_t>(u16(), rest().size() / 8));
        std::ranges::generate(all, [&] { return point(); });
        return all;
    }

private:
    std::size_t step(std::size_t size) {
        const std::size_t from = at_;
        at_ += std::min(size, bytes_.size() - at_);
        return from + size <= bytes_.size() ? from : bytes_.size();
    }

    BytesView bytes_;
    std::size_t at_ = 0;
};

// Logical units to hundredths of a millimetre.
Matrix svm_units(SvmStream mode);

struct SvmHeader {
    Matrix mode;
    Point size; // in hundredths of a millimetre
    std::size_t actions = 0;
    BytesView rest;
};

std::optional<SvmHeader> svm_header(BytesView bytes);

// What is set for text; whether that is UTF-16 even in its first version.
Font svm_font(SvmStream font, bool& is_unicode);

// A whole bitmap file; StarView may pack its pixels.
std::optional<Raster> svm_bitmap(BytesView file);

} // namespace engross::image
