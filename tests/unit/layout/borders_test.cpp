// Lines and room around cells and paragraphs, side by side.
#include "support.h"

#include <gtest/gtest.h>

namespace engross::layout {
namespace {

using namespace test;

std::vector<RectItem> rects(const Layout& layout, std::uint32_t colour) {
    std::vector<RectItem> found;
    for (const Page& page : layout.pages) {
        for (const Item& item : page.items) {
            const auto* rect = std::get_if<RectItem>(&item.content);
            if (rect != nullptr && rect->colour == colour) {
                found.push_back(*rect);
            }
        }
    }
    return found;
}

doc::Document one_cell(const std::string& attributes) {
    return document("<table id=\"t\" border=\"yes\" columns=\"200\"><body><row><cell " +
                    attributes + "><p style=\"s3\">甲</p></cell></row></body></table>");
}

TEST(Borders, ACellHasLinesOnItsOwnSidesOnly) {
    doc::Document report = one_cell("border=\"none; 2 #ff0000; 1 #ff0000; none\"");
    const auto lines = rects(lay_out(report, library()), 0xff0000);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_NEAR(lines[0].width, 2, 0.01); // the right one
    EXPECT_NEAR(lines[1].width, 201, 0.01);
    EXPECT_NEAR(lines[1].height, 1, 0.01);
    EXPECT_GT(lines[1].y, lines[0].y);
}

TEST(Borders, OneLineStandsForAllSides) {
    doc::Document all = one_cell("border=\"1 #ff0000\"");
    EXPECT_EQ(rects(lay_out(all, library()), 0xff0000).size(), 4U);
    doc::Document none = one_cell("border=\"none\"");
    EXPECT_TRUE(rects(lay_out(none, library()), 0).empty());
    doc::Document unsaid = one_cell("");
    EXPECT_EQ(rects(lay_out(unsaid, library()), 0).size(), 4U);
}

TEST(Borders, ALineMayRunFromCornerToCorner) {
    doc::Document report =
        one_cell("border=\"none\" diagonal-down=\"2 #ff0000\" diagonal-up=\"1 #ff0000 dashed\"");
    const auto lines = rects(lay_out(report, library()), 0xff0000);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].shape, Shape::falling);
    EXPECT_FLOAT_EQ(lines[0].width, 200);
    EXPECT_FLOAT_EQ(lines[0].thickness, 2);
    EXPECT_EQ(lines[1].shape, Shape::rising);
    EXPECT_EQ(lines[1].style, LineStyle::dashed);
    EXPECT_FLOAT_EQ(lines[1].height, lines[0].height);
}

TEST(Borders, LinesKeepTheirStyle) {
    doc::Document report = one_cell("border=\"1.5 #ff0000 double; none; 1 #ff0000 dotted; none\"");
    const auto lines = rects(lay_out(report, library()), 0xff0000);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].style, LineStyle::twofold);
    EXPECT_FLOAT_EQ(lines[0].height, 1.5);
    EXPECT_EQ(lines[1].style, LineStyle::dotted);
}

TEST(Borders, PaddingMakesRowsHigherAndMovesTheText) {
    const auto bottom = [](const std::string& padding) {
        doc::Document report = one_cell("border=\"1 #ff0000\" padding=\"" + padding + "\"");
        double lowest = 0;
        for (const RectItem& line : rects(lay_out(report, library()), 0xff0000)) {
            lowest = std::max(lowest, double{line.y} + line.height);
        }
        return lowest;
    };
    EXPECT_NEAR(bottom("10 5 20 5") - bottom("0 5 0 5"), 30, 0.01);
    EXPECT_EQ(bottom("a b"), bottom("")); // what is no padding is the usual one
}

TEST(Borders, AParagraphsLineStandsWhereItsStyleSays) {
    doc::Document report = document("<p style=\"lined\">甲</p>");
    const Layout layout = lay_out(report, library());
    const auto lines = rects(layout, 0x00ff00);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_GT(lines[0].y, texts(layout)[0].item->y);
}

TEST(Borders, ThickLinesStandAroundTheText) {
    doc::Document report = document("<p style=\"s5\">乙</p><p style=\"thick\">甲</p>");
    const Layout layout = lay_out(report, library());
    const auto lines = rects(layout, 0xff00ff);
    ASSERT_EQ(lines.size(), 4U);
    const TextItem& words = *texts(layout)[1].item;
    for (const RectItem& line : lines) {
        const bool beside = line.x + line.width <= words.x || line.x >= words.x + words.width;
        const bool apart =
            line.y + line.height <= words.y - words.ascent || line.y >= words.y + words.descent;
        EXPECT_TRUE(beside || apart);
        EXPECT_GT(line.y, texts(layout)[0].item->y);
    }
}

TEST(Borders, ParagraphsOfLikeBordersShareAFrame) {
    doc::Document apart =
        document("<p style=\"framed\">甲</p><p style=\"s3\">乙</p><p style=\"framed\">丙</p>");
    EXPECT_EQ(rects(lay_out(apart, library()), 0x0000ff).size(), 8U);
    doc::Document together = document("<p style=\"framed\">甲</p><p style=\"framed\">乙</p>");
    EXPECT_EQ(rects(lay_out(together, library()), 0x0000ff).size(), 6U);
}

} // namespace
} // namespace engross::layout
