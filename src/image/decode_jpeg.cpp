#include "jpeg_error.h"
#include "parts.h"

#include <algorithm>

namespace engross::image {
namespace {

// Warnings without end are how a small file makes the decoder work for minutes.
void count_warning(j_common_ptr jpeg, int level) {
    if (level < 0 && ++jpeg->err->num_warnings > 10'000) {
        jump_back(jpeg);
    }
}

J_COLOR_SPACE wanted_space(const jpeg_decompress_struct& jpeg, bool gray) {
    if (jpeg.num_components == 4) {
        return JCS_CMYK;
    }
    const bool has_luma =
        jpeg.jpeg_color_space == JCS_YCbCr || jpeg.jpeg_color_space == JCS_GRAYSCALE;
    return jpeg.num_components == 1 || (gray && has_luma) ? JCS_GRAYSCALE : JCS_RGB;
}

// Adobe writes CMYK inverted, and libjpeg hands it on as it is.
void rows_to_rgb(Raster& raster, const Bytes& cmyk, bool inverted) {
    const std::size_t count = cmyk.size() / 4;
    const auto flip = static_cast<std::uint8_t>(inverted ? 0x00 : 0xFF);
    for (std::size_t i = 0; i < count; ++i) {
        const unsigned key = static_cast<std::uint8_t>(cmyk[4 * i + 3]) ^ flip;
        for (std::size_t c = 0; c < 3; ++c) {
            const unsigned ink = static_cast<std::uint8_t>(cmyk[4 * i + c]) ^ flip;
            raster.pixels[3 * i + c] = static_cast<char>(ink * key / 255);
        }
    }
}

// No object with a destructor may be made in here: jump_back() jumps out of it.
bool read_header(jpeg_decompress_struct& jpeg,
                 JpegFailure& failure,
                 BytesView bytes,
                 const DecodeOptions& options) {
    if (setjmp(failure.back) != 0) {
        return false;
    }
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&jpeg, TRUE);
    jpeg.scale_num = 1;
    jpeg.scale_denom = static_cast<unsigned>(std::clamp(options.reduce, 1, 8));
    jpeg.out_color_space = wanted_space(jpeg, options.gray);
    jpeg_calc_output_dimensions(&jpeg);
    return true;
}

bool read_rows(jpeg_decompress_struct& jpeg, JpegFailure& failure, char* to, std::size_t stride) {
    if (setjmp(failure.back) != 0) {
        return false;
    }
    jpeg_start_decompress(&jpeg);
    while (jpeg.output_scanline < jpeg.output_height) {
        JSAMPROW row = reinterpret_cast<JSAMPROW>(to + jpeg.output_scanline * stride);
        jpeg_read_scanlines(&jpeg, &row, 1);
    }
    return true;
}

std::optional<Raster> read_all(jpeg_decompress_struct& jpeg, JpegFailure& failure) {
    const int channels = jpeg.out_color_components;
    Raster raster = make_raster(static_cast<int>(jpeg.output_width),
                                static_cast<int>(jpeg.output_height),
                                channels == 1 ? 1 : 3);
    const std::size_t stride = std::size_t{jpeg.output_width} * static_cast<std::size_t>(channels);
    Bytes cmyk(channels == 4 ? stride * jpeg.output_height : 0, '\0');
    if (!read_rows(jpeg, failure, channels == 4 ? cmyk.data() : raster.pixels.data(), stride)) {
        return std::nullopt;
    }
    if (channels == 4) {
        rows_to_rgb(raster, cmyk, jpeg.saw_Adobe_marker != 0);
    }
    return raster;
}

// A progressive one is kept whole while it is decoded, whatever comes out.
bool is_within(const jpeg_decompress_struct& jpeg, std::uintmax_t max_pixels) {
    const bool whole = jpeg.progressive_mode != 0;
    return fits(static_cast<int>(whole ? jpeg.image_width : jpeg.output_width),
                static_cast<int>(whole ? jpeg.image_height : jpeg.output_height),
                max_pixels);
}

} // namespace

std::optional<Raster> decode_jpeg(BytesView bytes, const DecodeOptions& options) {
    jpeg_decompress_struct jpeg{};
    JpegFailure failure{};
    jpeg.err = errors_to(failure);
    failure.manager.emit_message = count_warning;
    std::optional<Raster> raster;
    if (read_header(jpeg, failure, bytes, options) && is_within(jpeg, options.max_pixels)) {
        raster = read_all(jpeg, failure);
    }
    jpeg_destroy_decompress(&jpeg);
    return raster;
}

} // namespace engross::image
