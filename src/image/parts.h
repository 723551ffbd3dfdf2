// Inside the picture room: reading numbers from unsafe bytes, and one sniffer and decoder a format.
#pragma once

#include "image.h"

#include <cstdint>

namespace engross::image {

// Bytes at an offset; 0 when they lie outside.
inline std::uint8_t byte_at(BytesView bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<std::uint8_t>(bytes[at]) : std::uint8_t{0};
}

inline std::uint32_t number_at(BytesView bytes, std::size_t at, int size, bool little) {
    std::uint32_t value = 0;
    for (int i = 0; i < size; ++i) {
        const auto shift = static_cast<unsigned>(8 * (little ? i : size - 1 - i));
        value |= std::uint32_t{byte_at(bytes, at + static_cast<std::size_t>(i))} << shift;
    }
    return value;
}

inline std::uint32_t big(BytesView bytes, std::size_t at, int size) {
    return number_at(bytes, at, size, false);
}

inline std::uint32_t little(BytesView bytes, std::size_t at, int size) {
    return number_at(bytes, at, size, true);
}

// A width or height from a header: 0 when it is no sensible number.
inline int side(std::uint32_t value) { return value <= 1'000'000 ? static_cast<int>(value) : 0; }

inline BytesView slice(BytesView bytes, std::size_t at, std::size_t size) {
    return at < bytes.size() ? bytes.substr(at, size) : BytesView();
}

inline bool fits(int width, int height, std::uintmax_t max_pixels) {
    return width > 0 && height > 0 &&
           static_cast<std::uintmax_t>(width) * static_cast<std::uintmax_t>(height) <= max_pixels;
}

Raster make_raster(int width, int height, int channels);

// --- what the headers say
// ---------------------------------------------------------------------------

// The tags of a TIFF header with its first directory (also the body of an EXIF segment).
void read_tiff_tags(BytesView tiff, Info& info);

void sniff_jpeg(BytesView bytes, Info& info);
void sniff_png(BytesView bytes, Info& info);
void sniff_gif(BytesView bytes, Info& info);
void sniff_bmp(BytesView bytes, Info& info);
void sniff_webp(BytesView bytes, Info& info);
void sniff_svg(BytesView bytes, Info& info);
void sniff_metafile(BytesView bytes, Info& info);
std::string svg_version(); // "librsvg 2.54.7"

// True for XMP text that holds coordinates.
bool xmp_has_place(BytesView xmp);

Bytes jpeg_icc(BytesView jpeg);
Bytes png_icc(BytesView png);

// --- pixels
// -----------------------------------------------------------------------------------------

std::optional<Raster> decode_jpeg(BytesView bytes, const DecodeOptions& options);
std::optional<Raster> decode_png(BytesView bytes, const DecodeOptions& options);
// Takes the filters off `count` rows of a PNG, each after the byte that names its filter. `above`:
// the samples of the row before them (zeros before the first). `pixel`: bytes of one, 1, 3 or 4.
// Behind the rows there must be room for `unfilter_room` bytes, behind `above` too. False when a
// filter is unknown.
constexpr std::size_t unfilter_room = 4;
bool unfilter_png(std::uint8_t* rows,
                  const std::uint8_t* above,
                  std::size_t row_size,
                  std::size_t count,
                  std::size_t pixel);
std::optional<Raster> decode_gif(BytesView bytes, const DecodeOptions& options);
std::optional<Raster> decode_tiff(BytesView bytes, const DecodeOptions& options);
std::optional<Raster> decode_bmp(BytesView bytes, const DecodeOptions& options);
std::optional<Raster> decode_webp(BytesView bytes, const DecodeOptions& options);
std::optional<Raster> decode_svg(BytesView bytes, const DecodeOptions& options);
template <Format format>
std::optional<Raster> decode_metafile(BytesView bytes, const DecodeOptions& options);

// The drawing of an EMF, WMF or SVM; "" when there is nothing to be seen in it.
Bytes metafile_to_svg(BytesView bytes, Format format);

Raster to_gray(Raster raster);
// The luma of ITU-R BT.601 of `count` pixels of 1, 3 or 4 channels. Returns where it ends.
char* fill_gray(const std::uint8_t* from, int channels, std::size_t count, char* to);
Raster
cut_out(const Raster& raster, int left, int top, int width, int height); // as far as it is there
Raster turn_upright(Raster raster, int orientation);

// --- copies without metadata
// ------------------------------------------------------------------------

Bytes strip_png(BytesView bytes);
Bytes strip_gif(BytesView bytes);  // "" when it is no whole GIF
Bytes strip_webp(BytesView bytes); // "" when it is no whole WebP

} // namespace engross::image
