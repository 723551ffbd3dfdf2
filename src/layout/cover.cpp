#include "layout/cover.h"

#include "base/text.h"
#include "doc/colour.h"
#include "layout/line_items.h"

#include <iterator>

namespace engross::layout {

void draw_cover_ground(xml::Node setup, Page& page) {
    const auto colours = text::split(setup.attr("cover-ground"), ' ');
    const auto first = doc::parse_colour(colours.empty() ? "" : colours.front());
    const auto last = doc::parse_colour(colours.empty() ? "" : colours.back());
    if (!first || !last) {
        return;
    }
    // A gradient is bands; each reaches to the foot, so that no seams show between them.
    const int bands = *first == *last ? 1 : 64;
    std::vector<Item> ground;
    for (int i = 0; i < bands; ++i) {
        const auto y = page.height * static_cast<float>(i) / static_cast<float>(bands);
        const double part = bands == 1 ? 1 : static_cast<double>(i) / (bands - 1);
        add_rect(ground,
                 {.x = 0,
                  .y = y,
                  .width = page.width,
                  .height = page.height - y,
                  .colour = doc::mixed(*last, *first, part)},
                 Artifact::background);
    }
    page.items.insert(page.items.begin(),
                      std::make_move_iterator(ground.begin()),
                      std::make_move_iterator(ground.end()));
}

} // namespace engross::layout
