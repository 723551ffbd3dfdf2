// Row by row: a run of ink belongs to what it touches in the row above.
#include "strokes.h"

#include <bit>
#include <cstring>

namespace engross::recognize {

namespace {

struct Run {
    int start, end; // past the last pixel
    std::size_t part;
};

// Parts that turn out to be one become the first of them.
class Parts {
public:
    std::size_t add(const Stroke& box) {
        boxes_.push_back(box);
        first_.push_back(boxes_.size() - 1);
        return boxes_.size() - 1;
    }

    std::size_t first_of(std::size_t part) {
        while (first_[part] != part) {
            part = first_[part] = first_[first_[part]];
        }
        return part;
    }

    std::size_t join(std::size_t one, std::size_t other) {
        one = first_of(one), other = first_of(other);
        const std::size_t first = std::min(one, other);
        if (one != other) {
            extend(first, boxes_[std::max(one, other)]);
            first_[std::max(one, other)] = first;
        }
        return first;
    }

    void extend(std::size_t part, const Stroke& by) {
        Stroke& box = boxes_[part];
        box = {std::min(box.left, by.left),
               std::min(box.top, by.top),
               std::max(box.right, by.right),
               std::max(box.bottom, by.bottom)};
    }

    [[nodiscard]] std::vector<Stroke> all() const {
        std::vector<Stroke> boxes;
        for (std::size_t part = 0; part < boxes_.size(); ++part) {
            if (first_[part] == part) {
                boxes.push_back(boxes_[part]);
            }
        }
        return boxes;
    }

private:
    std::vector<Stroke> boxes_;
    std::vector<std::size_t> first_;
};

// The runs of ink in a row, found eight pixels at a time.
class Runs {
public:
    explicit Runs(int width) : width_(width), row_(static_cast<std::size_t>(width) + at_once) {}

    void find(std::vector<Run>& runs, const std::uint8_t* row) {
        runs.clear();
        std::memcpy(row_.data(), row, static_cast<std::size_t>(width_));
        for (int start = next(0, 0); start < width_;) {
            const int end = next(start, inks);
            runs.push_back({start, end, 0});
            start = next(end, 0);
        }
    }

private:
    static constexpr int at_once = 8;
    static constexpr std::uint64_t inks = 0x0202'0202'0202'0202;
    static_assert((is_ink & 2) != 0 && ((is_paper | is_near_ink) & 2) == 0);
    static_assert(std::endian::native == std::endian::little);

    // The next pixel that is ink; with `turned` = inks, that is none. Behind the row there is none.
    [[nodiscard]] int next(int from, std::uint64_t turned) const {
        for (; from < width_; from += at_once) {
            std::uint64_t marks = 0;
            std::memcpy(&marks, row_.data() + from, sizeof marks);
            marks = (marks ^ turned) & inks;
            if (marks != 0) {
                return std::min(width_, from + std::countr_zero(marks) / 8);
            }
        }
        return width_;
    }

    int width_;
    std::vector<std::uint8_t> row_;
};

} // namespace

std::vector<Stroke> components_of(const Gray& marks) {
    Parts parts;
    Runs found(marks.width);
    std::vector<Run> runs, above;
    for (int y = 0; y < marks.height; ++y) {
        found.find(runs, marks.row(y));
        auto touching = above.cbegin();
        for (Run& run : runs) {
            const Stroke box{run.start, y, run.end, y + 1};
            while (touching != above.cend() && touching->end < run.start) {
                ++touching;
            }
            const bool is_new = touching == above.cend() || touching->start > run.end;
            if (is_new) {
                run.part = parts.add(box);
                continue;
            }
            run.part = parts.first_of(touching->part);
            parts.extend(run.part, box);
            for (auto other = touching + 1; other != above.cend() && other->start <= run.end;
                 ++other) {
                run.part = parts.join(run.part, other->part);
            }
        }
        std::swap(runs, above);
    }
    return parts.all();
}

} // namespace engross::recognize
