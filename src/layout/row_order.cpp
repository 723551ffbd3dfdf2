#include "layout/row_order.h"

#include <algorithm>
#include <numeric>

namespace engross::layout {

std::uint32_t give_ranks(Flow& flow, std::uint32_t next) {
    int row = -1;
    std::uint32_t base = next;
    for (Strip& strip : flow) {
        const bool goes_on = strip.row >= 0 && strip.row == row;
        base = goes_on ? base : next;
        row = strip.row;
        strip.ranks.resize(strip.items.size(), 0);
        for (std::uint32_t& rank : strip.ranks) {
            rank += base;
            next = std::max(next, rank + 1);
        }
    }
    return next;
}

void sort_by_rank(std::vector<Item>& items,
                  std::size_t first,
                  const std::vector<std::uint32_t>& ranks) {
    if (std::ranges::is_sorted(ranks)) {
        return;
    }
    std::vector<std::size_t> order(ranks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return ranks[i]; });
    std::vector<Item> sorted;
    sorted.reserve(order.size());
    for (const std::size_t i : order) {
        sorted.push_back(std::move(items[first + i]));
    }
    std::ranges::move(sorted, items.begin() + static_cast<std::ptrdiff_t>(first));
}

void RowOrder::add(const Strip& strip, Page& page) {
    if (strip.row != row_) {
        close(page);
        row_ = strip.row;
        first_ = page.items.size();
    }
    if (row_ >= 0) {
        ranks_.insert(ranks_.end(), strip.ranks.begin(), strip.ranks.end());
    }
}

void RowOrder::close(Page& page) {
    if (row_ >= 0) {
        sort_by_rank(page.items, first_, ranks_);
    }
    ranks_.clear();
    row_ = -1;
}

} // namespace engross::layout
