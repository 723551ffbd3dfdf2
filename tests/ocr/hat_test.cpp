// Our own top-hat, halving and connected components give what Leptonica's give.
#include "recognize/module/hat.h"

#include "recognize/module/reduce.h"
#include "recognize/module/strokes.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <memory>
#include <random>
#include <tuple>

namespace engross::recognize {
namespace {

constexpr int square = 9;

struct PixDelete {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};

using PixPtr = std::unique_ptr<Pix, PixDelete>;

PixPtr to_pix(const Gray& gray) {
    PixPtr pix(pixCreate(gray.width, gray.height, 8));
    for (int y = 0; y < gray.height; ++y) {
        for (int x = 0; x < gray.width; ++x) {
            pixSetPixel(pix.get(), x, y, gray.at(x, y));
        }
    }
    return pix;
}

Gray to_gray(const PixPtr& pix) {
    Gray gray(pixGetWidth(pix.get()), pixGetHeight(pix.get()));
    for (int y = 0; y < gray.height; ++y) {
        for (int x = 0; x < gray.width; ++x) {
            std::uint32_t value = 0;
            pixGetPixel(pix.get(), x, y, &value);
            gray.row(y)[x] = static_cast<std::uint8_t>(value);
        }
    }
    return gray;
}

// Noise with bars and blocks of ink of all widths about the square's, at the edges too.
Gray drawn(int width, int height, unsigned seed) {
    std::mt19937 random(seed);
    const auto below = [&](int most) {
        return static_cast<int>(random() % static_cast<unsigned>(most));
    };
    Gray gray(width, height);
    for (std::uint8_t& pixel : gray.pixels) {
        pixel = static_cast<std::uint8_t>(150 + below(40));
    }
    for (int bar = 0; bar < width * height / 300 + 2; ++bar) {
        const int left = below(width), top = below(height), wide = 1 + below(14),
                  high = 1 + below(14);
        const auto level = static_cast<std::uint8_t>(below(256));
        for (int y = top; y < std::min(height, top + high); ++y) {
            std::fill_n(gray.row(y) + left, std::min(wide, width - left), level);
        }
    }
    return gray;
}

void expect_same(const Gray& picture, bool light) {
    const PixPtr theirs(
        pixTophat(to_pix(picture).get(), square, square, light ? L_TOPHAT_WHITE : L_TOPHAT_BLACK));
    ASSERT_TRUE(theirs);
    const Gray one = top_hat(picture, light), other = to_gray(theirs);
    EXPECT_TRUE(one.width == other.width && one.height == other.height &&
                one.pixels == other.pixels)
        << one.width << " x " << one.height << (light ? " light" : " dark");
    EXPECT_GT(std::ranges::max(other.pixels), 0);
}

// One bit a pixel: what is at least as light as `limit`.
PixPtr lighter(const Gray& gray, int limit) {
    PixPtr ink(pixThresholdToBinary(to_pix(gray).get(), limit));
    pixInvert(ink.get(), ink.get());
    return ink;
}

using Box = std::tuple<int, int, int, int>;

std::vector<Box> boxes_of(const PixPtr& ink) {
    const std::unique_ptr<Boxa, void (*)(Boxa*)> found(pixConnCompBB(ink.get(), 8),
                                                       [](Boxa* boxes) { boxaDestroy(&boxes); });
    std::vector<Box> boxes;
    for (int i = 0; i < boxaGetCount(found.get()); ++i) {
        int left = 0, top = 0, width = 0, height = 0;
        boxaGetBoxGeometry(found.get(), i, &left, &top, &width, &height);
        boxes.emplace_back(left, top, left + width, top + height);
    }
    return boxes;
}

} // namespace

TEST(TopHat, IsLeptonicas) {
    unsigned seed = 0;
    for (const auto& [width, height] :
         {std::pair(200, 150), {17, 300}, {301, 12}, {64, 64}, {9, 9}, {800, 601}}) {
        for (const bool light : {false, true}) {
            expect_same(drawn(width, height, ++seed), light);
        }
    }
}

// Leptonica itself gives nothing for what is smaller than the square; ours does not stumble.
TEST(TopHat, TakesAnySize) {
    for (const auto& [width, height] : {std::pair(1, 1), {3, 20}, {20, 3}, {8, 8}}) {
        const Gray hat = top_hat(drawn(width, height, 7), true);
        EXPECT_EQ(hat.width, width);
        EXPECT_EQ(hat.height, height);
    }
}

TEST(Halved, IsLeptonicas) {
    for (const auto& [width, height] : {std::pair(200, 150), {17, 301}, {301, 12}, {2, 2}}) {
        const Gray picture = drawn(width, height, 3);
        EXPECT_EQ(halved(picture).pixels,
                  to_gray(PixPtr(pixScaleAreaMap2(to_pix(picture).get()))).pixels);
    }
}

TEST(Marked, HasInkAndWhatIsNearIt) {
    constexpr int limit = 175;
    const Gray picture = drawn(203, 150, 5), marks = marked(picture, limit);
    const PixPtr ink = lighter(picture, limit), near(pixDilateBrick(nullptr, ink.get(), 5, 5));
    for (int y = 0; y < marks.height; ++y) {
        for (int x = 0; x < marks.width; ++x) {
            std::uint32_t is_black = 0, is_grown = 0;
            pixGetPixel(ink.get(), x, y, &is_black);
            pixGetPixel(near.get(), x, y, &is_grown);
            ASSERT_EQ(marks.at(x, y),
                      is_black != 0   ? is_ink
                      : is_grown != 0 ? is_near_ink
                                      : is_paper);
        }
    }
}

// From noise, where parts meet again and again, to a few blocks.
TEST(Components, AreLeptonicas) {
    for (const int limit : {1, 100, 160, 172, 180, 188, 195, 255}) {
        for (const auto& [width, height] : {std::pair(200, 150), {1, 40}, {40, 1}, {301, 77}}) {
            const Gray picture = drawn(width, height, static_cast<unsigned>(limit));
            std::vector<Box> ours;
            for (const Stroke& part :
                 components_of(marked(picture, static_cast<std::uint8_t>(limit)))) {
                ours.emplace_back(part.left, part.top, part.right, part.bottom);
            }
            EXPECT_EQ(ours, boxes_of(lighter(picture, limit))) << width << ' ' << limit;
        }
    }
}

} // namespace engross::recognize
