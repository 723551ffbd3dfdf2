// The lines around a cell or paragraph, and the room inside a cell's: canonical @border and
// @padding.
#pragma once

#include "layout/page.h"
#include "xml/xml.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace engross::layout {

enum class Side : std::uint8_t { top, right, bottom, left };

struct EdgeLine {
    double width = 0; // pt, 0: none
    std::uint32_t colour = 0;
    LineStyle style = LineStyle::solid;
    bool operator==(const EdgeLine&) const = default;
};

using EdgeLines = std::array<EdgeLine, 4>; // by Side

// "0.5 #000000" or "1.5 #000000 double"; "none".
EdgeLine edge_line(std::string_view words);
// One for all sides, or four for top; right; bottom; left; "": no lines.
EdgeLines edge_lines(std::string_view border);

struct CellBox {
    EdgeLines lines;
    std::array<double, 4> padding; // pt, by Side
    EdgeLine down{}, up{};         // from corner to corner

    // From the cell's edge to its content; lines are drawn on the edge.
    [[nodiscard]] double top() const { return padding[0] + lines[0].width / 2; }

    [[nodiscard]] double right() const { return padding[1]; }

    [[nodiscard]] double bottom() const { return padding[2] + lines[2].width / 2; }

    [[nodiscard]] double left() const { return padding[3]; }
};

// `lined`: the table has lines, and its cells have them where they say nothing else.
CellBox cell_box(xml::Node cell, bool lined);

} // namespace engross::layout
