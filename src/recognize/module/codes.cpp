#include "codes.h"

#include "picture.h"
#include "reduce.h"
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
using engross::recognize::Gray;
using engross::recognize::GrayView;
using engross::recognize::halved;
using engross::recognize::Point;

constexpr std::uint8_t most_codes = 16; // in one picture
constexpr int least_contrast = 30;      // gray levels between dark and light
constexpr int least_turns = 8;          // of a row, from one to the other: Data Matrix of 10 by 10
constexpr int smallest_size = 8;        // pixels
constexpr int row_step = 3;             // pixels; modules have as many
constexpr double same_row = 0.01;       // of the height: barcodes are found as lines

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
    // Not by itself on smaller copies too: it compares barcodes of two sizes by an assertion, which
    // ends the process.
    ZXing::DecodeHints hints;
    hints.setFormats(formats)
        .setMaxNumberOfSymbols(most_codes)
        .setTryHarder(false)
        .setTryDownscale(false)
        .setTryRotate(false); // 3 times faster
    return hints;
}

// How often a row of pixels turns from dark to light and back.
int turns(const std::uint8_t* row, int width) {
    int low = 255, high = 0, count = 0;
    bool rising = true;
    for (int x = 0; x < width; ++x) {
        const int gray = row[x];
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
bool may_have_codes(GrayView picture) {
    for (int y = 0; y < picture.height; y += row_step) {
        if (turns(picture.row(y), picture.width) >= least_turns) {
            return true;
        }
    }
    return false;
}

Code code_of(const ZXing::Result& result, std::size_t kind, GrayView picture) {
    const auto& corners = result.position();
    const auto point = [&](std::size_t corner) {
        return Point{static_cast<double>(corners[corner].x),
                     static_cast<double>(corners[corner].y)};
    };
    return {std::string(engross::recognize::code_kinds.at(kind)),
            result.text(),
            box_around({point(0), point(1), point(2), point(3)}, picture.width, picture.height)};
}

bool is_same(const Code& one, const Code& other) {
    const auto across = [](const Code& code) { return code.box.left + code.box.width / 2; };
    const auto down = [](const Code& code) { return code.box.top + code.box.height / 2; };
    return one.kind == other.kind && one.text == other.text &&
           std::abs(across(one) - across(other)) < other.box.width / 2 + one.box.width / 2 &&
           std::abs(down(one) - down(other)) < other.box.height / 2 + one.box.height / 2 + same_row;
}

// Adds what is not among the codes yet.
void look(GrayView picture, std::vector<Code>& codes) {
    static const ZXing::DecodeHints wanted = hints();
    if (picture.height < smallest_size) {
        return;
    }
    const ZXing::ImageView view(
        picture.pixels, picture.width, picture.height, ZXing::ImageFormat::Lum);
    for (const ZXing::Result& result : ZXing::ReadBarcodes(view, wanted)) {
        const auto kind = std::ranges::find(kinds, result.format());
        if (result.isValid() && kind != kinds.end()) {
            Code code = code_of(result, static_cast<std::size_t>(kind - kinds.begin()), picture);
            if (std::ranges::none_of(codes,
                                     [&](const Code& other) { return is_same(code, other); })) {
                codes.push_back(std::move(code));
            }
        }
    }
}

} // namespace

namespace engross::recognize {

std::string codes_version() {
    return "ZXing-C++ " + std::to_string(ZXING_VERSION_MAJOR) + '.' +
           std::to_string(ZXING_VERSION_MINOR) + '.' + std::to_string(ZXING_VERSION_PATCH);
}

} // namespace engross::recognize

void engross_read_codes(
    const char* pixels, int width, int height, int size, std::vector<Code>& codes) try {
    GrayView picture(pixels, width, height);
    Gray smaller;
    while (std::max(picture.width, picture.height) >= 2 * size) {
        smaller = halved(picture);
        picture = smaller;
    }
    if (may_have_codes(picture)) {
        look(picture, codes);
        look(halved(picture), codes); // what is blurred
    }
    std::ranges::stable_sort(
        codes, {}, [](const Code& code) { return std::pair(code.box.top, code.box.left); });
} catch (const std::exception&) {

    codes.clear(); // a code that the library stumbles over is none
}
