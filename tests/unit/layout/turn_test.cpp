#include "layout/turn.h"

#include "support.h"

#include <gtest/gtest.h>

namespace engross::layout {
namespace {

using test::texts;

const std::string vertical_page =
    R"(<page id="pg1" width="595.3" height="841.9" margin-top="72" margin-bottom="72" margin-left="60" margin-right="90" writing-mode="vertical-rl"><footer on="default"><p id="h1" style="s3"><field kind="page">1</field></p></footer></page>)";

Layout vertical(const std::string& body) {
    doc::Document report = test::document(body, "", vertical_page);
    return lay_out(report, test::library());
}

TEST(Turn, LinesRunDownwardsFromTheRight) {
    const Layout layout = vertical("<p id=\"b1\" style=\"s4\">" + test::repeat("國", 120) + "</p>");
    EXPECT_FLOAT_EQ(layout.pages[0].width, 595.3F);
    std::vector<std::shared_ptr<const TextItem>> lines;
    for (const auto& each : texts(layout)) {
        if (each.artifact == Artifact::none) {
            lines.push_back(each.item);
        }
    }
    ASSERT_GE(lines.size(), 3U);
    EXPECT_TRUE(lines[0]->vertical);
    EXPECT_GT(lines[0]->x, 595.3 - 90 - 30); // the first line at the right margin
    EXPECT_LT(lines[1]->x, lines[0]->x);
    EXPECT_NEAR(lines[0]->y, 72, 0.1); // from the top margin
    EXPECT_LE(lines[0]->y + lines[0]->width, 841.9 - 72 + 0.1);
}

TEST(Turn, LatinLiesAndMarksHaveTheirVerticalForm) {
    const Layout layout = vertical("<p id=\"b1\" style=\"s4\">他說「EU」</p>");
    const fonts::Face* kai = test::library().face("TW-Kai");
    bool lies = false;
    bool bracket = false;
    for (const auto& each : texts(layout)) {
        lies = lies || (each.item->text == "EU" && each.item->sideways && !each.item->vertical);
        for (const Glyph& glyph : each.item->glyphs) {
            const bool opening = each.item->text.substr(glyph.text_begin).starts_with("「");
            bracket = bracket || (opening && each.item->vertical && glyph.id != kai->glyph(U'「'));
        }
    }
    EXPECT_TRUE(lies);
    EXPECT_TRUE(bracket);
    EXPECT_EQ(test::real_text(layout), "他說「EU」");
}

TEST(Turn, FootersStandUpright) {
    const Layout layout = vertical("<p id=\"b1\" style=\"s4\">國</p>");
    for (const auto& each : texts(layout)) {
        if (each.artifact == Artifact::footer) {
            EXPECT_FALSE(each.item->vertical || each.item->sideways);
            EXPECT_GT(each.item->y, 700);
        }
    }
}

TEST(Turn, PicturesStandUpright) {
    const Layout layout = vertical(test::figure(200, 100, "f1"));
    for (const Item& item : layout.pages[0].items) {
        if (const auto* image = std::get_if<ImageItem>(&item.content)) {
            EXPECT_NEAR(image->width, 200, 0.1);
            EXPECT_NEAR(image->height, 100, 0.1);
        }
    }
}

TEST(Turn, ACellOfItsOwn) {
    doc::Document report = test::document(
        "<table id=\"t1\" columns=\"40 200\" border=\"yes\"><body><row><cell id=\"c1\" writing-mode=\"vertical-rl\"><p id=\"b1\" "
        "style=\"s4\">辦理情形</p></cell><cell id=\"c2\"><p id=\"b2\" style=\"s4\">正常</p></cell></row></body></table>");
    const Layout layout = lay_out(report, test::library());
    EXPECT_EQ(test::real_text(layout), "辦理情形正常");
    const auto all = texts(layout);
    ASSERT_GE(all.size(), 2U);
    EXPECT_TRUE(all[0].item->vertical);
    EXPECT_NEAR(all[0].item->width, 4 * 14, 0.1); // downwards, in one column
    EXPECT_GT(all[0].item->x, 72);
    EXPECT_LT(all[0].item->x, 72 + 40);
    EXPECT_FALSE(all[1].item->vertical);
}

} // namespace
} // namespace engross::layout
