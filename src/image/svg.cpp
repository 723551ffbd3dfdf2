#include "parts.h"

#include <cmath>
#include <memory>

#include <librsvg/rsvg.h>

namespace engross::image {
namespace {

constexpr std::size_t max_size = 8U << 20U;
constexpr double enlargement = 2;

template <auto free> struct Free {
    void operator()(auto* pointer) const { free(pointer); }
};

using Handle = std::unique_ptr<RsvgHandle, Free<g_object_unref>>;
using Surface = std::unique_ptr<cairo_surface_t, Free<cairo_surface_destroy>>;
using Canvas = std::unique_ptr<cairo_t, Free<cairo_destroy>>;

// From memory and without a base address, so that it can load no other file.
Handle open(BytesView bytes) {
    if (bytes.size() > max_size) {
        return nullptr;
    }
    return Handle(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(bytes.data()), bytes.size(),
                                            nullptr));
}

struct Size {
    double width = 0;
    double height = 0;
};

Size size_of(RsvgHandle* svg) {
    Size size;
    if (rsvg_handle_get_intrinsic_size_in_pixels(svg, &size.width, &size.height) == TRUE) {
        return size;
    }
    gboolean has_box = FALSE;
    RsvgRectangle box{};
    rsvg_handle_get_intrinsic_dimensions(svg, nullptr, nullptr, nullptr, nullptr, &has_box, &box);
    return has_box == TRUE ? Size{box.width, box.height} : Size{300, 150};
}

int pixels(double length) {
    return length > 0 && length < 1e5 ? static_cast<int>(std::ceil(length)) : 0;
}

// Cairo gives premultiplied words in the machine's byte order.
Raster unpack(cairo_surface_t* surface, int width, int height) {
    Raster raster = make_raster(width, height, 4);
    cairo_surface_flush(surface);
    const unsigned char* data = cairo_image_surface_get_data(surface);
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    char* to = raster.pixels.data();
    for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(data + y * stride);
        for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x, to += 4) {
            const std::uint32_t alpha = row[x] >> 24U;
            for (unsigned c = 0; c < 3; ++c) {
                const std::uint32_t value = (row[x] >> (16U - 8U * c)) & 0xFFU;
                to[c] = static_cast<char>(alpha == 0 ? 0U : value * 255U / alpha);
            }
            to[3] = static_cast<char>(alpha);
        }
    }
    return raster;
}

} // namespace

void sniff_svg(BytesView bytes, Info& info) {
    info.colour = Colour::rgb;
    info.components = 4;
    info.bits = 8;
    info.alpha = true;
    info.dpi = 96;
    if (const Handle svg = open(bytes)) {
        const Size size = size_of(svg.get());
        info.width = pixels(size.width);
        info.height = pixels(size.height);
    }
}

std::optional<Raster> decode_svg(BytesView bytes, const DecodeOptions& options) {
    const Handle svg = open(bytes);
    if (!svg) {
        return std::nullopt;
    }
    const Size size = size_of(svg.get());
    const int width = pixels(size.width * enlargement);
    const int height = pixels(size.height * enlargement);
    if (!fits(width, height, options.max_pixels)) {
        return std::nullopt;
    }
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
    const Canvas canvas(cairo_create(surface.get()));
    const RsvgRectangle place{0, 0, static_cast<double>(width), static_cast<double>(height)};
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS ||
        rsvg_handle_render_document(svg.get(), canvas.get(), &place, nullptr) != TRUE) {
        return std::nullopt;
    }
    return unpack(surface.get(), width, height);
}

} // namespace engross::image
