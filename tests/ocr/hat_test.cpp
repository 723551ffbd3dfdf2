// Our own top-hat gives what Leptonica's gives, pixel for pixel.
#include "recognize/module/hat.h"

#include <gtest/gtest.h>

#include <random>

namespace engross::recognize {
namespace {

constexpr int square = 9;

// Noise with bars and blocks of ink of all widths about the square's, at the edges too.
PixPtr drawn(int width, int height, unsigned seed) {
    std::mt19937 random(seed);
    const auto below = [&](int most) {
        return static_cast<int>(random() % static_cast<unsigned>(most));
    };
    const PixPtr pix(pixCreate(width, height, 8));
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width) *
                                     static_cast<std::size_t>(height));
    for (std::uint8_t& pixel : pixels) {
        pixel = static_cast<std::uint8_t>(150 + below(40));
    }
    for (int bar = 0; bar < width * height / 300 + 2; ++bar) {
        const int left = below(width), top = below(height), wide = 1 + below(14),
                  high = 1 + below(14);
        const auto gray = static_cast<std::uint8_t>(below(256));
        for (int y = top; y < std::min(height, top + high); ++y) {
            for (int x = left; x < std::min(width, left + wide); ++x) {
                pixels.at(static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                          static_cast<std::size_t>(x)) = gray;
            }
        }
    }
    return to_pix(pixels.data(), width, height);
}

void expect_same(Pix* picture, bool light) {
    const PixPtr ours = top_hat(picture, light),
                 theirs(
                     pixTophat(picture, square, square, light ? L_TOPHAT_WHITE : L_TOPHAT_BLACK));
    ASSERT_TRUE(theirs);
    const View one(ours.get()), other(theirs.get());
    ASSERT_EQ(one.width, other.width);
    ASSERT_EQ(one.height, other.height);
    int different = 0, not_black = 0;
    for (int y = 0; y < one.height; ++y) {
        for (int x = 0; x < one.width; ++x) {
            different += gray_at(one, x, y) != gray_at(other, x, y) ? 1 : 0;
            not_black += gray_at(other, x, y) != 0 ? 1 : 0;
        }
    }
    EXPECT_EQ(different, 0) << one.width << " x " << one.height << (light ? " light" : " dark");
    EXPECT_GT(not_black, 0);
}

} // namespace

TEST(TopHat, IsLeptonicas) {
    unsigned seed = 0;
    for (const auto& [width, height] :
         {std::pair(200, 150), {17, 300}, {301, 12}, {64, 64}, {9, 9}, {800, 601}}) {
        for (const bool light : {false, true}) {
            expect_same(drawn(width, height, ++seed).get(), light);
        }
    }
}

// Leptonica itself gives nothing for what is smaller than the square; ours does not stumble.
TEST(TopHat, TakesAnySize) {
    for (const auto& [width, height] : {std::pair(1, 1), {3, 20}, {20, 3}, {8, 8}}) {
        const PixPtr picture = drawn(width, height, 7);
        const PixPtr hat = top_hat(picture.get(), true);
        EXPECT_EQ(pixGetWidth(hat.get()), width);
        EXPECT_EQ(pixGetHeight(hat.get()), height);
    }
}

} // namespace engross::recognize
