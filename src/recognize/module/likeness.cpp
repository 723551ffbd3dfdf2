#include "likeness.h"

#include <array>
#include <cmath>

namespace engross::recognize {

namespace {

struct Values {
    double n = 0, sum = 0, squares = 0;

    void add(double value) { n += 1, sum += value, squares += value * value; }

    [[nodiscard]] double mean() const { return sum / std::max(1.0, n); }

    [[nodiscard]] double spread() const {
        return std::sqrt(std::max(0.0, squares / std::max(1.0, n) - mean() * mean()));
    }
};

int median(std::vector<int> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

bool is_near(int value, int median) { return std::abs(value - median) <= 1 + 0.06 * median; }

// The share of parts that are as wide and as high as the middle one: windows and bricks are all
// alike, letters are not.
double alike(const Chain& chain) {
    std::vector<int> widths, heights;
    for (const Stroke& part : chain.parts) {
        widths.push_back(part.width());
        heights.push_back(part.height());
    }
    const int width = median(widths), height = median(heights);
    const auto same = std::ranges::count_if(chain.parts, [&](const Stroke& part) {
        return is_near(part.width(), width) && is_near(part.height(), height);
    });
    return static_cast<double>(same) / static_cast<double>(chain.parts.size());
}

// How far the parts' middles stray from a straight line, in heights of a character.
double unevenness(const Chain& chain, const Edges& edges) {
    const double slope = (edges.top.slope + edges.bottom.slope) / 2;
    Values middles;
    for (const Stroke& part : chain.parts) {
        middles.add((part.top + part.bottom) / 2.0 - slope * (part.left + part.right) / 2.0);
    }
    return middles.spread() / chain.size;
}

} // namespace

Band band_of(
    const Chain& chain, const Edges& edges, bool column, const Gray& gray, const Gray& marks) {
    Levels paper, ink;
    int all = 0;
    const int length = column ? gray.height : gray.width,
              breadth = column ? gray.width : gray.height;
    const std::ptrdiff_t step = column ? 1 : gray.width;
    for (int along = std::max(chain.start, 0); along < std::min(chain.end, length); ++along) {
        const int start = std::max(static_cast<int>(edges.top.at(along)), 0),
                  end = std::min(static_cast<int>(edges.bottom.at(along)) + 1, breadth);
        const std::ptrdiff_t first =
            column ? static_cast<std::ptrdiff_t>(along) * gray.width + start : along + start * step;
        const std::uint8_t *value = gray.pixels.data() + first, *mark = marks.pixels.data() + first;
        for (int across = start; across < end; ++across, value += step, mark += step) {
            ink.add_if(*mark == is_ink, *value);
            paper.add_if(*mark == is_paper, *value);
        }
        all += std::max(end - start, 0);
    }
    const double count = std::max(1, all);
    return {.paper = paper.n / count,
            .ink = ink.n / count,
            .paper_spread = paper.spread(),
            .ink_spread = ink.spread(),
            .contrast = std::abs(paper.mean() - ink.mean())};
}

// Logistic regression over lines of pictures with text and chains of pictures without, drawn with
// other seeds than those of the bench.
double likeness(const Chain& chain, const Edges& edges, bool column, const Band& band) {
    constexpr double longest = 6; // characters: from there on length tells nothing more
    return 13.45 * std::log(std::min(chain.length(), longest)) -
           2.27 * std::log1p(band.paper_spread) + 6.88 * std::log1p(band.ink_spread) -
           5.25 * alike(chain) - 14.9 * unevenness(chain, edges) - 7.98 * band.ink -
           14.21 * band.paper - 1.7 * std::log(band.contrast + 5) - (column ? 2.58 : 0) - 21.83;
}

} // namespace engross::recognize
