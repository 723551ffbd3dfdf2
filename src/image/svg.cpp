#include "image/module/svg.h"

#include "parts.h"

#include "base/module.h"
#include "image/drawing.h"

#include <algorithm>
#include <cmath>

namespace engross::image {
namespace {

constexpr const char* module = "engross-image.so";
constexpr std::size_t max_size = 32U << 20U;

bool size_of(BytesView bytes, double& width, double& height) {
    if (const auto drawing = drawing_of(bytes)) {
        width = drawing->width * 96 / 72;
        height = drawing->height * 96 / 72;
        return true;
    }
    return bytes.size() <= max_size && module_function<decltype(engross_svg_size)>(
                                           module, "engross_svg_size")(bytes, width, height);
}

// Drawings have no pixels of their own: enough for a page's width, but small ones stay small.
double enlargement(double width, double height) {
    constexpr double wanted = 1'600;
    return std::clamp(wanted / std::max({width, height, 1.0}), 2.0, 8.0);
}

int pixels(double length) {
    return length > 0 && length < 1e5 ? static_cast<int>(std::ceil(length)) : 0;
}

} // namespace

void sniff_svg(BytesView bytes, Info& info) {
    info.colour = Colour::rgb;
    info.components = 4;
    info.bits = 8;
    info.alpha = true;
    info.dpi = 96;
    double width = 0;
    double height = 0;
    if (size_of(bytes, width, height)) {
        info.width = pixels(width);
        info.height = pixels(height);
    }
}

std::optional<Raster> decode_svg(BytesView bytes, const DecodeOptions& options) {
    double width = 0;
    double height = 0;
    if (!size_of(bytes, width, height)) {
        return std::nullopt;
    }
    const double scale = enlargement(width, height);
    const int columns = pixels(width * scale);
    const int rows = pixels(height * scale);
    if (!fits(columns, rows, options.max_pixels)) {
        return std::nullopt;
    }
    Raster raster = make_raster(columns, rows, 4);
    const auto draw = module_function<decltype(engross_svg_draw)>(module, "engross_svg_draw");
    return draw(bytes, columns, rows, raster.pixels.data()) ? std::optional(std::move(raster))
                                                            : std::nullopt;
}

std::string svg_version() {
    std::string version;
    module_function<decltype(engross_svg_version)>(module, "engross_svg_version")(version);
    return version;
}

} // namespace engross::image
