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

TEST(Turn, ColonsStandInChinese) {
    const Layout layout = vertical("<p id=\"b1\" style=\"s4\">他說：甲；乙</p>");
    const auto all = texts(layout);
    EXPECT_EQ(all[0].item->text, "他說：甲；乙"); // one upright run
    EXPECT_TRUE(all[0].item->vertical);
    EXPECT_EQ(all[0].item->glyphs[2].id, all[0].item->face->glyph(U'：'));
}

TEST(Turn, BopomofoRunsDownwardsAtTheRightOfEachCharacter) {
    const Layout layout =
        vertical("<p id=\"b1\" style=\"s4\"><ruby><base>臺灣</base><reading>ㄊㄞˊ "
                 "ㄨㄢ</reading></ruby>後</p>");
    const auto all = texts(layout);
    ASSERT_EQ(all.size(), 8U); // the base, five signs, what follows, the footer
    const TextItem& base = *all[0].item;
    const TextItem& first = *all[1].item;
    EXPECT_EQ(first.text, "ㄊ");
    EXPECT_TRUE(first.vertical);
    EXPECT_GT(first.x, base.x + base.size / 2); // axes
    EXPECT_LT(first.x, base.x + base.size);
    EXPECT_GT(all[2].item->y, first.y + 2); // ㄞ below ㄊ
    EXPECT_LT(all[2].item->y, base.y + base.glyphs[1].x);
    EXPECT_GT(all[3].item->x, all[2].item->x);                // the tone at the right of ㄞ
    EXPECT_GE(all[4].item->y, base.y + base.glyphs[1].x);     // ㄨ beside 灣
    EXPECT_NEAR(all[6].item->y, base.y + 2 * base.size, 0.5); // 後 follows without a gap
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

// A cell of turned text beside a level one of two lines, in a row of that height.
Layout turned_cell(const std::string& mode, const std::string& more, const std::string& words) {
    doc::Document report = test::document(
        "<table id=\"t1\" columns=\"40 200\" border=\"yes\"><body><row" + more +
        "><cell id=\"c1\" writing-mode=\"" + mode + "\"><p id=\"b1\" style=\"s3\">" + words +
        "</p></cell><cell id=\"c2\"><p id=\"b2\" style=\"s3\">正常</p></cell></row></body></table>");
    return lay_out(report, test::library());
}

TEST(Turn, ACellFromBottomToTop) {
    const Layout layout = turned_cell("sideways-lr", " height=\"150\"", "Notes 附註");
    EXPECT_EQ(test::real_text(layout), "Notes 附註正常");
    const auto all = texts(layout);
    const TextItem& first = *all[0].item;
    const TextItem& next = *all[1].item;
    EXPECT_EQ(first.rotation, upwards);
    EXPECT_FALSE(first.vertical || first.sideways);
    EXPECT_GT(first.x, 72);
    EXPECT_LT(first.x, 72 + 40);
    EXPECT_LT(next.y, first.y); // goes on above
    EXPECT_EQ(next.x, first.x);
    // Centred on the height of the row, which begins at 72.
    EXPECT_NEAR((first.y + next.y - next.width) / 2, 72 + 150 / 2.0, 1.5);
}

TEST(Turn, ARowIsAsHighAsItsTurnedLineIsLong) {
    const Layout layout = turned_cell("sideways-lr", "", "Notes that need some room");
    float line = 0;
    float frame = 0;
    for (const Item& item : layout.pages[0].items) {
        const auto* text = std::get_if<TextItem>(&item.content);
        const auto* rect = std::get_if<RectItem>(&item.content);
        if (text != nullptr && text->rotation == upwards) {
            EXPECT_TRUE(line == 0 || line == text->x); // one line
            line = text->x;
            EXPECT_GT(text->y - text->width, 72);
        }
        frame = rect != nullptr ? std::max(frame, rect->y + rect->height) : frame;
    }
    EXPECT_GT(frame, 72 + 120);
    EXPECT_LT(frame, 72 + 250);
}

TEST(Turn, ALineFromCornerToCornerIsMirrored) {
    Flow flow;
    flow.push_back({.height = 20});
    flow.back().items.push_back({.content = RectItem{.x = 0,
                                                     .y = 0,
                                                     .width = 30,
                                                     .height = 20,
                                                     .colour = 0,
                                                     .shape = Shape::falling,
                                                     .thickness = 1},
                                 .owner = {},
                                 .artifact = Artifact::layout});
    for (const Turn turn : {Turn::left, Turn::right}) {
        const Flow turned = laid_down(flow, 30, 20, "", turn);
        const auto& line = std::get<RectItem>(turned.front().items.front().content);
        EXPECT_EQ(line.shape, Shape::rising);
        EXPECT_FLOAT_EQ(line.width, 20);
    }
}

TEST(Turn, ACellFromTopToBottomWithChineseLying) {
    const auto all = texts(turned_cell("sideways-rl", " height=\"150\"", "附註"));
    EXPECT_TRUE(all[0].item->sideways);
    EXPECT_FALSE(all[0].item->vertical);
}

TEST(Turn, InsideOfATurnedCellNothingIsTurnedAgain) {
    std::string nested = "<p id=\"b1\" style=\"s4\">內</p>";
    for (int i = 0; i < 40; ++i) { // each is set once more for its height, not twice as often
        nested = "<table id=\"t" + std::to_string(i) +
                 "\" columns=\"40\"><body><row><cell writing-mode=\"" +
                 (i % 2 == 0 ? "sideways-lr" : "vertical-rl") + "\">" + nested +
                 "</cell></row></body></table>";
    }
    nested = "<table id=\"t\" columns=\"90\"><body><row><cell writing-mode=\"sideways-lr\">" +
             nested + "</cell></row></body></table>";
    doc::Document report = test::document(nested);
    const auto all = texts(lay_out(report, test::library()));
    EXPECT_EQ(all[0].item->text, "內");
    EXPECT_EQ(all[0].item->rotation, upwards);
    EXPECT_FALSE(all[0].item->vertical);
}

TEST(Turn, PicturesAreTurnedWithTheirLines) {
    Strip strip{.height = 20};
    strip.items.push_back({.content = ImageItem{"r1", 10, 5, 40, 20}, .owner = {}});
    const Flow flow = laid_down({strip}, 100, 30, "", Turn::left);
    const auto& image = std::get<ImageItem>(flow.front().items.front().content);
    EXPECT_EQ(image.rotation, -90);
    EXPECT_EQ(image.aspect, 2);
    EXPECT_EQ(image.x, 5);
    EXPECT_EQ(image.y, 100 - 10 - 40);
    EXPECT_EQ(image.width, 20);
    EXPECT_EQ(image.height, 40);
}

} // namespace
} // namespace engross::layout
