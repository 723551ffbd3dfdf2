#include "image/parts.h"

#include <jpeglib.h>
#include <png.h>
#include <tiffio.h>
#include <webp/decode.h>

#include <cstdio>
#include <string>

namespace engross::image {

namespace {

constexpr int byte = 8;

std::string dotted(int packed) {
    constexpr unsigned mask = 0xFF;
    const auto bits = static_cast<unsigned>(packed);
    return std::to_string(bits >> (2 * byte)) + "." + std::to_string((bits >> byte) & mask) + "." +
           std::to_string(bits & mask);
}

// "LIBTIFF, Version 4.5.0\nCopyright …" → "4.5.0"
std::string tiff_version() {
    const std::string text = TIFFGetVersion();
    const auto begin = text.find_first_of("0123456789");
    return text.substr(begin, text.find('\n') - begin);
}

} // namespace

std::string library_versions() {
    return "libjpeg-turbo " + std::to_string(LIBJPEG_TURBO_VERSION_NUMBER / 1'000'000) + "." +
           std::to_string(LIBJPEG_TURBO_VERSION_NUMBER / 1'000 % 1'000) + "." +
           std::to_string(LIBJPEG_TURBO_VERSION_NUMBER % 1'000) + ", libpng " +
           png_get_libpng_ver(nullptr) + ", libtiff " + tiff_version() + ", libwebp " +
           dotted(WebPGetDecoderVersion()) + ", " + svg_version();
}

} // namespace engross::image
