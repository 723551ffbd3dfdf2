#include "support.h"

#include <gtest/gtest.h>

namespace engross::layout {
namespace {

using namespace test;

TEST(Ruby, RubyStandsOverItsBase) {
    doc::Document report =
        document(p("前<ruby><base>龘</base><reading>dá</reading></ruby>後", "b1"));
    const auto all = texts(lay_out(report, library()));
    ASSERT_EQ(all.size(), 5U);
    EXPECT_TRUE(all[1].owner.is("base"));
    EXPECT_TRUE(all[2].owner.is("reading"));
    EXPECT_LT(all[2].item->y, all[1].item->y);
    EXPECT_EQ(all[3].item->text, "後");
}

TEST(Ruby, BopomofoStandsAtTheRightOfEachCharacter) {
    doc::Document report =
        document(p("<ruby><base>臺灣</base><reading>ㄊㄞˊ ㄨㄢ</reading></ruby>後"));
    const auto all = texts(lay_out(report, library()));
    ASSERT_EQ(all.size(), 8U); // the base, five signs, what follows, the footer
    const TextItem& base = *all[0].item;
    const float second = base.x + base.glyphs[1].x;
    EXPECT_EQ(all[1].item->text, "ㄊ");
    EXPECT_GT(all[1].item->x, base.x + 12);
    EXPECT_LT(all[1].item->x + all[1].item->width, second + 1);
    EXPECT_GT(all[2].item->y, all[1].item->y + 2); // ㄞ below ㄊ
    EXPECT_EQ(all[3].item->text, "ˊ");
    EXPECT_GT(all[4].item->x, second + 12);           // ㄨ beside 灣
    EXPECT_GE(all[6].item->x, second + 14 + 7 - 0.1); // 後 does not touch it
}

TEST(Ruby, BopomofoIsAsLargeAsItsBaseAsks) {
    doc::Document report = document(
        p("<ruby><base><span style=\"big\">臺</span></base><reading>ㄊㄞˊ</reading></ruby>"));
    xml::Node big = report.styles().append("style");
    big.set("id", "big");
    big.set("kind", "run");
    big.set("size", "40");
    const auto all = texts(lay_out(report, library()));
    EXPECT_FLOAT_EQ(all[1].item->size, 12);
}

TEST(Ruby, ALongReadingWidensItsBase) {
    doc::Document report =
        document(p("前<ruby><base>東</base><reading>dongdong</reading></ruby>後"));
    const auto all = texts(lay_out(report, library()));
    ASSERT_EQ(all.size(), 5U);
    EXPECT_EQ(all[2].item->text, "dongdong");
    EXPECT_GE(all[2].item->x, all[0].item->x + all[0].item->width - 0.1);
    EXPECT_LE(all[2].item->x + all[2].item->width, all[3].item->x + 0.1);
}

} // namespace
} // namespace engross::layout
