#include "read/docx/table_look.h"

#include "read/output.h"

#include <algorithm>

namespace engross::read::docx {

namespace {

constexpr std::size_t sides = 4; // top, right, bottom, left
constexpr std::size_t bottom = 2;

struct SideNames {
    std::string_view name, logical, inside;
};

constexpr std::array<SideNames, sides> side_names{{{"top", "top", "insideH"},
                                                   {"right", "end", "insideV"},
                                                   {"bottom", "bottom", "insideH"},
                                                   {"left", "start", "insideV"}}};

xml::Node child_of(xml::Node parent, std::size_t side) {
    const SideNames& names = side_names.at(side);
    const xml::Node child = parent.child(names.name);
    return child ? child : parent.child(names.logical);
}

xml::Node border_of(xml::Node borders, std::size_t side, const Edges& edges) {
    return edges.at(side) ? child_of(borders, side) : borders.child(side_names.at(side).inside);
}

// The edges of what a conditional format is for: a row, a column, a corner, or the whole table.
Edges region_edges(std::string_view type, const Edges& table) {
    if (type.ends_with("Row") || type.ends_with("Horz")) {
        return {true, table[1], true, table[3]};
    }
    if (type.ends_with("Col") || type.ends_with("Vert")) {
        return {table[0], true, table[2], true};
    }
    return type.empty() || type == "wholeTable" ? table : Edges{true, true, true, true};
}

std::array<std::string, sides> taken_apart(std::string_view border) {
    const auto parts = text::split(border, ';');
    std::array<std::string, sides> lines;
    for (std::size_t side = 0; side < sides; ++side) {
        lines.at(side) = parts.size() == sides ? text::trim(parts[side]) : border;
    }
    return lines;
}

// 17.4.73 tl2br, 17.4.79 tr2bl
void set_diagonals(xml::Node cell, xml::Node borders) {
    for (const auto& [element, attribute] :
         {std::pair{"tl2br", "diagonal-down"}, {"tr2bl", "diagonal-up"}}) {
        if (const std::string line = border_line(borders.child(element)); line != "none") {
            cell.set(attribute, line);
        }
    }
}

} // namespace

TableLook::TableLook(const Styles& styles, xml::Node properties, std::string_view style)
    : styles_(styles), borders_(properties.child("tblBorders")),
      style_borders_(styles.table_property(style, "tblBorders")),
      margins_(properties.child("tblCellMar")),
      style_margins_(styles.table_property(style, "tblCellMar")) {}

std::string TableLook::line(std::size_t side,
                            xml::Node properties,
                            std::string_view conditions,
                            const Edges& edges) const {
    if (const xml::Node own = child_of(properties.child("tcBorders"), side)) {
        return border_line(own);
    }
    xml::Node found = border_of(borders_, side, edges);
    found = found ? found : border_of(style_borders_, side, edges);
    for (const xml::Node format : styles_.cell_formats(conditions)) {
        const xml::Node borders = format.child("tcPr").child("tcBorders");
        if (const xml::Node more =
                border_of(borders, side, region_edges(format.attr("type"), edges));
            more && format.is("tblStylePr")) {
            found = more;
        }
    }
    return border_line(found);
}

void TableLook::set(xml::Node cell,
                    xml::Node properties,
                    std::string_view conditions,
                    const Edges& edges) const {
    constexpr std::array<double, sides> usual{0, 5.4, 0, 5.4};
    std::array<std::string, sides> lines;
    std::array<double, sides> padding = usual;
    for (std::size_t side = 0; side < sides; ++side) {
        lines.at(side) = line(side, properties, conditions, edges);
        for (const xml::Node margins : {style_margins_, margins_, properties.child("tcMar")}) {
            const xml::Node margin = child_of(margins, side);
            padding.at(side) = margin ? std::max(0.0, points(margin.attr("w"))) : padding.at(side);
        }
    }
    if (const std::string border = joined_lines(lines);
        border != "none" || borders_ || style_borders_ || properties.child("tcBorders")) {
        cell.set("border", border);
    }
    set_optional(cell, "padding", padding == usual ? "" : four_numbers(padding));
    set_diagonals(cell, properties.child("tcBorders"));
}

void TableLook::set_bottom(xml::Node cell,
                           xml::Node properties,
                           std::string_view conditions,
                           const Edges& edges) const {
    std::array<std::string, sides> lines =
        taken_apart(cell.has("border") ? cell.attr("border") : "none");
    lines.at(bottom) = line(bottom, properties, conditions, edges);
    if (const std::string border = joined_lines(lines); border != "none" || cell.has("border")) {
        cell.set("border", border);
    }
}

void set_cell_look(Context& context,
                   xml::Node cell,
                   xml::Node properties,
                   std::string_view conditions) {
    if (const std::string fill = context.styles.cell_fill(conditions); !fill.empty()) {
        cell.set("background", fill);
    }
    const xml::Node shade = properties.child("shd");
    if (const std::string fill = shading(shade); !fill.empty()) {
        cell.set("background", fill);
    } else if (shade.attr("fill") == "auto") {
        cell.unset("background"); // the author took away what the table style gives
    }
    const auto direction = properties.child("textDirection").attr("val");
    if (direction == "tbRl" || direction == "tbRlV" || direction == "rl") {
        cell.set("writing-mode", "vertical-rl");
    } else if (direction == "btLr" || direction == "lr") {
        cell.set("writing-mode", "sideways-lr");
    }
    if (const auto align = properties.child("vAlign").attr("val");
        align == "center" || align == "bottom") {
        cell.set("vertical-align", align == "center" ? "middle" : "bottom");
    }
}

} // namespace engross::read::docx
