#include "reduce.h"

#include <cmath>
#include <vector>

namespace engross::recognize {

namespace {

constexpr double least_interpolated = 0.7;

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

// A row of the picture, as wide as the copy.
void shorten(std::vector<float>& row, const View& gray, int y, const std::vector<Cover>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Cover& cover = columns[i];
        int inner = 0;
        for (int x = cover.first + 1; x < cover.last; ++x) {
            inner += gray_at(gray, x, y);
        }
        row[i] = cover.head * static_cast<float>(gray_at(gray, cover.first, y)) +
                 cover.inner * static_cast<float>(inner) +
                 cover.tail * static_cast<float>(gray_at(gray, cover.last, y));
    }
}

int length_of(int length, double factor) {
    return std::max(1, static_cast<int>(std::lround(length * factor)));
}

} // namespace

PixPtr reduced(Pix* gray, double factor) {
    if (factor == 0.5) {
        return PixPtr(pixScaleAreaMap2(gray));
    }
    if (factor >= least_interpolated) {
        const auto scale = static_cast<float>(factor);
        return PixPtr(pixScaleAreaMap(gray, scale, scale)); // interpolates then
    }
    const View view(gray);
    const int width = length_of(view.width, factor), height = length_of(view.height, factor);
    const std::vector<Cover> columns = covers(view.width, width);
    std::vector<float> row(static_cast<std::size_t>(width)), sum = row;
    std::vector<std::uint8_t> pixels;
    pixels.reserve(row.size() * static_cast<std::size_t>(height));
    int present = -1; // what `row` holds: the last of one is often the first of the next
    for (const Cover& cover : covers(view.height, height)) {
        std::ranges::fill(sum, 0.5F);
        for (int y = cover.first; y <= cover.last; ++y) {
            if (y != present) {
                shorten(row, view, y, columns);
                present = y;
            }
            const float part = y == cover.first  ? cover.head
                               : y == cover.last ? cover.tail
                                                 : cover.inner;
            for (std::size_t i = 0; i < row.size(); ++i) {
                sum[i] += part * row[i];
            }
        }
        for (const float value : sum) {
            pixels.push_back(static_cast<std::uint8_t>(std::min(value, 255.0F)));
        }
    }
    return to_pix(pixels.data(), width, height);
}

} // namespace engross::recognize
