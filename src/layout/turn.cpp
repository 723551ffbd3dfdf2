#include "layout/turn.h"

#include <utility>

namespace engross::layout {
namespace {

template <class Box> void turn_box(Box& box, double width) {
    const float x = box.x;
    box.x = static_cast<float>(width) - box.y - box.height;
    box.y = x;
    std::swap(box.width, box.height);
}

// A baseline becomes the axis of upright characters, or the left side of those that lie.
void turn_content(TextItem& item, double width) {
    const float to_axis = item.vertical ? (item.ascent - item.descent) / 2 : 0;
    const float x = item.x;
    item.x = static_cast<float>(width) - item.y + to_axis;
    item.y = x;
    item.sideways = !item.vertical;
}

void turn_content(FormulaItem& item, double width) {
    item.x = static_cast<float>(width) - std::exchange(item.y, item.x);
    item.sideways = true;
}

void turn_content(RectItem& rect, double width) { turn_box(rect, width); }

void turn_content(ImageItem& image, double width) { turn_box(image, width); }

} // namespace

Setup lying(const Setup& setup, double top, double bottom) {
    Setup result = setup;
    std::swap(result.width, result.height);
    result.left = top;
    result.right = setup.height - bottom;
    result.top = setup.right;
    result.bottom = setup.left;
    result.body_height = setup.text_width();
    return result;
}

Setup as_printed(const Setup& setup) {
    Setup result = setup;
    if (setup.vertical) {
        std::swap(result.width, result.height);
        result.left = setup.bottom;
        result.right = setup.top;
        result.top = setup.left;
        result.bottom = setup.right;
    }
    return result;
}

void turn(Item& item, double width) {
    std::visit([width](auto& content) { turn_content(content, width); }, item.content);
}

Flow turned(Flow flow, double length, double width) {
    Strip whole{.height = length};
    double y = 0;
    for (Strip& strip : flow) {
        y += strip.above;
        for (Item& item : strip.items) {
            shift(item, 0, y);
            turn(item, width);
            whole.items.push_back(std::move(item));
        }
        whole.notes.insert(whole.notes.end(), strip.notes.begin(), strip.notes.end());
        whole.starts.insert(whole.starts.end(), strip.starts.begin(), strip.starts.end());
        y += strip.height + strip.below;
    }
    return {std::move(whole)};
}

} // namespace engross::layout
