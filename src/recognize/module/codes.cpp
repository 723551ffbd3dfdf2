#include "codes.h"

#include "picture.h"
#include "tesseract.h"

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
#include <ZXing/ZXVersion.h>

#include <algorithm>
#include <array>
#include <exception>

namespace {

using engross::recognize::box_around;
using engross::recognize::Code;
using engross::recognize::Point;

constexpr int enough_size = 1'200;      // pixels of the longer side, up to twice
constexpr std::uint8_t most_codes = 16; // in one picture

// In the order of code_kinds: with check digits or error correction, so that nothing else is taken
// for one.
constexpr std::array kinds{ZXing::BarcodeFormat::QRCode,
                           ZXing::BarcodeFormat::DataMatrix,
                           ZXing::BarcodeFormat::Aztec,
                           ZXing::BarcodeFormat::PDF417,
                           ZXing::BarcodeFormat::EAN13,
                           ZXing::BarcodeFormat::EAN8,
                           ZXing::BarcodeFormat::UPCA,
                           ZXing::BarcodeFormat::Code128};
static_assert(kinds.size() == engross::recognize::code_kinds.size());

ZXing::DecodeHints hints() {
    ZXing::BarcodeFormats formats;
    for (const ZXing::BarcodeFormat kind : kinds) {
        formats |= kind;
    }
    ZXing::DecodeHints hints;
    hints.setFormats(formats)
        .setMaxNumberOfSymbols(most_codes)
        .setTryHarder(false)
        .setTryRotate(false); // 3 times faster
    return hints;
}

} // namespace

namespace engross::recognize {

std::string codes_version() {
    return "ZXing-C++ " + std::to_string(ZXING_VERSION_MAJOR) + '.' +
           std::to_string(ZXING_VERSION_MINOR) + '.' + std::to_string(ZXING_VERSION_PATCH);
}

} // namespace engross::recognize

void engross_read_codes(const char* pixels, int width, int height, std::vector<Code>& codes) try {
    const int step = std::max(1, std::max(width, height) / enough_size);
    const ZXing::ImageView view =
        ZXing::ImageView(
            reinterpret_cast<const std::uint8_t*>(pixels), width, height, ZXing::ImageFormat::Lum)
            .subsampled(step);
    static const ZXing::DecodeHints wanted = hints();
    for (const ZXing::Result& result : ZXing::ReadBarcodes(view, wanted)) {
        const auto kind = std::ranges::find(kinds, result.format());
        if (result.isValid() && kind != kinds.end()) {
            const auto& corners = result.position();
            const auto point = [&](int corner) {
                return Point{static_cast<double>(corners[corner].x),
                             static_cast<double>(corners[corner].y)};
            };
            const std::string kind_name(
                engross::recognize::code_kinds.at(static_cast<std::size_t>(kind - kinds.begin())));
            codes.push_back({kind_name,
                             result.text(),
                             box_around({point(0), point(1), point(2), point(3)},
                                        view.width(),
                                        view.height())});
        }
    }
    std::ranges::stable_sort(
        codes, {}, [](const Code& code) { return std::pair(code.box.top, code.box.left); });
} catch (const std::exception&) {

    codes.clear(); // a code that the library stumbles over is none
}
