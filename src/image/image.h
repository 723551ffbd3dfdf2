// Pictures: what they are, their pixels, and copies without personal metadata. The only place with
// picture codecs. Pictures come from outside: every function takes any bytes whatsoever, never
// reads past them, and allocates pixels only after checking the limit.
#pragma once

#include "base/bytes.h"
#include "base/limits.h"

#include <optional>
#include <string_view>
#include <vector>

namespace engross::image {

// svm: StarView metafile, how ODF keeps the looks of embedded charts.
enum class Format { unknown, jpeg, png, gif, tiff, bmp, webp, svg, emf, wmf, svm };

enum class Colour { unknown, gray, rgb, cmyk, indexed };

// What the headers say; nothing is decoded. width and height are as stored, before `orientation`;
// 0 when not told.
struct Info {
    Format format = Format::unknown;
    int width = 0;
    int height = 0;
    double dpi = 0;      // horizontal; 0: not told
    int orientation = 1; // EXIF 1…8
    Colour colour = Colour::unknown;
    int components = 0;       // samples of a pixel, alpha included
    int bits = 0;             // of one sample
    bool alpha = false;       // an alpha channel or a transparent colour
    bool progressive = false; // JPEG progressive, PNG interlaced
    int adobe_transform = -1; // of the APP14 segment; -1: no such segment
    bool gps = false;         // tells where it was taken
    bool icc = false;         // carries a colour profile
    bool animated = false;

    [[nodiscard]] bool turned() const { return orientation >= 5; } // width and height change places
};

std::string_view name(Format format);       // "jpeg"; "" for unknown
std::string_view media_type(Format format); // "image/jpeg"; "application/octet-stream" for unknown

Info sniff(BytesView bytes);

// The colour profile inside a JPEG or PNG, whole; "" when there is none or it is broken.
Bytes icc_profile(BytesView bytes);

// A JPEG without personal metadata: JFIF, the Adobe segment, the ICC profile and a minimal EXIF
// with the orientation alone (when it is not 1) stay, every other application segment, comments and
// what follows the end of the image go. Tables and entropy-coded data are the same bytes. The
// slices point into `jpeg` or into static memory. Empty when it is no whole JPEG.
std::vector<BytesView> jpeg_slices(BytesView jpeg);
Bytes strip_jpeg(BytesView jpeg); // the slices joined; "" when it is no whole JPEG

// One chunk of a PNG: `all` with length and checksum, `data` inside.
struct PngChunk {
    BytesView type;
    BytesView data;
    BytesView all;
};

// All whole chunks, up to IEND; empty when it is no PNG.
std::vector<PngChunk> png_chunks(BytesView png);

// Pixels, 8 bits a sample, rows from the top without padding. channels: 1 gray, 3 RGB, 4 RGBA
// (alpha not premultiplied).
struct Raster {
    int width = 0;
    int height = 0;
    int channels = 0;
    Bytes pixels;
};

struct DecodeOptions {
    std::uintmax_t max_pixels = Limits{}.image_pixels;
    bool gray = false;    // one channel, transparent places white: for OCR
    int reduce = 1;       // JPEG only: 2, 4 or 8 decodes at that fraction of the size
    bool upright = false; // apply the orientation
};

// The first frame (drawings at two to eight times their size). Nothing when the picture is broken,
// too large, or of a format that we do not decode.
std::optional<Raster> decode(BytesView bytes, const DecodeOptions& options = {});

// A smaller copy that fits into a square of `side`, on white where it is transparent; the same size
// when it is small already.
Raster fitted(const Raster& raster, int side);

Bytes encode_png(const Raster& raster);
// For what was cut out of a JPEG; a whole JPEG is never encoded again. `icc` may be "". "" when
// there is alpha or the picture is too large for the format.
Bytes encode_jpeg(const Raster& raster, BytesView icc, int quality = 90);

// What an author did with an upright picture, in this order: parts (0…1) cut off; mirrored (left
// for right) and flipped (top for bottom); turned clockwise.
struct Edit {
    double left = 0, top = 0, right = 0, bottom = 0;
    bool mirrored = false;
    bool flipped = false;
    double degrees = 0;
};

// A copy that is really cut, since what was cut off may be private: a JPEG of a JPEG (unless it is
// turned by no quarter and so has free corners), a PNG of others. Nothing when decode() gives
// nothing.
std::optional<Bytes>
edited(BytesView bytes, const Edit& edit, std::uintmax_t max_pixels = Limits{}.image_pixels);

// Whether all of a picture is there, as far as its structure tells without decoding photographs.
enum class State { whole, damaged, unreadable }; // damaged: shown as far as it goes
State state(BytesView bytes);

// A copy for the web, without personal metadata: JPEG, PNG, GIF and WebP keep their data; other
// formats become PNG. Nothing when decode() gives nothing.
struct WebCopy {
    Bytes bytes;
    std::string_view media_type;
    std::string_view extension; // without dot
};

std::optional<WebCopy> web_copy(BytesView bytes, std::uintmax_t max_pixels = Limits{}.image_pixels);

// For --version: "libfoo 1.2".
std::string library_versions();

} // namespace engross::image
