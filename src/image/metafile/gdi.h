// The drawing surface of Windows metafiles: what EMF ([MS-EMF]) and WMF ([MS-WMF]) have in common.
// Takes logical coordinates and draws into a Sketch. All input is hostile: states and objects are
// bounded.
#pragma once

#include "image/metafile/sketch.h"

#include <map>
#include <optional>
#include <span>
#include <variant>

namespace engross::image {

struct Pen {
    unsigned style = 0; // PS_…
    double width = 0;   // logical
    std::uint32_t colour = 0;
    std::vector<double> dash = {}; // PS_USERSTYLE, in logical units
};

struct Brush {
    bool none = false;
    std::uint32_t colour = 0xFFFFFF;
    double opacity = 1;              // hatches are drawn as a tint
    std::optional<Raster> tile = {}; // of a pattern
    std::string tiles = {};          // its paint, once it has been used
};

struct Font {
    double height = 0;  // logical; negative: of the em, positive: of the cell
    int escapement = 0; // tenths of a degree, counter-clockwise
    int weight = 400;
    bool italic = false;
    bool underlined = false;
    bool struck = false;
    unsigned charset = 1;
    unsigned pitch = 0; // and family
    std::string face = {};
};

// Boxes in device units.
using Region = std::vector<Box>;

enum class ArcKind { arc, arc_to, chord, pie };

struct TextOut {
    Point at;
    std::vector<std::string> characters = {}; // UTF-8, each one unit of `advances`
    std::vector<double> advances = {};        // logical; empty: not told
    bool opaque = false;                      // the box is filled first
    Box box = {};
};

struct Blit {
    Point at; // the corner that the sizes are measured from; sizes may be negative
    double width = 0;
    double height = 0;
    std::uint32_t operation = 0xCC0020; // ternary raster operation
};

// A share; 1 of nothing.
inline double divide(double part, double whole) { return whole == 0 ? 1 : part / whole; }

class Gdi {
public:
    using Object = std::variant<std::monostate, Pen, Brush, Font, Region>; // monostate: a palette

    struct State {
        unsigned map_mode = 1;
        Point window_at, window_size{1, 1}, viewport_at, viewport_size{1, 1};
        Matrix world;
        Pen pen;
        Brush brush;
        Font font;
        std::uint32_t text_colour = 0;
        std::uint32_t background = 0xFFFFFF;
        bool opaque = true;
        unsigned align = 0;
        bool even_odd = true;
        unsigned rop = 13; // R2_COPYPEN
        bool clockwise = false;
        Point at;
        int clip = 0;
    };

    // `dots_a_mm`: of the device, for the metric mapping modes.
    Gdi(Sketch& sketch, Point dots_a_mm) : sketch_(sketch), dots_a_mm_(dots_a_mm) {}

    State now;

    void save();
    void restore(int which); // as RestoreDC: below 0 counts back, above 0 is a number from 1

    void put_object(std::uint32_t index, Object object);

    void drop_object(std::uint32_t index) { objects_.erase(index); }

    [[nodiscard]] const Object* object(std::uint32_t index) const;
    void select(std::uint32_t index); // stock objects have the top bit set
    std::optional<Brush> brush(std::uint32_t index);

    void move_to(Point to);
    void line_to(Point to);
    void polyline(std::span<const Point> points);
    void polyline_to(std::span<const Point> points);
    void curves(std::span<const Point> points);
    void curves_to(std::span<const Point> points);
    void polygons(std::span<const Point> points, std::span<const std::uint32_t> counts);
    void polylines(std::span<const Point> points, std::span<const std::uint32_t> counts);
    void rectangle(const Box& box);
    void round_rectangle(const Box& box, Point corner);
    void ellipse(const Box& box);
    void arc(const Box& box, Point start, Point end, ArcKind kind);
    void angle_arc(Point centre, double radius, double start, double sweep);

    void begin_path();

    void end_path() { in_path_ = false; }

    void close_figure() { path_.close(); }

    void abort_path();
    void paint_path(bool fill, bool stroke);
    void clip_to_path(unsigned mode);

    void intersect_clip(const Box& box);
    void select_clip(std::span<const Box> device_boxes, unsigned mode); // none: no clip any more
    void fill_boxes(std::span<const Box> boxes, Brush brush);
    void gradient(const Box& box, std::uint32_t first, std::uint32_t second, bool upright);

    void write(const TextOut& text);
    void blit(const Blit& blit, const Raster* picture); // null: the brush alone

private:
    [[nodiscard]] Matrix page() const;

    [[nodiscard]] Matrix device() const { return now.world.then(page()); }

    [[nodiscard]] Layer layer(std::string_view blend = "") const { return {now.clip, blend}; }

    Fill fill_of(Brush& brush);

    Fill fill() { return fill_of(now.brush); }

    [[nodiscard]] Stroke stroke() const;
    void add(Outline& outline, std::span<const Point> points, bool closed) const;
    void add_curves(Outline& outline, std::span<const Point> points) const;
    void
    add_arc(Outline& outline, const Box& box, double start, double sweep, bool continues) const;
    void show(const Outline& outline, bool filled);
    void figure(const Outline& outline, bool filled); // shown, or kept for the path
    [[nodiscard]] Outline box_outline(const Box& box) const;
    [[nodiscard]] double font_size() const;
    void place_words(Words& words, const TextOut& text, const Matrix& matrix) const;

    Sketch& sketch_;
    Point dots_a_mm_;
    std::vector<State> saved_;
    std::map<std::uint32_t, Object> objects_;
    Outline path_;
    bool in_path_ = false;
    bool path_open_ = false; // the path has a current point at now.at
};

} // namespace engross::image
