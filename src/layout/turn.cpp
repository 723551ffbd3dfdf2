#include "layout/turn.h"

#include <algorithm>
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
    const bool upright = item.vertical || item.across;
    const float to_axis = upright ? (item.ascent - item.descent) / 2 : 0;
    const float x = item.x;
    item.x = static_cast<float>(width) - item.y + to_axis;
    item.y = x;
    item.sideways = !upright;
    if (item.across && !item.glyphs.empty()) { // from here on level text like any other
        item.width = item.glyphs.back().x + item.glyphs.back().advance;
        item.x -= item.width / 2;
        item.y += item.ascent;
        item.across = false;
    }
}

void turn_content(FormulaItem& item, double width) {
    item.x = static_cast<float>(width) - std::exchange(item.y, item.x);
    item.sideways = true;
}

void turn_slant(RectItem& rect) {
    rect.shape = rect.shape == Shape::falling  ? Shape::rising
                 : rect.shape == Shape::rising ? Shape::falling
                                               : rect.shape;
}

void turn_content(RectItem& rect, double width) {
    turn_slant(rect);
    turn_box(rect, width);
}

void turn_content(ImageItem& image, double width) { turn_box(image, width); }

// A picture is turned with its words.
void rotate(ImageItem& image, float degrees) {
    if (image.rotation == 0 && image.height > 0) {
        image.aspect = image.width / image.height;
    }
    image.rotation += degrees;
}

void lay_down(TextItem& item, double length) {
    item.y = static_cast<float>(length) - std::exchange(item.x, item.y);
    item.rotation = upwards;
}

void lay_down(FormulaItem& item, double length) {
    item.y = static_cast<float>(length) - std::exchange(item.x, item.y);
    item.upwards = true;
}

template <class Box> void lay_box_down(Box& box, double length) {
    const float x = box.x;
    box.x = box.y;
    box.y = static_cast<float>(length) - x - box.width;
    std::swap(box.width, box.height);
}

void lay_down(RectItem& rect, double length) {
    turn_slant(rect);
    lay_box_down(rect, length);
}

void lay_down(ImageItem& image, double length) {
    rotate(image, upwards);
    lay_box_down(image, length);
}

std::pair<double, double> ends_of(const Strip& strip) {
    double left = 1e6;
    double right = 0;
    for (const Item& item : strip.items) {
        if (item.artifact == Artifact::none) {
            std::visit(
                [&](const auto& each) {
                    left = std::min(left, double{each.x});
                    right = std::max(right, double{each.x} + each.width);
                },
                item.content);
        }
    }
    return {std::min(left, right), right};
}

} // namespace

Flow laid_down(Flow flow, double length, double width, std::string_view align, Turn turn) {
    const double spare = std::max(width - total(flow), 0.0);
    const double in = align == "middle" ? spare / 2 : align == "bottom" ? spare : 0;
    if (turn == Turn::right) {
        for (Strip& strip : flow) {
            for (Item& item : strip.items) {
                if (auto* image = std::get_if<ImageItem>(&item.content)) {
                    rotate(*image, -upwards);
                }
            }
        }
        return turned(std::move(flow), length, width - in);
    }
    Strip whole{.height = length};
    double y = in;
    for (Strip& strip : flow) {
        y += strip.above;
        for (Item& item : strip.items) {
            shift(item, 0, y);
            std::visit([length](auto& content) { lay_down(content, length); }, item.content);
            whole.items.push_back(std::move(item));
        }
        whole.notes.insert(whole.notes.end(), strip.notes.begin(), strip.notes.end());
        whole.starts.insert(whole.starts.end(), strip.starts.begin(), strip.starts.end());
        y += strip.height + strip.below;
    }
    return {std::move(whole)};
}

// An indent counts, the room before a centred line does not.
double needed_length(const Flow& flow) {
    constexpr double indent = 36;
    constexpr double rounding = 0.5;
    double longest = 0;
    for (const Strip& strip : flow) {
        const auto [left, right] = ends_of(strip);
        longest = std::max(longest, right - left + std::min(left, indent) + rounding);
    }
    return longest;
}

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

void turn_pages(Layout& layout, const std::vector<MadePage>& pages) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
        Page& page = layout.pages[i];
        if (pages[i].setup->vertical) {
            std::swap(page.width, page.height);
            for (Item& item : page.items) {
                turn(item, page.width);
            }
        }
    }
    for (auto& [id, start] : layout.starts) {
        start.y = pages[start.page].setup->vertical ? 0 : start.y;
    }
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
