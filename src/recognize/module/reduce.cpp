#include "reduce.h"

#include <leptonica/allheaders.h>

#include <cmath>
#include <cstring>
#include <memory>

namespace engross::recognize {

namespace {

constexpr double least_interpolated = 0.7;

// Eight pixels of a copy are made at a time, of sixteen.
constexpr int at_once = 8;
using Sums [[gnu::vector_size(2 * at_once)]] = std::uint16_t;
using Pairs [[gnu::vector_size(16)]] = std::uint16_t;
using Words [[gnu::vector_size(16)]] = std::uint32_t;
using Integers [[gnu::vector_size(16)]] = std::int32_t;
using Floats [[gnu::vector_size(16)]] = float;
using Bytes16 [[gnu::vector_size(16)]] = std::uint8_t;
using Means [[gnu::vector_size(at_once)]] = std::uint8_t;

struct PixDelete {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};

using PixPtr = std::unique_ptr<Pix, PixDelete>;

// Leptonica keeps the first pixel of four in the highest byte of a word, and rows of whole words.
Gray interpolated(GrayView gray, double factor) {
    const PixPtr whole(pixCreate(gray.width, gray.height, 8));
    const auto row_of = [](const PixPtr& pix, int y) {
        return pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(pix.get());
    };
    for (int y = 0; y < gray.height; ++y) {
        std::memcpy(row_of(whole, y), gray.row(y), static_cast<std::size_t>(gray.width));
    }
    pixEndianByteSwap(whole.get());
    const auto scale = static_cast<float>(factor);
    const PixPtr scaled(pixScaleLI(whole.get(), scale, scale));
    if (!scaled) {
        return {gray.pixels, gray.width, gray.height};
    }
    pixEndianByteSwap(scaled.get());
    Gray copy(pixGetWidth(scaled.get()), pixGetHeight(scaled.get()));
    for (int y = 0; y < copy.height; ++y) {
        std::memcpy(copy.row(y), row_of(scaled, y), static_cast<std::size_t>(copy.width));
    }
    return copy;
}

// Which pixels one of the copy covers, and what part each has in it: the first, those between, the
// last.
struct Cover {
    int first, last;
    float head, inner, tail;
};

std::vector<Cover> covers(int from, int to) {
    const double step = static_cast<double>(from) / to;
    std::vector<Cover> all;
    for (int i = 0; i < to; ++i) {
        const double start = i * step, end = start + step;
        const int first = std::min(static_cast<int>(start), from - 1);
        const int last = std::clamp(static_cast<int>(std::ceil(end - 1e-6)) - 1, first, from - 1);
        const double head = first == last ? step : first + 1 - start;
        all.push_back({first,
                       last,
                       static_cast<float>(head / step),
                       static_cast<float>(1 / step),
                       first == last ? 0.0F : static_cast<float>((end - last) / step)});
    }
    return all;
}

// Four pixels.
Floats floats_of(const std::uint8_t* pixels) {
    std::uint32_t four = 0;
    std::memcpy(&four, pixels, sizeof four);
    const auto pairs =
        reinterpret_cast<Pairs>(__builtin_shufflevector(reinterpret_cast<Bytes16>(Words{four}),
                                                        Bytes16{},
                                                        // clang-format off
                                0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
    // clang-format on
    return __builtin_convertvector(reinterpret_cast<Integers>(__builtin_shufflevector(
                                       pairs, Pairs{}, 0, 8, 1, 9, 2, 10, 3, 11)),
                                   Floats);
}

void add_row(std::vector<float>& sums, const std::uint8_t* pixels, float part) {
    std::size_t i = 0;
    for (; i + 4 <= sums.size(); i += 4) {
        Floats sum{};
        std::memcpy(&sum, &sums[i], sizeof sum);
        sum += part * floats_of(pixels + i);
        std::memcpy(&sums[i], &sum, sizeof sum);
    }
    for (; i < sums.size(); ++i) {
        sums[i] += part * static_cast<float>(pixels[i]);
    }
}

// The mean of the rows that one of the copy covers.
void mean_of_rows(std::vector<float>& means, GrayView gray, const Cover& cover) {
    std::ranges::fill(means, 0.0F);
    add_row(means, gray.row(cover.first), cover.head);
    for (int y = cover.first + 1; y < cover.last; ++y) {
        add_row(means, gray.row(y), cover.inner);
    }
    if (cover.last > cover.first) {
        add_row(means, gray.row(cover.last), cover.tail);
    }
}

std::uint8_t mean_of(const float* row, const Cover& cover) {
    float inner = 0;
    for (int x = cover.first + 1; x < cover.last; ++x) {
        inner += row[x];
    }
    const float mean =
        cover.head * row[cover.first] + cover.inner * inner + cover.tail * row[cover.last];
    return static_cast<std::uint8_t>(std::min(mean + 0.5F, 255.0F));
}

int length_of(int length, double factor) {
    return std::max(1, static_cast<int>(std::lround(length * factor)));
}

Sums sums_of(const std::uint8_t* pixels) {
    Sums pairs;
    std::memcpy(&pairs, pixels, sizeof pairs);
    return (pairs & 0xFF) + (pairs >> 8);
}

} // namespace

Gray halved(GrayView gray) {
    Gray copy(gray.width / 2, gray.height / 2);
    for (int y = 0; y < copy.height; ++y) {
        const std::uint8_t *upper = gray.row(2 * y), *lower = gray.row(2 * y + 1);
        std::uint8_t* const to = copy.row(y);
        int x = 0;
        for (; x + at_once <= copy.width; x += at_once) {
            const Sums sums = (sums_of(upper + 2 * x) + sums_of(lower + 2 * x)) >> 2;
            const auto means = __builtin_convertvector(sums, Means);
            std::memcpy(to + x, &means, sizeof means);
        }
        for (; x < copy.width; ++x) {
            const int sum = upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1];
            to[x] = static_cast<std::uint8_t>(sum / 4);
        }
    }
    return copy;
}

Gray reduced(GrayView gray, double factor) {
    if (factor == 0.5) {
        return halved(gray);
    }
    if (factor >= least_interpolated) {
        return interpolated(gray, factor);
    }
    Gray copy(length_of(gray.width, factor), length_of(gray.height, factor));
    const std::vector<Cover> columns = covers(gray.width, copy.width);
    std::vector<float> row(static_cast<std::size_t>(gray.width));
    std::uint8_t* to = copy.pixels.data();
    for (const Cover& cover : covers(gray.height, copy.height)) {
        mean_of_rows(row, gray, cover);
        for (const Cover& column : columns) {
            *to++ = mean_of(row.data(), column);
        }
    }
    return copy;
}

} // namespace engross::recognize
