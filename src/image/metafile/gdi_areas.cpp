// Clips, bitmaps and text of the drawing surface.
#include "base/text.h"
#include "image/metafile/gdi.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace engross::image {
namespace {

enum RegionMode : unsigned { region_and = 1, region_copy = 5 };

constexpr std::uint32_t source_and = 0x8800C6;
constexpr std::uint32_t source_paint = 0xEE0086;
constexpr std::uint32_t source_invert = 0x660046;
constexpr std::uint32_t pattern_copy = 0xF00021;
constexpr std::uint32_t blackness = 0x000042;
constexpr std::uint32_t whiteness = 0xFF0062;

// Exact where a picture is masked: white lets the ground through with the one, black with the
// other.
std::string_view blend_of(std::uint32_t operation) {
    switch (operation) {
    case source_and:
        return "multiply";
    case source_paint:
    case source_invert:
        return "screen";
    default:
        return "";
    }
}

std::string_view generic_family(unsigned pitch) {
    switch (pitch >> 4U) {
    case 1:
        return "serif";
    case 3:
        return "monospace";
    default:
        return "sans-serif";
    }
}

// Fonts of the first office programs, as wide as those that are still there.
std::string_view as_wide_as(std::string_view face) {
    return face == "Albany"       ? "Arial"
           : face == "Thorndale"  ? "Times New Roman"
           : face == "Cumberland" ? "Courier New"
                                  : "";
}

// The face, or several apart by ";", then what may stand in for them.
std::string families(const Font& font) {
    std::string all;
    for (const std::string_view each : text::split(font.face, ';')) {
        for (const std::string_view face : {text::trim(each), as_wide_as(text::trim(each))}) {
            all += face.empty() ? "" : "'" + std::string(face) + "', ";
        }
    }
    return all + std::string(generic_family(font.pitch));
}

constexpr double ascent_of_em = 0.9;
constexpr double descent_of_em = 0.22;

} // namespace

void Gdi::clip_to_path(unsigned mode) {
    in_path_ = false;
    if (mode == region_and || mode == region_copy) {
        now.clip = sketch_.clip(path_, now.even_odd, mode == region_and ? now.clip : 0);
    }
    path_.clear();
}

void Gdi::intersect_clip(const Box& box) {
    now.clip = sketch_.clip(box_outline(box), false, now.clip);
}

void Gdi::select_clip(std::span<const Box> device_boxes, unsigned mode) {
    if (device_boxes.empty()) {
        now.clip = mode == region_copy ? 0 : now.clip;
        return;
    }
    if (mode != region_and && mode != region_copy) {
        return;
    }
    Outline outline;
    for (const auto& [from, to] : device_boxes) {
        outline.move(from);
        outline.line({to.x, from.y});
        outline.line(to);
        outline.line({from.x, to.y});
        outline.close();
    }
    now.clip = sketch_.clip(outline, false, mode == region_and ? now.clip : 0);
}

void Gdi::fill_boxes(std::span<const Box> boxes, Brush brush) {
    for (const Box& box : boxes) {
        sketch_.path(box_outline(box), fill_of(brush), {}, layer());
    }
}

void Gdi::gradient(const Box& box, std::uint32_t first, std::uint32_t second, bool upright) {
    const Matrix matrix = device();
    const Point end = upright ? Point{box.from.x, box.to.y} : Point{box.to.x, box.from.y};
    const Fill paint{sketch_.gradient(
        matrix.apply(box.from), matrix.apply(end), colour_of(first), colour_of(second))};
    sketch_.path(box_outline(box), paint, {}, layer());
}

void Gdi::blit(const Blit& blit, const Raster* picture) {
    const Box box{blit.at, {blit.at.x + blit.width, blit.at.y + blit.height}};
    if (picture != nullptr) {
        const Matrix unit{blit.width, 0, 0, blit.height, blit.at.x, blit.at.y};
        sketch_.picture(*picture, unit.then(device()), layer(blend_of(blit.operation)));
        return;
    }
    Brush brush = now.brush;
    if (blit.operation == blackness || blit.operation == whiteness) {
        brush = {.colour = blit.operation == blackness ? 0U : 0xFFFFFFU};
    } else if (blit.operation != pattern_copy) {
        return; // needs what lies below
    }
    fill_boxes(std::array{box}, brush);
}

// A cell holds the accents as well; what is drawn with is the em (Windows: cell = 1.15 em or so).
double Gdi::font_size() const {
    const double height = now.font.height == 0 ? -12 : now.font.height;
    const Matrix matrix = device();
    const double size = std::abs(height) * std::hypot(matrix.c, matrix.d);
    return std::clamp(height > 0 ? size / 1.15 : size, 0.1, 1e5);
}

// Each word begins where the file says; inside a word the font's own widths hold. Han and the like
// have no words: each is one.
void Gdi::place_words(Words& words, const TextOut& text, const Matrix& matrix) const {
    const double scale = std::hypot(matrix.a, matrix.b);
    const bool placed = text.advances.size() >= text.characters.size();
    double at = 0;
    bool starts = true;
    for (std::size_t i = 0; i < text.characters.size(); ++i) {
        const std::string& character = text.characters[i];
        std::size_t end = 0;
        const bool wide = !character.empty() && text::next(character, end) >= 0x2E80;
        if (starts || wide) {
            words.pieces.emplace_back(placed ? at : words.pieces.empty() ? 0 : -1, "");
        }
        words.pieces.back().second += character;
        starts = wide || (placed && character == " ");
        at += placed ? text.advances[i] * scale : 0;
    }
    if (placed && words.anchor != "start") {
        const double shift = words.anchor == "end" ? at : at / 2;
        const double angle = words.angle * std::numbers::pi / 180;
        words.at.x -= shift * std::cos(angle);
        words.at.y -= shift * std::sin(angle);
        words.anchor = "start";
    }
}

void Gdi::write(const TextOut& text) {
    if (text.opaque) {
        fill_boxes(std::array{text.box}, {.colour = now.background});
    }
    if (text.characters.empty() || in_path_) {
        return;
    }
    const Matrix matrix = device();
    const bool uses_position = (now.align & 1U) != 0;
    Words words;
    words.at = matrix.apply(uses_position ? now.at : text.at);
    words.size = font_size();
    words.angle = -now.font.escapement / 10.0;
    const unsigned across = now.align & 6U;
    words.anchor = across == 6 ? "middle" : across == 2 ? "end" : "start";
    const unsigned upright = now.align & 24U;
    const double down = upright == 24 ? 0 : upright == 8 ? -descent_of_em : ascent_of_em;
    const double angle = words.angle * std::numbers::pi / 180;
    words.at.x -= down * words.size * std::sin(angle);
    words.at.y += down * words.size * std::cos(angle);
    words.family = families(now.font);
    words.colour = colour_of(now.text_colour);
    words.weight =
        now.font.weight >= 100 && now.font.weight <= 900 ? now.font.weight / 100 * 100 : 400;
    words.italic = now.font.italic;
    words.underlined = now.font.underlined;
    words.struck = now.font.struck;
    place_words(words, text, matrix);
    if (uses_position) {
        double length = 0;
        std::ranges::for_each(text.advances, [&](double advance) { length += advance; });
        now.at.x += length;
    }
    sketch_.words(words, layer());
}

} // namespace engross::image
