#include "doc/table.h"

#include <algorithm>

namespace engross::doc {

bool has_header_cell(xml::Node table) {
    for (const xml::Node group : table.children()) {
        for (const xml::Node row : group.children()) {
            const auto is_header = [](xml::Node cell) {
                return cell.is("cell") && cell.attr("header") == "yes";
            };
            if (std::ranges::any_of(row.children().collect(), is_header)) {
                return true;
            }
        }
    }
    return false;
}

} // namespace engross::doc
