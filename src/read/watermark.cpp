#include "read/watermark.h"

#include "base/text.h"
#include "doc/colour.h"

#include <algorithm>
#include <cmath>

namespace engross::read {

namespace {

// Its middle, from the page's edge.
double middle(const Watermark::Place& place,
              double size,
              xml::Node page,
              std::string_view extent,
              std::string_view before,
              std::string_view after) {
    const double whole = text::to_double(page.attr(extent));
    const double begin = place.is_from_page ? 0 : text::to_double(page.attr(before));
    const double end = whole - (place.is_from_page ? 0 : text::to_double(page.attr(after)));
    return place.is_centred ? (begin + end) / 2 : begin + place.offset + size / 2;
}

} // namespace

void write_watermark(xml::Node header, const Watermark& mark) {
    const std::string_view words = text::trim(mark.words);
    if (words.empty() || !(mark.width > 0) || !(mark.height > 0)) {
        return;
    }
    const xml::Node page = header.parent();
    constexpr std::uint32_t paper = 0xFFFFFF;
    const double opacity = std::clamp(mark.opacity, 0.0, 1.0);
    const std::uint32_t colour = doc::parse_colour(mark.colour).value_or(0xC0C0C0);
    xml::Node node = header.prepend("watermark");
    node.set(
        "x",
        text::number(middle(mark.x, mark.width, page, "width", "margin-left", "margin-right")));
    if (page.has("mirrored") && !mark.x.is_from_page) {
        node.set("x-from", "text");
    }
    node.set(
        "y",
        text::number(middle(mark.y, mark.height, page, "height", "margin-top", "margin-bottom")));
    node.set("width", text::number(mark.width));
    node.set("height", text::number(mark.height));
    if (mark.size > 0) {
        node.set("size", text::number(mark.size));
    }
    if (const double turned = std::remainder(mark.rotation, 360); turned != 0) {
        node.set("rotation", text::number(turned));
    }
    node.set("colour", doc::written_colour(doc::mixed(colour, paper, opacity)));
    if (!mark.font.empty()) {
        node.set("font", mark.font);
    }
    node.append_text(words);
}

} // namespace engross::read
