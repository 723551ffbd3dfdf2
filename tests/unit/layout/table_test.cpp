#include "support.h"

#include <gtest/gtest.h>

namespace engross::layout {
namespace {

using namespace test;

TEST(Tables, LongTablesRepeatTheirHeads) {
    std::string rows;
    for (int i = 0; i < 80; ++i) {
        rows += "<row><cell><p style=\"s4\">" + std::to_string(i) +
                "</p></cell><cell><p style=\"s4\">丙</p></cell></row>";
    }
    doc::Document report =
        document("<table id=\"t\" border=\"yes\" columns=\"200 400\"><head><row><cell "
                 "header=\"yes\"><p style=\"s4\">甲</p></cell><cell header=\"yes\"><p "
                 "style=\"s4\">乙</p></cell></row></head><body>" +
                 rows + "</body></table>");
    const Layout layout = lay_out(report, library());
    ASSERT_GT(layout.pages.size(), 1U);
    expect_all_inside(layout);
    const auto all = texts(layout);
    for (std::size_t i = 1; i < layout.pages.size(); ++i) {
        EXPECT_TRUE(std::ranges::any_of(all, [&](const Placed& each) {
            return each.page == i && each.artifact == Artifact::layout && each.item->text == "甲";
        }));
    }
    EXPECT_EQ(text::count_han(real_text(layout)), 82U); // the repeated heads are no content
}

TEST(Tables, ARowHigherThanThePageIsDivided) {
    doc::Document report =
        document("<table id=\"t\" border=\"yes\"><body><row><cell>" + repeat(p(sentence), 60) +
                 "</cell><cell>" + repeat(p(sentence), 30) + "</cell></row></body></table>");
    const Layout layout = lay_out(report, library());
    EXPECT_GT(layout.pages.size(), 2U);
    EXPECT_EQ(text::count_han(real_text(layout)), text::count_han(sentence) * 90);
    expect_all_inside(layout);
}

TEST(Tables, ADividedRowIsReadCellByCell) {
    const std::string inner = "<table border=\"yes\"><body><row><cell>" + repeat(p("丙"), 12) +
                              "</cell><cell>" + repeat(p("丁"), 12) +
                              "</cell></row></body></table>";
    doc::Document report =
        document("<table border=\"yes\"><body><row><cell>" + repeat(p("甲"), 15) + "</cell><cell>" +
                 repeat(p("乙"), 2) + inner + p("戊") + "</cell></row></body></table>");
    const Layout layout = lay_out(report, library());
    ASSERT_EQ(layout.pages.size(), 1U);
    EXPECT_EQ(real_text(layout),
              repeat("甲", 15) + "乙乙" + repeat("丙", 12) + repeat("丁", 12) + "戊");
}

TEST(Tables, SpansTakeTheirRoom) {
    doc::Document report = document("<table id=\"t\" border=\"yes\" columns=\"100 100 100\"><body>"
                                    "<row><cell rowspan=\"2\"><p style=\"s4\">甲</p></cell><cell "
                                    "colspan=\"2\"><p style=\"s4\">乙</p></cell></row>"
                                    "<row><cell><p style=\"s4\">丙</p></cell><cell><p "
                                    "style=\"s4\">丁</p></cell></row></body></table>");
    const auto all = texts(lay_out(report, library()));
    ASSERT_EQ(all.size(), 5U); // and the page number
    EXPECT_EQ(all[2].item->text, "丙");
    EXPECT_NEAR(all[2].item->x - all[0].item->x, 100, 0.1);
    EXPECT_NEAR(all[3].item->x - all[0].item->x, 200, 0.1);
    EXPECT_GT(all[2].item->y, all[1].item->y);
}

} // namespace
} // namespace engross::layout
