#include "layout/bidi.h"

#include "support.h"

#include <gtest/gtest.h>

namespace engross::layout {
namespace {

// The characters of the first line of `words` from left to right, as drawn.
std::string drawn(const std::string& words, bool right_to_left = false) {
    doc::Document document =
        test::document("<p id=\"b1\" style=\"" + std::string(right_to_left ? "s7" : "s4") + "\">" +
                       words + "</p>");
    std::vector<std::pair<float, std::string>> glyphs;
    for (const test::Placed& each : test::texts(lay_out(document, test::library()))) {
        for (const Glyph& glyph : each.item->glyphs) {
            if (each.artifact == Artifact::none) {
                glyphs.emplace_back(
                    each.item->x + glyph.x,
                    each.item->text.substr(glyph.text_begin, glyph.text_end - glyph.text_begin));
            }
        }
    }
    std::ranges::stable_sort(glyphs, {}, &std::pair<float, std::string>::first);
    std::string result;
    for (const auto& [x, text] : glyphs) {
        result += text;
    }
    return result;
}

TEST(Bidi, LeftToRightTextHasNoLevels) {
    Inline content;
    content.text = U"中文 and Latin, 123。";
    EXPECT_TRUE(bidi_levels(content).empty());
}

TEST(Bidi, WordsRunBackwards) {
    EXPECT_EQ(drawn("甲 אבג ה 乙"), "甲 ה גבא 乙");
    EXPECT_EQ(drawn("甲乙 אב"), "甲乙 בא");
}

TEST(Bidi, NumbersInThemRunForwards) { EXPECT_EQ(drawn("甲אב 12 ג"), "甲ג 12 בא"); }

TEST(Bidi, AParagraphFromRightToLeft) {
    EXPECT_EQ(drawn("אב (world) גד.", true), ".דג )world( בא"); // the brackets are drawn mirrored
    EXPECT_EQ(drawn("abc", true), "abc");
}

TEST(Bidi, MarksTurnNeutralCharacters) {
    EXPECT_EQ(drawn("אב! 乙"), "בא! 乙");
    EXPECT_EQ(drawn("אב!\u200F 乙"), "!בא 乙");
    EXPECT_EQ(drawn("\u2067a!\u2069"), "!a");
}

TEST(Bidi, TextStaysInTheOrderOfReading) {
    doc::Document document = test::document(test::p("甲 שלום עולם 乙 (אב)"));
    EXPECT_EQ(test::real_text(lay_out(document, test::library())), "甲 שלום עולם 乙 (אב)");
}

TEST(Bidi, LinesBeginAtTheRight) {
    doc::Document document = test::document("<p id=\"b1\" style=\"s7\">אב</p>");
    const auto placed = test::texts(lay_out(document, test::library()));
    ASSERT_FALSE(placed.empty());
    EXPECT_NEAR(placed[0].item->x + placed[0].item->width, 595.3 - 72 - 20, 0.1);
}

} // namespace
} // namespace engross::layout
