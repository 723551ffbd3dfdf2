#include "layout/sheet.h"

#include "layout/cell_frame.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace engross::layout {
namespace {

bool has_border(const MadePage& page) {
    const Setup& setup = *page.setup;
    const bool is_first = page.in_setup == 1;
    const bool is_here = setup.border_pages == BorderPages::all ||
                         (setup.border_pages == BorderPages::first) == is_first;
    return is_here && setup.border != EdgeLines{};
}

void draw_border(const Setup& setup, Page& page) {
    const auto middle = [&](Side side) { // of the line, from the page's edge
        const auto i = static_cast<std::size_t>(side);
        return setup.border_distance.at(i) + setup.border.at(i).width / 2;
    };
    const Area area{.x = middle(Side::left),
                    .width = page.width - middle(Side::left) - middle(Side::right),
                    .height = page.height - middle(Side::top) - middle(Side::bottom)};
    if (area.width <= 0 || area.height <= 0) {
        return;
    }
    std::vector<Item> lines;
    draw_cell(lines, area, {.lines = setup.border, .padding = {}}, "", true, true);
    for (Item& line : lines) {
        shift(line, 0, middle(Side::top));
    }
    page.items.insert(page.items.begin(),
                      std::make_move_iterator(lines.begin()),
                      std::make_move_iterator(lines.end()));
}

} // namespace

Setup on_page(const Setup& setup, int number) {
    Setup result = setup;
    if (setup.mirrored && number % 2 == 0) {
        if (setup.vertical) { // it lies on its side: layout/turn.h
            std::swap(result.top, result.bottom);
        } else {
            std::swap(result.left, result.right);
        }
        std::swap(result.border_distance.at(static_cast<std::size_t>(Side::left)),
                  result.border_distance.at(static_cast<std::size_t>(Side::right)));
    }
    return result;
}

double body_shift(const Setup& setup, double room) {
    if (setup.vertical || setup.align == BodyAlign::top) {
        return 0;
    }
    return std::max(room, 0.0) / (setup.align == BodyAlign::middle ? 2 : 1);
}

void draw_borders(Layout& layout, const std::vector<MadePage>& pages) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (has_border(pages[i])) {
            draw_border(on_page(*pages[i].setup, pages[i].number), layout.pages[i]);
        }
    }
}

} // namespace engross::layout
