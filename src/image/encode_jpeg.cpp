#include "image.h"
#include "jpeg_error.h"

#include <cstdlib>

namespace engross::image {
namespace {

struct Job {
    const Raster& raster;
    BytesView icc;
    int quality;
};

// libjpeg's own memory, freed with the object.
struct Output {
    unsigned char* data = nullptr;
    unsigned long size = 0;

    Output() = default;
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    ~Output() { std::free(data); }
};

// No object with a destructor may be made in here: jump_back() jumps out of it.
bool compress(jpeg_compress_struct& jpeg, JpegFailure& failure, const Job& job, Output& output) {
    if (setjmp(failure.back) != 0) {
        return false;
    }
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &output.data, &output.size);
    jpeg.image_width = static_cast<JDIMENSION>(job.raster.width);
    jpeg.image_height = static_cast<JDIMENSION>(job.raster.height);
    jpeg.input_components = job.raster.channels;
    jpeg.in_color_space = job.raster.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, job.quality, TRUE);
    jpeg.optimize_coding = TRUE;
    jpeg_start_compress(&jpeg, TRUE);
    if (!job.icc.empty()) {
        jpeg_write_icc_profile(&jpeg,
                               reinterpret_cast<const JOCTET*>(job.icc.data()),
                               static_cast<unsigned>(job.icc.size()));
    }
    const auto stride =
        static_cast<std::size_t>(job.raster.width) * static_cast<std::size_t>(job.raster.channels);
    while (jpeg.next_scanline < jpeg.image_height) {
        // libjpeg only reads the row.
        auto* row = reinterpret_cast<JSAMPROW>(const_cast<char*>(job.raster.pixels.data()) +
                                               jpeg.next_scanline * stride);
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    return true;
}

} // namespace

Bytes encode_jpeg(const Raster& raster, BytesView icc, int quality) {
    constexpr int widest = JPEG_MAX_DIMENSION;
    if ((raster.channels != 1 && raster.channels != 3) || raster.width < 1 || raster.height < 1 ||
        raster.width > widest || raster.height > widest) {
        return {};
    }
    JpegFailure failure{};
    jpeg_compress_struct jpeg{};
    jpeg.err = errors_to(failure);
    Output output;
    const bool good = compress(jpeg, failure, {raster, icc, quality}, output);
    jpeg_destroy_compress(&jpeg);
    return good ? Bytes(reinterpret_cast<const char*>(output.data), output.size) : Bytes();
}

} // namespace engross::image
