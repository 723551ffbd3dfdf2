// Blocks and cells whose lines run downwards.
#include "helper.h"

namespace engross::html {
namespace {

std::string page(const std::string& id, const std::string& more = "") {
    return "<page id='" + id +
           "' width='595' height='842' margin-top='72' margin-bottom='72' margin-left='72' "
           "margin-right='72' " +
           more + "/>";
}

const std::string across_then_down = page("pg1") + page("pg2", "writing-mode='vertical-rl'");

TEST(Vertical, NeighboursShareABoxThatTheKeyboardReaches) {
    const Result made = page_of(
        {.body = "<p>橫</p><p page-setup='pg2'>直一</p>" + section(1, "直二", "<p>直三</p>"),
         .pages = across_then_down});
    const xml::Node box = made.one("//main/div[@class='engross-vertical']");
    EXPECT_EQ(box.attr("tabindex"), "0");
    EXPECT_EQ(box.attr("role"), "group");
    EXPECT_EQ(box.attr("aria-label"), "直排文字");
    EXPECT_EQ(made.text("//main/p"), "橫");
    EXPECT_EQ(made.text("//main/div/p"), "直一");
    EXPECT_EQ(made.count("//main/div/section[h2]/p"), 1U);
}

TEST(Vertical, ASectionThatEndsAcrossIsBoxedInPart) {
    const Result made =
        page_of({.body = section(1, "題", "<p page-setup='pg2'>直</p><p page-setup='pg3'>橫</p>"),
                 .pages = across_then_down + page("pg3")});
    EXPECT_EQ(made.text("//section/div[@class='engross-vertical']/p"), "直");
    EXPECT_EQ(made.text("//section/p"), "橫");
}

TEST(Vertical, ASectionWhoseHeadingBeginsTheSetupIsBoxedWhole) {
    const Result made =
        page_of({.body = "<p>橫</p><section id='s' level='1'><heading id='h' level='1' "
                         "page-setup='pg2'>題</heading><p>直</p></section>",
                 .pages = across_then_down});
    EXPECT_EQ(made.count("//main/div[@class='engross-vertical']/section[h2]/p"), 1U);
}

TEST(Vertical, TheWholeReport) {
    const Result made =
        page_of({.body = "<title id='t'>題名</title><toc id='c'/><p>甲</p><p>乙</p>",
                 .pages = page("pg1", "writing-mode='vertical-rl'")});
    EXPECT_EQ(made.count("//main/div[@class='engross-vertical']/p"), 2U);
    EXPECT_EQ(made.count("//header//div[@class='engross-vertical']"), 0U); // the page's own banner
}

TEST(Vertical, CellsOnPagesThatRunAcross) {
    const std::string table = "<table><body><row><cell writing-mode='vertical-rl'><p>直</p></cell>"
                              "<cell><p>橫</p></cell></row></body></table>";
    const Result across = page_of({.body = table});
    EXPECT_EQ(across.text("//td/div[@class='engross-downwards']/p"), "直");
    EXPECT_EQ(across.text("//td/p"), "橫");
    const Result down =
        page_of({.body = table, .pages = page("pg1", "writing-mode='vertical-rl'")});
    EXPECT_EQ(down.count("//td/p"), 2U); // all runs downwards already
}

TEST(Vertical, CellsWhoseTextIsTurned) {
    const Result made = page_of(
        {.body = "<table><body><row><cell writing-mode='sideways-lr'><p>up</p></cell>"
                 "<cell writing-mode='sideways-rl'><p>down</p></cell></row></body></table>"});
    EXPECT_EQ(made.text("//td/div[@class='engross-upwards']/p"), "up");
    EXPECT_EQ(made.text("//td/div[@class='engross-sideways']/p"), "down");
}

TEST(Vertical, FewLettersStandSideBySide) {
    const Result made =
        page_of({.body = "<p>橫<span style='s1'>12</span></p><p page-setup='pg2'>"
                         "<span style='s1'>12</span>月<span style='s1'>12345</span></p>",
                 .styles = "<style id='s1' kind='run' combine='yes'/>",
                 .pages = across_then_down});
    EXPECT_EQ(made.text("//span[@class='engross-combined']"), "12");
    EXPECT_EQ(made.text("//main/p"), "橫12");
}

} // namespace
} // namespace engross::html
