// Fractions, roots, brackets, frames and tables of formulas.
#include "base/text.h"
#include "layout/formula_setter.h"

#include <algorithm>

namespace engross::layout {
namespace {

constexpr std::size_t most_columns = 64;

MathBox centred_on(const MathBox& held, double width) {
    MathBox box;
    box.put(held, (width - held.width) / 2);
    box.width = width;
    return box;
}

std::string_view token_at(std::string_view list, std::size_t at, std::string_view otherwise) {
    const auto tokens = text::split(list, ' ');
    const bool known = !list.empty() && !tokens.empty();
    return known ? tokens[std::min(at, tokens.size() - 1)] : otherwise;
}

// The cells of a table, its columns' widths and the height of each row.
struct Grid {
    std::vector<std::vector<MathBox>> rows;
    std::vector<double> widths;

    void add(std::vector<MathBox> cells) {
        cells.resize(std::min(cells.size(), most_columns));
        widths.resize(std::max(widths.size(), cells.size()));
        for (std::size_t i = 0; i < cells.size(); ++i) {
            widths[i] = std::max(widths[i], cells[i].width);
        }
        rows.push_back(std::move(cells));
    }
};

MathBox
line_of(const Grid& grid, const std::vector<MathBox>& cells, double gap, std::string_view align) {
    MathBox line;
    for (std::size_t i = 0; i < grid.widths.size(); ++i) {
        line.width += i == 0 ? 0 : gap;
        if (i < cells.size()) {
            const double spare = grid.widths[i] - cells[i].width;
            const std::string_view side = token_at(align, i, "center");
            line.put(cells[i],
                     line.width + (side == "left"    ? 0
                                   : side == "right" ? spare
                                                     : spare / 2));
        }
        line.width += grid.widths[i];
    }
    return line;
}

} // namespace

// Rules 15a to 15d.
MathBox FormulaSetter::fraction(xml::Node node, const MathStyle& style) {
    const MathBox above = set(nth(node, 0), style.part());
    const MathBox below = set(nth(node, 1), style.part());
    const double em = style.size();
    const double axis = pen_.axis(style);
    const double thick = MathPen::thickness(style);
    const double gap = (style.display ? 3 : 1.5) * thick;
    const bool barred = has_bar(node);
    const double half = barred ? thick / 2 : 0;
    const double up =
        std::max((style.display ? 0.677 : 0.394) * em, axis + half + gap + above.descent);
    const double down =
        std::max((style.display ? 0.686 : 0.345) * em, gap + half - axis + below.ascent);
    const double side = 0.1 * em;
    const double width = std::max(above.width, below.width) + 0.1 * em;
    MathBox box;
    box.put(centred_on(above, width), side, -up);
    box.put(centred_on(below, width), side, down);
    if (barred) {
        box.put(MathPen::bar(width, style), side, -axis);
    }
    box.width = width + 2 * side;
    return box;
}

// Rule 11.
MathBox FormulaSetter::under_root(MathBox held, const MathStyle& style) {
    const double thick = MathPen::thickness(style);
    const double gap = thick + (style.display ? 0.11 : 0.05) * style.size();
    const double top = held.ascent + gap + thick;
    const double depth = std::max(held.descent, 0.08 * style.size());
    const MathBox own = pen_.word(U"√", style, false);
    const double higher = std::max(0.0, own.ascent + own.descent - top - depth);
    const double bar_top = top + higher; // a low root has its own sign's height
    MathBox box;
    box.put(higher > 0 ? own : pen_.stretched(U'√', style, top, depth),
            0,
            higher > 0 ? depth - own.descent : 0);
    box.width =
        own.width * (higher > 0 ? 1 : std::min((top + depth) / (own.ascent + own.descent), 1.2));
    const double begin = box.width - 0.02 * style.size();
    const double end = held.width + 0.05 * style.size();
    box.put(MathPen::bar(end + 0.02 * style.size(), style), begin, -(bar_top - thick / 2));
    box.put(held, box.width);
    box.width += end;
    box.ascent += 0.05 * style.size();
    return box;
}

MathBox FormulaSetter::root(xml::Node node, const MathStyle& style) {
    if (node.is("msqrt")) {
        return under_root(row(node, style), style);
    }
    const MathBox whole = under_root(set(nth(node, 0), style), style);
    const MathBox degree = set(nth(node, 1), style.smaller().smaller());
    const double height = whole.ascent + whole.descent;
    MathBox box;
    const double into = std::min(0.35 * style.size(), degree.width);
    box.put(degree, 0, -(0.5 * height - whole.descent + degree.descent));
    box.put(whole, degree.width - into);
    box.width = whole.width + degree.width - into;
    return box;
}

MathBox FormulaSetter::enclosed(xml::Node node, const MathStyle& style) {
    const std::string_view notation = node.attr("notation");
    const auto has = [&](std::string_view name) {
        return notation.find("box") != std::string_view::npos ||
               notation.find(name) != std::string_view::npos;
    };
    const MathBox held = row(node, style);
    const double side = 0.2 * style.size();
    const double thick = MathPen::thickness(style);
    MathBox box;
    box.put(held, side);
    box.width = held.width + 2 * side;
    const double top = held.ascent + side;
    const double bottom = held.descent + side;
    if (has("top")) {
        box.put(MathPen::bar(box.width, style), 0, -top);
    }
    if (has("bottom")) {
        box.put(MathPen::bar(box.width, style), 0, bottom);
    }
    for (const auto& [name, x] : {std::pair{"left", 0.0}, std::pair{"right", box.width - thick}}) {
        if (has(name)) {
            box.bars.push_back({.x = static_cast<float>(x),
                                .y = static_cast<float>(-top),
                                .width = static_cast<float>(thick),
                                .height = static_cast<float>(top + bottom),
                                .colour = style.look->colour});
        }
    }
    return box;
}

// Its middle on the axis.
MathBox FormulaSetter::table(xml::Node node, const MathStyle& style) {
    const MathStyle inner = style.inner();
    Grid grid;
    for (const xml::Node line : node.children()) {
        std::vector<MathBox> cells;
        for (const xml::Node cell : line.children()) {
            cells.push_back(row(cell, inner));
        }
        grid.add(std::move(cells));
    }
    const double em = style.size();
    MathBox all;
    double y = 0;
    for (const auto& cells : grid.rows) {
        const MathBox line = line_of(grid, cells, 0.8 * em, node.attr("columnalign"));
        y += std::max(line.ascent, 0.7 * em);
        all.put(line, 0, y);
        all.width = std::max(all.width, line.width);
        y += std::max(line.descent, 0.25 * em) + 0.15 * em;
    }
    MathBox box;
    const double middle = (all.descent - all.ascent) / 2;
    box.put(all, 0, -middle - pen_.axis(style));
    box.width = all.width;
    return box;
}

} // namespace engross::layout
