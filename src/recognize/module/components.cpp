// Row by row: a run of ink belongs to what it touches in the row above.
#include "strokes.h"

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

void find_runs(std::vector<Run>& runs, const std::uint8_t* row, int width) {
    runs.clear();
    const std::uint8_t *at = row, *const end = row + width;
    while (const auto* start = static_cast<const std::uint8_t*>(
               std::memchr(at, is_ink, static_cast<std::size_t>(end - at)))) {
        at = std::find_if(start, end, [](std::uint8_t mark) { return mark != is_ink; });
        runs.push_back({static_cast<int>(start - row), static_cast<int>(at - row), 0});
    }
}

} // namespace

std::vector<Stroke> components_of(const Gray& marks) {
    Parts parts;
    std::vector<Run> runs, above;
    for (int y = 0; y < marks.height; ++y) {
        find_runs(runs, marks.row(y), marks.width);
        auto touching = above.cbegin();
        for (Run& run : runs) {
            const Stroke box{run.start, y, run.end, y + 1};
            while (touching != above.cend() && touching->end < run.start) {
                ++touching;
            }
            const bool is_new = touching == above.cend() || touching->start > run.end;
            run.part = is_new ? parts.add(box) : parts.first_of(touching->part);
            parts.extend(run.part, box);
            for (auto other = touching; other != above.cend() && other->start <= run.end; ++other) {
                run.part = parts.join(run.part, other->part);
            }
        }
        std::swap(runs, above);
    }
    return parts.all();
}

} // namespace engross::recognize
