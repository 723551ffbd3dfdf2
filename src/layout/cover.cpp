#include "layout/cover.h"

#include "layout/line_items.h"

namespace engross::layout {
namespace {

RectItem* gradient_of(Item& item) {
    auto* rect = std::get_if<RectItem>(&item.content);
    return rect != nullptr && rect->gradient ? rect : nullptr;
}

// Side by side in one column, with no more between them than paragraphs leave.
bool are_of_one_box(const RectItem& upper, const RectItem& lower) {
    constexpr float most_between = 40; // pt
    const float gap = lower.y - upper.y - upper.height;
    return *upper.gradient == *lower.gradient && upper.x == lower.x && upper.width == lower.width &&
           gap > -0.5F && gap < most_between;
}

} // namespace

void draw_cover_ground(xml::Node setup, Page& page) {
    const std::string_view ground = setup.attr("cover-ground");
    const auto colour = doc::middle_colour(ground);
    if (!colour) {
        return;
    }
    RectItem rect{.x = 0, .y = 0, .width = page.width, .height = page.height, .colour = *colour};
    if (const auto gradient = doc::parse_gradient(ground)) {
        rect.gradient = std::make_shared<const doc::Gradient>(*gradient);
    }
    std::vector<Item> items;
    add_rect(items, rect, Artifact::background);
    page.items.insert(page.items.begin(), std::move(items.front()));
}

void join_grounds(Page& page) {
    std::vector<Item> kept;
    kept.reserve(page.items.size()); // what is open stays where it is
    RectItem* open = nullptr;
    for (Item& item : page.items) {
        const RectItem* rect = gradient_of(item);
        if (rect != nullptr && open != nullptr && are_of_one_box(*open, *rect)) {
            open->height = rect->y + rect->height - open->y;
            continue;
        }
        kept.push_back(std::move(item));
        open = rect != nullptr ? gradient_of(kept.back()) : open;
    }
    page.items = std::move(kept);
}

} // namespace engross::layout
