#include "straighten.h"

#include "reduce.h"

#include <cmath>

namespace engross::recognize {

namespace {

constexpr double height_of_text = 40; // pixels
constexpr int longest_strip = 6'000;
constexpr double margin = 0.22; // of a character, on all sides

Point between(Point one, Point other, double t) {
    return {one.x + (other.x - one.x) * t, one.y + (other.y - one.y) * t};
}

double distance(Point one, Point other) { return std::hypot(one.x - other.x, one.y - other.y); }

// Bilinear; what lies outside is as its edge.
std::uint8_t sample(const Gray& picture, Point at) {
    const double x = std::clamp(at.x, 0.0, picture.width - 1.001);
    const double y = std::clamp(at.y, 0.0, picture.height - 1.001);
    const int left = static_cast<int>(x), top = static_cast<int>(y);
    const double u = x - left, v = y - top;
    const std::uint8_t *const above = picture.row(top) + left, *const below = above + picture.width;
    const double upper = above[0] * (1 - u) + above[1] * u;
    const double lower = below[0] * (1 - u) + below[1] * u;
    return static_cast<std::uint8_t>(upper * (1 - v) + lower * v + 0.5);
}

// The part of the picture around the line, `factor` as large; `origin` becomes its corner.
Gray scaled_part(GrayView picture, const TextLine& line, double factor, Point& origin) {
    const double away = line.size + 2;
    const auto [left, right] =
        std::minmax({line.left_top.x, line.right_top.x, line.right_bottom.x, line.left_bottom.x});
    const auto [top, bottom] =
        std::minmax({line.left_top.y, line.right_top.y, line.right_bottom.y, line.left_bottom.y});
    origin = {std::floor(std::max(0.0, left - away)), std::floor(std::max(0.0, top - away))};
    const double width = std::min<double>(picture.width, right + away) - origin.x;
    const double height = std::min<double>(picture.height, bottom + away) - origin.y;
    if (width < 1 || height < 1) {
        return {};
    }
    Gray part(static_cast<int>(width), static_cast<int>(height));
    for (int y = 0; y < part.height; ++y) {
        std::copy_n(picture.row(static_cast<int>(origin.y) + y) + static_cast<int>(origin.x),
                    part.width,
                    part.row(y));
    }
    return factor < 1 ? reduced(part, factor) : part;
}

// Of the pixel that so many come before, from the darkest on.
int gray_of(const std::array<std::size_t, 256>& count, std::size_t before) {
    std::size_t gray = 0, sum = count[0];
    while (sum <= before && gray < count.size() - 1) {
        sum += count.at(++gray);
    }
    return static_cast<int>(gray);
}

// Paper becomes white, ink black.
void stretch(std::vector<std::uint8_t>& pixels) {
    std::array<std::size_t, 256> count{};
    for (const std::uint8_t pixel : pixels) {
        count.at(pixel) += 1;
    }
    const int low = gray_of(count, pixels.size() / 100),
              high = gray_of(count, pixels.size() * 9 / 10);
    const int range = std::max(high - low, 24);
    std::array<std::uint8_t, 256> stretched{};
    for (int gray = 0; gray < 256; ++gray) {
        stretched.at(static_cast<std::size_t>(gray)) =
            static_cast<std::uint8_t>(std::clamp((gray - low) * 255 / range, 0, 255));
    }
    for (std::uint8_t& pixel : pixels) {
        pixel = stretched[pixel];
    }
}

} // namespace

Strip straightened(GrayView picture, const TextLine& line, double longer) {
    const double across =
        std::max(1.0,
                 line.column ? distance(line.left_top, line.right_top) / 2 +
                                   distance(line.left_bottom, line.right_bottom) / 2
                             : distance(line.left_top, line.left_bottom) / 2 +
                                   distance(line.right_top, line.right_bottom) / 2);
    const double along = line.column ? distance(line.left_top, line.left_bottom)
                                     : distance(line.left_top, line.right_top);
    const double factor = height_of_text / across;
    Point origin;
    const double scale = std::min(1.0, factor);
    const Gray part = scaled_part(picture, line, scale, origin);
    const auto in_part = [&](Point at) {
        return Point{(at.x - origin.x) * scale, (at.y - origin.y) * scale};
    };
    Strip strip;
    const double pad = margin * height_of_text;
    const double text_width = line.column ? height_of_text : along * factor * longer,
                 text_height = line.column ? along * factor : height_of_text;
    strip.width = static_cast<int>(std::min<double>(longest_strip, text_width + 2 * pad));
    strip.height = static_cast<int>(std::min<double>(longest_strip, text_height + 2 * pad));
    if (part.width < 2 || part.height < 2) {
        return {};
    }
    strip.pixels.reserve(static_cast<std::size_t>(strip.width) *
                         static_cast<std::size_t>(strip.height));
    for (int y = 0; y < strip.height; ++y) {
        const double v = (y - pad) / text_height;
        const Point left = in_part(between(line.left_top, line.left_bottom, v)),
                    right = in_part(between(line.right_top, line.right_bottom, v));
        const Point step{(right.x - left.x) / text_width, (right.y - left.y) / text_width};
        for (int x = 0; x < strip.width; ++x) {
            const std::uint8_t value =
                sample(part, {left.x + step.x * (x - pad), left.y + step.y * (x - pad)});
            strip.pixels.push_back(line.light ? static_cast<std::uint8_t>(255 - value) : value);
        }
    }
    stretch(strip.pixels);
    return strip;
}

} // namespace engross::recognize
