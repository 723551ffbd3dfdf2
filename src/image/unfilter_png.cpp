// The filters of PNG (ISO/IEC 15948, 9) taken off. libpng does it a byte at a time where
// it is built without the instructions for more, as Debian's is: two thirds of its time.
#include "parts.h"

#include <algorithm>
#include <cstring>

namespace engross::image {
namespace {

enum Filter : std::uint8_t { none, sub, up, average, paeth };

// The samples of a pixel, in room for a sum of them; of the places half is used.
using Lanes [[gnu::vector_size(16)]] = std::int16_t;
using Samples [[gnu::vector_size(16)]] = std::uint8_t;
using Packed [[gnu::vector_size(8)]] = std::uint8_t;
using Halves [[gnu::vector_size(16)]] = std::uint64_t;
using Words [[gnu::vector_size(16)]] = std::uint32_t;

// Four bytes, whatever a pixel has: there is room behind the rows.
std::uint32_t load(const std::uint8_t* from) {
    std::uint32_t samples = 0;
    std::memcpy(&samples, from, sizeof samples);
    return samples;
}

Lanes spread(std::uint32_t first, std::uint32_t second = 0) {
    return reinterpret_cast<Lanes>(
        __builtin_shufflevector(reinterpret_cast<Samples>(Words{first, second}),
                                Samples{},
                                // clang-format off
                                0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
    // clang-format on
}

// The first half of each.
Lanes side_by_side(Lanes first, Lanes second) {
    return reinterpret_cast<Lanes>(__builtin_shufflevector(
        reinterpret_cast<Halves>(first), reinterpret_cast<Halves>(second), 0, 2));
}

std::uint64_t packed(Lanes lanes) {
    return reinterpret_cast<std::uint64_t>(__builtin_convertvector(lanes, Packed));
}

template <std::size_t pixel> void store(std::uint8_t* to, std::uint64_t samples) {
    if constexpr (pixel == 1) {
        to[0] = static_cast<std::uint8_t>(samples);
    } else if constexpr (pixel == 4) {
        std::memcpy(to, &samples, pixel);
    } else {
        to[0] = static_cast<std::uint8_t>(samples);
        to[1] = static_cast<std::uint8_t>(samples >> 8);
        to[2] = static_cast<std::uint8_t>(samples >> 16);
    }
}

Lanes size_of(Lanes lanes) {
    const Lanes turned = Lanes{} - lanes;
    return lanes > turned ? lanes : turned;
}

struct Left {
    static Lanes of(Lanes left, Lanes /*above*/, Lanes /*corner*/) { return left; }
};

struct Average {
    static Lanes of(Lanes left, Lanes above, Lanes /*corner*/) { return (left + above) >> 1; }
};

struct Paeth {
    static Lanes of(Lanes left, Lanes above, Lanes corner) {
        const Lanes by_left = size_of(above - corner), by_above = size_of(left - corner),
                    by_corner = size_of(left + above - corner - corner);
        const Lanes nearer = by_above > by_corner ? corner : above;
        const auto is_not_left = (by_left > by_above) | (by_left > by_corner);
        return is_not_left ? nearer : left;
    }
};

template <typename Predicted, std::size_t pixel>
void take_off(std::uint8_t* row, const std::uint8_t* above, std::size_t size) {
    Lanes left{}, corner{};
    for (std::size_t i = 0; i < size; i += pixel) {
        const Lanes upper = spread(load(above + i));
        left = (spread(load(row + i)) + Predicted::of(left, upper, corner)) & 0xFF;
        store<pixel>(row + i, packed(left));
        corner = upper;
    }
}

// Two rows at once, of pixels of three or four bytes. A row waits for the one above it: the second
// follows one pixel behind, in the other half of the lanes.
template <std::size_t pixel>
void take_off_two_paeth(std::uint8_t* row,
                        std::uint8_t* below,
                        const std::uint8_t* above,
                        std::size_t size) {
    Lanes left{}, corner{};
    const auto step = [&](std::uint32_t first, std::uint32_t upper_first, std::uint32_t second) {
        const Lanes upper = side_by_side(spread(upper_first), left);
        left = (spread(first, second) + Paeth::of(left, upper, corner)) & 0xFF;
        corner = upper;
        return packed(left);
    };
    store<pixel>(row, step(load(row), load(above), 0));
    std::uint32_t first = load(row + pixel), second = load(below);
    for (std::size_t i = pixel; i < size; i += pixel) {
        std::uint8_t* const behind = below + i - pixel;
        const std::uint64_t both = step(first, load(above + i), second);
        first = load(row + i + pixel);
        second = load(behind + pixel);
        // Four bytes each: what that spoils has just been loaded, or names a filter.
        store<4>(row + i, both);
        store<4>(behind, both >> 32);
    }
    store<pixel>(below + size - pixel, step(0, 0, second) >> 32);
}

void add_above(std::uint8_t* row, const std::uint8_t* above, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) {
        row[i] = static_cast<std::uint8_t>(row[i] + above[i]);
    }
}

template <std::size_t pixel>
bool unfilter(std::uint8_t* row, const std::uint8_t* above, std::size_t size, std::uint8_t filter) {
    switch (filter) {
    case Filter::none:
        return true;
    case Filter::sub:
        take_off<Left, pixel>(row, above, size);
        return true;
    case Filter::up:
        add_above(row, above, size);
        return true;
    case Filter::average:
        take_off<Average, pixel>(row, above, size);
        return true;
    case Filter::paeth:
        take_off<Paeth, pixel>(row, above, size);
        return true;
    default:
        return false;
    }
}

template <std::size_t pixel>
bool unfilter_all(std::uint8_t* rows, std::size_t size, std::size_t count) {
    const std::vector<std::uint8_t> nothing(size + unfilter_room, 0);
    const std::uint8_t* above = nothing.data();
    std::uint8_t* row = rows + 1;
    for (std::size_t y = 0; y < count; ++y) {
        std::uint8_t* const below = row + size + 1;
        if (pixel >= 3 && y + 1 < count && row[-1] == Filter::paeth && below[-1] == Filter::paeth) {
            take_off_two_paeth<pixel>(row, below, above, size);
            below[-1] = Filter::none;
        } else if (!unfilter<pixel>(row, above, size, row[-1])) {
            return false;
        }
        row[-1] = Filter::none;
        above = row;
        row = below;
    }
    return true;
}

} // namespace

bool unfilter_png(std::uint8_t* rows, std::size_t row_size, std::size_t count, std::size_t pixel) {
    return pixel == 1   ? unfilter_all<1>(rows, row_size, count)
           : pixel == 3 ? unfilter_all<3>(rows, row_size, count)
                        : unfilter_all<4>(rows, row_size, count);
}

} // namespace engross::image
