// Codes of every kind, drawn by the library that reads them.
#define ZX_USE_UTF8 1
#include "recognize/module/picture.h"
#include "recognize/module/tesseract.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <gtest/gtest.h>

#include <random>

namespace engross::recognize {
namespace {

struct Kind {
    ZXing::BarcodeFormat format;
    const char* name;
    const char* content;
    const char* read; // with its check digit
};

constexpr const char* address = "https://www.example.org/step/115";
const std::array kinds{Kind{ZXing::BarcodeFormat::QRCode, "qr-code", address, address},
                       Kind{ZXing::BarcodeFormat::DataMatrix, "data-matrix", "A115", "A115"},
                       Kind{ZXing::BarcodeFormat::Aztec, "aztec", address, address},
                       Kind{ZXing::BarcodeFormat::PDF417, "pdf417", address, address},
                       Kind{ZXing::BarcodeFormat::EAN13, "ean-13", "471123456789", "4711234567899"},
                       Kind{ZXing::BarcodeFormat::EAN8, "ean-8", "9638507", "96385074"},
                       Kind{ZXing::BarcodeFormat::UPCA, "upc-a", "03600029145", "036000291452"},
                       Kind{ZXing::BarcodeFormat::Code128, "code-128", "R-115", "R-115"}};

// The code in the middle of a picture of noise, a module so many pixels wide.
Gray drawn(const Kind& kind, int width, int height, int module) {
    Gray picture(width, height);
    std::mt19937 random(static_cast<unsigned>(module));
    for (std::uint8_t& pixel : picture.pixels) {
        pixel = static_cast<std::uint8_t>(120 + random() % 60);
    }
    const ZXing::BitMatrix code =
        ZXing::MultiFormatWriter(kind.format).setMargin(0).encode(kind.content, 0, 0);
    const bool is_barcode = code.height() < 8;
    const int quiet = 10 * module, wide = code.width() * module,
              high = is_barcode ? 60 : code.height() * module;
    const int left = (width - wide) / 2, top = (height - high) / 2;
    for (int y = top - quiet; y < top + high + quiet; ++y) {
        for (int x = left - quiet; x < left + wide + quiet; ++x) {
            const bool inside = x >= left && y >= top && x < left + wide && y < top + high;
            const bool black =
                inside && code.get((x - left) / module, is_barcode ? 0 : (y - top) / module);
            picture.row(y)[x] = black ? 30 : 230;
        }
    }
    return picture;
}

std::vector<Code> codes_in(const Gray& picture, int size) {
    std::vector<Code> codes;
    engross_read_codes(reinterpret_cast<const char*>(picture.pixels.data()),
                       picture.width,
                       picture.height,
                       size,
                       codes);
    return codes;
}

} // namespace

TEST(Codes, AreReadOnceInPicturesOfAllSizes) {
    for (const Kind& kind : kinds) {
        for (const auto& [width, height, module] :
             {std::tuple(500, 400, 2), {800, 600, 3}, {1'200, 900, 4}, {1'600, 1'200, 8}}) {
            const auto codes = codes_in(drawn(kind, width, height, module), 800);
            ASSERT_EQ(codes.size(), 1U) << kind.name << ' ' << width;
            EXPECT_EQ(codes[0].kind, kind.name);
            EXPECT_EQ(codes[0].text, kind.read);
            EXPECT_NEAR(codes[0].box.left + codes[0].box.width / 2, 0.5, 0.05) << kind.name;
        }
    }
}

TEST(Codes, SmallOnesAreReadOnLargePages) {
    EXPECT_EQ(codes_in(drawn(kinds[0], 1'600, 1'200, 2), 1'200).size(), 1U);
}

TEST(Codes, NoneIsReadInNoiseOrInNothing) {
    Gray noise = drawn(kinds[0], 800, 600, 3);
    std::mt19937 random(9);
    for (std::uint8_t& pixel : noise.pixels) {
        pixel = static_cast<std::uint8_t>(random() % 256);
    }
    EXPECT_TRUE(codes_in(noise, 800).empty());
    for (const auto& [width, height] : {std::pair(1, 1), {40, 1}, {1, 40}, {9, 9}}) {
        EXPECT_TRUE(codes_in(Gray(width, height), 800).empty());
    }
}

} // namespace engross::recognize
