#include "layout/cell_frame.h"

#include "doc/colour.h"
#include "layout/line_items.h"

namespace engross::layout {

void draw_cell(std::vector<Item>& items,
               const Area& area,
               const CellBox& box,
               std::string_view background,
               bool upper,
               bool lower) {
    const auto add =
        [&](double x, double y, double w, double h, const EdgeLine& line, Shape shape) {
            add_rect(items,
                     {.x = static_cast<float>(x),
                      .y = static_cast<float>(y),
                      .width = static_cast<float>(w),
                      .height = static_cast<float>(h),
                      .colour = line.colour,
                      .style = line.style,
                      .shape = shape,
                      .thickness = static_cast<float>(line.width)},
                     line.width > 0 ? Artifact::layout : Artifact::background);
        };
    if (const auto fill = doc::parse_colour(background)) {
        add(area.x, 0, area.width, area.height, {.colour = *fill}, Shape::rectangle);
    }
    const auto line = [&](Side side, double x, double y, double w, double h) {
        const EdgeLine& own = box.lines.at(static_cast<std::size_t>(side));
        if (own.width > 0) {
            const double half = own.width / 2;
            add(x - half, y - half, w + own.width, h + own.width, own, Shape::rectangle);
        }
    };
    for (const auto& [own, shape] :
         {std::pair{box.down, Shape::falling}, {box.up, Shape::rising}}) {
        if (own.width > 0) {
            add(area.x, 0, area.width, area.height, own, shape);
        }
    }
    line(Side::left, area.x, 0, 0, area.height);
    line(Side::right, area.x + area.width, 0, 0, area.height);
    if (upper) {
        line(Side::top, area.x, 0, area.width, 0);
    }
    if (lower) {
        line(Side::bottom, area.x, area.height, area.width, 0);
    }
}

} // namespace engross::layout
