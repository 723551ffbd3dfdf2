// The filters of PNG (ISO/IEC 15948, 9) taken off. libpng does it a byte at a time where
// it is built without the instructions for more, as Debian's is: two thirds of its time.
#include "parts.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace engross::image {
namespace {

enum Filter : std::uint8_t { none, sub, up, average, paeth };

// The samples of a pixel, in room for a sum of them; of the places half is used.
using Lanes [[gnu::vector_size(16)]] = std::int16_t;
using Packed [[gnu::vector_size(8)]] = std::uint8_t;
// Four pixels of up to four samples.
using Samples [[gnu::vector_size(16)]] = std::uint8_t;
using Words [[gnu::vector_size(16)]] = std::uint32_t;
using Halves [[gnu::vector_size(16)]] = std::uint64_t;

// Four bytes, whatever a pixel has: there is room behind the rows.
std::uint32_t load(const std::uint8_t* from) {
    std::uint32_t samples = 0;
    std::memcpy(&samples, from, sizeof samples);
    return samples;
}

Lanes spread(std::uint32_t samples) {
    return reinterpret_cast<Lanes>(
        __builtin_shufflevector(reinterpret_cast<Samples>(Words{samples}),
                                Samples{},
                                // clang-format off
                                0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
    // clang-format on
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

struct Above {
    static Lanes of(Lanes /*left*/, Lanes above, Lanes /*corner*/) { return above; }
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

// Of a row the bytes from `start` to `end`; those before are done.
template <typename Predicted, std::size_t pixel>
void take_off(std::uint8_t* row, const std::uint8_t* above, std::size_t start, std::size_t end) {
    const auto before = [&](const std::uint8_t* of) {
        return start == 0 ? Lanes{} : spread(load(of + start - pixel));
    };
    Lanes left = before(row), corner = before(above);
    for (std::size_t i = start; i < end; i += pixel) {
        const Lanes upper = spread(load(above + i));
        left = (spread(load(row + i)) + Predicted::of(left, upper, corner)) & 0xFF;
        store<pixel>(row + i, packed(left));
        corner = upper;
    }
}

void add_above(std::uint8_t* row, const std::uint8_t* above, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) {
        row[i] = static_cast<std::uint8_t>(row[i] + above[i]);
    }
}

template <std::size_t pixel>
bool take_off(std::uint8_t filter,
              std::uint8_t* row,
              const std::uint8_t* above,
              std::size_t start,
              std::size_t end) {
    switch (filter) {
    case Filter::none:
        return true;
    case Filter::sub:
        take_off<Left, pixel>(row, above, start, end);
        return true;
    case Filter::up:
        add_above(row + start, above + start, end - start);
        return true;
    case Filter::average:
        take_off<Average, pixel>(row, above, start, end);
        return true;
    case Filter::paeth:
        take_off<Paeth, pixel>(row, above, start, end);
        return true;
    default:
        return false;
    }
}

Samples least(Samples one, Samples other) { return one < other ? one : other; }

Samples most(Samples one, Samples other) { return one > other ? one : other; }

// Predicts a pixel of each of four rows, of which each has a filter of its own: sub, up or Paeth.
class Predictor {
public:
    explicit Predictor(Words filters)
        : is_sub_(reinterpret_cast<Samples>(filters == std::uint32_t{Filter::sub})),
          is_paeth_(reinterpret_cast<Samples>(filters == std::uint32_t{Filter::paeth})) {}

    // In bytes: how far the corner is from the sum need only be known where it lies between the
    // other two; elsewhere it is farther than both.
    [[nodiscard]] Samples of(Samples left, Samples above, Samples corner) const {
        const Samples lower_left = least(left, corner), lower_above = least(above, corner),
                      by_left = most(above, corner) - lower_above,
                      by_above = most(left, corner) - lower_left;
        const auto outside =
            reinterpret_cast<Samples>((lower_left == left) == (lower_above == above));
        const Samples by_corner = outside | (most(by_left, by_above) - least(by_left, by_above)),
                      nearer = least(by_above, by_corner);
        const Samples is_above = reinterpret_cast<Samples>(nearer == by_above) | ~is_paeth_,
                      is_nearest = reinterpret_cast<Samples>(least(by_left, nearer) == by_left);
        return (is_nearest & is_paeth_) | is_sub_ ? left : is_above ? above : corner;
    }

private:
    Samples is_sub_, is_paeth_;
};

// Four rows at once. A pixel waits for the one to its left and the one above: each row follows two
// pixels behind the one above it.
template <std::size_t pixel> class FourRows {
public:
    FourRows(std::uint8_t* first, const std::uint8_t* above, std::size_t size)
        : row_(first), above_(above), size_(size),
          filters_{first[-1], first[size], first[2 * size + 1], first[3 * size + 2]} {}

    // No row has another filter, and two at least wait for what is to their left.
    [[nodiscard]] bool are_fit() const {
        const auto waits = [](std::uint8_t filter) {
            return filter == Filter::sub || filter == Filter::paeth;
        };
        return size_ > head && std::ranges::count_if(filters_, waits) >= 2 &&
               std::ranges::all_of(filters_, [&](std::uint8_t filter) {
                   return waits(filter) || filter == Filter::up;
               });
    }

    void take_off() const {
        for (std::size_t k = 0; k < 3; ++k) {
            take_off_row(k, 0, head - k * behind);
        }
        take_off_together();
        for (std::size_t k = 1; k < 4; ++k) {
            take_off_row(k, size_ - k * behind, size_);
        }
    }

private:
    static constexpr std::size_t behind = 2 * pixel, head = 3 * behind;

    [[nodiscard]] std::size_t step() const { return size_ + 1 - behind; }

    void take_off_row(std::size_t k, std::size_t start, std::size_t end) const {
        std::uint8_t* const row = row_ + k * (size_ + 1);
        image::take_off<pixel>(filters_[k], row, k == 0 ? above_ : row - size_ - 1, start, end);
    }

    // The pixel at `i` of the first row, and of the others the pixels two, four and six before.
    [[nodiscard]] Words at(std::size_t i) const {
        const std::uint8_t* const from = row_ + i;
        return Words{
            load(from), load(from + step()), load(from + 2 * step()), load(from + 3 * step())};
    }

    // What lies above: four pixels of which the last is not needed.
    [[nodiscard]] Samples below(std::size_t i, Words four) const {
        return reinterpret_cast<Samples>(
            __builtin_shufflevector(Words{load(above_ + i)}, four, 0, 4, 5, 6));
    }

    template <std::size_t bytes> void put(std::size_t i, Samples four) const {
        const auto halves = reinterpret_cast<Halves>(four);
        std::uint8_t* const to = row_ + i;
        store<bytes>(to, halves[0]);
        store<bytes>(to + step(), halves[0] >> 32);
        store<bytes>(to + 2 * step(), halves[1]);
        store<bytes>(to + 3 * step(), halves[1] >> 32);
    }

    void take_off_together() const {
        const Predictor predictor(Words{filters_[0], filters_[1], filters_[2], filters_[3]});
        const Words three_begun{~0U, ~0U, ~0U, 0}, two_begun{~0U, ~0U, 0, 0};
        Words before = at(head - behind) & three_begun;
        auto left = reinterpret_cast<Samples>(at(head - pixel) & three_begun);
        Samples corner = below(head - pixel, at(head - behind - pixel) & two_begun);
        auto filtered = reinterpret_cast<Samples>(at(head));
        const auto next = [&](std::size_t i) {
            const Samples upper = below(i, before);
            before = reinterpret_cast<Words>(left);
            left = filtered + predictor.of(left, upper, corner);
            corner = upper;
        };
        std::size_t i = head;
        for (; i + pixel < size_; i += pixel) {
            next(i);
            filtered = reinterpret_cast<Samples>(at(i + pixel));
            put<pixel == 3 ? 4 : pixel>(i, left); // what a fourth byte spoils has just been loaded
        }
        next(i);
        put<pixel>(i, left);
    }

    std::uint8_t* row_;
    const std::uint8_t* above_;
    std::size_t size_;
    std::array<std::uint8_t, 4> filters_;
};

template <std::size_t pixel>
bool unfilter(std::uint8_t* rows, const std::uint8_t* above, std::size_t size, std::size_t count) {
    std::uint8_t* row = rows + 1;
    for (std::size_t y = 0; y < count;) {
        std::size_t done = 1;
        if (count - y >= 4 && FourRows<pixel>(row, above, size).are_fit()) {
            FourRows<pixel>(row, above, size).take_off();
            done = 4;
        } else if (!take_off<pixel>(row[-1], row, above, 0, size)) {
            return false;
        }
        y += done;
        row += done * (size + 1);
        above = row - size - 1;
    }
    return true;
}

} // namespace

bool unfilter_png(std::uint8_t* rows,
                  const std::uint8_t* above,
                  std::size_t row_size,
                  std::size_t count,
                  std::size_t pixel) {
    return pixel == 1   ? unfilter<1>(rows, above, row_size, count)
           : pixel == 3 ? unfilter<3>(rows, above, row_size, count)
                        : unfilter<4>(rows, above, row_size, count);
}

} // namespace engross::image
