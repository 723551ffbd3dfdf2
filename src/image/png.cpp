#include "parts.h"

#include <libdeflate.h>
#include <png.h>

#include <algorithm>
#include <array>
#include <memory>

namespace engross::image {
namespace {

constexpr std::string_view magic = "\x89PNG\r\n\x1A\n";
constexpr std::size_t max_profile = 4U << 20U;

void read_header(BytesView data, Info& info) {
    info.width = side(big(data, 0, 4));
    info.height = side(big(data, 4, 4));
    info.bits = byte_at(data, 8);
    info.progressive = byte_at(data, 12) != 0;
    switch (byte_at(data, 9)) {
    case 0:
        info.colour = Colour::gray, info.components = 1;
        break;
    case 2:
        info.colour = Colour::rgb, info.components = 3;
        break;
    case 3:
        info.colour = Colour::indexed, info.components = 1;
        break;
    case 4:
        info.colour = Colour::gray, info.components = 2, info.alpha = true;
        break;
    case 6:
        info.colour = Colour::rgb, info.components = 4, info.alpha = true;
        break;
    default:
        break;
    }
}

void read_chunk(const PngChunk& chunk, Info& info) {
    if (chunk.type == "IHDR") {
        read_header(chunk.data, info);
    } else if (chunk.type == "tRNS") {
        info.alpha = true;
    } else if (chunk.type == "pHYs" && byte_at(chunk.data, 8) == 1) {
        info.dpi = big(chunk.data, 0, 4) * 0.0254;
    } else if (chunk.type == "iCCP") {
        info.icc = true;
    } else if (chunk.type == "acTL") {
        info.animated = true;
    } else if (chunk.type == "eXIf") {
        read_tiff_tags(chunk.data, info);
    } else if (chunk.type == "iTXt" && chunk.data.starts_with("XML:com.adobe.xmp")) {
        info.gps = info.gps || xmp_has_place(chunk.data);
    }
}

bool is_kept(std::string_view type) {
    constexpr std::array<std::string_view, 14> kept{"IHDR",
                                                    "PLTE",
                                                    "IDAT",
                                                    "IEND",
                                                    "tRNS",
                                                    "gAMA",
                                                    "cHRM",
                                                    "sRGB",
                                                    "iCCP",
                                                    "pHYs",
                                                    "sBIT",
                                                    "acTL",
                                                    "fcTL",
                                                    "fdAT"};
    return std::find(kept.begin(), kept.end(), type) != kept.end();
}

} // namespace

std::vector<PngChunk> png_chunks(BytesView png) {
    std::vector<PngChunk> chunks;
    std::size_t at = png.starts_with(magic) ? magic.size() : png.size();
    while (at + 12 <= png.size()) {
        const std::size_t length = big(png, at, 4);
        if (length > png.size() - at - 12) {
            break;
        }
        chunks.push_back(
            {png.substr(at + 4, 4), png.substr(at + 8, length), png.substr(at, length + 12)});
        at += length + 12;
        if (chunks.back().type == "IEND") {
            break;
        }
    }
    return chunks;
}

void sniff_png(BytesView bytes, Info& info) {
    for (const PngChunk& chunk : png_chunks(bytes)) {
        read_chunk(chunk, info);
    }
}

Bytes png_icc(BytesView png) {
    for (const PngChunk& chunk : png_chunks(png)) {
        if (chunk.type != "iCCP") {
            continue;
        }
        const std::size_t name_end = chunk.data.find('\0');
        const BytesView packed = slice(chunk.data, name_end + 2, chunk.data.size());
        Bytes profile(max_profile, '\0');
        std::size_t size = 0;
        const std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor*)> inflater(
            libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
        const auto result = libdeflate_zlib_decompress(
            inflater.get(), packed.data(), packed.size(), profile.data(), profile.size(), &size);
        profile.resize(result == LIBDEFLATE_SUCCESS ? size : 0);
        return profile;
    }
    return {};
}

Bytes encode_png(const Raster& raster) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(raster.width);
    image.height = static_cast<png_uint_32>(raster.height);
    image.format = raster.channels == 1   ? PNG_FORMAT_GRAY
                   : raster.channels == 3 ? PNG_FORMAT_RGB
                                          : PNG_FORMAT_RGBA;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    Bytes png(size, '\0');
    if (png_image_write_to_memory(&image, png.data(), &size, 0, raster.pixels.data(), 0, nullptr) ==
        0) {
        return {};
    }
    png.resize(size);
    return png;
}

Bytes strip_png(BytesView bytes) {
    const auto chunks = png_chunks(bytes);
    if (chunks.empty() || chunks.front().type != "IHDR" || chunks.back().type != "IEND") {
        return {};
    }
    Bytes stripped(magic);
    stripped.reserve(bytes.size());
    for (const PngChunk& chunk : chunks) {
        if (is_kept(chunk.type)) {
            stripped += chunk.all;
        }
    }
    return stripped;
}

} // namespace engross::image
