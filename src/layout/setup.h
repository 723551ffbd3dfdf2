// Page setups.
#pragma once

#include "base/numerals.h"
#include "doc/document.h"
#include "layout/cell_box.h"

namespace engross::layout {

enum class BorderPages : std::uint8_t { all, first, not_first };
enum class BodyAlign : std::uint8_t { top, middle, bottom };

struct Setup {
    std::string id;
    double width = 595.3, height = 841.9; // A4
    double top = 72, bottom = 72, left = 90, right = 90;
    double header_distance = 42.5, footer_distance = 49.6;
    int columns = 1;
    double gap = 21.25;
    bool balanced = true; // columns, where the next setup goes on below them
    double grid = 0;
    bool first_different = false;
    bool continuous = false;
    bool vertical = false; // lines run downwards; see layout/turn.h
    bool mirrored = false; // left and right are those of odd pages; see layout/sheet.h
    EdgeLines border{};    // around the page as it is printed
    std::array<double, 4> border_distance{}; // from the page's edges to the lines, by Side
    BorderPages border_pages = BorderPages::all;
    BodyAlign align = BodyAlign::top; // of the body on a page that it does not fill
    int number_start = 0;             // 0: goes on
    Numeral numeral = Numeral::decimal;
    xml::Node node;
    double body_height = 0; // of the lowest page: less when a high header or footer pushes the text

    [[nodiscard]] double text_width() const { return width - left - right; }

    [[nodiscard]] double column_width() const {
        return (text_width() - gap * (columns - 1)) / columns;
    }

    // The header or footer of the `n`th page (from 1) of this setup; null when it has none.
    [[nodiscard]] xml::Node furniture(std::string_view kind, std::size_t n, int page_number) const;
};

// At least one. Values that leave no room for text are mended.
std::vector<Setup> read_setups(const doc::Document& document);

} // namespace engross::layout
