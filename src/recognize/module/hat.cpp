#include "hat.h"

namespace engross::recognize {

namespace {

constexpr std::size_t reach = 4; // of the square, from its middle

// As many pixels as one instruction takes.
using Pixels [[gnu::vector_size(16)]] = std::uint8_t;

struct Least {
    static constexpr std::uint8_t neutral = 255;

    static Pixels of(Pixels one, Pixels other) { return one < other ? one : other; }
};

struct Most {
    static constexpr std::uint8_t neutral = 0;

    static Pixels of(Pixels one, Pixels other) { return one > other ? one : other; }
};

struct Difference {
    static Pixels of(Pixels one, Pixels other) { return one - other; }
};

// Pixels with room behind them: combine() goes on to whole Pixels.
class Row {
public:
    Row(std::size_t size, std::uint8_t value) : pixels_(size + sizeof(Pixels), value) {}

    [[nodiscard]] std::uint8_t* at(std::size_t place) { return pixels_.data() + place; }

private:
    std::vector<std::uint8_t> pixels_;
};

Pixels load(const std::uint8_t* from) {
    Pixels pixels;
    std::memcpy(&pixels, from, sizeof pixels);
    return pixels;
}

// to[i] = of(one[i], other[i]); `to` may be one of the two, or lie before it.
template <typename Of>
void combine(std::uint8_t* to,
             const std::uint8_t* one,
             const std::uint8_t* other,
             std::size_t count) {
    for (std::size_t i = 0; i < count; i += sizeof(Pixels)) {
        const Pixels found = Of::of(load(one + i), load(other + i));
        std::memcpy(to + i, &found, sizeof found);
    }
}

// to[i] becomes the least (most) of from[i] and those 1 to 8 steps after it.
template <typename Of>
void of_nine(Row& to, Row& from, Row& spare, std::size_t step, std::size_t count) {
    combine<Of>(spare.at(0), from.at(0), from.at(step), count + 6 * step);
    combine<Of>(spare.at(0), spare.at(0), spare.at(2 * step), count + 4 * step);
    combine<Of>(spare.at(0), spare.at(0), spare.at(4 * step), count);
    combine<Of>(to.at(0), spare.at(0), from.at(8 * step), count);
}

// The least (most) of the square around each pixel.
template <typename Of> Row of_squares(Row& gray, std::size_t width, std::size_t height) {
    Row row(width + 2 * reach, Of::neutral), spare_row = row, found = row;
    Row rows(width * (height + 2 * reach), Of::neutral), spare = rows;
    for (std::size_t y = 0; y < height; ++y) {
        std::memcpy(row.at(reach), gray.at(y * width), width);
        of_nine<Of>(found, row, spare_row, 1, width);
        std::memcpy(rows.at((y + reach) * width), found.at(0), width);
    }
    Row all(width * height, 0);
    of_nine<Of>(all, rows, spare, width, width * height);
    return all;
}

// Leptonica keeps the first pixel of four in the highest byte of a word.
Row pixels_of(Pix* gray, std::size_t width, std::size_t height) {
    Row pixels(width * height, 0);
    const PixPtr swapped(pixEndianByteSwapNew(gray));
    for (std::size_t y = 0; y < height; ++y) {
        std::memcpy(pixels.at(y * width),
                    pixGetData(swapped.get()) + y * static_cast<std::size_t>(pixGetWpl(gray)),
                    width);
    }
    return pixels;
}

} // namespace

PixPtr top_hat(Pix* gray, bool light) {
    const auto width = static_cast<std::size_t>(pixGetWidth(gray)),
               height = static_cast<std::size_t>(pixGetHeight(gray));
    Row pixels = pixels_of(gray, width, height);
    Row hat =
        light ? of_squares<Least>(pixels, width, height) : of_squares<Most>(pixels, width, height);
    hat = light ? of_squares<Most>(hat, width, height) : of_squares<Least>(hat, width, height);
    combine<Difference>(hat.at(0),
                        light ? pixels.at(0) : hat.at(0),
                        light ? hat.at(0) : pixels.at(0),
                        width * height);
    return to_pix(hat.at(0), static_cast<int>(width), static_cast<int>(height));
}

} // namespace engross::recognize
