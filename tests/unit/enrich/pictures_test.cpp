// Alternative texts, scans and what pictures say of persons.
#include "support.h"

#include "enrich/facts.h"

#include <gtest/gtest.h>

#include <string>

namespace engross::enrich {
namespace {

TEST(Alt, AuthorThenOcrThenCaptionThenHeading) {
    const std::string ocr =
        "<ocr confidence='0.9'><line confidence='0.9'>歡迎光臨「港口」</line></ocr>";
    doc::Document document =
        with("<section level='1'><heading level='1'>第一章 目的</heading>" +
             figure("1", "門", "<alt by='author'>一道門</alt>") + figure("2", "窗", ocr) +
             figure("3", "路") +
             "<figure><image id='i4' width='1' height='1'/></figure>"
             "<p><image id='i5' width='1' height='1' decorative='yes'/></p></section>");
    say_least(document);
    propose_alt(document);
    EXPECT_EQ(doc::find(document, "i1").text(), "一道門");
    EXPECT_EQ(doc::find(document, "i2").child("alt").text(),
              "圖 2「窗」，圖中文字：「歡迎光臨『港口』」。");
    EXPECT_EQ(doc::find(document, "i2").child("alt").attr("confidence"), "0.9");
    EXPECT_EQ(doc::find(document, "i3").child("alt").text(), "圖 3，說明見圖說");
    EXPECT_EQ(doc::find(document, "i3").child("alt").attr("by"), "caption");
    EXPECT_EQ(doc::find(document, "i4").child("alt").text(), "圖片 4，在「第一章 目的」一節");
    EXPECT_FALSE(doc::find(document, "i5").child("alt"));
}

std::string proposed(const std::string& in_picture,
                     const std::string& caption = "",
                     const std::string& lang = "zh-Hant-TW") {
    doc::Document document = with(
        "<figure number='1'><image id='i1' width='1' height='1'>" + in_picture + "</image>" +
            (caption.empty() ? "" : "<caption kind='figure' number='1'>" + caption + "</caption>") +
            "</figure>",
        "",
        "",
        lang);
    say_least(document);
    propose_alt(document);
    doc::validate(document, "alt");
    const xml::Node alt = doc::find(document, "i1").child("alt");
    return std::string(alt.attr("by")) + " " + alt.text();
}

std::string read_line(const std::string& words, const std::string& confidence = "0.9") {
    return "<line confidence='" + confidence + "'>" + words + "</line>";
}

std::string read_lines(const std::string& lines) {
    return "<ocr confidence='0.9'>" + lines + "</ocr>";
}

TEST(Alt, SaysNothingTwice) {
    EXPECT_EQ(
        proposed(read_lines(read_line("港口入口") + read_line("遊客中心") + read_line("遊客 中心")),
                 "港口入口與廣場"),
        "ocr 圖 1「港口入口與廣場」，圖中文字：「遊客中心」。");
    EXPECT_EQ(proposed(read_lines(read_line("港口入口與廣場，請勿停車")), "港口入口"),
              "ocr 圖 1，圖中文字：「港口入口與廣場，請勿停車」。");
    EXPECT_EQ(proposed(read_lines(read_line("港口入口")), "港口入口與廣場"),
              "caption 圖 1，說明見圖說");
}

TEST(Alt, ProposesNothingThatIsDoubtful) {
    EXPECT_EQ(proposed(read_lines(read_line("港口入口", "0.59"))), "inferred 圖 1");
    EXPECT_EQ(proposed(read_lines(read_line("港口入口", "0.6") + read_line("亂碼亂碼", "0.3"))),
              "ocr 圖 1，圖中文字：「港口入口」。");
}

TEST(Alt, IsASentenceOfAtMost150Characters) {
    std::string many;
    for (int i = 0; i < 30; ++i) {
        many += read_line("第" + std::to_string(i) + "段步道每日開放。");
    }
    const std::string said = proposed(read_lines(many), "步道");
    EXPECT_LE(text::length(said), 150U + std::string("ocr ").size());
    EXPECT_TRUE(said.ends_with("開放。」。")) << said;
    const std::string english = proposed(
        read_lines(read_line("Word after word " + std::string(200, 'x'))), "The harbour", "en-GB");
    EXPECT_LE(text::length(english), 150U + std::string("ocr ").size());
    EXPECT_TRUE(
        english.starts_with("ocr Figure 1, The harbour, text in the picture: “Word after word"))
        << english;
    EXPECT_TRUE(english.ends_with("…”.")) << english;
}

TEST(Alt, RepeatsNoNumberOfAPerson) {
    doc::Document document =
        with("<figure><image id='i1' width='1' height='1'>" +
             read_lines(read_line("參訪人員證") + read_line("字號 a123456789")) +
             "<code kind='qr-code'>tel 0912-345-678</code></image></figure>");
    say_least(document);
    find_personal(document);
    propose_alt(document);
    EXPECT_EQ(doc::find(document, "i1").child("alt").text(), "圖片 1，圖中文字：「參訪人員證」。");
}

TEST(Alt, TellsWhatCodesSay) {
    EXPECT_EQ(proposed("<code kind='qr-code'>https://www.example.org/a</code>"),
              "ocr 圖 1，QR 碼：https://www.example.org/a。");
    EXPECT_EQ(proposed("<code kind='ean-13'>4712345678908</code>", "", "en-GB"),
              "ocr Figure 1, barcode: 4712345678908.");
}

std::string scanned_page(const std::string& id) {
    return "<figure id='" + id + "'><image id='i" + id + "' width='460' height='650'>" +
           read_lines(
               "<line confidence='0.9' box='10 5 40 4'>步道照明改善說明與後續工作</line>"
               "<line confidence='0.9' box='10 12 80 2'>本府於年初改善河岸步道之照明長度計</line>"
               "<line confidence='0.9' box='10 15 30 2'>二點四公里。</line>"
               "<line confidence='0.9' box='10 18 80 2'>施工期間每日封閉北段行人請改走堤頂</line>") +
           "</image></figure>";
}

TEST(Scan, IsADocumentOfPagesWithHardlyAnyText) {
    doc::Document document = with(scanned_page("b1") + scanned_page("b2") + "<p id='b3'>檔號</p>");
    say_least(document);
    find_scan(document);
    propose_alt(document);
    ASSERT_EQ(facts(document, "scan").size(), 1U);
    EXPECT_EQ(facts(document, "scan")[0].attr("pages"), "2");
    EXPECT_EQ(facts(document, "scan")[0].attr("at"), "b1");
    const xml::Node ocr = doc::find(document, "ib2").child("ocr");
    EXPECT_EQ(ocr.attr("as"), "text");
    std::string begins;
    for (const xml::Node line : ocr.children()) {
        begins += line.attr("begins") == "yes" ? "1" : "0";
    }
    EXPECT_EQ(begins, "1101");
    EXPECT_EQ(doc::find(document, "ib1").child("alt").text(), "圖片 1，是掃描的一頁，文字在後面");
}

TEST(Scan, IsNoReportWithPictures) {
    std::string words;
    for (int i = 0; i < 20; ++i) {
        words += "這一段是作者打的字。";
    }
    for (const std::string& body :
         {scanned_page("b1") + "<p id='b3'>" + words + "</p>",
          std::string("<figure id='b1'><image id='i1' width='200' height='100'>") +
              read_lines(read_line("步道照明改善說明與後續工作")) + "</image></figure>"}) {
        doc::Document document = with(body);
        say_least(document);
        find_scan(document);
        EXPECT_TRUE(facts(document, "scan").empty());
    }
}

TEST(Personal, InPicturesAndTheirCodes) {
    doc::Document document = with("<figure id='f1'><image id='i1' width='1' height='1'>" +
                                  read_lines(read_line("字號 A123456789", "0.8")) +
                                  "<code kind='qr-code'>手機 0912-345-678</code></image></figure>");
    find_personal(document);
    const auto found = facts(document, "personal");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].attr("type"), "national-id");
    EXPECT_EQ(found[0].attr("in"), "ocr");
    EXPECT_EQ(found[0].attr("confidence"), "0.8");
    EXPECT_EQ(found[1].attr("type"), "mobile");
}

} // namespace
} // namespace engross::enrich
