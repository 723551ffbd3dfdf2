#include "image/metafile/gdi.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace engross::image {
namespace {

constexpr std::size_t most_saved = 256;
constexpr std::size_t most_objects = 4'096;
constexpr double turn = 2 * std::numbers::pi;

double divide(double part, double whole) { return whole == 0 ? 1 : part / whole; }

enum MapMode : unsigned {
    text_mode = 1,
    lo_metric,
    hi_metric,
    lo_english,
    hi_english,
    twips,
    isotropic
};

// Millimetres of one unit of a fixed mode.
double unit_of(unsigned mode) {
    switch (mode) {
    case lo_metric:
        return 0.1;
    case hi_metric:
        return 0.01;
    case lo_english:
        return 0.254;
    case hi_english:
        return 0.0254;
    case twips:
        return 25.4 / 1440;
    default:
        return 0;
    }
}

// [MS-EMF] 2.1.31
Gdi::Object stock(std::uint32_t which) {
    constexpr std::array<std::uint32_t, 5> grays{0xFFFFFF, 0xC0C0C0, 0x808080, 0x404040, 0};
    if (which < grays.size()) {
        return Brush{.colour = grays.at(which)};
    }
    switch (which) {
    case 5:
        return Brush{.none = true};
    case 6:
        return Pen{.colour = 0xFFFFFF};
    case 7:
    case 19:
        return Pen{};
    case 8:
        return Pen{.style = 5};
    case 18:
        return Brush{};
    default:
        return which < 18 ? Gdi::Object(Font{.height = -12, .face = "sans-serif"}) : Gdi::Object();
    }
}

Point centre(const Box& box) { return {(box.from.x + box.to.x) / 2, (box.from.y + box.to.y) / 2}; }

// The angle, in the circle that the box squeezes, of the ray through `through`.
double angle_in(const Box& box, Point through) {
    const Point middle = centre(box);
    return std::atan2(divide(through.y - middle.y, std::abs(box.to.y - box.from.y)),
                      divide(through.x - middle.x, std::abs(box.to.x - box.from.x)));
}

} // namespace

void Gdi::save() {
    if (saved_.size() < most_saved) {
        saved_.push_back(now);
    }
}

void Gdi::restore(int which) {
    const auto count = static_cast<int>(saved_.size());
    const int kept = which < 0 ? count + which : which - 1;
    if (which != 0 && kept >= 0 && kept < count) {
        now = std::move(saved_[static_cast<std::size_t>(kept)]);
        saved_.resize(static_cast<std::size_t>(kept));
    }
}

void Gdi::put_object(std::uint32_t index, Object object) {
    if (objects_.size() < most_objects) {
        objects_[index] = std::move(object);
    }
}

const Gdi::Object* Gdi::object(std::uint32_t index) const {
    const auto found = objects_.find(index);
    return found == objects_.end() ? nullptr : &found->second;
}

void Gdi::select(std::uint32_t index) {
    constexpr std::uint32_t stock_bit = 0x80000000;
    const auto found = objects_.find(index);
    if ((index & stock_bit) == 0 && found == objects_.end()) {
        return;
    }
    const Object object = (index & stock_bit) != 0 ? stock(index & ~stock_bit) : found->second;
    if (const Pen* chosen_pen = std::get_if<Pen>(&object)) {
        now.pen = *chosen_pen;
    } else if (const Font* font = std::get_if<Font>(&object)) {
        now.font = *font;
    } else if (auto chosen = brush(index)) {
        now.brush = std::move(*chosen);
    }
}

// A pattern is written once, when it is first chosen.
std::optional<Brush> Gdi::brush(std::uint32_t index) {
    constexpr std::uint32_t stock_bit = 0x80000000;
    if ((index & stock_bit) != 0) {
        const Object object = stock(index & ~stock_bit);
        const Brush* chosen = std::get_if<Brush>(&object);
        return chosen == nullptr ? std::nullopt : std::optional(*chosen);
    }
    const auto found = objects_.find(index);
    Brush* chosen = found == objects_.end() ? nullptr : std::get_if<Brush>(&found->second);
    if (chosen == nullptr) {
        return std::nullopt;
    }
    if (chosen->tile) {
        chosen->tiles = sketch_.tiles(*chosen->tile, 1);
        chosen->tile.reset();
    }
    return *chosen;
}

Matrix Gdi::page() const {
    double x = 1;
    double y = 1;
    if (const double unit = unit_of(now.map_mode); unit > 0) {
        x = unit * dots_a_mm_.x;
        y = -unit * dots_a_mm_.y;
    } else if (now.map_mode >= isotropic) {
        x = divide(now.viewport_size.x, now.window_size.x);
        y = divide(now.viewport_size.y, now.window_size.y);
        if (now.map_mode == isotropic) {
            const double least = std::min(std::abs(x), std::abs(y));
            x = std::copysign(least, x);
            y = std::copysign(least, y);
        }
    }
    return {x,
            0,
            0,
            y,
            now.viewport_at.x - now.window_at.x * x,
            now.viewport_at.y - now.window_at.y * y};
}

Fill Gdi::fill_of(Brush& brush) {
    const std::string paint = brush.none            ? ""
                              : brush.tiles.empty() ? colour_of(brush.colour)
                                                    : brush.tiles;
    return {paint, brush.opacity, now.even_odd};
}

Stroke Gdi::stroke() const {
    constexpr unsigned null_pen = 5;
    constexpr unsigned user_dash = 7;
    const unsigned style = now.pen.style & 0xFU;
    if (style == null_pen || now.rop == 11) {
        return {};
    }
    const double scale = device().scale();
    Stroke stroke{.paint = colour_of(now.pen.colour),
                  .width = std::max(now.pen.width * scale, 0.6)};
    constexpr std::array<std::string_view, 3> caps{"round", "square", "butt"};
    constexpr std::array<std::string_view, 3> joins{"round", "bevel", "miter"};
    stroke.cap = caps.at(std::min((now.pen.style >> 8U) & 0xFU, 2U));
    stroke.join = joins.at(std::min((now.pen.style >> 12U) & 0xFU, 2U));
    static const std::array<std::vector<double>, 5> dashes{
        {{}, {3, 1}, {1, 1}, {3, 1, 1, 1}, {3, 1, 1, 1, 1, 1}}};
    // Thin lines of Windows have dashes of three times that length.
    const double step = stroke.width * (stroke.width < 2 ? 3 : 1);
    if (style < dashes.size()) {
        stroke.dash = dashes.at(style);
        std::ranges::for_each(stroke.dash, [&](double& part) { part *= step; });
    } else if (style == user_dash) {
        stroke.dash = now.pen.dash;
        std::ranges::for_each(stroke.dash, [&](double& part) { part *= scale; });
    }
    stroke.cap = stroke.dash.empty() ? stroke.cap : "butt";
    return stroke;
}

void Gdi::show(const Outline& outline, bool filled) {
    sketch_.path(outline, filled ? fill() : Fill{}, stroke(), layer());
}

void Gdi::figure(const Outline& outline, bool filled) {
    if (!in_path_) {
        show(outline, filled);
    }
}

void Gdi::add(Outline& outline, std::span<const Point> points, bool closed) const {
    const Matrix matrix = device();
    for (std::size_t i = 0; i < points.size(); ++i) {
        i == 0 ? outline.move(matrix.apply(points[i])) : outline.line(matrix.apply(points[i]));
    }
    if (closed && !points.empty()) {
        outline.close();
    }
}

void Gdi::add_curves(Outline& outline, std::span<const Point> points) const {
    const Matrix matrix = device();
    for (std::size_t i = 0; i + 2 < points.size(); i += 3) {
        outline.curve(
            matrix.apply(points[i]), matrix.apply(points[i + 1]), matrix.apply(points[i + 2]));
    }
}

void Gdi::move_to(Point to) {
    now.at = to;
    path_open_ = false;
}

void Gdi::line_to(Point to) { polyline_to(std::array{to}); }

void Gdi::polyline_to(std::span<const Point> points) {
    if (points.empty()) {
        return;
    }
    Outline own;
    Outline& outline = in_path_ ? path_ : own;
    const Matrix matrix = device();
    if (!in_path_ || !path_open_) {
        outline.move(matrix.apply(now.at));
    }
    for (const Point& point : points) {
        outline.line(matrix.apply(point));
    }
    now.at = points.back();
    path_open_ = in_path_;
    figure(outline, false);
}

void Gdi::polyline(std::span<const Point> points) {
    Outline own;
    Outline& outline = in_path_ ? path_ : own;
    add(outline, points, false);
    path_open_ = false;
    figure(outline, false);
}

void Gdi::curves(std::span<const Point> points) {
    if (points.empty()) {
        return;
    }
    Outline own;
    Outline& outline = in_path_ ? path_ : own;
    outline.move(device().apply(points.front()));
    add_curves(outline, points.subspan(1));
    path_open_ = false;
    figure(outline, false);
}

void Gdi::curves_to(std::span<const Point> points) {
    if (points.size() < 3) {
        return;
    }
    Outline own;
    Outline& outline = in_path_ ? path_ : own;
    if (!in_path_ || !path_open_) {
        outline.move(device().apply(now.at));
    }
    add_curves(outline, points);
    now.at = points[points.size() / 3 * 3 - 1];
    path_open_ = in_path_;
    figure(outline, false);
}

void Gdi::polygons(std::span<const Point> points, std::span<const std::uint32_t> counts) {
    Outline own;
    Outline& outline = in_path_ ? path_ : own;
    std::size_t at = 0;
    for (const std::uint32_t count : counts) {
        const std::size_t size = std::min<std::size_t>(count, points.size() - at);
        add(outline, points.subspan(at, size), true);
        at += size;
    }
    path_open_ = false;
    figure(outline, true);
}

void Gdi::polylines(std::span<const Point> points, std::span<const std::uint32_t> counts) {
    std::size_t at = 0;
    for (const std::uint32_t count : counts) {
        const std::size_t size = std::min<std::size_t>(count, points.size() - at);
        polyline(points.subspan(at, size));
        at += size;
    }
}

void Gdi::rectangle(const Box& box) {
    const std::array<Point, 4> corners{
        {box.from, {box.to.x, box.from.y}, box.to, {box.from.x, box.to.y}}};
    polygons(corners, std::array{4U});
}

Outline Gdi::box_outline(const Box& box) const {
    const std::array<Point, 4> corners{
        {box.from, {box.to.x, box.from.y}, box.to, {box.from.x, box.to.y}}};
    Outline outline;
    add(outline, corners, true);
    return outline;
}

// In pieces of at most a quarter, each a Bézier curve.
void Gdi::add_arc(
    Outline& outline, const Box& box, double start, double sweep, bool continues) const {
    const Matrix matrix = device();
    const Point middle = centre(box);
    const double across = (box.to.x - box.from.x) / 2;
    const double down = (box.to.y - box.from.y) / 2;
    const auto at = [&](double x, double y) {
        return matrix.apply({middle.x + std::abs(across) * x, middle.y + std::abs(down) * y});
    };
    const int pieces =
        std::clamp(static_cast<int>(std::ceil(std::abs(sweep) / (turn / 4) - 1e-9)), 1, 4);
    const double step = sweep / pieces;
    const double handle = 4.0 / 3 * std::tan(step / 4);
    const Point first = at(std::cos(start), std::sin(start));
    continues ? outline.line(first) : outline.move(first);
    for (int i = 0; i < pieces; ++i) {
        const double from = start + i * step;
        const double to = from + step;
        outline.curve(
            at(std::cos(from) - handle * std::sin(from), std::sin(from) + handle * std::cos(from)),
            at(std::cos(to) + handle * std::sin(to), std::sin(to) - handle * std::cos(to)),
            at(std::cos(to), std::sin(to)));
    }
}

void Gdi::ellipse(const Box& box) {
    Outline own;
    Outline& outline = in_path_ ? path_ : own;
    add_arc(outline, box, 0, turn, false);
    outline.close();
    path_open_ = false;
    figure(outline, true);
}

void Gdi::round_rectangle(const Box& box, Point corner) {
    Outline own;
    Outline& outline = in_path_ ? path_ : own;
    const double left = std::min(box.from.x, box.to.x);
    const double right = std::max(box.from.x, box.to.x);
    const double top = std::min(box.from.y, box.to.y);
    const double bottom = std::max(box.from.y, box.to.y);
    const double width = std::min(std::abs(corner.x), right - left);
    const double height = std::min(std::abs(corner.y), bottom - top);
    const auto round = [&](double x, double y, double start, bool continues) {
        add_arc(outline, {{x, y}, {x + width, y + height}}, start, turn / 4, continues);
    };
    round(left, top, turn / 2, false);
    round(right - width, top, turn * 3 / 4, true);
    round(right - width, bottom - height, 0, true);
    round(left, bottom - height, turn / 4, true);
    outline.close();
    path_open_ = false;
    figure(outline, true);
}

void Gdi::arc(const Box& box, Point start, Point end, ArcKind kind) {
    Outline own;
    Outline& outline = in_path_ ? path_ : own;
    const double from = angle_in(box, start);
    double sweep = angle_in(box, end) - from;
    // Windows turns counter-clockwise as seen, which is downwards here.
    if (now.clockwise) {
        sweep += sweep <= 0 ? turn : 0;
    } else {
        sweep -= sweep >= 0 ? turn : 0;
    }
    if (kind == ArcKind::arc_to) {
        if (!path_open_) {
            outline.move(device().apply(now.at));
        }
        now.at = end;
    }
    add_arc(outline, box, from, sweep, kind == ArcKind::arc_to);
    path_open_ = in_path_ && kind == ArcKind::arc_to;
    if (kind == ArcKind::pie) {
        outline.line(device().apply(centre(box)));
    }
    const bool closed = kind == ArcKind::pie || kind == ArcKind::chord;
    if (closed) {
        outline.close();
    }
    figure(outline, closed);
}

void Gdi::angle_arc(Point middle, double radius, double start, double sweep) {
    Outline own;
    Outline& outline = in_path_ ? path_ : own;
    if (!path_open_) {
        outline.move(device().apply(now.at));
    }
    const double degree = turn / 360;
    const Box box{{middle.x - radius, middle.y - radius}, {middle.x + radius, middle.y + radius}};
    const double swept = std::clamp(-sweep * degree, -turn, turn);
    add_arc(outline, box, -start * degree, swept, true);
    const double end = -start * degree + swept;
    now.at = {middle.x + radius * std::cos(end), middle.y + radius * std::sin(end)};
    path_open_ = in_path_;
    figure(outline, false);
}

void Gdi::begin_path() {
    path_.clear();
    in_path_ = true;
    path_open_ = false;
}

void Gdi::abort_path() {
    path_.clear();
    in_path_ = false;
}

void Gdi::paint_path(bool fill_it, bool stroke_it) {
    in_path_ = false;
    sketch_.path(path_, fill_it ? fill() : Fill{}, stroke_it ? stroke() : Stroke{}, layer());
    path_.clear();
}

} // namespace engross::image
