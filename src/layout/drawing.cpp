#include "base/text.h"
#include "layout/line_items.h"

#include <algorithm>
#include <cmath>

namespace engross::layout {

void shift(Item& item, double x, double y) {
    std::visit(
        [&](auto& content) {
            content.x += static_cast<float>(x);
            content.y += static_cast<float>(y);
        },
        item.content);
}

void Context::trouble(std::string_view kind, xml::Node at, const std::string& detail) {
    if (reported.emplace(std::string(kind), detail).second) {
        const xml::Node block = doc::block_of(at);
        doc::add_trouble(document, kind, block.attr("id"), block.attr("src"), detail);
    }
}

void add_rect(std::vector<Item>& items, const RectItem& rect, Artifact artifact) {
    Item& item = items.emplace_back();
    item.content = rect;
    item.artifact = artifact;
}

namespace {

// What is cut away at two opposite sides of a picture, as parts of it; less than nothing is room
// beside it, within its place from `at`, `extent` long.
void cut(float& first, float& last, float& at, float& extent, bool is_turned) {
    const float shown = 1 - first - last;
    const float before = std::max(-first, 0.0F) / shown;
    const float after = std::max(-last, 0.0F) / shown;
    if (!is_turned) {
        at += extent * before;
        extent *= 1 - before - after;
    }
    first = std::max(first, 0.0F);
    last = std::max(last, 0.0F);
}

// "left top right bottom" in per cent; nonsense is no crop.
void crop(ImageItem& picture, std::string_view attribute) {
    const auto sides = text::split(attribute, ' ');
    if (sides.size() != 4) {
        return;
    }
    const auto part = [&](std::size_t i) {
        return static_cast<float>(std::clamp(text::to_double(sides[i]) / 100, -1.0, 1.0));
    };
    if (part(0) + part(2) < 1 && part(1) + part(3) < 1) {
        picture.crop_left = part(0);
        picture.crop_top = part(1);
        picture.crop_right = part(2);
        picture.crop_bottom = part(3);
        const bool is_turned = picture.rotation != 0 || picture.mirrored || picture.flipped;
        cut(picture.crop_left, picture.crop_right, picture.x, picture.width, is_turned);
        cut(picture.crop_top, picture.crop_bottom, picture.y, picture.height, is_turned);
    }
}

} // namespace

Item image_item(xml::Node image, const Size& size, double x, double y) {
    const std::string resource(image.attr("resource"));
    const auto narrow = [](double value) { return static_cast<float>(value); };
    ImageItem picture{.resource = resource,
                      .x = narrow(x),
                      .y = narrow(y),
                      .width = narrow(size.width),
                      .height = narrow(size.height),
                      .orientation = text::to_int(image.attr("orientation"), 1)};
    const std::string_view flip = image.attr("flip");
    picture.mirrored = flip == "horizontal" || flip == "both";
    picture.flipped = flip == "vertical" || flip == "both";
    picture.rotation = narrow(std::remainder(text::to_double(image.attr("rotation")), 360));
    crop(picture, image.attr("crop"));
    const double own_width = text::to_double(image.attr("width"));
    const double own_height = text::to_double(image.attr("height"));
    picture.aspect = own_width > 0 && own_height > 0 ? narrow(own_width / own_height) : 1;
    return {.content = std::move(picture), .owner = image, .artifact = Artifact::none};
}

void dots(std::vector<Item>& items, double left, double right, const TextLook& look) {
    const double step = look.size * 0.4;
    const auto dot = static_cast<float>(std::max(0.6, look.size * 0.07));
    constexpr int most = 500;
    int count = 0;
    for (double x = std::ceil((left + step / 2) / step) * step;
         x + step / 2 < right && count < most;
         x += step) {
        const RectItem rect{.x = static_cast<float>(x),
                            .y = -dot,
                            .width = dot,
                            .height = dot,
                            .colour = look.colour};
        add_rect(items, rect, Artifact::layout);
        ++count;
    }
}

} // namespace engross::layout
