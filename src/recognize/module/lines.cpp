#include "lines.h"

#include "likeness.h"
#include "reduce.h"

#include <array>
#include <cmath>

namespace engross::recognize {

namespace {

constexpr double shortest_line = 1.5; // characters
constexpr double shortest_column = 2.4;
constexpr double steepest = 0.32; // slope: 17.7°
constexpr double least_clear = 1.7;
constexpr double long_line = 30;         // characters
constexpr double surely_text = 5;        // likeness
constexpr double least_like = -9;        // of what may be a short line beside others
constexpr double most_uneven = 1.8;      // height of a line, in its characters'
constexpr double most_ink_beside = 0.25; // of what lies just above and below
constexpr std::size_t most_lines = 200;
constexpr int detection_size = 800; // pixels of the longer side

// Least squares through a point of each larger part.
template <typename Place> double slope_of(const Chain& chain, Place place) {
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (const Stroke& part : chain.parts) {
        if (part.height() < 0.6 * chain.size) {
            continue;
        }
        const double px = (part.left + part.right) / 2.0, py = place(part);
        n += 1, x += px, y += py, xx += px * px, xy += px * py;
    }
    const double spread = n * xx - x * x;
    return n >= 3 && spread > 1 ? std::clamp((n * xy - x * y) / spread, -steepest, steepest) : 0;
}

double top_of(const Stroke& part) { return part.top; }

double bottom_of(const Stroke& part) { return part.bottom; }

double middle_of(const Stroke& part) { return (part.top + part.bottom) / 2.0; }

// The line of that slope beyond which only a few parts reach.
template <typename Place> Edge edge(const Chain& chain, double slope, Place place, bool upper) {
    std::vector<double> offsets;
    for (const Stroke& part : chain.parts) {
        offsets.push_back(place(part) - slope * (part.left + part.right) / 2.0);
    }
    std::ranges::sort(offsets);
    const std::size_t few = offsets.size() / 30;
    return {slope, upper ? offsets[few] : offsets[offsets.size() - 1 - few]};
}

// Long lines may be in perspective; of short ones the middle alone tells the slope.
Edges edges_of(const Chain& chain) {
    const double middle = slope_of(chain, middle_of);
    double top = middle, bottom = middle;
    if (chain.length() > 5) {
        top = slope_of(chain, top_of);
        bottom = slope_of(chain, bottom_of);
        const double most = 0.5 * chain.size / (chain.end - chain.start);
        top = std::clamp(top, middle - most, middle + most);
        bottom = std::clamp(bottom, middle - most, middle + most);
    }
    return {edge(chain, top, top_of, true), edge(chain, bottom, bottom_of, false)};
}

struct Candidate {
    TextLine line;
    double weight = 0;
};

// How far ink and paper stand apart around the parts of a chain, in their spread.
double clearness(const Chain& chain, bool column, const Gray& gray, const Gray& marks) {
    Levels ink, paper;
    for (Stroke part : chain.parts) {
        if (column) {
            std::swap(part.left, part.top);
            std::swap(part.right, part.bottom);
        }
        const int left = std::max(part.left - 2, 0), right = std::min(part.right + 2, gray.width),
                  bottom = std::min(part.bottom + 2, gray.height);
        for (int y = std::max(part.top - 2, 0); y < bottom; ++y) {
            const std::uint8_t *value = gray.row(y), *mark = marks.row(y);
            for (int x = left; x < right; ++x) {
                ink.add_if(mark[x] == is_ink, value[x]);
                paper.add_if(mark[x] != is_ink, value[x]);
            }
        }
    }
    return std::abs(paper.mean() - ink.mean()) / ((paper.spread() + ink.spread()) / 2 + 3);
}

bool is_ink_at(const Gray& marks, int x, int y) {
    return marks.holds(x, y) && marks.at(x, y) == is_ink;
}

// Text has paper above and below; texture goes on.
bool is_apart(const Chain& chain, const Edges& edges, bool column, const Gray& marks) {
    std::array<int, 2> found{}, seen{};
    for (int x = chain.start; x < chain.end; ++x) {
        for (const double away : {0.15, 0.3}) {
            const std::array<double, 2> y{edges.top.at(x) - away * chain.size,
                                          edges.bottom.at(x) + away * chain.size};
            for (std::size_t side = 0; side < 2; ++side) {
                const int at = static_cast<int>(y.at(side));
                seen.at(side) += 1;
                found.at(side) +=
                    (column ? is_ink_at(marks, at, x) : is_ink_at(marks, x, at)) ? 1 : 0;
            }
        }
    }
    return found[0] + found[1] < most_ink_beside * (seen[0] + seen[1]);
}

TextLine line_of(const Chain& chain, const Edges& edges, bool column, bool light) {
    const double centre = (chain.start + chain.end) / 2.0;
    TextLine line;
    line.size = edges.bottom.at(centre) - edges.top.at(centre);
    line.column = column;
    line.light = light;
    // The ends stand square to the line.
    const double angle = std::atan((edges.top.slope + edges.bottom.slope) / 2);
    const double lean = line.size / 2 * std::sin(angle) * std::cos(angle);
    const auto upper = [&](double x) { return Point{x + lean, edges.top.at(x + lean)}; };
    const auto lower = [&](double x) { return Point{x - lean, edges.bottom.at(x - lean)}; };
    line.left_top = upper(chain.start);
    line.right_top = upper(chain.end);
    line.right_bottom = lower(chain.end);
    line.left_bottom = lower(chain.start);
    if (column) { // exchanged back: the upper edge was the left one
        for (Point* point :
             {&line.left_top, &line.right_top, &line.right_bottom, &line.left_bottom}) {
            std::swap(point->x, point->y);
        }
        std::swap(line.right_top, line.left_bottom);
    }
    return line;
}

void collect(const Strokes& strokes,
             const Gray& gray,
             bool light,
             bool column,
             std::vector<Candidate>& out) {
    for (const Chain& chain : chains_of(column ? transposed(strokes.parts) : strokes.parts)) {
        if (chain.length() < (column ? shortest_column : shortest_line) || chain.parts.size() < 2) {
            continue;
        }
        const Edges edges = edges_of(chain);
        TextLine line = line_of(chain, edges, column, light);
        if (line.size > most_uneven * chain.size ||
            !is_apart(chain, edges, column, strokes.marks)) {
            continue;
        }
        line.clearness = clearness(chain, column, gray, strokes.marks);
        const double like =
            line.clearness > least_clear
                ? likeness(chain, edges, column, band_of(chain, edges, column, gray, strokes.marks))
                : least_like;
        line.likeness = like;
        if (like > least_like) {
            const double sure = std::clamp(like / surely_text, 0.1, 1.0);
            const double length = std::min(chain.length(), long_line) + 0.1 * chain.length();
            out.push_back(
                {line, sure * length * (column ? 0.9 : 1) * line.clearness * line.clearness});
        }
    }
}

// Whether a point lies within a line's four corners.
bool holds(const TextLine& line, Point at) {
    const std::array<Point, 4> corners{
        line.left_top, line.right_top, line.right_bottom, line.left_bottom};
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Point& from = corners.at(i);
        const Point& to = corners.at((i + 1) % corners.size());
        if ((to.x - from.x) * (at.y - from.y) - (to.y - from.y) * (at.x - from.x) < 0) {
            return false;
        }
    }
    return true;
}

Point between(Point one, Point other, double t) {
    return {one.x + (other.x - one.x) * t, one.y + (other.y - one.y) * t};
}

std::vector<TextLine> lines_in(Gray gray) {
    std::vector<Candidate> candidates;
    for (const int reduction : {1, 2, 4}) {
        gray = reduction > 1 ? halved(gray) : std::move(gray);
        std::vector<Candidate> found;
        for (const bool light : {false, true}) {
            const Strokes strokes = strokes_of(gray, light);
            collect(strokes, gray, light, false, found);
            collect(strokes, gray, light, true, found);
        }
        for (Candidate& candidate : found) {
            enlarge(candidate.line, reduction);
            candidate.weight *= 1 - reduction / 16.0; // the finest that finds it
            candidates.push_back(candidate);
        }
    }
    std::ranges::stable_sort(candidates, std::greater(), [](const Candidate& one) {
        return std::pair(one.line.likeness > 0, one.weight);
    });
    std::vector<TextLine> lines;
    for (const Candidate& candidate : candidates) {
        if (lines.size() < most_lines) {
            lines.push_back(candidate.line);
        }
    }
    return lines;
}

} // namespace

void enlarge(TextLine& line, double factor) {
    for (Point* point : {&line.left_top, &line.right_top, &line.right_bottom, &line.left_bottom}) {
        point->x *= factor;
        point->y *= factor;
    }
    line.size *= factor;
}

double length_of(const TextLine& line) {
    const Point& end = line.column ? line.left_bottom : line.right_top;
    return std::hypot(end.x - line.left_top.x, end.y - line.left_top.y) / std::max(1.0, line.size);
}

double taken_of(const TextLine& line, const std::vector<TextLine>& others) {
    constexpr int steps = 24;
    int taken = 0;
    for (int i = 0; i < steps * 3; ++i) {
        const double along = (i / 3 + 0.5) / steps, across = 0.25 * (i % 3 + 1);
        const Point upper =
            between(line.left_top, line.column ? line.left_bottom : line.right_top, along);
        const Point lower =
            between(line.column ? line.right_top : line.left_bottom, line.right_bottom, along);
        const Point at = between(upper, lower, across);
        taken +=
            std::ranges::any_of(others, [&](const TextLine& other) { return holds(other, at); })
                ? 1
                : 0;
    }
    return taken / (steps * 3.0);
}

std::vector<TextLine> find_lines(GrayView gray) {
    const double factor =
        std::min(1.0, static_cast<double>(detection_size) / std::max(gray.width, gray.height));
    std::vector<TextLine> lines =
        lines_in(factor < 1 ? reduced(gray, factor) : Gray(gray.pixels, gray.width, gray.height));
    for (TextLine& line : lines) {
        enlarge(line, 1 / factor);
    }
    return lines;
}

} // namespace engross::recognize
