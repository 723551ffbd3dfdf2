// Conditional formats of a table style: which of them hold for a cell (ECMA-376-1, 17.7.6).
#pragma once

#include "xml/xml.h"

#include <string>
#include <string_view>

namespace engross::read::docx {

// w:tblLook, and the style that it switches on in parts.
struct TableConditions {
    std::string style; // id of the table style
    bool first_row = false;
    bool last_row = false;
    bool first_column = false;
    bool last_column = false;
    bool row_bands = false;
    bool column_bands = false;
    int row_band = 1; // rows of one band
    int column_band = 1;
    int rows = 0; // of the table
    int columns = 0;

    // The name by which Styles gives what holds in that cell: style id, then its conditions in
    // rising rank.
    [[nodiscard]] std::string at(int row, int column, int span) const;
};

inline constexpr char condition_mark = '\x1e'; // between style id and conditions

// `style`: the w:style element of the table's style, for the sizes of bands; may be null.
TableConditions
table_conditions(xml::Node table_properties, std::string_view style_id, xml::Node style);

} // namespace engross::read::docx
