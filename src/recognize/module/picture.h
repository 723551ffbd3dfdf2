// Pictures inside the module, and places in them.
#pragma once

#include "recognize/reading.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace engross::recognize {

// 8 bits a pixel, rows from the top, without padding.
struct Gray {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels{};

    Gray() = default;

    Gray(int wide, int high)
        : width(wide), height(high),
          pixels(static_cast<std::size_t>(wide) * static_cast<std::size_t>(high)) {}

    Gray(const std::uint8_t* from, int wide, int high)
        : width(wide), height(high),
          pixels(from, from + static_cast<std::size_t>(wide) * static_cast<std::size_t>(high)) {}

    [[nodiscard]] const std::uint8_t* row(int y) const {
        return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }

    [[nodiscard]] std::uint8_t* row(int y) {
        return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }

    [[nodiscard]] std::uint8_t at(int x, int y) const { return row(y)[x]; }

    [[nodiscard]] bool holds(int x, int y) const {
        return x >= 0 && y >= 0 && x < width && y < height;
    }
};

// A gray picture that someone else keeps.
struct GrayView {
    const std::uint8_t* pixels = nullptr;
    int width = 0;
    int height = 0;

    GrayView(const char* from, int wide, int high)
        : pixels(reinterpret_cast<const std::uint8_t*>(from)), width(wide), height(high) {}

    GrayView(const Gray& gray)
        : pixels(gray.pixels.data()), width(gray.width), height(gray.height) {}

    [[nodiscard]] const std::uint8_t* row(int y) const {
        return pixels + static_cast<std::ptrdiff_t>(y) * width;
    }
};

// Gray levels of pixels.
struct Levels {
    std::uint32_t n = 0;
    std::uint64_t sum = 0, squares = 0;

    // Without a jump: which pixels are taken cannot be foreseen.
    void add_if(bool is_taken, std::uint32_t value) {
        const std::uint32_t taken = is_taken ? value : 0;
        n += is_taken ? 1 : 0;
        sum += taken;
        squares += taken * taken;
    }

    [[nodiscard]] double mean() const { return static_cast<double>(sum) / std::max(1U, n); }

    [[nodiscard]] double spread() const {
        const double square = static_cast<double>(squares) / std::max(1U, n);
        return std::sqrt(std::max(0.0, square - mean() * mean()));
    }
};

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
