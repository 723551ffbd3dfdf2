// What an Output draws that takes no room in the text.
#include "base/text.h"
#include "doc/colour.h"
#include "read/output.h"

#include <algorithm>
#include <set>

namespace engross::read {

namespace {

// Colours of areas that hide what is behind them, each once.
std::string fills_of(const image::Drawing& drawing) {
    constexpr double mostly_clear = 0.5;
    std::set<std::string> colours;
    for (const image::DrawnPath& path : drawing.paths) {
        if (path.fill_opacity < mostly_clear) {
            continue;
        }
        if (path.fill) {
            colours.insert(doc::written_colour(*path.fill));
        }
        if (path.gradient) {
            colours.insert({doc::written_colour(path.gradient->first),
                            doc::written_colour(path.gradient->last)});
        }
    }
    return text::joined(colours, " ");
}

// What hangs over an edge of the paper, "0 0 5 0" per cent, is cut off a picture that stands as it
// is.
void cut_to_paper(Overlay& overlay, xml::Node page) {
    const auto number = [&](std::string_view name) { return text::to_double(page.attr(name)); };
    auto& [width, height, paths] = overlay.drawn.drawing;
    if (overlay.resource.empty() || !overlay.crop.empty() || !overlay.flip.empty() ||
        overlay.rotation != 0 || width <= 0 || height <= 0) {
        return;
    }
    const auto cut = [](double& at, double& extent, double begin, double paper) {
        const double before = std::clamp(-(begin + at), 0.0, extent);
        const double after = std::clamp(begin + at + extent - paper, 0.0, extent - before);
        const std::pair parts{before / extent * 100, after / extent * 100};
        at += before;
        extent -= before + after;
        return parts;
    };
    const auto [left, right] = cut(overlay.x, width, number("margin-left"), number("width"));
    const auto [top, bottom] =
        overlay.is_from_page ? cut(overlay.y, height, 0, number("height")) : std::pair{0.0, 0.0};
    if (left + top + right + bottom > 0) {
        overlay.crop = four_numbers({left, top, right, bottom});
    }
}

} // namespace

void Output::overlays(xml::Node at,
                      std::vector<Overlay> overlays,
                      const std::vector<image::Box>& boxes) {
    constexpr double near = 12; // pt
    for (Overlay& each : overlays) {
        cut_to_paper(each, at.closest("page"));
        const double left = each.x + each.drawn.left;
        const double top = each.y + each.drawn.top;
        const auto touches = [&](const image::Box& box) {
            return left <= box.to.x + near &&
                   left + each.drawn.drawing.width >= box.from.x - near && top <= box.to.y + near &&
                   top + each.drawn.drawing.height >= box.from.y - near;
        };
        if (!each.is_from_page && std::ranges::any_of(boxes, touches)) {
            trouble("shape-lost", at, each.src, each.words);
        } else {
            overlay(at, each);
        }
    }
}

void Output::overlay(xml::Node at, const Overlay& overlay) {
    xml::Node list = document.drawings();
    if (!list) {
        list = document.notes().insert_after("drawings");
    }
    xml::Node node = list.append("drawing");
    node.set("at", at.attr("id"));
    set_optional(node, "src", place(overlay.src));
    node.set(
        "resource",
        overlay.resource.empty()
            ? doc::add_resource(document, image::to_svg(overlay.drawn.drawing), "image/svg+xml")
            : overlay.resource);
    node.set("x", text::number(overlay.x + overlay.drawn.left));
    node.set("y", text::number(overlay.y + overlay.drawn.top));
    node.set("width", text::number(overlay.drawn.drawing.width));
    node.set("height", text::number(overlay.drawn.drawing.height));
    if (overlay.is_from_page) {
        node.set("y-from", "page");
    }
    if (overlay.is_behind) {
        node.set("behind", "yes");
    }
    set_optional(node, "fills", fills_of(overlay.drawn.drawing));
    set_optional(node, "crop", overlay.crop);
    set_optional(node, "flip", overlay.flip);
    set_optional(node, "rotation", overlay.rotation == 0 ? "" : text::number(overlay.rotation));
    set_optional(node, "opacity", overlay.opacity < 1 ? text::number(overlay.opacity) : "");
}

} // namespace engross::read
