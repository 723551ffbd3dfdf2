#include "chains.h"

#include <numeric>

namespace engross::recognize {

namespace {

constexpr double widest_gap = 0.75; // between two parts of a word, in heights of the higher
constexpr double word_gap = 1.6;    // between two words
constexpr double least_overlap = 0.45;
constexpr double most_larger = 1.6; // than the word beside it
constexpr double most_askew = 0.4;  // between the middles of two words
constexpr double least_size = 6;    // pixels
constexpr int band_height = 16;     // pixels
constexpr int most_unlike = 8;      // times as high: a dot beside a character

class Groups {
public:
    explicit Groups(std::size_t count) : parent_(count) {
        std::iota(parent_.begin(), parent_.end(), 0U);
    }

    std::size_t of(std::size_t i) {
        while (parent_[i] != i) {
            i = parent_[i] = parent_[parent_[i]];
        }
        return i;
    }

    void join(std::size_t one, std::size_t other) { parent_[of(one)] = of(other); }

private:
    std::vector<std::size_t> parent_;
};

int overlap(const Stroke& one, const Stroke& other) {
    return std::min(one.bottom, other.bottom) - std::max(one.top, other.top);
}

bool stand_in_a_row(const Stroke& one, const Stroke& other) {
    const int higher =
        std::max({one.height(), other.height(), std::min(one.width(), other.width())});
    const int lower = std::min(one.height(), other.height());
    return higher <= most_unlike * lower && other.left - one.right <= widest_gap * higher &&
           overlap(one, other) >= least_overlap * lower;
}

struct Band {
    std::vector<std::size_t> parts{}; // their numbers
    int highest = 0;
};

// The parts that reach into each band of pixels across, in their order.
std::vector<Band> bands_of(const std::vector<Stroke>& parts) {
    std::vector<Band> bands;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto first = static_cast<std::size_t>(parts[i].top / band_height),
                   last = static_cast<std::size_t>((parts[i].bottom - 1) / band_height);
        bands.resize(std::max(bands.size(), last + 1));
        for (std::size_t band = first; band <= last; ++band) {
            bands[band].parts.push_back(i);
            bands[band].highest = std::max(bands[band].highest, parts[i].height());
        }
    }
    return bands;
}

double size_of(const std::vector<Stroke>& parts) {
    std::vector<int> heights;
    for (const Stroke& part : parts) {
        heights.push_back(part.height());
    }
    const auto at = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() * 4 / 5);
    std::nth_element(heights.begin(), at, heights.end());
    return *at;
}

Chain chain_of(std::vector<Stroke> parts) {
    Chain chain{.parts = std::move(parts)};
    std::ranges::sort(chain.parts, {}, &Stroke::left);
    chain.size = size_of(chain.parts);
    chain.start = chain.parts.front().left;
    chain.top = chain.parts.front().top;
    for (const Stroke& part : chain.parts) {
        chain.end = std::max(chain.end, part.right);
        chain.top = std::min(chain.top, part.top);
        chain.bottom = std::max(chain.bottom, part.bottom);
    }
    return chain;
}

double middle_near(const Chain& chain, bool at_end) {
    double sum = 0;
    int count = 0;
    for (const Stroke& part : chain.parts) {
        const double from = at_end ? chain.end - part.right : part.left - chain.start;
        if (from < 1.5 * chain.size && part.height() > chain.size / 2) {
            sum += (part.top + part.bottom) / 2.0;
            count += 1;
        }
    }
    return count > 0 ? sum / count : chain.parts.front().top;
}

// Single characters side by side may be of columns.
bool can_be_words(const Chain& one, const Chain& next, double gap) {
    return gap < 0.55 * std::max(one.size, next.size) ||
           std::max(one.length(), next.length()) > 1.8;
}

bool go_on(const Chain& one, const Chain& next) {
    const double size = std::max(one.size, next.size);
    const double gap = next.start - one.end;
    const double apart = std::max(next.top - one.bottom, one.top - next.bottom);
    return apart < most_askew * size && size < most_larger * std::min(one.size, next.size) &&
           gap > -0.3 * size && gap < word_gap * size && can_be_words(one, next, gap) &&
           std::abs(middle_near(one, true) - middle_near(next, false)) < most_askew * size;
}

// The parts of each group that has a large one: most of noise and texture has none.
std::vector<std::vector<Stroke>> members_of(Groups& groups, const std::vector<Stroke>& parts) {
    std::vector<int> highest(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        int& height = highest[groups.of(i)];
        height = std::max(height, parts[i].height());
    }
    std::vector<std::vector<Stroke>> members(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (highest[groups.of(i)] >= least_size) {
            members[groups.of(i)].push_back(parts[i]);
        }
    }
    return members;
}

// Words become lines.
void join_words(std::vector<Chain>& chains) {
    std::ranges::sort(chains, {}, &Chain::start);
    for (std::size_t i = 0; i < chains.size(); ++i) {
        for (std::size_t k = i + 1; k < chains.size();) {
            if (chains[k].start > chains[i].end + word_gap * most_larger * chains[i].size) {
                break;
            }
            if (go_on(chains[i], chains[k])) {
                std::vector<Stroke> parts = std::move(chains[i].parts);
                parts.insert(parts.end(), chains[k].parts.begin(), chains[k].parts.end());
                chains[i] = chain_of(std::move(parts));
                chains.erase(chains.begin() + static_cast<std::ptrdiff_t>(k));
                k = i + 1;
            } else {
                ++k;
            }
        }
    }
}

} // namespace

std::vector<Chain> chains_of(const std::vector<Stroke>& parts) {
    Groups groups(parts.size());
    for (const auto& [band, highest] : bands_of(parts)) {
        for (auto one = band.begin(); one != band.end(); ++one) {
            const Stroke& part = parts[*one];
            const double reach = part.right + widest_gap * std::max(highest, part.width());
            for (auto other = one + 1; other != band.end() && parts[*other].left <= reach;
                 ++other) {
                if (stand_in_a_row(part, parts[*other])) {
                    groups.join(*one, *other);
                }
            }
        }
    }
    std::vector<Chain> chains;
    for (std::vector<Stroke>& strokes : members_of(groups, parts)) {
        if (!strokes.empty() && size_of(strokes) >= least_size) {
            chains.push_back(chain_of(std::move(strokes)));
        }
    }
    join_words(chains);
    return chains;
}

std::vector<Stroke> transposed(std::vector<Stroke> parts) {
    for (Stroke& part : parts) {
        std::swap(part.left, part.top);
        std::swap(part.right, part.bottom);
    }
    std::ranges::sort(parts, {}, &Stroke::left);
    return parts;
}

} // namespace engross::recognize
