#include "parts.h"

#include <webp/decode.h>

#include <algorithm>

namespace engross::image {
namespace {

struct Chunk {
    BytesView type;
    BytesView data;
    BytesView all;
};

std::vector<Chunk> chunks_of(BytesView webp) {
    std::vector<Chunk> chunks;
    std::size_t at = 12;
    while (at + 8 <= webp.size()) {
        const std::size_t size = little(webp, at + 4, 4);
        if (size > webp.size() - at - 8) {
            return {};
        }
        const std::size_t padded = std::min(size + size % 2, webp.size() - at - 8);
        chunks.push_back(
            {webp.substr(at, 4), webp.substr(at + 8, size), webp.substr(at, padded + 8)});
        at += padded + 8;
    }
    return chunks;
}

const std::uint8_t* data_of(BytesView bytes) {
    return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

void put_little(Bytes& bytes, std::size_t at, std::size_t value) {
    for (std::size_t i = 0; i < 4; ++i) {
        bytes[at + i] = static_cast<char>((value >> (8 * i)) & 0xFFU);
    }
}

} // namespace

void sniff_webp(BytesView bytes, Info& info) {
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(data_of(bytes), bytes.size(), &features) == VP8_STATUS_OK) {
        info.width = features.width;
        info.height = features.height;
        info.alpha = features.has_alpha != 0;
        info.animated = features.has_animation != 0;
    }
    info.colour = Colour::rgb;
    info.components = info.alpha ? 4 : 3;
    info.bits = 8;
    for (const Chunk& chunk : chunks_of(bytes)) {
        if (chunk.type == "ICCP") {
            info.icc = true;
        } else if (chunk.type == "EXIF") {
            const bool prefixed = chunk.data.starts_with("Exif");
            read_tiff_tags(
                chunk.data.substr(prefixed ? std::min<std::size_t>(6, chunk.data.size()) : 0),
                info);
        } else if (chunk.type == "XMP ") {
            info.gps = info.gps || xmp_has_place(chunk.data);
        }
    }
}

std::optional<Raster> decode_webp(BytesView bytes, const DecodeOptions& options) {
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(data_of(bytes), bytes.size(), &features) != VP8_STATUS_OK ||
        features.has_animation != 0 || !fits(features.width, features.height, options.max_pixels)) {
        return std::nullopt;
    }
    Raster raster = make_raster(features.width, features.height, features.has_alpha != 0 ? 4 : 3);
    auto* to = reinterpret_cast<std::uint8_t*>(raster.pixels.data());
    const int stride = raster.width * raster.channels;
    const bool good =
        raster.channels == 4
            ? WebPDecodeRGBAInto(data_of(bytes), bytes.size(), to, raster.pixels.size(), stride) !=
                  nullptr
            : WebPDecodeRGBInto(data_of(bytes), bytes.size(), to, raster.pixels.size(), stride) !=
                  nullptr;
    return good ? std::optional(std::move(raster)) : std::nullopt;
}

Bytes strip_webp(BytesView bytes) {
    const auto chunks = chunks_of(bytes);
    if (chunks.empty()) {
        return {};
    }
    Bytes stripped("RIFF\0\0\0\0WEBP", 12);
    for (const Chunk& chunk : chunks) {
        if (chunk.type == "EXIF" || chunk.type == "XMP ") {
            continue;
        }
        const std::size_t at = stripped.size();
        stripped += chunk.all;
        if (chunk.type == "VP8X" && chunk.data.size() >= 10) {
            constexpr unsigned exif_and_xmp = 0x0C;
            const unsigned flags = byte_at(chunk.data, 0) & ~exif_and_xmp;
            stripped[at + 8] = static_cast<char>(flags);
        }
    }
    put_little(stripped, 4, stripped.size() - 8);
    return stripped;
}

} // namespace engross::image
