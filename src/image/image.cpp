#include "image.h"

#include "drawing.h"
#include "parts.h"

#include <array>
#include <functional>

namespace engross::image {
namespace {

struct Row {
    Format format;
    std::string_view name;
    std::string_view media_type;
    void (*sniff)(BytesView, Info&);
    std::optional<Raster> (*decode)(BytesView, const DecodeOptions&);
};

constexpr std::array<Row, 11> rows{{
    {Format::unknown, "", "application/octet-stream", nullptr, nullptr},
    {Format::jpeg, "jpeg", "image/jpeg", sniff_jpeg, decode_jpeg},
    {Format::png, "png", "image/png", sniff_png, decode_png},
    {Format::gif, "gif", "image/gif", sniff_gif, decode_gif},
    {Format::tiff, "tiff", "image/tiff", read_tiff_tags, decode_tiff},
    {Format::bmp, "bmp", "image/bmp", sniff_bmp, decode_bmp},
    {Format::webp, "webp", "image/webp", sniff_webp, decode_webp},
    {Format::svg, "svg", "image/svg+xml", sniff_svg, decode_svg},
    {Format::emf, "emf", "image/emf", sniff_metafile, decode_metafile<Format::emf>},
    {Format::wmf, "wmf", "image/wmf", sniff_metafile, decode_metafile<Format::wmf>},
    {Format::svm,
     "svm",
     "application/x-openoffice-gdimetafile",
     sniff_metafile,
     decode_metafile<Format::svm>},
}};

const Row& row_of(Format format) { return rows[static_cast<std::size_t>(format)]; }

bool looks_like_svg(BytesView bytes) {
    const BytesView head = bytes.substr(0, 4096);
    const std::size_t first = head.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    return first != BytesView::npos && head[first] == '<' && head.find("<svg") != BytesView::npos;
}

Format format_of(BytesView bytes) {
    using namespace std::string_view_literals;

    struct Magic {
        std::size_t at;
        std::string_view bytes;
        Format format;
    };

    constexpr std::array magics{
        Magic{0, "\xFF\xD8\xFF"sv, Format::jpeg},
        Magic{0, "\x89PNG\r\n\x1A\n"sv, Format::png},
        Magic{0, "GIF87a"sv, Format::gif},
        Magic{0, "GIF89a"sv, Format::gif},
        Magic{0, "II*\0"sv, Format::tiff},
        Magic{0, "MM\0*"sv, Format::tiff},
        Magic{8, "WEBP"sv, Format::webp},
        Magic{0, "BM"sv, Format::bmp},
        Magic{40, " EMF"sv, Format::emf},
        Magic{0, "\xD7\xCD\xC6\x9A"sv, Format::wmf},
        Magic{0, "\x01\x00\x09\x00\x00\x03"sv, Format::wmf},
        Magic{0, "\x01\x00\x09\x00\x00\x01"sv, Format::wmf},
        Magic{0, "VCLMTF"sv, Format::svm},
    };
    for (const Magic& magic : magics) {
        if (slice(bytes, magic.at, magic.bytes.size()) == magic.bytes) {
            return magic.format;
        }
    }
    return looks_like_svg(bytes) ? Format::svg : Format::unknown;
}

} // namespace

std::string_view name(Format format) { return row_of(format).name; }

std::string_view media_type(Format format) { return row_of(format).media_type; }

Info sniff(BytesView bytes) {
    Info info;
    info.format = format_of(bytes);
    if (const auto& row = row_of(info.format); row.sniff != nullptr) {
        row.sniff(bytes, info);
    }
    return info;
}

Bytes icc_profile(BytesView bytes) {
    switch (format_of(bytes)) {
    case Format::jpeg:
        return jpeg_icc(bytes);
    case Format::png:
        return png_icc(bytes);
    default:
        return {};
    }
}

std::optional<Raster> decode(BytesView bytes, const DecodeOptions& options) {
    const Info info = sniff(bytes);
    const Row& row = row_of(info.format);
    if (row.decode == nullptr) {
        return std::nullopt;
    }
    auto raster = row.decode(bytes, options);
    if (!raster) {
        return raster;
    }
    if (options.gray) {
        raster = to_gray(std::move(*raster));
    }
    // libtiff has applied its orientation already.
    if (options.upright && info.format != Format::tiff) {
        raster = turn_upright(std::move(*raster), info.orientation);
    }
    return raster;
}

namespace {

// jpeg_slices() ends a picture that is cut off with bytes of its own.
bool has_its_end(BytesView jpeg) {
    const auto slices = jpeg_slices(jpeg);
    return !slices.empty() && !std::less<>()(slices.back().data(), jpeg.data()) &&
           std::less<>()(slices.back().data(), jpeg.data() + jpeg.size());
}

} // namespace

State state(BytesView bytes) {
    const Info info = sniff(bytes);
    bool whole = false;
    switch (info.format) {
    case Format::unknown:
        return State::unreadable;
    case Format::jpeg:
        whole = has_its_end(bytes);
        break;
    case Format::png: {
        const auto chunks = png_chunks(bytes);
        whole = !chunks.empty() && chunks.back().type == "IEND" && info.width > 0;
        break;
    }
    case Format::gif:
        whole = !strip_gif(bytes).empty();
        break;
    case Format::webp:
        whole = !strip_webp(bytes).empty();
        break;
    case Format::svg:
        return info.width > 0 ? State::whole : State::unreadable;
    case Format::emf:
    case Format::wmf:
    case Format::svm:
        return metafile_to_svg(bytes, info.format).empty() ? State::unreadable : State::whole;
    case Format::tiff:
    case Format::bmp:
        return decode(bytes) ? State::whole : State::unreadable;
    }
    return whole ? State::whole : decode(bytes) ? State::damaged : State::unreadable;
}

std::optional<WebCopy> web_copy(BytesView bytes, std::uintmax_t max_pixels) {
    Bytes copy;
    const Format format = format_of(bytes);
    switch (format) {
    case Format::jpeg:
        copy = strip_jpeg(bytes);
        break;
    case Format::png:
        copy = strip_png(bytes);
        break;
    case Format::gif:
        copy = strip_gif(bytes);
        break;
    case Format::webp:
        copy = strip_webp(bytes);
        break;
    case Format::svg: // others may hold anything
        if (const auto drawing = drawing_of(bytes)) {
            copy = to_svg(*drawing);
        }
        break;
    default:
        break;
    }
    if (!copy.empty()) {
        return WebCopy{
            std::move(copy), media_type(format), format == Format::jpeg ? "jpg" : name(format)};
    }
    const auto raster = decode(bytes, {.max_pixels = max_pixels, .upright = true});
    if (!raster) {
        return std::nullopt;
    }
    return WebCopy{encode_png(*raster), "image/png", "png"};
}

} // namespace engross::image
