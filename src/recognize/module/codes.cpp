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
constexpr int least_contrast = 30;      // gray levels between dark and light
constexpr int least_turns = 8;          // of a row, from one to the other: Data Matrix of 10 by 10
constexpr int row_step = 3;             // pixels; modules have as many

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

// How often a row of pixels turns from dark to light and back.
int turns(const ZXing::ImageView& view, int y) {
    int low = 255, high = 0, count = 0;
    bool rising = true;
    for (int x = 0; x < view.width(); ++x) {
        const int gray = *view.data(x, y);
        low = std::min(low, gray);
        high = std::max(high, gray);
        if (rising ? gray < high - least_contrast : gray > low + least_contrast) {
            count += 1;
            rising = !rising;
            low = high = gray;
        }
    }
    return count;
}

// Whether some row goes through as many modules as the smallest code has: a fifth of the time that
// looking for codes takes.
bool may_have_codes(const ZXing::ImageView& view) {
    for (int y = 0; y < view.height(); y += row_step) {
        if (turns(view, y) >= least_turns) {
            return true;
        }
    }
    return false;
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
    if (!may_have_codes(view)) {
        return;
    }
    static const ZXing::DecodeHints wanted = hints();
    for (const ZXing::Result& result : ZXing::ReadBarcodes(view, wanted)) {
        const auto kind = std::ranges::find(kinds, result.format());
        if (result.isValid() && kind != kinds.end()) {
            const auto& corners = result.position();
            const auto point = [&](std::size_t corner) {
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
