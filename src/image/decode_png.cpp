// The pixels of a PNG. libdeflate inflates three times as fast as zlib, which libpng uses, and its
// filters are slow too (unfilter_png.cpp): the common kinds, gray, RGB and RGBA of 8 bits, are done
// here. What is of another kind or not whole goes to libpng.
#include "parts.h"

#include <libdeflate.h>
#include <png.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace engross::image {
namespace {

constexpr std::size_t most_inflated = 64U << 20U; // bytes; libpng goes row by row
constexpr std::size_t rows_at_once = 16;
constexpr std::uint32_t least_gamma = 43'500, most_gamma = 47'500; // about that of sRGB

// With the only methods of packing and filtering that there are.
bool is_header(const PngChunk& chunk) {
    return chunk.type == "IHDR" && chunk.data.size() == 13 && big(chunk.data, 10, 2) == 0;
}

// To be corrected, as libpng does.
bool has_odd_gamma(const PngChunk& chunk) {
    const std::uint32_t gamma = big(chunk.data, 0, 4);
    return chunk.type == "gAMA" && (gamma < least_gamma || gamma > most_gamma);
}

bool is_sound(const PngChunk& chunk) {
    return libdeflate_crc32(0, chunk.type.data(), chunk.data.size() + 4) ==
           big(chunk.all, chunk.all.size() - 4, 4);
}

bool is_common(const std::vector<PngChunk>& chunks, const Info& info) {
    const bool plain = info.components == 1 ? info.colour == Colour::gray : info.components >= 3;
    const bool clear = info.alpha == (info.components == 4); // no transparent colour
    return info.bits == 8 && plain && clear && !info.progressive && !chunks.empty() &&
           is_header(chunks.front()) && std::ranges::count(chunks, "IHDR", &PngChunk::type) == 1 &&
           std::ranges::none_of(chunks, has_odd_gamma) && std::ranges::all_of(chunks, is_sound);
}

Bytes packed_data(const std::vector<PngChunk>& chunks) {
    Bytes data;
    for (const PngChunk& chunk : chunks) {
        data += chunk.type == "IDAT" ? chunk.data : BytesView();
    }
    return data;
}

// Nothing when it is not of that size.
std::unique_ptr<std::uint8_t[]> inflate(const Bytes& packed, std::size_t size) {
    const std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor*)> inflater(
        libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
    auto inflated = std::make_unique_for_overwrite<std::uint8_t[]>(size + unfilter_room);
    return inflater && libdeflate_zlib_decompress(inflater.get(),
                                                  packed.data(),
                                                  packed.size(),
                                                  inflated.get(),
                                                  size,
                                                  nullptr) == LIBDEFLATE_SUCCESS
               ? std::move(inflated)
               : nullptr;
}

// Of filtered rows, each after the byte that names its filter: some at a time, that the processor
// has still at hand when they become gray.
std::optional<Raster> raster_of(std::uint8_t* rows, const Info& info, bool gray) {
    const auto pixel = static_cast<std::size_t>(info.components),
               width = static_cast<std::size_t>(info.width), size = width * pixel,
               height = static_cast<std::size_t>(info.height);
    Raster raster = make_raster(info.width, info.height, gray ? 1 : info.components);
    char* to = raster.pixels.data();
    const std::vector<std::uint8_t> nothing(size + unfilter_room);
    const std::uint8_t* above = nothing.data();
    for (std::size_t y = 0; y < height; y += rows_at_once) {
        const std::size_t count = std::min(rows_at_once, height - y);
        if (!unfilter_png(rows, above, size, count, pixel)) {
            return std::nullopt;
        }
        for (std::size_t i = 0; i < count; ++i, rows += size + 1) {
            above = rows + 1;
            to = gray ? fill_gray(above, info.components, width, to) : std::copy_n(above, size, to);
        }
    }
    return raster;
}

std::optional<Raster> decode_common(BytesView bytes, const DecodeOptions& options) {
    Info info;
    sniff_png(bytes, info);
    const std::vector<PngChunk> chunks = png_chunks(bytes);
    const auto pixel = static_cast<std::size_t>(info.components),
               row = static_cast<std::size_t>(info.width) * pixel,
               count = static_cast<std::size_t>(info.height), size = (row + 1) * count;
    if (!fits(info.width, info.height, options.max_pixels) || size > most_inflated ||
        !is_common(chunks, info)) {
        return std::nullopt;
    }
    const auto rows = inflate(packed_data(chunks), size);
    return rows ? raster_of(rows.get(), info, options.gray) : std::nullopt;
}

png_uint_32 wanted_format(png_uint_32 given) {
    const bool alpha = (given & PNG_FORMAT_FLAG_ALPHA) != 0;
    const bool colour = (given & PNG_FORMAT_FLAG_COLOR) != 0;
    return alpha ? PNG_FORMAT_RGBA : colour ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
}

std::optional<Raster> decode_any(BytesView bytes, const DecodeOptions& options) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) {
        return std::nullopt;
    }
    image.format = wanted_format(image.format);
    if (!fits(static_cast<int>(image.width), static_cast<int>(image.height), options.max_pixels)) {
        png_image_free(&image);
        return std::nullopt;
    }
    Raster raster = make_raster(static_cast<int>(image.width),
                                static_cast<int>(image.height),
                                static_cast<int>(PNG_IMAGE_PIXEL_CHANNELS(image.format)));
    if (png_image_finish_read(&image, nullptr, raster.pixels.data(), 0, nullptr) == 0) {
        png_image_free(&image);
        return std::nullopt;
    }
    return raster;
}

} // namespace

std::optional<Raster> decode_png(BytesView bytes, const DecodeOptions& options) {
    auto raster = decode_common(bytes, options);
    return raster ? std::move(raster) : decode_any(bytes, options);
}

} // namespace engross::image
