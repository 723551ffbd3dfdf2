#include "support.h"

#include <gtest/gtest.h>

#include <cmath>

namespace engross::layout {
namespace {

std::string paper(const std::string& watermark) {
    return R"(<page id="pg1" width="600" height="800" margin-top="72" margin-bottom="72" margin-left="72" margin-right="72"><header on="default">)" +
           watermark + R"(<p id="h1" style="s3">頁首</p></header></page>)";
}

std::vector<TextItem> marks(const std::string& watermark, int words) {
    doc::Document report = test::document(test::p(test::repeat("國", words)), "", paper(watermark));
    std::vector<TextItem> found;
    for (const auto& each : test::texts(lay_out(report, test::library()))) {
        if (each.artifact == Artifact::watermark) {
            found.push_back(*each.item);
        }
    }
    return found;
}

TEST(Watermark, ItsWordsFillTheirBoxOnEveryPageAndAreTurnedAboutItsMiddle) {
    const auto all = marks(
        R"(<watermark x="300" y="400" width="400" height="100" rotation="-45" colour="#dfdfdf" font="標楷體">草稿</watermark>)",
        1500);
    ASSERT_GE(all.size(), 2U);
    const TextItem& mark = all.front();
    EXPECT_EQ(mark.text, "草稿");
    EXPECT_EQ(mark.colour, 0xDFDFDFU);
    EXPECT_FLOAT_EQ(mark.rotation, -45);
    EXPECT_FLOAT_EQ(mark.size, 200);     // two characters in 400 pt
    EXPECT_NEAR(mark.stretch, 0.5, 0.1); // and 100 pt high
    // The words begin 200 pt from the middle, at the lower left.
    EXPECT_NEAR(std::hypot(mark.x - 300, mark.y - 400), 200, 15);
    EXPECT_LT(mark.x, 300);
    EXPECT_GT(mark.y, 400);
}

TEST(Watermark, LettersWithASizeAreNotStretched) {
    const auto all = marks(
        R"(<watermark x="300" y="400" width="400" height="100" size="48" colour="#ff0000">DRAFT</watermark>)",
        3);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_FLOAT_EQ(all[0].size, 48);
    EXPECT_FLOAT_EQ(all[0].stretch, 1);
    EXPECT_FLOAT_EQ(all[0].rotation, 0);
}

TEST(Watermark, NonsenseDrawsNothing) {
    EXPECT_TRUE(marks(R"(<watermark x="1" y="1" width="0" height="9" colour="x">甲</watermark>)", 3)
                    .empty());
    EXPECT_TRUE(
        marks(R"(<watermark x="1" y="1" width="9" height="9" colour="x"></watermark>)", 3).empty());
}

} // namespace
} // namespace engross::layout
