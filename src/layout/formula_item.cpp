#include "layout/formula_item.h"

#include <utility>

namespace engross::layout {

std::vector<TextItem> placed_parts(const FormulaItem& item) {
    std::vector<TextItem> parts = item.parts;
    for (TextItem& part : parts) {
        const float along = part.x;
        const float down = part.y;
        part.x = item.x + (item.sideways ? -down : item.upwards ? down : along);
        part.y = item.y + (item.sideways ? along : item.upwards ? -along : down);
        part.sideways = item.sideways;
        part.rotation = item.upwards ? upwards : 0;
    }
    return parts;
}

std::vector<RectItem> placed_bars(const FormulaItem& item) {
    std::vector<RectItem> bars = item.bars;
    for (RectItem& bar : bars) {
        const RectItem own = bar;
        if (item.sideways || item.upwards) {
            std::swap(bar.width, bar.height);
            bar.x = item.sideways ? -own.y - own.height : own.y;
            bar.y = item.sideways ? own.x : -own.x - own.width;
        }
        bar.x += item.x;
        bar.y += item.y;
    }
    return bars;
}

} // namespace engross::layout
