#include "layout/setup.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace engross::layout {
namespace {

double length(xml::Node node, std::string_view name, double fallback, double most) {
    return std::clamp(text::to_double(node.attr(name), fallback), 0.0, most);
}

void read_border(Setup& setup, xml::Node node) {
    setup.border = edge_lines(node.attr("border"));
    const auto distances = text::split(node.attr("border-distance"), ' ');
    for (std::size_t side = 0; side < 4 && distances.size() == 4; ++side) {
        setup.border_distance.at(side) =
            std::clamp(text::to_double(distances[side]), 0.0, std::max(setup.width, setup.height));
    }
    const auto pages = node.attr("border-pages");
    setup.border_pages = pages == "first"       ? BorderPages::first
                         : pages == "not-first" ? BorderPages::not_first
                                                : BorderPages::all;
}

BodyAlign align_named(std::string_view name) {
    return name == "middle" ? BodyAlign::middle
                            : (name == "bottom" ? BodyAlign::bottom : BodyAlign::top);
}

Setup read_setup(xml::Node node) {
    Setup setup;
    setup.node = node;
    setup.id = node.attr("id");
    constexpr double largest = 14400; // ISO 32000-1, annex C.2: 200 inches
    setup.width = std::max(length(node, "width", setup.width, largest), 72.0);
    setup.height = std::max(length(node, "height", setup.height, largest), 72.0);
    setup.left = length(node, "margin-left", setup.left, setup.width * 0.4);
    setup.right = length(node, "margin-right", setup.right, setup.width * 0.4);
    setup.top = length(node, "margin-top", setup.top, setup.height * 0.4);
    setup.bottom = length(node, "margin-bottom", setup.bottom, setup.height * 0.4);
    setup.header_distance =
        length(node, "header-distance", setup.header_distance, setup.height * 0.3);
    setup.footer_distance =
        length(node, "footer-distance", setup.footer_distance, setup.height * 0.3);
    setup.columns = std::clamp(text::to_int(node.attr("columns"), 1), 1, 8);
    setup.gap = length(node, "column-gap", setup.gap, setup.text_width() / (2 * setup.columns));
    setup.balanced = node.attr("column-fill") != "auto";
    setup.grid = length(node, "grid", 0, 200);
    setup.first_different = node.attr("first-different") == "yes";
    setup.vertical = node.attr("writing-mode") == "vertical-rl";
    setup.continuous = node.attr("continuous") == "yes";
    setup.mirrored = node.attr("mirrored") == "yes";
    setup.align = align_named(node.attr("vertical-align"));
    read_border(setup, node);
    setup.number_start = text::to_int(node.attr("number-start"), 0);
    setup.numeral = numeral_named(node.attr("number-format"));
    return setup;
}

} // namespace

xml::Node Setup::furniture(std::string_view kind, std::size_t n, int page_number) const {
    const auto on = [&](std::string_view wanted) {
        for (const xml::Node child : node.children()) {
            if (child.is(kind) && child.attr("on") == wanted) {
                return child;
            }
        }
        return xml::Node();
    };
    if (first_different && n == 1) {
        return on("first");
    }
    const xml::Node even = page_number % 2 == 0 ? on("even") : xml::Node();
    return even ? even : on("default");
}

std::vector<Setup> read_setups(const doc::Document& document) {
    std::vector<Setup> setups;
    for (const xml::Node node : document.pages().children()) {
        setups.push_back(read_setup(node));
    }
    if (setups.empty()) {
        setups.emplace_back();
    }
    for (Setup& setup : setups) {
        setup.body_height = setup.height - setup.top - setup.bottom;
    }
    return setups;
}

} // namespace engross::layout
