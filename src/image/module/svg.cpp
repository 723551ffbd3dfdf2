#include "svg.h"

#include <librsvg/rsvg.h>

#include <cstdint>
#include <memory>

namespace {

template <auto free> struct Free {
    void operator()(auto* pointer) const { free(pointer); }
};

using Handle = std::unique_ptr<RsvgHandle, Free<g_object_unref>>;
using Surface = std::unique_ptr<cairo_surface_t, Free<cairo_surface_destroy>>;
using Canvas = std::unique_ptr<cairo_t, Free<cairo_destroy>>;

// From memory and without a base address, so that it can load no other file.
Handle open(std::string_view svg) {
    return Handle(rsvg_handle_new_from_data(
        reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr));
}

// Cairo gives premultiplied words in the machine's byte order.
void unpack(cairo_surface_t* surface, int width, int height, char* to) {
    cairo_surface_flush(surface);
    const unsigned char* data = cairo_image_surface_get_data(surface);
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
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
}

} // namespace

bool engross_svg_size(std::string_view svg, double& width, double& height) {
    const Handle handle = open(svg);
    if (!handle) {
        return false;
    }
    if (rsvg_handle_get_intrinsic_size_in_pixels(handle.get(), &width, &height) == TRUE) {
        return true;
    }
    gboolean has_box = FALSE;
    RsvgRectangle box{};
    rsvg_handle_get_intrinsic_dimensions(
        handle.get(), nullptr, nullptr, nullptr, nullptr, &has_box, &box);
    width = has_box == TRUE ? box.width : 300;
    height = has_box == TRUE ? box.height : 150;
    return true;
}

bool engross_svg_draw(std::string_view svg, int width, int height, char* rgba) {
    const Handle handle = open(svg);
    if (!handle) {
        return false;
    }
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
    const Canvas canvas(cairo_create(surface.get()));
    const RsvgRectangle place{0, 0, static_cast<double>(width), static_cast<double>(height)};
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS ||
        rsvg_handle_render_document(handle.get(), canvas.get(), &place, nullptr) != TRUE) {
        return false;
    }
    unpack(surface.get(), width, height, rgba);
    return true;
}

void engross_svg_version(std::string& version) {
    version = "librsvg " + std::to_string(rsvg_major_version) + "." +
              std::to_string(rsvg_minor_version) + "." + std::to_string(rsvg_micro_version);
}
