#include "base/text.h"

#include <gtest/gtest.h>

namespace engross::text {

TEST(Text, DecodesAndEncodes) {
    EXPECT_EQ(encode(decode("臺北 A𠮷")), "臺北 A𠮷");
    EXPECT_EQ(decode("\xFF"), U"\uFFFD");
}

TEST(Text, StepsBothWays) {
    const std::string_view word = "a臺";
    std::size_t at = 0;
    EXPECT_EQ(next(word, at), U'a');
    EXPECT_EQ(next(word, at), U'臺');
    EXPECT_EQ(at, word.size());
    EXPECT_EQ(previous(word, at), U'臺');
    EXPECT_EQ(at, 1U);
}

TEST(Text, TrimsWideBlanks) {
    EXPECT_EQ(trim("\u3000 目的\u00A0\n"), "目的");
    EXPECT_EQ(trim(" \u3000"), "");
    EXPECT_TRUE(is_blank("\u3000\u200B "));
    EXPECT_FALSE(is_blank("。"));
}

TEST(Text, CountsHan) { EXPECT_EQ(count_han("第1次〇、A臺"), 4U); }

TEST(Text, ShortensByCodePoints) {
    EXPECT_EQ(shorten("一二三四五", 3), "一二…");
    EXPECT_EQ(shorten("一二三", 3), "一二三");
}

TEST(Text, WritesNumbersForXml) {
    EXPECT_EQ(number(1.5), "1.5");
    EXPECT_EQ(number(28), "28");
    EXPECT_EQ(number(-0.0001), "0");
    EXPECT_EQ(number(0.12345), "0.123");
    EXPECT_EQ(to_double("1.5"), 1.5);
    EXPECT_EQ(to_double("1.5x", 7), 7);
    EXPECT_EQ(to_int("", 3), 3);
}

TEST(Text, Normalizes) {
    EXPECT_EQ(nfkc("Ａ（１）"), "A(1)");
    EXPECT_EQ(nfc("e\u0301"), "é");
}

} // namespace engross::text
