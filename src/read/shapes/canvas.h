// Shapes with their looks in one drawing. Private to read/.
#pragma once

#include "read/shapes/outline.h"

#include <optional>
#include <utility>
#include <vector>

namespace engross::read::shapes {

// The end of an open line. `across` and `along`: its size, pt.
struct Head {
    enum class Kind { none, triangle, stealth, diamond, oval, open, own };
    Kind kind = Kind::none;
    double across = 0, along = 0;
    Steps own{};             // Kind::own: its tip is the middle of the top edge
    bool is_centred = false; // the line ends at its middle, not at its tip
};

struct Look {
    std::optional<std::uint32_t> fill, stroke; // 0xRRGGBB
    // Instead of `fill`: first and last colour, from the left to the right of the shape when the
    // angle is 0; degrees clockwise.
    std::optional<std::pair<std::uint32_t, std::uint32_t>> gradient;
    double gradient_angle = 0;
    double fill_opacity = 1, stroke_opacity = 1;
    bool even_odd = false;
    double width = 0.75;      // of the stroke, pt
    std::vector<double> dash; // pt
    int cap = 0, join = 1;    // as in image::DrawnPath
    Head start{}, end{};

    [[nodiscard]] bool draws() const { return fill || gradient || stroke; }
};

// What a shape gives: `left` and `top` of the drawing, pt from where the shape's places count.
struct Drawn {
    image::Drawing drawing;
    double left = 0, top = 0;
};

// Of one frame or element. Neither: its shapes have neither line nor filling, there is nothing to
// see.
struct Drawing {
    std::optional<Drawn> drawn;
    bool is_lost = false;    // a shape that is not known, or more than can be drawn
    bool has_figure = false; // more than lines and connectors

    void lose() {
        is_lost = is_lost || drawn;
        drawn.reset();
    }
};

inline constexpr int deepest = 16; // groups in groups

class Canvas {
public:
    // A shape. `place` takes its outlines to the canvas, in pt; lines keep their width.
    void add(const std::vector<Outline>& outlines,
             const Matrix& place,
             const Look& look,
             bool is_connector = false);

    // A shape cannot be drawn; all that belongs together is left out then.
    void lose() { is_lost_ = true; }

    // Cut to what is drawn, with the width of the lines.
    Drawing finish();

private:
    std::optional<Drawn> cut();
    void add_path(image::DrawnPath path);
    void heads(const image::DrawnPath& line, const Look& look);

    std::vector<image::DrawnPath> paths_;
    Extent extent_;
    std::size_t steps_ = 0;
    int shapes_ = 0;
    int connectors_ = 0; // of them
    bool is_lost_ = false;
};

} // namespace engross::read::shapes
