#include "package/media_type.h"

#include "base/word_table.h"

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

constexpr std::array extensions{
    WordPair{"jpg", "image/jpeg"},
    WordPair{"jpeg", "image/jpeg"},
    WordPair{"jpe", "image/jpeg"},
    WordPair{"png", "image/png"},
    WordPair{"gif", "image/gif"},
    WordPair{"bmp", "image/bmp"},
    WordPair{"tif", "image/tiff"},
    WordPair{"tiff", "image/tiff"},
    WordPair{"webp", "image/webp"},
    WordPair{"svg", "image/svg+xml"},
    WordPair{"emf", "image/emf"},
    WordPair{"wmf", "image/wmf"},
    WordPair{"jp2", "image/jp2"},
    WordPair{"heic", "image/heic"},
    WordPair{"svm", "image/x-svm"},
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
    return std::string(look_up(extensions, lower_extension(name), "application/octet-stream"));
}

} // namespace engross::package
