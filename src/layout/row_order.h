// The reading order of table rows that are divided line by line: a slice holds lines of all cells,
// but a reader goes through one cell after the other, on each page.
#pragma once

#include "layout/strip.h"

namespace engross::layout {

// Tells every item of a cell's flow its place in the row, from `next` on; returns the next one that
// is free. Rows that are divided inside the cell keep their own order.
std::uint32_t give_ranks(Flow& flow, std::uint32_t next);

// Puts the items from `first` on in the order of their ranks, one for each.
void sort_by_rank(std::vector<Item>& items,
                  std::size_t first,
                  const std::vector<std::uint32_t>& ranks);

// Brings what one page shows of a divided row into order.
class RowOrder {
public:
    // A strip is about to be put on the page.
    void add(const Strip& strip, Page& page);

    // An artifact is about to be put there, which has no place in the order.
    void add_artifact() { ranks_.push_back(0); }

    // The page is full.
    void close(Page& page);

private:
    int row_ = -1;
    std::size_t first_ = 0; // its first item on the page
    std::vector<std::uint32_t> ranks_;
};

} // namespace engross::layout
