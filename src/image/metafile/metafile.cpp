#include "image/metafile/metafile.h"

#include <algorithm>

namespace engross::image {
namespace {

struct Kind {
    std::optional<MetafileSize> (*size)(BytesView);
    Bytes (*to_svg)(BytesView);
};

Kind kind_of(Format format) {
    switch (format) {
    case Format::emf:
        return {emf_size, emf_to_svg};
    case Format::wmf:
        return {wmf_size, wmf_to_svg};
    default:
        return {svm_size, svm_to_svg};
    }
}

} // namespace

void sniff_metafile(BytesView bytes, Info& info) {
    info.colour = Colour::rgb;
    info.components = 4;
    info.bits = 8;
    info.alpha = true;
    info.dpi = 96;
    if (const auto size = kind_of(info.format).size(bytes)) {
        info.width = side(static_cast<std::uint32_t>(std::max(1.0, size->width)));
        info.height = side(static_cast<std::uint32_t>(std::max(1.0, size->height)));
    }
}

Bytes metafile_to_svg(BytesView bytes, Format format) { return kind_of(format).to_svg(bytes); }

template <Format format>
std::optional<Raster> decode_metafile(BytesView bytes, const DecodeOptions& options) {
    const Bytes svg = metafile_to_svg(bytes, format);
    return svg.empty() ? std::nullopt : decode_svg(svg, options);
}

template std::optional<Raster> decode_metafile<Format::emf>(BytesView, const DecodeOptions&);
template std::optional<Raster> decode_metafile<Format::wmf>(BytesView, const DecodeOptions&);
template std::optional<Raster> decode_metafile<Format::svm>(BytesView, const DecodeOptions&);

} // namespace engross::image
