#include "layout/formula_item.h"

namespace engross::layout {

std::vector<TextItem> placed_parts(const FormulaItem& item) {
    std::vector<TextItem> parts = item.parts;
    for (TextItem& part : parts) {
        const float along = part.x;
        part.x = item.x + (item.sideways ? -part.y : along);
        part.y = item.y + (item.sideways ? along : part.y);
        part.sideways = item.sideways;
    }
    return parts;
}

std::vector<RectItem> placed_bars(const FormulaItem& item) {
    std::vector<RectItem> bars = item.bars;
    for (RectItem& bar : bars) {
        bar = item.sideways ? RectItem{.x = item.x - bar.y - bar.height,
                                       .y = item.y + bar.x,
                                       .width = bar.height,
                                       .height = bar.width,
                                       .colour = bar.colour,
                                       .part_of = bar.part_of}
                            : RectItem{.x = item.x + bar.x,
                                       .y = item.y + bar.y,
                                       .width = bar.width,
                                       .height = bar.height,
                                       .colour = bar.colour,
                                       .part_of = bar.part_of};
    }
    return bars;
}

} // namespace engross::layout
