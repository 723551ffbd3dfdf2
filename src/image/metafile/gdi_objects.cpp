// Objects, pens and brushes of a device context, and the way from its units to those of the page.
#include "image/metafile/gdi.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace engross::image {
namespace {

constexpr std::size_t most_saved = 256;
constexpr std::size_t most_objects = 4'096;

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

} // namespace engross::image
