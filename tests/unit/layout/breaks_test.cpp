#include "layout/breaks.h"

#include "base/text.h"

#include <gtest/gtest.h>

namespace engross::layout {
namespace {

// The text with | where a line may end.
std::string marked(std::u32string_view text) {
    const auto breaks = find_breaks(text);
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        result += breaks[i] == Break::no ? "" : "|";
        text::append(result, text[i]);
    }
    return result;
}

TEST(Breaks, BetweenHan) {
    EXPECT_EQ(marked(U"臺北市"), "臺|北|市");
    EXPECT_EQ(marked(U""), "");
    EXPECT_EQ(marked(U"一"), "一");
}

TEST(Breaks, MarksDoNotBeginALine) {
    for (const char32_t mark : std::u32string_view(U"、，；：。！？」』）》〉】…—·")) {
        const std::u32string text{U'甲', mark, U'乙'};
        EXPECT_EQ(find_breaks(text)[1], Break::no) << text::encode(text);
        EXPECT_TRUE(banned_at_line_start(mark)) << text::encode(text);
    }
    EXPECT_EQ(marked(U"甲 ，乙"), "甲 ，|乙"); // not even after a stray space
}

TEST(Breaks, OpeningBracketsDoNotEndALine) {
    for (const char32_t mark : std::u32string_view(U"「『（《〈【")) {
        const std::u32string text{U'甲', mark, U'乙'};
        EXPECT_EQ(find_breaks(text)[1], Break::may) << text::encode(text);
        EXPECT_EQ(find_breaks(text)[2], Break::no) << text::encode(text);
    }
}

TEST(Breaks, DoubledMarksStayTogether) {
    EXPECT_EQ(marked(U"等……甲"), "等……|甲");
    EXPECT_EQ(marked(U"甲──乙"), "甲──|乙");
}

TEST(Breaks, NumbersKeepTheirUnits) {
    EXPECT_EQ(marked(U"約50%的"), "約|50%|的");
    EXPECT_EQ(marked(U"於113年開"), "於|113年|開");
    EXPECT_EQ(marked(U"於 113 年開"), "於 |113 年|開");
    EXPECT_EQ(marked(U"共NT$1,200元整"), "共|NT$1,200元|整");
    EXPECT_EQ(marked(U"共NT$ 1,200元整"), "共|NT$ 1,200元|整");
    EXPECT_EQ(marked(U"長12公里的"), "長|12公里|的");
    EXPECT_EQ(marked(U"長 12 公里的"), "長 |12 公里|的");
    EXPECT_EQ(marked(U"計350萬元整"), "計|350萬元|整");
    EXPECT_EQ(marked(U"３５％的"), "３５％|的");
    EXPECT_EQ(marked(U"約 20 km 處"), "約 |20 km |處");
    EXPECT_EQ(marked(U"於 20 tons 處"), "於 |20 |tons |處"); // a word, no unit
    EXPECT_EQ(marked(U"見第3章的"), "見|第3章|的");
}

TEST(Breaks, LatinWordsAreWhole) {
    EXPECT_EQ(marked(U"與Tokyo合辦"), "與|Tokyo|合|辦");
    EXPECT_EQ(marked(U"two words"), "two |words");
}

TEST(Breaks, QuotesTakeTheirSide) { EXPECT_EQ(marked(U"說“好”的"), "說|“好”|的"); }

TEST(Breaks, AddressesBreakAfterSeparators) {
    EXPECT_EQ(marked(U"見https://a.tw/b-c頁"), "見|https://a.|tw/|b-|c|頁");
}

TEST(Breaks, TitlesKeepWords) {
    const std::u32string text = U"水城治理及營運報告";
    auto breaks = find_breaks(text);
    keep_words(text, breaks);
    EXPECT_EQ(breaks[3], Break::no); // 治理
    EXPECT_EQ(breaks[4], Break::may);
    EXPECT_EQ(breaks[8], Break::no); // 報告
}

} // namespace
} // namespace engross::layout
