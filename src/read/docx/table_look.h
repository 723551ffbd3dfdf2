// How the cells of one table look: lines, padding, fill
// (ECMA-376-1, 17.4.38, 17.4.42, 17.4.66, 17.4.68).
#pragma once

#include "read/docx/context.h"

#include <array>

namespace engross::read::docx {

// Whether a cell lies at the table's edge: top, right, bottom, left.
using Edges = std::array<bool, 4>;

class TableLook {
public:
    TableLook(const Styles& styles, xml::Node properties, std::string_view style);

    // Sets cell/@border and @padding. `conditions`: TableConditions::at().
    void set(xml::Node cell,
             xml::Node properties,
             std::string_view conditions,
             const Edges& edges) const;
    // The lower line of a cell over several rows is that of its last one.
    void set_bottom(xml::Node cell,
                    xml::Node properties,
                    std::string_view conditions,
                    const Edges& edges) const;

private:
    [[nodiscard]] std::string line(std::size_t side,
                                   xml::Node properties,
                                   std::string_view conditions,
                                   const Edges& edges) const;

    const Styles& styles_;
    xml::Node borders_, style_borders_; // w:tblBorders
    xml::Node margins_, style_margins_; // w:tblCellMar
};

// Fill, direction of lines and vertical place.
void set_cell_look(Context& context,
                   xml::Node cell,
                   xml::Node properties,
                   std::string_view conditions);

} // namespace engross::read::docx
