#include "support.h"

#include <gtest/gtest.h>

namespace engross::layout {
namespace {

using namespace test;

TEST(Hidden, LinesOfAScannedPageStandWhereTheyWereRead) {
    doc::Document scan = document(
        R"(<figure id="f1"><image id="i1" resource="r1" width="400" height="500"><ocr confidence="0.9" as="text">)"
        R"(<line confidence="0.9" begins="yes" box="10 20 50 4">河岸步道</line>)"
        R"(<line confidence="0.9" column="yes" box="80 20 5 40">照明改善</line></ocr></image></figure>)");
    const Layout pages = lay_out(scan, library());
    const auto placed = texts(pages);
    const auto hidden =
        std::ranges::count_if(placed, [](const Placed& text) { return text.item->hidden; });
    ASSERT_EQ(hidden, 2);
    const ImageItem& picture = std::get<ImageItem>(pages.pages[0].items[0].content);
    const TextItem& line = *placed[0].item;
    EXPECT_EQ(line.text, "河岸步道");
    EXPECT_NEAR(line.x, picture.x + 40, 0.1);
    EXPECT_NEAR(line.width, 200, 0.5);
    EXPECT_NEAR(line.y - line.ascent, picture.y + 100, 0.1);
    EXPECT_NEAR(line.ascent + line.descent, 20, 0.1);
    const TextItem& column = *placed[1].item;
    EXPECT_TRUE(column.vertical);
    EXPECT_NEAR(column.x, picture.x + 330, 0.1);
    EXPECT_NEAR(column.y, picture.y + 100, 0.1);
    EXPECT_NEAR(column.width, 200, 0.5);
}

TEST(Hidden, WhatTheAuthorCutAwayIsNotSaid) {
    doc::Document cropped = document(
        R"(<figure id="f1"><image id="i1" resource="r1" width="400" height="500" crop="0 50 0 0">)"
        R"(<code kind="qr-code" box="10 10 20 20">上</code><code kind="qr-code" box="10 60 20 20">下</code></image></figure>)");
    const Layout pages = lay_out(cropped, library());
    const auto placed = texts(pages);
    ASSERT_EQ(std::ranges::count_if(placed, [](const Placed& text) { return text.item->hidden; }),
              1);
    EXPECT_EQ(placed[0].item->text, "下");
    const ImageItem& picture = std::get<ImageItem>(pages.pages[0].items[0].content);
    EXPECT_NEAR(placed[0].item->y - placed[0].item->ascent,
                picture.y + 100,
                0.1); // all of the code is the link
    EXPECT_NEAR(placed[0].item->ascent + placed[0].item->descent, 200, 0.1);
}

TEST(Hidden, ACaptionInThePictureTakesNoRoomOfItsOwn) {
    const auto with = [](const std::string& caption) {
        doc::Document made =
            document(R"(<figure id="f1"><image id="i1" resource="r1" width="400" height="500"/>)" +
                     caption + R"(</figure><p id="b1" style="s1">文</p>)");
        return lay_out(made, library()).starts.at("b1").y;
    };
    EXPECT_EQ(
        with(
            R"(<caption id="c1" kind="figure" by="ocr" box="10 90 80 8"><label by="ocr">圖 1：</label>步道</caption>)"),
        with(""));
}

} // namespace
} // namespace engross::layout
