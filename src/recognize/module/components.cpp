// Row by row: a run of ink belongs to what it touches in the row above.
#include "strokes.h"

#include <bit>
#include <cstring>
#include <limits>

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

// The runs of ink in a row, found 64 pixels at a time.
class Runs {
public:
    explicit Runs(int width)
        : width_(static_cast<std::size_t>(width)), row_((width_ / at_once + 1) * at_once) {}

    // After the last run there is one that lies beyond all.
    void find(std::vector<Run>& runs, const std::uint8_t* row) {
        std::memcpy(row_.data(), row, width_);
        runs.clear();
        std::uint64_t last = 0; // ink, in the lowest bit
        int start = 0;
        for (std::size_t from = 0; from < row_.size(); from += at_once) {
            const std::uint64_t inks = inks_of(row_.data() + from);
            std::uint64_t turns = inks ^ (inks << 1 | last);
            for (; turns != 0; turns &= turns - 1) {
                const int at = static_cast<int>(from) + std::countr_zero(turns);
                if (last != 0) {
                    runs.push_back({start, at, 0});
                }
                start = at;
                last ^= 1;
            }
        }
        runs.push_back({beyond, beyond, 0});
    }

private:
    static constexpr std::size_t at_once = 64;
    static constexpr int beyond = std::numeric_limits<int>::max();
    static_assert((is_ink & 2) != 0 && ((is_paper | is_near_ink) & 2) == 0);
    static_assert(std::endian::native == std::endian::little);

    // A bit for each of 64 pixels.
    static std::uint64_t inks_of(const std::uint8_t* marks) {
        std::uint64_t inks = 0;
        for (int i = 0; i < 8; ++i) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, marks + 8 * i, sizeof eight);
            // The product's highest byte holds the lowest bit of each.
            inks |= (eight >> 1 & 0x0101'0101'0101'0101) * 0x0102'0408'1020'4080 >> 56 << 8 * i;
        }
        return inks;
    }

    std::size_t width_;
    std::vector<std::uint8_t> row_;
};

} // namespace

std::vector<Stroke> components_of(const Gray& marks) {
    Parts parts;
    Runs found(marks.width);
    std::vector<Run> runs, above;
    found.find(above, std::vector<std::uint8_t>(static_cast<std::size_t>(marks.width)).data());
    for (int y = 0; y < marks.height; ++y) {
        found.find(runs, marks.row(y));
        auto touching = above.cbegin();
        for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
            Run& run = runs[i];
            const Stroke box{run.start, y, run.end, y + 1};
            while (touching->end < run.start) {
                ++touching;
            }
            if (touching->start > run.end) {
                run.part = parts.add(box);
                continue;
            }
            run.part = parts.first_of(touching->part);
            parts.extend(run.part, box);
            for (auto other = touching + 1; other->start <= run.end; ++other) {
                run.part = parts.join(run.part, other->part);
            }
        }
        std::swap(runs, above);
    }
    return parts.all();
}

} // namespace engross::recognize
