// Readings keep where their lines stand, and codes, on their way between processes and runs.
#include "recognize/recognize.h"

#include <gtest/gtest.h>

namespace engross::recognize {
namespace {

TEST(Readings, KeepPlacesAndCodes) {
    Reading reading;
    reading.lines.push_back({"圖 2：步道", 0.875, {0.1234, 0.5, 0.25, 0.0625}, false});
    reading.lines.push_back({"直排", 0.9, {0, 0, 0.05, 1}, true});
    reading.codes.push_back({"qr-code", "https://www.example.org/a b", {0.1, 0.2, 0.3, 0.4}});
    const Bytes bytes = encode(reading);
    const auto back = decode(bytes);
    ASSERT_TRUE(back);
    EXPECT_EQ(encode(*back), bytes);
    EXPECT_EQ(back->lines.at(0).text, "圖 2：步道");
    EXPECT_NEAR(back->lines.at(0).box.left, 0.1234, 1e-9);
    EXPECT_TRUE(back->lines.at(1).column);
    EXPECT_EQ(back->codes.at(0).text, "https://www.example.org/a b");
    EXPECT_NEAR(back->codes.at(0).box.height, 0.4, 1e-9);
}

TEST(Readings, RefuseWhatIsNoPlaceOrNoCode) {
    const std::string head = "engross-reading 2\n\n";
    EXPECT_TRUE(decode(head + "text 0.9 1 2 3 4 字\n"));
    for (const char* line : {"text 0.9 1 2 3 字\n",
                             "text 0.9 1 2 3 400 字\n",
                             "text 0.9 -1 2 3 4 字\n",
                             "text 0.9 1 2 nan 4 字\n",
                             "text 2 1 2 3 4 字\n",
                             "code script 1 2 3 4 字\n",
                             "code qr-code 1 2 3 4 \n",
                             "words 0.9 1 2 3 4 字\n"}) {
        EXPECT_FALSE(decode(head + line)) << line;
    }
}

TEST(Readings, WhatIsNoCharacterBecomesASpace) {
    EXPECT_EQ(in_one_line("第\x01一\n段\x7f\xC2\x85 "), "第 一 段");
    EXPECT_EQ(in_one_line("\xff\xEF\xBF\xBE"), "\xEF\xBF\xBD"); // ill-formed: U+FFFD
    EXPECT_EQ(in_one_line("\x0c\n"), "");
    const Reading reading{.lines = {{"一\x0c二\n", 0.9}, {"\x01", 0.9}, {"\xE4三", 0.9}},
                          .codes = {{"qr-code", std::string("a\0b", 3)}}};
    const auto back = decode(encode(reading));
    ASSERT_TRUE(back);
    ASSERT_EQ(back->lines.size(), 2U); // one had no character at all
    EXPECT_EQ(back->lines[0].text, "一 二");
    EXPECT_EQ(back->codes.at(0).text, "a b");
}

} // namespace
} // namespace engross::recognize
