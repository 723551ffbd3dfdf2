// The frame of the page: title, banner, navigation, headings, languages, fragment.
#include "helper.h"

namespace engross::html {
namespace {

const std::string cover =
    "<cover id='x1'><p id='b1'>類別：考察</p><title id='b2'>上<break type='line'/>下</title><p id='b3'>機關</p></cover>";

TEST(Page, Frame) {
    const Result page = page_of({.body = cover + section(1, "b9", "<p id='b10'>文</p>")});
    EXPECT_TRUE(page.html.starts_with("<!DOCTYPE html>\n<html lang=\"zh-Hant-TW\">"));
    EXPECT_EQ(page.text("/html/head/title"), "報告");
    EXPECT_EQ(page.count("//h1"), 1U);
    EXPECT_EQ(page.text("/html/body/header//h1[@id='b2']"), "上下");
    EXPECT_EQ(page.count("//h1/br"), 1U);
    EXPECT_EQ(page.count("//header//p"), 2U);
    EXPECT_EQ(page.text("//main/section[@id='sb9']/p"), "文");
    EXPECT_EQ(page.one("/html/body/a[1]").attr("href"), "#main");
    EXPECT_EQ(page.count("//main[@id='main']"), 1U);
    EXPECT_EQ(page.count("//script"), 0U);
    EXPECT_EQ(page.count("//@style"), 0U);
}

TEST(Page, TitleWithoutCover) {
    EXPECT_EQ(page_of({.body = "<p>文</p>"}).text("//header//h1"), "報告");
    EXPECT_EQ(
        page_of({.body = "<title id='b1'>題</title><p>文</p>", .title = ""}).text("//h1[@id='b1']"),
        "題");
    EXPECT_EQ(page_of({.body = section(1, "章", ""), .title = ""}).text("/html/head/title"), "章");
    EXPECT_EQ(page_of({.body = "<p>文</p>", .title = " "}).text("/html/head/title"), "trip");
}

TEST(Page, LateTitleIsAParagraph) {
    const Result page = page_of({.body = section(1, "b1", "<title id='b2'>又題</title>")});
    EXPECT_EQ(page.text("//h1"), "報告");
    EXPECT_EQ(page.text("//main//p[@id='b2']"), "又題");
}

TEST(Headings, NeverSkip) {
    const Result page = page_of(
        {.body = section(1, "a", section(3, "b", section(4, "c", ""))) + section(2, "d", "")});
    EXPECT_EQ(page.text("//h2[@id='a']"), "a");
    EXPECT_EQ(page.text("//h3[@id='b']"), "b");
    EXPECT_EQ(page.text("//h4[@id='c']"), "c");
    EXPECT_EQ(page.text("//h2[@id='d']"), "d");
}

TEST(Headings, DeeperThanSix) {
    std::string body;
    for (int level = 8; level >= 1; --level) {
        body = section(level, "h" + std::to_string(level), body);
    }
    const Result page = page_of({.body = body});
    EXPECT_EQ(page.one("//h6[@id='h7']").attr("aria-level"), "8");
    EXPECT_FALSE(page.one("//h6[@id='h5']").has("aria-level"));
}

TEST(Headings, LooseOnesStayInside) {
    const Result page =
        page_of({.body = "<abstract><heading id='k' level='1'>摘要</heading></abstract>" +
                         section(1,
                                 "a",
                                 "<heading id='b' level='9'>散</heading>" +
                                     section(2, "c", "<heading id='d' level='1'>散</heading>"))});
    EXPECT_EQ(page.one("//*[@id='k']").name(), "h2");
    EXPECT_EQ(page.one("//*[@id='b']").name(), "h3");
    EXPECT_EQ(page.one("//*[@id='c']").name(), "h3");
    EXPECT_EQ(page.one("//*[@id='d']").name(), "h4");
}

TEST(Headings, LabelsAndDates) {
    const Result page = page_of(
        {.body =
             "<section level='1'><heading id='b1' level='1'><label by='author' sep='　'>第一章</label>目的</heading>"
             "<section level='2'><heading id='b2' level='2' date='2024-01-29'>113 年 1 月 29 日</heading></section>"
             "<section level='2'><heading id='b3' level='2'><label by='auto'>1.1</label>自動</heading></section></section>"});
    EXPECT_EQ(page.text("//main//h2"), "第一章　目的");
    EXPECT_EQ(page.text("//h3/time[@datetime='2024-01-29']"), "113 年 1 月 29 日");
    EXPECT_EQ(page.text("//h3[@id='b3']"), "1.1 自動");
}

TEST(Contents, NestFromTheAuthorsToc) {
    const Result page = page_of(
        {.body =
             "<toc id='x3'><heading id='b5' level='1'>目錄</heading><entry id='t1' ref='a' level='1'>a</entry>"
             "<entry id='t2' ref='b' level='3'>b</entry><entry id='t3' ref='c' level='1'>c</entry>"
             "<entry id='t4' ref='gone' level='1'>gone</entry><typed><p>第一章……3</p></typed></toc>" +
             section(1, "a", section(2, "b", "")) + section(1, "c", "")});
    EXPECT_EQ(page.one("/html/body//nav").attr("aria-label"), "目次");
    EXPECT_EQ(page.text("//nav/h2"), "目錄");
    EXPECT_EQ(page.text("//nav/ol/li[1]/ol/li/a[@href='#b']"), "b");
    EXPECT_EQ(page.text("//nav/ol/li[2]/a[@href='#c']"), "c");
    EXPECT_EQ(page.count("//nav//a"), 3U);
    EXPECT_EQ(page.html.find("……3"), std::string::npos);
}

TEST(Contents, OfOurOwnWhenThereAreEnoughHeadings) {
    EXPECT_EQ(page_of({.body = section(1, "a", "") + section(1, "b", "")}).count("//nav"), 0U);
    const Result page =
        page_of({.body = section(1, "a", section(2, "b", section(3, "c", section(4, "d", ""))))});
    EXPECT_EQ(page.count("//nav//a"), 3U);
    EXPECT_EQ(page.text("//nav/ol/li/ol/li/ol/li"), "c");
}

TEST(Contents, HoldNoNotesLinksOrPictures) {
    const Result page = page_of(
        {.body =
             "<section level='1'><heading id='a' level='1'>甲<note-ref ref='n1'>1</note-ref><link href='http://a.tw/'>乙</link></heading></section>" +
             section(1, "b", "") + section(1, "c", ""),
         .notes = "<note id='n1' kind='footnote'><p>註</p></note>"});
    EXPECT_EQ(page.text("//nav/ol/li[1]/a"), "甲乙");
    EXPECT_EQ(page.count("//nav//sup"), 0U);
    EXPECT_EQ(page.count("//nav//a//a"), 0U);
}

TEST(Languages, OfPageSpansAndInterface) {
    const Result page = page_of(
        {.body =
             "<p id='b1' lang='ja'>日本<span lang='en'>City</span></p><p>甲<span lang='zh-Hant-TW'>乙</span></p>"});
    EXPECT_EQ(page.one("//p[@id='b1']").attr("lang"), "ja");
    EXPECT_EQ(page.text("//span[@lang='en']"), "City");
    EXPECT_EQ(page.count("//main//@lang"), 2U);
    const Result english = page_of({.body = "<p>Text</p>", .lang = "en-GB"});
    EXPECT_EQ(english.text("/html/body/a"), "Skip to main content");
    EXPECT_EQ(page_of({.body = "<p>T</p>", .lang = "fr"}).one("/html/body/a").attr("lang"), "en");
}

TEST(Fragment, IsTheMainPartAlone) {
    const Result page = page_of(
        {.body =
             cover +
             section(1, "b9", "<p id='b10'><link ref='b2'>題</link><link ref='b9'>章</link></p>")},
        {.fragment = true});
    EXPECT_EQ(page.html.find("<style"), std::string::npos);
    EXPECT_EQ(page.count("//h1 | //main | //header | //nav | //title"), 0U);
    EXPECT_EQ(page.text("/div/section/h2[@id='b9']"), "b9");
    EXPECT_EQ(page.text("//p[@id='b10']"), "題章");
    EXPECT_EQ(page.count("//a"), 1U); // the cover is not there to link to
}

TEST(Page, SameBytesTwice) {
    const Source source{.body = cover + section(1, "b9", "<p>文</p>")};
    EXPECT_EQ(page_of(source).html, page_of(source).html);
}

TEST(Page, DeepNestingIsFlattened) {
    std::string body;
    for (int i = 0; i < 150; ++i) {
        body = "<quote>" + body + (i == 0 ? "<p>深</p>" : "") + "</quote>";
    }
    EXPECT_NE(page_of({.body = body}).html.find("深"), std::string::npos);
}

} // namespace
} // namespace engross::html
