#include "layout/cell_box.h"

#include "base/text.h"
#include "doc/colour.h"
#include "layout/looks.h"

#include <algorithm>

namespace engross::layout {
namespace {

constexpr EdgeLine usual_line{.width = 0.5};
constexpr std::array<double, 4> usual_padding{0, 5.4, 0, 5.4}; // Word's

LineStyle style_of(std::string_view word) {
    return word == "double"   ? LineStyle::twofold
           : word == "dashed" ? LineStyle::dashed
           : word == "dotted" ? LineStyle::dotted
                              : LineStyle::solid;
}

std::array<double, 4> padding_of(std::string_view words) {
    constexpr double most = 144;
    const auto sides = text::split(words, ' ');
    std::array<double, 4> padding = usual_padding;
    for (std::size_t side = 0; side < padding.size() && sides.size() == padding.size(); ++side) {
        padding.at(side) = std::clamp(text::to_double(sides[side], padding.at(side)), 0.0, most);
    }
    return padding;
}

} // namespace

EdgeLine edge_line(std::string_view words) {
    const auto parts = text::split(text::trim(words), ' ');
    if (parts.size() != 2 && parts.size() != 3) {
        return {};
    }
    return {.width = std::clamp(text::to_double(parts[0], usual_line.width), 0.25, 6.0),
            .colour = doc::parse_colour(parts[1]).value_or(0),
            .style = style_of(parts.back())};
}

EdgeLines edge_lines(std::string_view border) {
    EdgeLines lines;
    const auto sides = text::split(border, ';');
    for (std::size_t side = 0; side < lines.size(); ++side) {
        lines.at(side) = edge_line(sides.size() == lines.size() ? sides[side] : border);
    }
    return lines;
}

CellBox cell_box(xml::Node cell, bool lined) {
    EdgeLines lines = edge_lines(cell.attr("border"));
    if (lined && !cell.has("border")) {
        lines.fill(usual_line);
    }
    return {.lines = lines,
            .padding = padding_of(cell.attr("padding")),
            .down = edge_line(cell.attr("diagonal-down")),
            .up = edge_line(cell.attr("diagonal-up"))};
}

} // namespace engross::layout
