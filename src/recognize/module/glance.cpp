#include "glance.h"

#include "glance_weights.h"
#include "lines.h"

#include <cmath>

namespace engross::recognize {

namespace {

constexpr double enough = 12; // characters
constexpr int darkest = 64, middle = 128, lightest = 192;
constexpr std::array<int, 6> run_bins{2, 4, 6, 9, 14, 24}; // pixels, of 40 that a character has
constexpr std::size_t bands = 8;                           // of a character's height
constexpr std::size_t directions = 8;                      // of 180°

// The strip in the order of reading: `along` a row from the left, a column from the top.
class Lane {
public:
    Lane(const Strip& strip, bool column)
        : pixels_(strip.pixels.data()), step_(column ? strip.width : 1),
          across_step_(column ? 1 : strip.width), length(column ? strip.height : strip.width),
          height(column ? strip.width : strip.height) {}

    [[nodiscard]] int gray(int along, int across) const {
        return pixels_[static_cast<std::ptrdiff_t>(along) * step_ +
                       static_cast<std::ptrdiff_t>(across) * across_step_];
    }

    [[nodiscard]] bool ink(int along, int across) const { return gray(along, across) < middle; }

private:
    const std::uint8_t* pixels_;
    std::ptrdiff_t step_, across_step_;

public:
    int length, height;
};

// The next free traits.
class Seen {
public:
    void add(double value) { traits_.at(next_++) = value; }

    template <std::size_t n> void add_shares(const std::array<double, n>& counts) {
        double all = 0;
        for (const double count : counts) {
            all += count;
        }
        for (const double count : counts) {
            add(count / std::max(1.0, all));
        }
    }

    [[nodiscard]] const Traits& all() const { return traits_; }

private:
    Traits traits_{};
    std::size_t next_ = 0;
};

// Runs of ink and of paper by their length.
struct Runs {
    std::array<double, run_bins.size() + 1> ink{}, paper{};
    double count = 0;

    void end(bool is_ink, int length) {
        const auto bin = std::ranges::lower_bound(run_bins, length) - run_bins.begin();
        (is_ink ? ink : paper).at(static_cast<std::size_t>(bin)) += 1;
        count += is_ink ? 1 : 0;
    }
};

template <typename Ink> void add_runs(Runs& runs, int length, Ink ink) {
    int start = 0;
    for (int at = 1; at <= length; ++at) {
        if (at == length || ink(at) != ink(start)) {
            runs.end(ink(start), at - start);
            start = at;
        }
    }
}

void add_runs(Seen& seen, const Lane& lane, double characters) {
    Runs along, across;
    for (int y = 0; y < lane.height; ++y) {
        add_runs(along, lane.length, [&](int x) { return lane.ink(x, y); });
    }
    for (int x = 0; x < lane.length; ++x) {
        add_runs(across, lane.height, [&](int y) { return lane.ink(x, y); });
    }
    for (const Runs& runs : {along, across}) {
        seen.add_shares(runs.ink);
        seen.add_shares(runs.paper);
        seen.add(runs.count / characters);
    }
}

// Where ink stands across the line, and how often there is none along it.
void add_profile(Seen& seen, const Lane& lane, double characters) {
    std::array<double, bands> ink{};
    std::vector<int> along(static_cast<std::size_t>(lane.length));
    for (int y = 0; y < lane.height; ++y) {
        int count = 0;
        for (int x = 0; x < lane.length; ++x) {
            const int found = lane.ink(x, y) ? 1 : 0;
            along[static_cast<std::size_t>(x)] += found;
            count += found;
        }
        ink.at(static_cast<std::size_t>(y) * bands / static_cast<std::size_t>(lane.height)) +=
            count;
    }
    double empty = 0, gaps = 0;
    bool was_empty = false;
    for (const int count : along) {
        empty += count == 0 ? 1 : 0;
        gaps += count == 0 && !was_empty ? 1 : 0;
        was_empty = count == 0;
    }
    seen.add_shares(ink);
    seen.add(empty / lane.length);
    seen.add(gaps / characters);
}

// How many pixels are neither ink nor paper, and how even ink and paper are.
void add_tones(Seen& seen, const Strip& strip) {
    int between = 0;
    Levels ink, paper;
    for (const std::uint8_t gray : strip.pixels) {
        between += gray >= darkest && gray < lightest ? 1 : 0;
        ink.add_if(gray < middle, gray);
        paper.add_if(gray >= middle, gray);
    }
    const double all = ink.n + paper.n;
    seen.add(between / all);
    seen.add(ink.n / all);
    seen.add(ink.mean());
    seen.add(paper.mean());
}

// The direction that is nearest to an edge's, of those that part 180° evenly.
std::size_t direction_of(int dx, int dy) {
    const double wide = std::abs(dx), high = std::abs(dy);
    std::size_t direction = 0;
    for (const double limit : {0.198912, 0.668179, 1.496606, 5.027339}) { // tan 11.25° and on
        direction += high > limit * wide ? 1 : 0;
    }
    return (dx < 0) == (dy < 0) ? direction : (directions - direction) % directions;
}

// Which way its edges run.
void add_edges(Seen& seen, const Lane& lane) {
    std::array<double, directions> edges{};
    double all = 0;
    for (int y = 1; y + 1 < lane.height; ++y) {
        for (int x = 1; x + 1 < lane.length; ++x) {
            const int dx = lane.gray(x + 1, y) - lane.gray(x - 1, y),
                      dy = lane.gray(x, y + 1) - lane.gray(x, y - 1);
            const int strength = std::abs(dx) + std::abs(dy);
            if (strength > darkest) {
                edges[direction_of(dx, dy)] += strength;
                all += strength;
            }
        }
    }
    seen.add_shares(edges);
    seen.add(all / (lane.length * lane.height));
}

TextLine beginning(TextLine line) {
    const double part = enough / length_of(line);
    if (part < 1) {
        const auto cut = [&](const Point& from, Point& to) {
            to = {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
        };
        cut(line.left_top, line.column ? line.left_bottom : line.right_top);
        cut(line.column ? line.right_top : line.left_bottom, line.right_bottom);
    }
    return line;
}

} // namespace

Traits traits_of(GrayView picture, const TextLine& line) {
    Seen seen;
    seen.add(std::log(std::min(length_of(line), enough)));
    seen.add(std::clamp(line.likeness, -9.0, 9.0));
    seen.add(std::log(line.clearness));
    seen.add(line.column ? 1 : 0);
    seen.add(std::log(line.size));
    const TextLine start = beginning(line);
    const Strip strip = straightened(picture, start);
    if (strip.pixels.empty()) {
        return seen.all();
    }
    const double characters = length_of(start);
    const Lane lane(strip, line.column);
    add_runs(seen, lane, characters);
    add_profile(seen, lane, characters);
    add_tones(seen, strip);
    add_edges(seen, lane);
    return seen.all();
}

double textness(const Traits& traits) {
    double sum = 0;
    for (const Weight& weight : weights) {
        sum += traits.at(weight.trait) < weight.limit ? weight.below : weight.above;
    }
    return sum;
}

} // namespace engross::recognize
