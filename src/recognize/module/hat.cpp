#include "hat.h"

#include <cstring>
#include <memory>

namespace engross::recognize {

namespace {

// Of squares, from their middle.
constexpr std::size_t hat_reach = 4, near_reach = 2;

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

struct Mark {
    static Pixels of(Pixels near, Pixels ink) { return (near & is_near_ink) | ink; }
};

// Pixels with room behind them: combine() goes on to whole Pixels. They are whatever the memory
// held: filling it takes as long as a step of combine().
class Row {
public:
    explicit Row(std::size_t size)
        : pixels_(std::make_unique_for_overwrite<std::uint8_t[]>(size + sizeof(Pixels))) {}

    explicit Row(const std::vector<std::uint8_t>& pixels) : Row(pixels.size()) {
        std::memcpy(at(0), pixels.data(), pixels.size());
    }

    [[nodiscard]] std::uint8_t* at(std::size_t place) { return pixels_.get() + place; }

    void fill(std::size_t place, std::size_t count, std::uint8_t value) {
        std::memset(at(place), value, count);
    }

private:
    std::unique_ptr<std::uint8_t[]> pixels_;
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

// to[i] becomes the least (most) of from[i] and those 1 to 2 * reach steps after it; reach is a
// power of two.
template <typename Of>
void of_span(
    Row& to, Row& from, Row& spare, std::size_t reach, std::size_t step, std::size_t count) {
    std::uint8_t* source = from.at(0);
    for (std::size_t covered = 1; covered <= reach; covered *= 2) {
        combine<Of>(
            spare.at(0), source, source + covered * step, count + 2 * (reach - covered) * step);
        source = spare.at(0);
    }
    combine<Of>(to.at(0), source, from.at(2 * reach * step), count);
}

// The least (most) of the square around each pixel.
template <typename Of>
Row of_squares(Row& gray, std::size_t reach, std::size_t width, std::size_t height) {
    const std::size_t margin = reach * width;
    Row row(width + 2 * reach), spare_row(width + 2 * reach), found(width);
    Row rows(width * height + 2 * margin), spare(width * height + 2 * margin), all(width * height);
    row.fill(0, width + 2 * reach, Of::neutral);
    rows.fill(0, margin, Of::neutral);
    rows.fill(margin + width * height, margin, Of::neutral);
    for (std::size_t y = 0; y < height; ++y) {
        std::memcpy(row.at(reach), gray.at(y * width), width);
        of_span<Of>(found, row, spare_row, reach, 1, width);
        std::memcpy(rows.at((y + reach) * width), found.at(0), width);
    }
    of_span<Of>(all, rows, spare, reach, width, width * height);
    return all;
}

} // namespace

Gray top_hat(const Gray& gray, bool light) {
    const auto width = static_cast<std::size_t>(gray.width),
               height = static_cast<std::size_t>(gray.height);
    Row pixels(gray.pixels);
    Row hat = light ? of_squares<Least>(pixels, hat_reach, width, height)
                    : of_squares<Most>(pixels, hat_reach, width, height);
    hat = light ? of_squares<Most>(hat, hat_reach, width, height)
                : of_squares<Least>(hat, hat_reach, width, height);
    combine<Difference>(hat.at(0),
                        light ? pixels.at(0) : hat.at(0),
                        light ? hat.at(0) : pixels.at(0),
                        width * height);
    return {hat.at(0), gray.width, gray.height};
}

Gray marked(const Gray& hat, std::uint8_t contrast) {
    const auto width = static_cast<std::size_t>(hat.width),
               height = static_cast<std::size_t>(hat.height);
    Row pixels(hat.pixels);
    for (std::size_t i = 0; i < width * height; i += sizeof(Pixels)) {
        const Pixels marks =
            load(pixels.at(i)) >= Pixels{} + contrast ? Pixels{} + is_ink : Pixels{} + is_paper;
        std::memcpy(pixels.at(i), &marks, sizeof marks);
    }
    Row near = of_squares<Most>(pixels, near_reach, width, height);
    combine<Mark>(near.at(0), near.at(0), pixels.at(0), width * height);
    return {near.at(0), hat.width, hat.height};
}

} // namespace engross::recognize
