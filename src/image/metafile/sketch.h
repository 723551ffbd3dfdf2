// Drawings of metafiles as SVG text. All coordinates are in the drawing's own units (the view box).
#pragma once

#include "image/geometry.h"
#include "image/image.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace engross::image {

// Path data; points that are no numbers, or absurdly far away, are put at the edge.
class Outline {
public:
    void move(Point to);
    void line(Point to);
    void curve(Point first, Point second, Point to);
    void close();

    [[nodiscard]] bool empty() const { return data_.empty(); }

    [[nodiscard]] const std::string& data() const { return data_; }

    void clear() { data_.clear(); }

private:
    void add(char command, Point point);
    std::string data_;
};

struct Fill {
    std::string paint; // "#rrggbb" or "url(#p1)"; "" none
    double opacity = 1;
    bool even_odd = true;
};

struct Stroke {
    std::string paint; // "" none
    double width = 1;
    std::vector<double> dash = {};
    std::string_view cap = "round";
    std::string_view join = "round";
    double opacity = 1;
};

// How things are put on the page beside their own looks.
struct Layer {
    int clip = 0;           // of Sketch::clip; 0: none
    std::string_view blend; // CSS mix-blend-mode; "": normal
};

struct Words {
    Point at;         // left end of the baseline, or its middle or right end as `anchor` says
    double angle = 0; // degrees, clockwise
    double size = 12; // of the em
    std::string_view anchor = "start";
    std::string family;
    std::string colour; // "#rrggbb"
    int weight = 400;
    bool italic = false;
    bool underlined = false;
    bool struck = false;
    // Pieces and how far along the baseline each begins (below 0: right behind the one before).
    std::vector<std::pair<double, std::string>> pieces;
};

class Sketch {
public:
    // `view` fills `width` × `height` CSS pixels.
    Sketch(double width, double height, const Box& view);

    void path(const Outline& outline, const Fill& fill, const Stroke& stroke, const Layer& layer);
    void words(const Words& words, const Layer& layer);
    // `place` takes the unit square (y downwards) to where the picture goes.
    void picture(const Raster& raster, const Matrix& place, const Layer& layer);
    // The id of a new clip inside of `parent`; the parent itself when there are too many.
    int clip(const Outline& outline, bool even_odd, int parent);
    // "url(#…)" of a tile that repeats, in pixels of `size` units; and of a straight gradient.
    std::string tiles(const Raster& tile, double size);
    std::string gradient(Point from, Point to, std::string_view first, std::string_view second);

    [[nodiscard]] bool has_drawn() const { return drawn_; }

    [[nodiscard]] bool is_full() const { return out_.size() > limit_; }

    Bytes take();

private:
    void attribute(std::string_view name, std::string_view value);
    void attribute(std::string_view name, double value);
    void open(const Layer& layer);
    void stroke(const Stroke& stroke);

    static constexpr std::size_t limit_ = 24U << 20U;
    std::string out_;
    std::vector<int> clip_depth_{0};
    int paints_ = 0;
    bool drawn_ = false;
};

// 0x00BBGGRR of Windows as "#rrggbb".
std::string colour_of(std::uint32_t windows);

} // namespace engross::image
