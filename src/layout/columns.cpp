#include "layout/columns.h"

#include <algorithm>
#include <limits>

namespace engross::layout {
namespace {

// How many columns of that height the strips fill, one after the other; very many when they do not
// go in.
int columns_filled(const Flow& flow, std::size_t begin, std::size_t end, double height) {
    int columns = 1;
    double y = 0;
    for (std::size_t i = begin; i < end;) {
        const std::size_t next = std::min(chunk_end(flow, i), end);
        double chunk = 0;
        for (std::size_t k = i; k < next; ++k) {
            chunk += flow[k].above + flow[k].height + (k + 1 < next ? flow[k].below : 0);
        }
        if (y > 0 && (y + chunk > height || flow[i].column_break)) {
            ++columns;
            y = 0;
        }
        if (chunk > height) {
            return std::numeric_limits<int>::max();
        }
        y += chunk + flow[next - 1].below;
        i = next;
    }
    return columns;
}

} // namespace

std::size_t chunk_end(const Flow& flow, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < flow.size() && flow[end - 1].glued && !flow[end].break_before &&
           !flow[end].column_break && flow[end].page_setup.empty()) {
        ++end;
    }
    return end;
}

double
balanced_height(const Flow& flow, std::size_t begin, std::size_t end, int columns, double room) {
    double low = 0; // too little
    double high = room;
    if (columns_filled(flow, begin, end, high) > columns) {
        return room;
    }
    constexpr double exact = 1; // pt
    while (high - low > exact) {
        const double middle = (low + high) / 2;
        (columns_filled(flow, begin, end, middle) <= columns ? high : low) = middle;
    }
    return high;
}

} // namespace engross::layout
