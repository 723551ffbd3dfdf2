#include "order.h"

namespace engross::recognize {

namespace {

double x_of(const ReadPlace& line) {
    return (line.place.left_top.x + line.place.right_bottom.x) / 2;
}

double y_of(const ReadPlace& line) {
    return (line.place.left_top.y + line.place.right_bottom.y) / 2;
}

// Bands of lines at the same height (or, of columns, at the same place across), each in its own
// order.
template <typename Across, typename Along>
void sort_in_bands(std::vector<ReadPlace>& lines, Across across, Along along) {
    std::ranges::stable_sort(lines, {}, across);
    for (auto band = lines.begin(); band != lines.end();) {
        const auto end = std::find_if(band, lines.end(), [&](const ReadPlace& line) {
            return across(line) > across(*band) + band->place.size / 2;
        });
        std::stable_sort(band, end, [&](const ReadPlace& one, const ReadPlace& other) {
            return along(one) < along(other);
        });
        band = end;
    }
}

} // namespace

void sort_for_reading(std::vector<ReadPlace>& lines) {
    const auto columns =
        std::ranges::count_if(lines, [](const ReadPlace& line) { return line.place.column; });
    if (2 * static_cast<std::size_t>(columns) > lines.size()) {
        sort_in_bands(lines, [](const ReadPlace& line) { return -x_of(line); }, y_of);
    } else {
        sort_in_bands(lines, y_of, x_of);
    }
}

} // namespace engross::recognize
