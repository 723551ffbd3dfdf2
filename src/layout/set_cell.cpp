#include "layout/set_cell.h"

#include "layout/cell_frame.h"

#include <algorithm>

namespace engross::layout {
namespace {

// What a slice takes next of one cell, and where: from the row's top.
struct Cursor {
    SetCell* cell;
    double y;
    std::size_t next = 0;

    [[nodiscard]] bool is_done() const { return next == cell->flow.size(); }

    [[nodiscard]] double top() const { return y + cell->flow[next].above; }

    [[nodiscard]] double bottom() const { return top() + cell->flow[next].height; }

    [[nodiscard]] bool is_glued() const {
        return next > 0 && !is_done() && cell->flow[next - 1].glued;
    }
};

// Of those that have more to give; null when none has.
Cursor* highest(std::vector<Cursor>& cursors) {
    Cursor* found = nullptr;
    for (Cursor& each : cursors) {
        if (!each.is_done() && (found == nullptr || each.top() < found->top())) {
            found = &each;
        }
    }
    return found;
}

// The line that begins highest and those beside it; where the lowest of them ends.
double fill(Strip& slice, std::vector<Cursor>& cursors, double top, double most) {
    constexpr double touch = 0.01;
    double end = top;
    bool is_first = true;
    for (Cursor* each = highest(cursors);
         each != nullptr && (is_first || each->top() < end - touch);
         each = highest(cursors)) {
        if (!is_first && each->bottom() - top > most) {
            each->y += end - each->top();
            continue;
        }
        end = std::max(end, each->bottom());
        const double x = each->cell->x + each->cell->box.left();
        each->y = top + take(slice, each->cell->flow[each->next], x, each->y - top);
        ++each->next;
        is_first = false;
    }
    return end;
}

double bottom_padding(const std::vector<SetCell>& cells) {
    double padding = 0;
    for (const SetCell& cell : cells) {
        padding = std::max(padding, cell.box.bottom());
    }
    return padding;
}

} // namespace

double take(Strip& into, Strip& part, double x, double y) {
    y += part.above;
    settle(into);
    into.ranks.insert(into.ranks.end(), part.ranks.begin(), part.ranks.end());
    for (Item& item : part.items) {
        shift(item, x, y);
        into.items.push_back(std::move(item));
    }
    into.notes.insert(into.notes.end(), part.notes.begin(), part.notes.end());
    into.starts.insert(into.starts.end(), part.starts.begin(), part.starts.end());
    for (Hung& hung : part.hung) {
        shift(hung.item, x, hung.from_page ? 0 : y);
        into.hung.push_back(std::move(hung));
    }
    return y + part.height + part.below;
}

void settle(Strip& strip) {
    strip.ranks.resize(strip.items.size(), strip.ranks.empty() ? 0 : strip.ranks.back());
}

void frame(Strip& strip, const SetCell& cell, double height, bool upper, bool lower) {
    const Area area{.x = cell.x, .width = cell.width, .height = height};
    draw_cell(strip.items, area, cell.box, cell.grid->node.attr("background"), upper, lower);
}

void divide_row(
    std::vector<SetCell>& cells, double height, double page_height, int number, Flow& flow) {
    constexpr double in_good_time = 0.1; // of the page
    std::vector<Cursor> cursors;
    for (SetCell& cell : cells) {
        cursors.push_back({.cell = &cell, .y = cell.box.top()});
    }
    double top = 0;
    for (bool is_last = false; !is_last;) {
        Strip slice;
        const double end = fill(slice, cursors, top, page_height * in_good_time);
        const Cursor* const rest = highest(cursors);
        is_last = rest == nullptr;
        const double least = end - top + (is_last ? bottom_padding(cells) : 0);
        const double wanted = (is_last ? height : rest->y) - top;
        slice.height = std::max(least, std::min(wanted, page_height));
        slice.glued = std::ranges::any_of(cursors, &Cursor::is_glued);
        for (const SetCell& cell : cells) {
            frame(slice, cell, slice.height, top == 0, is_last);
        }
        settle(slice);
        slice.row = number;
        top += slice.height;
        flow.push_back(std::move(slice));
    }
}

} // namespace engross::layout
