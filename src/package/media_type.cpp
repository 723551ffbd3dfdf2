#include "package/media_type.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace engross::package {

namespace {

using namespace std::string_view_literals;

struct Magic {
    std::size_t offset;
    std::string_view bytes;
    std::string_view type;
};

constexpr std::array magics{
    Magic{0, "\xFF\xD8\xFF"sv, "image/jpeg"},
    Magic{0, "\x89PNG\r\n\x1A\n"sv, "image/png"},
    Magic{0, "GIF8"sv, "image/gif"},
    Magic{0, "BM"sv, "image/bmp"},
    Magic{0, "II*\0"sv, "image/tiff"},
    Magic{0, "MM\0*"sv, "image/tiff"},
    Magic{8, "WEBP"sv, "image/webp"},
    Magic{40, " EMF"sv, "image/emf"},
    Magic{0, "\xD7\xCD\xC6\x9A"sv, "image/wmf"},
    Magic{0, "%PDF-"sv, "application/pdf"},
};

struct Extension {
    std::string_view name;
    std::string_view type;
};

constexpr std::array extensions{
    Extension{"jpg", "image/jpeg"},   Extension{"jpeg", "image/jpeg"}, Extension{"jpe", "image/jpeg"},
    Extension{"png", "image/png"},    Extension{"gif", "image/gif"},   Extension{"bmp", "image/bmp"},
    Extension{"tif", "image/tiff"},   Extension{"tiff", "image/tiff"}, Extension{"webp", "image/webp"},
    Extension{"svg", "image/svg+xml"}, Extension{"emf", "image/emf"},  Extension{"wmf", "image/wmf"},
    Extension{"jp2", "image/jp2"},    Extension{"heic", "image/heic"}, Extension{"svm", "image/x-svm"},
};

std::string lower_extension(std::string_view name) {
    const auto dot = name.rfind('.');
    std::string extension(dot == std::string_view::npos ? ""sv : name.substr(dot + 1));
    std::ranges::transform(extension, extension.begin(), [](unsigned char byte) {
        return static_cast<char>(std::tolower(byte));
    });
    return extension;
}

bool looks_like_svg(BytesView bytes) {
    const BytesView head = bytes.substr(0, 1024);
    return head.find("<svg") != BytesView::npos && head.find('<') < 4;
}

} // namespace

std::string media_type(std::string_view name, BytesView bytes) {
    for (const Magic& magic : magics) {
        if (bytes.size() > magic.offset && bytes.substr(magic.offset).starts_with(magic.bytes)) {
            return std::string(magic.type);
        }
    }
    if (looks_like_svg(bytes)) {
        return "image/svg+xml";
    }
    const std::string extension = lower_extension(name);
    for (const Extension& known : extensions) {
        if (known.name == extension) {
            return std::string(known.type);
        }
    }
    return "application/octet-stream";
}

} // namespace engross::package
