// Gray pictures inside the module: 8 bits a pixel, rows from the top, without padding.
#pragma once

#include "recognize/reading.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>

namespace engross::recognize {

struct PixDelete {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};

using PixPtr = std::unique_ptr<Pix, PixDelete>;

// A copy as Leptonica keeps it.
inline PixPtr to_pix(const std::uint8_t* pixels, int width, int height) {
    PixPtr pix(pixCreateNoInit(width, height, 8));
    for (int y = 0; y < height; ++y) {
        std::uint32_t* const row =
            pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
        std::memcpy(
            row, pixels + static_cast<std::ptrdiff_t>(y) * width, static_cast<std::size_t>(width));
    }
    pixEndianByteSwap(pix.get());
    return pix;
}

// A picture's pixels one by one; the picture must outlive it.
struct View {
    const std::uint32_t* data;
    std::ptrdiff_t words; // of a row
    int width;
    int height;

    explicit View(Pix* pix)
        : data(pixGetData(pix)), words(pixGetWpl(pix)), width(pixGetWidth(pix)),
          height(pixGetHeight(pix)) {}
};

inline int gray_at(const View& view, int x, int y) {
    return GET_DATA_BYTE(view.data + y * view.words, x);
}

inline bool ink_at(const View& view, int x, int y) {
    return x >= 0 && y >= 0 && x < view.width && y < view.height &&
           GET_DATA_BIT(view.data + y * view.words, x) != 0;
}

struct Point {
    double x = 0;
    double y = 0;
};

// The upright box around four corners, in parts of a picture of that size.
inline Place box_around(const std::array<Point, 4>& corners, int width, int height) {
    const auto [left, right] = std::ranges::minmax(corners, {}, &Point::x);
    const auto [top, bottom] = std::ranges::minmax(corners, {}, &Point::y);
    const auto part = [](double value, int of) { return std::clamp(value / of, 0.0, 1.0); };
    Place box{.left = part(left.x, width), .top = part(top.y, height)};
    box.width = part(right.x, width) - box.left;
    box.height = part(bottom.y, height) - box.top;
    return box;
}

// A line of text: the corners of what encloses it, in the order of reading (start and end of its
// upper edge, end and start of its lower one; of a column: the left edge's place is the upper's
// when it is turned).
struct TextLine {
    Point left_top, right_top, right_bottom, left_bottom;
    double size = 0;      // height of its characters (width of a column's)
    double likeness = 0;  // to text; above 0: likely; of find_lines(), then of textness()
    double clearness = 0; // how far ink and paper stand apart, in their spread
    bool column = false;  // set from top to bottom
    bool light = false;   // light on dark
};

} // namespace engross::recognize
