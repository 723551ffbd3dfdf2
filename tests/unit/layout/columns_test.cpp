#include "support.h"

#include <gtest/gtest.h>

namespace engross::layout {
namespace {

using namespace test;

TEST(Columns, TwoColumns) {
    const std::string pages =
        R"(<page id="pg1" width="595" height="842" margin-top="72" margin-bottom="72" margin-left="72" margin-right="72" columns="2" column-gap="20"/>)";
    doc::Document report = document(repeat(p(sentence), 14), "", pages);
    const Layout layout = lay_out(report, library());
    EXPECT_EQ(layout.pages.size(), 1U);
    const auto all = lines(layout);
    EXPECT_LE(all.front().right, 72 + 216);
    EXPECT_GE(all.back().left, 72 + 235);
    expect_all_inside(layout);
}

TEST(Columns, ColumnsAreNotBalancedWhereTheAuthorSaysSo) {
    const auto columns_used = [](const std::string& fill) {
        const std::string size =
            R"(width="595" height="842" margin-top="72" margin-bottom="72" margin-left="72" margin-right="72")";
        doc::Document report =
            document(repeat(p(sentence), 3) + "<p style=\"s1\" page-setup=\"pg2\">後</p>",
                     "",
                     "<page id=\"pg1\" " + size + " columns=\"2\" column-gap=\"20\"" + fill +
                         "/><page id=\"pg2\" " + size + " continuous=\"yes\"/>");
        const auto all = lines(lay_out(report, library()));
        const bool right =
            std::ranges::any_of(all, [](const auto& each) { return each.left > 72 + 235; });
        return right ? 2 : 1;
    };
    EXPECT_EQ(columns_used(""), 2);
    EXPECT_EQ(columns_used(" column-fill=\"auto\""), 1);
}

TEST(Columns, ColumnsAreBalancedWhenTheTextGoesOnBelow) {
    const std::string size =
        R"(width="595" height="842" margin-top="72" margin-bottom="72" margin-left="72" margin-right="72")";
    const std::string pages = "<page id=\"pg1\" " + size + "/><page id=\"pg2\" " + size +
                              " columns=\"2\" column-gap=\"20\" continuous=\"yes\"/>" +
                              "<page id=\"pg3\" " + size + " continuous=\"yes\"/>";
    const std::string first =
        "<p style=\"s1\" page-setup=\"pg2\">" + std::string(sentence) + "</p>";
    // A column is as high as its highest paragraph needs.
    doc::Document high = document(p("前") + "<p style=\"s1\" page-setup=\"pg2\">甲</p>" +
                                      p(sentence) + "<p style=\"s1\" page-setup=\"pg3\">後</p>",
                                  "",
                                  pages);
    EXPECT_EQ(lay_out(high, library()).pages.size(), 1U);
    doc::Document report = document(p("前") + first + repeat(p(sentence), 5) +
                                        "<p style=\"s1\" page-setup=\"pg3\">後</p>",
                                    "",
                                    pages);
    const Layout layout = lay_out(report, library());
    ASSERT_EQ(layout.pages.size(), 1U);
    float left = 0;
    float right = 0;
    float after = 0;
    for (const Placed& each : texts(layout)) {
        const bool is_last = each.item->text == "後";
        float& lowest = is_last ? after : each.item->x < 72 + 216 ? left : right;
        lowest = std::max(lowest, each.item->y);
    }
    EXPECT_NEAR(left, right, 50); // a paragraph's two last lines stay together
    EXPECT_GT(after, std::max(left, right));
    EXPECT_EQ(text::count_han(real_text(layout)), 6 * text::count_han(sentence) + 2);
}

} // namespace
} // namespace engross::layout
