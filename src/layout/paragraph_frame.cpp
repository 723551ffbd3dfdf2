#include "layout/paragraph_frame.h"

#include "layout/line_items.h"

#include <algorithm>

namespace engross::layout {
namespace {

class Frame {
public:
    Frame(Strip& strip, const BlockLook& look, const FrameEdges& edges)
        : strip_(strip), look_(look),
          left_(std::max(edges.left - room(Side::left), std::min(-edges.margin, edges.left))),
          right_(edges.right + std::min(room(Side::right), std::max(edges.margin, 0.0))) {}

    void draw(bool opens, bool closes) {
        make_room(opens ? room(Side::top) : 0, closes ? room(Side::bottom) : 0);
        line(Side::left, left_, 0, 0, strip_.height);
        line(Side::right, right_ - thickness(Side::right), 0, 0, strip_.height);
        if (opens) {
            line(Side::top, left_, 0, right_ - left_, 0);
        }
        if (closes) {
            line(Side::bottom, left_, strip_.height - thickness(Side::bottom), right_ - left_, 0);
        }
        if (look_.background) {
            const double left = left_ + thickness(Side::left);
            add(left,
                0,
                right_ - thickness(Side::right) - left,
                strip_.height,
                {.colour = *look_.background},
                Artifact::background);
            std::get<RectItem>(strip_.items.front().content).gradient = look_.gradient;
        }
    }

private:
    [[nodiscard]] double thickness(Side side) const {
        return look_.border.at(static_cast<std::size_t>(side)).width;
    }

    // From the text to the outer edge of a line, if there is one.
    [[nodiscard]] double room(Side side) const {
        const double own = thickness(side);
        return own > 0 ? own + look_.padding.at(static_cast<std::size_t>(side)) : 0;
    }

    void make_room(double above, double below) {
        strip_.height += above + below;
        for (Item& item : strip_.items) {
            shift(item, 0, above);
        }
        for (PageNumberSlot& slot : strip_.slots) {
            slot.baseline += above;
        }
    }

    // Before what is there: the lines behind the words.
    void add(double x, double y, double w, double h, const EdgeLine& own, Artifact artifact) {
        add_rect(strip_.items,
                 {.x = static_cast<float>(x),
                  .y = static_cast<float>(y),
                  .width = static_cast<float>(w),
                  .height = static_cast<float>(h),
                  .colour = own.colour,
                  .style = own.style},
                 artifact);
        std::rotate(strip_.items.begin(), strip_.items.end() - 1, strip_.items.end());
        for (PageNumberSlot& each : strip_.slots) {
            ++each.item;
        }
    }

    void line(Side side, double x, double y, double w, double h) {
        const EdgeLine& own = look_.border.at(static_cast<std::size_t>(side));
        if (own.width > 0) {
            add(x, y, w == 0 ? own.width : w, h == 0 ? own.width : h, own, Artifact::layout);
        }
    }

    Strip& strip_;
    const BlockLook& look_;
    double left_, right_; // outer edges
};

} // namespace

void draw_frame(Strip& strip, const BlockLook& look, const FrameEdges& edges) {
    Frame(strip, look, edges).draw(edges.opens, edges.closes);
}

} // namespace engross::layout
