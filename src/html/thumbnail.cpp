#include "html/thumbnail.h"

#include "html/pictures.h"

#include <algorithm>

namespace engross::html {

namespace {

// The JPEG decoder's own reduction, as far as it leaves twice what is wanted.
int reduction(BytesView bytes, int side) {
    const image::Info info = image::sniff(bytes);
    int reduce = 1;
    while (reduce < 8 && std::max(info.width, info.height) / (2 * reduce) >= 2 * side) {
        reduce *= 2;
    }
    return info.format == image::Format::jpeg ? reduce : 1;
}

} // namespace

Thumbnail thumbnail(const doc::Document& document, xml::Node image, int side) {
    const auto resource = document.resources.find(std::string(image.attr("resource")));
    if (resource == document.resources.end() || resource->second == nullptr) {
        return {};
    }
    const BytesView own = resource->second->bytes;
    const std::optional<Bytes> cut =
        is_edited(image) ? image::edited(own, edit_of(image)) : std::nullopt;
    if (is_edited(image) && !cut) {
        return {};
    }
    const BytesView bytes = cut ? BytesView(*cut) : own;
    const auto raster = image::decode(bytes, {.reduce = reduction(bytes, side), .upright = true});
    if (!raster || raster->width <= 0 || raster->height <= 0) {
        return {};
    }
    const image::Raster small = image::fitted(*raster, side);
    constexpr int quality = 75;
    return {image::encode_jpeg(small, "", quality), small.width, small.height};
}

} // namespace engross::html
