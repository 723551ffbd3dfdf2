#include "codes.h"

#include "tesseract.h"

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
#include <ZXing/ZXVersion.h>

#include <algorithm>
#include <array>
#include <exception>

namespace {

using engross::recognize::Place;
using engross::recognize::Code;

constexpr int enough_size = 1'200;       // pixels of the longer side, up to twice
constexpr std::uint8_t most_codes = 16; // in one picture

struct Kind {
    ZXing::BarcodeFormat format;
    const char* name;
};

// With check digits or error correction, so that nothing else is taken for one.
constexpr std::array<Kind, 8> kinds{{{ZXing::BarcodeFormat::QRCode, "qr-code"},
                                     {ZXing::BarcodeFormat::DataMatrix, "data-matrix"},
                                     {ZXing::BarcodeFormat::Aztec, "aztec"},
                                     {ZXing::BarcodeFormat::PDF417, "pdf417"},
                                     {ZXing::BarcodeFormat::EAN13, "ean-13"},
                                     {ZXing::BarcodeFormat::EAN8, "ean-8"},
                                     {ZXing::BarcodeFormat::UPCA, "upc-a"},
                                     {ZXing::BarcodeFormat::Code128, "code-128"}}};

ZXing::DecodeHints hints() {
    ZXing::BarcodeFormats formats;
    for (const Kind& kind : kinds) {
        formats |= kind.format;
    }
    ZXing::DecodeHints hints;
    hints.setFormats(formats).setMaxNumberOfSymbols(most_codes).setTryHarder(false).setTryRotate(false); // 3 times faster
    return hints;
}

Place box_of(const ZXing::Position& corners, int width, int height) {
    const auto [left, right] = std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
    const auto [top, bottom] = std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
    const auto part = [](int value, int of) { return std::clamp(static_cast<double>(value) / of, 0.0, 1.0); };
    Place box{.left = part(left, width), .top = part(top, height)};
    box.width = part(right, width) - box.left;
    box.height = part(bottom, height) - box.top;
    return box;
}

} // namespace

namespace engross::recognize {

std::string codes_version() {
    return "ZXing-C++ " + std::to_string(ZXING_VERSION_MAJOR) + '.' + std::to_string(ZXING_VERSION_MINOR) + '.' +
           std::to_string(ZXING_VERSION_PATCH);
}

} // namespace engross::recognize

void engross_read_codes(const char* pixels, int width, int height, std::vector<Code>& codes) try {
    const int step = std::max(1, std::max(width, height) / enough_size);
    const ZXing::ImageView view = ZXing::ImageView(reinterpret_cast<const std::uint8_t*>(pixels), width, height, ZXing::ImageFormat::Lum).subsampled(step);
    static const ZXing::DecodeHints wanted = hints();
    for (const ZXing::Result& result : ZXing::ReadBarcodes(view, wanted)) {
        const auto kind = std::ranges::find(kinds, result.format(), &Kind::format);
        if (result.isValid() && kind != kinds.end()) {
            codes.push_back({kind->name, result.text(), box_of(result.position(), view.width(), view.height())});
        }
    }
    std::ranges::stable_sort(codes, {}, [](const Code& code) { return std::pair(code.box.top, code.box.left); });
} catch (const std::exception&) {
    codes.clear(); // a code that the library stumbles over is none
}
