#include "read/docx/table_conditions.h"

#include "base/text.h"

#include <algorithm>
#include <cstdlib>

namespace engross::read::docx {

namespace {

// w:tblLook says it in attributes, older files in a bit mask (17.4.55).
bool says(xml::Node look, std::string_view name, long bit) {
    if (const auto value = look.attr(name); !value.empty()) {
        return value == "1" || value == "true" || value == "on";
    }
    const std::string mask(look.attr("val"));
    return (std::strtol(mask.c_str(), nullptr, 16) & bit) != 0;
}

int band_size(xml::Node style, std::string_view name) {
    return std::clamp(text::to_int(style.child("tblPr").child(name).attr("val"), 1), 1, 1'000);
}

std::string_view band(int place, int size, std::string_view odd, std::string_view even) {
    return place / size % 2 == 0 ? odd : even;
}

} // namespace

TableConditions
table_conditions(xml::Node table_properties, std::string_view style_id, xml::Node style) {
    const xml::Node look = table_properties.child("tblLook");
    TableConditions result;
    result.style = style_id;
    result.first_row = says(look, "firstRow", 0x0020);
    result.last_row = says(look, "lastRow", 0x0040);
    result.first_column = says(look, "firstColumn", 0x0080);
    result.last_column = says(look, "lastColumn", 0x0100);
    result.row_bands = !says(look, "noHBand", 0x0200);
    result.column_bands = !says(look, "noVBand", 0x0400);
    result.row_band = band_size(style, "tblStyleRowBandSize");
    result.column_band = band_size(style, "tblStyleColBandSize");
    return result;
}

std::string TableConditions::at(int row, int column, int span) const {
    if (style.empty()) {
        return {};
    }
    const bool is_top = first_row && row == 0;
    const bool is_bottom = last_row && row + 1 == rows;
    const bool is_left = first_column && column == 0;
    const bool is_right = last_column && columns > 0 && column + span >= columns;
    std::string key = style;
    const auto add = [&](bool holds, std::string_view name) {
        key += holds ? condition_mark + std::string(name) : "";
    };
    add(column_bands && !is_left && !is_right,
        band(column - (first_column ? 1 : 0), column_band, "band1Vert", "band2Vert"));
    add(row_bands && !is_top && !is_bottom,
        band(row - (first_row ? 1 : 0), row_band, "band1Horz", "band2Horz"));
    add(is_left, "firstCol");
    add(is_right, "lastCol");
    add(is_top, "firstRow");
    add(is_bottom, "lastRow");
    add(is_top && is_right, "neCell");
    add(is_top && is_left, "nwCell");
    add(is_bottom && is_right, "seCell");
    add(is_bottom && is_left, "swCell");
    return key;
}

} // namespace engross::read::docx
