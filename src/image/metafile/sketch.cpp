#include "image/metafile/sketch.h"

#include "base/escape.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace engross::image {
namespace {

constexpr double farthest = 1e6;
constexpr int deepest_clip = 12;
constexpr std::size_t most_clips = 20'000;

double sane(double value) {
    return std::isfinite(value) ? std::clamp(value, -farthest, farthest) : 0;
}

std::string matrix_of(const Matrix& matrix) {
    std::string out = "matrix(";
    for (const double value : {matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f}) {
        out += text::number(sane(value)) + " ";
    }
    out.back() = ')';
    return out;
}

} // namespace

void Outline::add(char command, Point point) {
    data_ += command;
    data_ += text::number(sane(point.x));
    data_ += ' ';
    data_ += text::number(sane(point.y));
}

void Outline::move(Point to) { add('M', to); }

void Outline::line(Point to) { add('L', to); }

void Outline::curve(Point first, Point second, Point to) {
    add('C', first);
    add(' ', second);
    add(' ', to);
}

void Outline::close() {
    if (!data_.empty()) {
        data_ += 'Z';
    }
}

Sketch::Sketch(double width, double height, const Box& view) {
    out_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
           " xml:lang=\"zh-TW\" xml:space=\"preserve\" preserveAspectRatio=\"none\"";
    attribute("width", width);
    attribute("height", height);
    out_ += " viewBox=\"" + text::number(view.from.x) + " " + text::number(view.from.y) + " " +
            text::number(view.to.x - view.from.x) + " " + text::number(view.to.y - view.from.y) +
            "\">\n";
}

void Sketch::attribute(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    out_ += value;
    out_ += '"';
}

void Sketch::attribute(std::string_view name, double value) {
    attribute(name, text::number(sane(value)));
}

// A clip is in the drawing's units, so it stands outside of what has units of its own.
void Sketch::open(const Layer& layer) {
    out_ += "<g";
    if (layer.clip > 0) {
        attribute("clip-path", "url(#c" + std::to_string(layer.clip) + ")");
    }
    if (!layer.blend.empty()) {
        attribute("style", "mix-blend-mode:" + std::string(layer.blend));
    }
    out_ += '>';
}

void Sketch::stroke(const Stroke& stroke) {
    if (stroke.paint.empty()) {
        return;
    }
    attribute("stroke", stroke.paint);
    attribute("stroke-width", stroke.width);
    attribute("stroke-linecap", stroke.cap);
    attribute("stroke-linejoin", stroke.join);
    if (stroke.opacity < 1) {
        attribute("stroke-opacity", stroke.opacity);
    }
    std::string dash;
    for (const double part : stroke.dash) {
        dash += (dash.empty() ? "" : " ") + text::number(sane(part));
    }
    if (!dash.empty()) {
        attribute("stroke-dasharray", dash);
    }
}

void Sketch::path(const Outline& outline, const Fill& fill, const Stroke& pen, const Layer& where) {
    if (outline.empty() || is_full() || (fill.paint.empty() && pen.paint.empty())) {
        return;
    }
    drawn_ = true;
    open(where);
    out_ += "<path";
    attribute("d", outline.data());
    attribute("fill", fill.paint.empty() ? "none" : fill.paint);
    if (fill.even_odd && !fill.paint.empty()) {
        attribute("fill-rule", "evenodd");
    }
    if (fill.opacity < 1) {
        attribute("fill-opacity", fill.opacity);
    }
    stroke(pen);
    out_ += "/></g>\n";
}

void Sketch::words(const Words& words, const Layer& where) {
    if (words.pieces.empty() || is_full()) {
        return;
    }
    drawn_ = true;
    open(where);
    out_ += "<text";
    std::string place =
        "translate(" + text::number(sane(words.at.x)) + " " + text::number(sane(words.at.y)) + ")";
    if (words.angle != 0) {
        place += " rotate(" + text::number(sane(words.angle)) + ")";
    }
    attribute("transform", place);
    attribute("font-family", escaped(words.family));
    attribute("font-size", words.size);
    attribute("fill", words.colour);
    if (words.weight != 400) {
        attribute("font-weight", std::to_string(words.weight));
    }
    if (words.italic) {
        attribute("font-style", "italic");
    }
    if (words.underlined || words.struck) {
        attribute("text-decoration", words.underlined ? "underline" : "line-through");
    }
    if (words.anchor != "start") {
        attribute("text-anchor", words.anchor);
    }
    out_ += '>';
    for (const auto& [at, piece] : words.pieces) {
        out_ += "<tspan";
        if (at >= 0) {
            attribute("x", at);
        }
        out_ += '>' + escaped(piece) + "</tspan>";
    }
    out_ += "</text></g>\n";
}

void Sketch::picture(const Raster& raster, const Matrix& place, const Layer& where) {
    if (is_full()) {
        return;
    }
    drawn_ = true;
    open(where);
    out_ += "<image width=\"1\" height=\"1\" preserveAspectRatio=\"none\"";
    attribute("transform", matrix_of(place));
    out_ += " xlink:href=\"data:image/png;base64," + base64(encode_png(raster)) + "\"/></g>\n";
}

int Sketch::clip(const Outline& outline, bool even_odd, int parent) {
    const auto depth = clip_depth_.at(static_cast<std::size_t>(parent));
    if (is_full() || outline.empty() || clip_depth_.size() > most_clips) {
        return parent;
    }
    const int id = static_cast<int>(clip_depth_.size());
    const bool is_inside = parent > 0 && depth < deepest_clip; // of so many, the newest says most
    clip_depth_.push_back(is_inside ? depth + 1 : 1);
    out_ += "<clipPath";
    attribute("id", "c" + std::to_string(id));
    if (is_inside) {
        attribute("clip-path", "url(#c" + std::to_string(parent) + ")");
    }
    out_ += "><path";
    attribute("d", outline.data());
    if (even_odd) {
        attribute("clip-rule", "evenodd");
    }
    out_ += "/></clipPath>\n";
    return id;
}

std::string Sketch::tiles(const Raster& tile, double size) {
    const std::string id = "p" + std::to_string(++paints_);
    out_ += "<pattern patternUnits=\"userSpaceOnUse\"";
    attribute("id", id);
    attribute("width", tile.width * size);
    attribute("height", tile.height * size);
    out_ += "><image preserveAspectRatio=\"none\"";
    attribute("width", tile.width * size);
    attribute("height", tile.height * size);
    out_ += " xlink:href=\"data:image/png;base64," + base64(encode_png(tile)) + "\"/></pattern>\n";
    return "url(#" + id + ")";
}

std::string
Sketch::gradient(Point from, Point to, std::string_view first, std::string_view second) {
    const std::string id = "p" + std::to_string(++paints_);
    out_ += "<linearGradient gradientUnits=\"userSpaceOnUse\"";
    attribute("id", id);
    attribute("x1", from.x);
    attribute("y1", from.y);
    attribute("x2", to.x);
    attribute("y2", to.y);
    out_ += "><stop offset=\"0\"";
    attribute("stop-color", first);
    out_ += "/><stop offset=\"1\"";
    attribute("stop-color", second);
    out_ += "/></linearGradient>\n";
    return "url(#" + id + ")";
}

Bytes Sketch::take() {
    out_ += "</svg>\n";
    return std::move(out_);
}

std::string colour_of(std::uint32_t windows) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "#";
    for (const unsigned shift : {4U, 0U, 12U, 8U, 20U, 16U}) {
        out += digits[(windows >> shift) & 15U];
    }
    return out;
}

} // namespace engross::image
