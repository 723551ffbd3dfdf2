// The pixels of a PNG. libdeflate inflates three times as fast as zlib, which libpng uses: where a
// picture is of the common kind, filters are taken off here, and what is RGB or RGBA is done; of
// palettes and others libpng is given the inflated data, as a PNG that is not compressed. What is of
// another kind or not whole goes to libpng as it is.
#include "parts.h"

#include <libdeflate.h>
#include <png.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace engross::image {

using namespace std::string_literals;

namespace {

constexpr std::size_t most_inflated = 64U << 20U; // bytes: more is decoded row by row
constexpr std::size_t largest_block = 65'535;     // RFC 1951, 3.2.4
constexpr std::size_t block_head_size = 5, checksum_size = 4;
constexpr std::string_view magic = "\x89PNG\r\n\x1A\n";
constexpr std::uint32_t least_gamma = 43'500; // about that of sRGB: nothing to correct
constexpr std::uint32_t most_gamma = 47'500;

// What libpng reads, piece by piece.
struct Source {
    std::vector<BytesView> pieces{};
    std::size_t next = 0;
};

void read_pieces(png_structp png, png_bytep to, std::size_t count) {
    auto* const source = static_cast<Source*>(png_get_io_ptr(png));
    while (count > 0) {
        if (source->next == source->pieces.size()) {
            png_error(png, "end of data");
        }
        BytesView& piece = source->pieces[source->next];
        const std::size_t part = std::min(count, piece.size());
        std::memcpy(to, piece.data(), part);
        piece.remove_prefix(part);
        to += part, count -= part;
        source->next += piece.empty() ? 1 : 0;
    }
}

[[noreturn]] void fail(png_structp png, png_const_charp /*message*/) { png_longjmp(png, 1); }

void ignore(png_structp /*png*/, png_const_charp /*message*/) {}

// No object with a destructor may be made in the functions with setjmp().
class Reader {
public:
    explicit Reader(Source& source)
        : png_(png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, fail, ignore)),
          info_(png_ != nullptr ? png_create_info_struct(png_) : nullptr) {
        if (info_ != nullptr) {
            png_set_read_fn(png_, &source, read_pieces);
            png_set_crc_action(png_, PNG_CRC_QUIET_USE, PNG_CRC_QUIET_USE); // they are checked
            png_set_option(png_, PNG_IGNORE_ADLER32, PNG_OPTION_ON);
        }
    }

    ~Reader() { png_destroy_read_struct(&png_, &info_, nullptr); }

    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    // The channels of a row: 1, 3 or 4; 0 when the headers are broken.
    int start() {
        if (info_ == nullptr || setjmp(png_jmpbuf(png_)) != 0) {
            return 0;
        }
        png_read_info(png_, info_);
        png_set_expand(png_);
        const bool alpha = png_get_valid(png_, info_, PNG_INFO_tRNS) != 0 ||
                           (png_get_color_type(png_, info_) & PNG_COLOR_MASK_ALPHA) != 0;
        if (alpha) {
            png_set_gray_to_rgb(png_);
        }
        png_read_update_info(png_, info_);
        return png_get_channels(png_, info_);
    }

    [[nodiscard]] std::size_t row_size() const { return png_get_rowbytes(png_, info_); }

    // Rows of `to`, made gray when it has fewer channels; `row` is room for one.
    bool read(Raster& to, int channels, char* row) {
        if (setjmp(png_jmpbuf(png_)) != 0) {
            return false;
        }
        const auto width = static_cast<std::size_t>(to.width);
        char* pixels = to.pixels.data();
        for (int y = 0; y < to.height;
             ++y, pixels += width * static_cast<std::size_t>(to.channels)) {
            const bool as_it_is = to.channels == channels;
            png_read_row(png_, reinterpret_cast<png_bytep>(as_it_is ? pixels : row), nullptr);
            if (!as_it_is) {
                fill_gray(row, channels, width, pixels);
            }
        }
        return true;
    }

private:
    png_structp png_;
    png_infop info_;
};

// With the only methods of packing and filtering that there are.
bool is_header(const PngChunk& chunk) {
    return chunk.type == "IHDR" && chunk.data.size() == 13 && big(chunk.data, 10, 2) == 0;
}

// Bytes of all rows with their filters, as they are before they are packed; 0 when the picture is
// not of the common kind.
std::size_t inflated_size(const std::vector<PngChunk>& chunks, const Info& info) {
    const bool odd_gamma = std::ranges::any_of(chunks, [](const PngChunk& chunk) {
        const std::uint32_t gamma = big(chunk.data, 0, 4);
        return chunk.type == "gAMA" && (gamma < least_gamma || gamma > most_gamma);
    });
    const bool one_header = chunks.size() > 1 && is_header(chunks.front()) &&
                            std::ranges::count(chunks, "IHDR", &PngChunk::type) == 1;
    if (info.bits > 8 || info.progressive || info.width == 0 || info.height == 0 || odd_gamma ||
        !one_header) {
        return 0;
    }
    const auto row_bits = static_cast<std::size_t>(info.width) *
                          static_cast<std::size_t>(info.components * info.bits);
    const std::size_t size = ((row_bits + 7) / 8 + 1) * static_cast<std::size_t>(info.height);
    return size <= most_inflated ? size : 0;
}

bool is_sound(const PngChunk& chunk) {
    return libdeflate_crc32(0, chunk.type.data(), chunk.data.size() + 4) ==
           big(chunk.all, chunk.all.size() - 4, 4);
}

// Nothing when it is not of that size.
std::unique_ptr<char[]> inflate(const Bytes& packed, std::size_t size) {
    const std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor*)> inflater(
        libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
    auto inflated = std::make_unique_for_overwrite<char[]>(size + unfilter_room);
    return inflater && libdeflate_zlib_decompress(inflater.get(),
                                                  packed.data(),
                                                  packed.size(),
                                                  inflated.get(),
                                                  size,
                                                  nullptr) == LIBDEFLATE_SUCCESS
               ? std::move(inflated)
               : nullptr;
}

// Bytes of a pixel of RGB or RGBA; 0 of others.
std::size_t pixel_size(const Info& info) {
    return info.bits == 8 && info.components >= 3 ? static_cast<std::size_t>(info.components) : 0;
}

// RGB and RGBA without filters are what a raster holds.
Raster raster_of(const char* rows, const Info& info, bool gray) {
    const auto width = static_cast<std::size_t>(info.width), size = width * pixel_size(info);
    Raster raster = make_raster(info.width, info.height, gray ? 1 : info.components);
    char* to = raster.pixels.data();
    for (int y = 0; y < info.height; ++y, rows += size + 1, to += gray ? width : size) {
        if (gray) {
            fill_gray(rows + 1, info.components, width, to);
        } else {
            std::memcpy(to, rows + 1, size);
        }
    }
    return raster;
}

Bytes number(std::size_t value, int size, bool little) {
    Bytes bytes;
    for (int i = 0; i < size; ++i) {
        bytes += static_cast<char>(value >> (8 * (little ? i : size - 1 - i)) & 0xFFU);
    }
    return bytes;
}

// A chunk of data that is not compressed: what stands before each block. The checksums that
// libpng does not look at are zeros.
std::vector<Bytes> block_heads(std::size_t size) {
    std::vector<Bytes> heads;
    for (std::size_t at = 0; at < size; at += largest_block) {
        const std::size_t length = std::min(largest_block, size - at);
        heads.push_back((at + length == size ? "\1"s : "\0"s) + number(length, 2, true) +
                        number(~length, 2, true));
    }
    const std::size_t all = 2 + heads.size() * block_head_size + size + checksum_size;
    heads.front() = number(all, 4, false) + "IDAT\x78\x01" + heads.front();
    return heads;
}

// The headers that tell about pixels, and the data.
Source uncompressed(const std::vector<PngChunk>& chunks,
                    BytesView inflated,
                    const std::vector<Bytes>& heads) {
    static constexpr std::string_view checksums("\0\0\0\0\0\0\0\0", 2 * checksum_size);
    Source source{.pieces = {magic}};
    for (const PngChunk& chunk : chunks) {
        if (chunk.type == "IHDR" || chunk.type == "PLTE" || chunk.type == "tRNS") {
            source.pieces.push_back(chunk.all);
        }
    }
    for (const Bytes& head : heads) {
        source.pieces.push_back(head);
        source.pieces.push_back(inflated.substr(0, largest_block));
        inflated.remove_prefix(source.pieces.back().size());
    }
    source.pieces.push_back(checksums);
    return source;
}

Bytes packed_data(const std::vector<PngChunk>& chunks) {
    Bytes data;
    for (const PngChunk& chunk : chunks) {
        data += chunk.type == "IDAT" ? chunk.data : BytesView();
    }
    return data;
}

std::optional<Raster> read_rows(Source& source, const Info& info, bool gray) {
    Reader reader(source);
    const int channels = reader.start();
    const std::size_t size =
        static_cast<std::size_t>(info.width) * static_cast<std::size_t>(channels);
    if ((channels != 1 && channels != 3 && channels != 4) || reader.row_size() != size) {
        return std::nullopt;
    }
    Raster raster = make_raster(info.width, info.height, gray ? 1 : channels);
    Bytes row(size, '\0');
    return reader.read(raster, channels, row.data()) ? std::optional(std::move(raster))
                                                     : std::nullopt;
}

std::optional<Raster> decode_common(BytesView bytes, const DecodeOptions& options) {
    Info info;
    sniff_png(bytes, info);
    const std::vector<PngChunk> chunks = png_chunks(bytes);
    const std::size_t size = inflated_size(chunks, info);
    if (size == 0 || !fits(info.width, info.height, options.max_pixels) ||
        !std::ranges::all_of(chunks, is_sound)) {
        return std::nullopt;
    }
    const std::unique_ptr<char[]> inflated = inflate(packed_data(chunks), size);
    if (!inflated) {
        return std::nullopt;
    }
    const std::size_t pixel = pixel_size(info), count = static_cast<std::size_t>(info.height);
    if (pixel > 0 &&
        !unfilter_png(
            reinterpret_cast<std::uint8_t*>(inflated.get()), size / count - 1, count, pixel)) {
        return std::nullopt;
    }
    if (pixel == 4 || (pixel == 3 && !info.alpha)) {
        return raster_of(inflated.get(), info, options.gray);
    }
    const std::vector<Bytes> heads = block_heads(size);
    Source source = uncompressed(chunks, {inflated.get(), size}, heads);
    return read_rows(source, info, options.gray);
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
