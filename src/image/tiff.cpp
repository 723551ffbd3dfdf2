#include "parts.h"

#include <tiffio.h>

#include <algorithm>

namespace engross::image {
namespace {

struct Memory {
    BytesView bytes;
    toff_t at = 0;
};

Memory& memory(thandle_t handle) { return *static_cast<Memory*>(handle); }

tmsize_t read(thandle_t handle, void* to, tmsize_t size) {
    Memory& from = memory(handle);
    const BytesView part =
        slice(from.bytes, from.at, static_cast<std::size_t>(std::max<tmsize_t>(size, 0)));
    std::ranges::copy(part, static_cast<char*>(to)); // also when it is empty
    from.at += part.size();
    return static_cast<tmsize_t>(part.size());
}

tmsize_t refuse_to_write(thandle_t, void*, tmsize_t) { return 0; }

toff_t seek(thandle_t handle, toff_t offset, int whence) {
    Memory& from = memory(handle);
    const toff_t base = whence == SEEK_CUR ? from.at : whence == SEEK_END ? from.bytes.size() : 0;
    from.at = base + offset;
    return from.at;
}

int close(thandle_t) { return 0; }

toff_t size_of(thandle_t handle) { return memory(handle).bytes.size(); }

// libtiff gives ABGR words, premultiplied or not as the file has them.
Raster unpack(const std::vector<std::uint32_t>& words, int width, int height) {
    Raster raster = make_raster(width, height, 4);
    for (std::size_t i = 0; i < words.size(); ++i) {
        raster.pixels[4 * i] = static_cast<char>(TIFFGetR(words[i]));
        raster.pixels[4 * i + 1] = static_cast<char>(TIFFGetG(words[i]));
        raster.pixels[4 * i + 2] = static_cast<char>(TIFFGetB(words[i]));
        raster.pixels[4 * i + 3] = static_cast<char>(TIFFGetA(words[i]));
    }
    return raster;
}

std::optional<Raster> read_first(TIFF* tiff, const DecodeOptions& options) {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
    if (!fits(side(width), side(height), options.max_pixels)) {
        return std::nullopt;
    }
    std::vector<std::uint32_t> words(std::size_t{width} * height);
    if (TIFFReadRGBAImageOriented(tiff, width, height, words.data(), ORIENTATION_TOPLEFT, 0) == 0) {
        return std::nullopt;
    }
    return unpack(words, static_cast<int>(width), static_cast<int>(height));
}

} // namespace

std::optional<Raster> decode_tiff(BytesView bytes, const DecodeOptions& options) {
    TIFFSetErrorHandler(nullptr);
    TIFFSetWarningHandler(nullptr);
    Memory source{bytes};
    // "m": no memory mapping.
    TIFF* tiff = TIFFClientOpen(
        "picture", "rm", &source, read, refuse_to_write, seek, close, size_of, nullptr, nullptr);
    if (tiff == nullptr) {
        return std::nullopt;
    }
    auto raster = read_first(tiff, options);
    TIFFClose(tiff);
    return raster;
}

} // namespace engross::image
