// Breaks, blanks, tables of contents, covers.
#include "helper.h"

#include "normalize/cover_fields.h"

namespace engross::normalize {
namespace {

TEST(Breaks, AtTheStartBelongToTheParagraph) {
    EXPECT_EQ(after(breaks, "<p id='b1'><break type='page'/>文</p>"),
              "<p id=\"b1\" break-before=\"page\">文</p>");
}

TEST(Breaks, AtTheEndBelongToTheNextBlock) {
    EXPECT_EQ(after(breaks, "<p>文<break type='page'/></p><table><body/></table>"),
              "<p>文</p><table break-before=\"page\"><body/></table>");
}

TEST(Breaks, AloneTheParagraphGoes) {
    EXPECT_EQ(
        after(breaks,
              "<p>甲</p><p page-setup='g1'><anchor name='a'/><break type='page'/></p><p>乙</p>"),
        "<p>甲</p><p break-before=\"page\" page-setup=\"g1\"><anchor name=\"a\"/>乙</p>");
}

TEST(Breaks, BetweenWordsStay) {
    EXPECT_EQ(after(breaks, "<p>甲<break type='page'/>乙</p>"),
              "<p>甲<break type=\"page\"/>乙</p>");
}

TEST(Blanks, GoAndAreRecorded) {
    doc::Document document = from_body(
        "<p id='b1' src='d#p1'/><p id='b2' src='d#p2'>甲</p>"
        "<p id='b3' src='d#p3'>\xE3\x80\x80\xC2\xA0</p><p id='b4' src='d#p4'><break type='line'/></p>"
        "<heading id='b5' src='d#p5' level='1'> </heading><p id='b6'>乙</p><p id='b7' src='d#p7'/>");
    EXPECT_EQ(after(blanks, document), "<p id=\"b2\" src=\"d#p2\">甲</p><p id=\"b6\">乙</p>");
    EXPECT_EQ(repairs(document),
              (Lines{"blank-dropped@b2 d#p1",
                     "space-paragraph-dropped@b6 d#p3 \xE3\x80\x80\xC2\xA0",
                     "space-paragraph-dropped@b6 d#p4  ",
                     "blank-heading-dropped@b6 d#p5  ",
                     "blank-dropped@b6 d#p7"}));
}

TEST(Blanks, HandOverBreakSetupAndAnchors) {
    EXPECT_EQ(
        after(
            blanks,
            "<p id='b1' break-before='page' page-setup='g1'><anchor name='a'/></p><p id='b2'>甲</p>"),
        "<p id=\"b2\" break-before=\"page\" page-setup=\"g1\"><anchor name=\"a\"/>甲</p>");
}

TEST(Blanks, LeaveTheirRoomAndTheirPageBreak) {
    EXPECT_EQ(after(blanks, "<p id='b1' style='body'/><p id='b2' style='bold'/><p id='b3'>甲</p>"),
              "<p id=\"b3\" blanks-above=\"body bold\">甲</p>");
    // What stood before the break was on the page before.
    EXPECT_EQ(
        after(
            blanks,
            "<p id='b1' style='body'/><p id='b2' style='page'/><p id='b3' style='body'/><p id='b4'>甲</p>"),
        "<p id=\"b4\" break-before=\"page\" blanks-above=\"page body\">甲</p>");
    EXPECT_EQ(
        after(blanks,
              "<p id='b1' style='body'/><p id='b2' style='page'>甲</p><p id='b3' style='page'/>"),
        "<p id=\"b2\" style=\"page\">甲</p>");
}

TEST(Blanks, OneStaysInACell) {
    EXPECT_EQ(
        after(
            blanks,
            "<table><body><row><cell><p/><p/></cell><cell><p>甲</p><p/></cell></row></body></table>"),
        "<table><body><row><cell><p/></cell><cell><p>甲</p></cell></row></body></table>");
}

TEST(Blanks, PicturesAndNotesAreNotBlank) {
    std::string_view body =
        "<p><image width='1' height='1'/></p><p><note-ref ref='n1'>1</note-ref></p>";
    doc::Document document = from_body(body);
    after(blanks, document);
    EXPECT_TRUE(repairs(document).empty());
}

TEST(Toc, TypedLinesBecomeAToc) {
    doc::Document document = from_body(
        "<p id='b1' src='d#p1' style='bold'>目　次</p><p id='b2' src='d#p2' style='body'>第一章<tab/>目的.....<tab/>03</p>"
        "<p id='b3' src='d#p3' style='body'>第二章<tab/>過程……………17</p><heading id='b4' level='1'>第一章 目的</heading>");
    EXPECT_EQ(
        after(toc, document),
        "<toc id=\"x1\" src=\"d#p1\" kind=\"typed\"><heading id=\"b1\" src=\"d#p1\" style=\"bold\" level=\"1\" "
        "by=\"inferred\">目　次</heading><typed><p id=\"b2\" src=\"d#p2\" style=\"body\">第一章<tab/>目的.....<tab/>03</p>"
        "<p id=\"b3\" src=\"d#p3\" style=\"body\">第二章<tab/>過程……………17</p></typed></toc>"
        "<heading id=\"b4\" level=\"1\">第一章 目的</heading>");
    EXPECT_EQ(repairs(document), (Lines{"toc-typed@x1 d#p2 d#p3 第一章\t目的.....\t03"}));
}

TEST(Toc, AFieldGetsItsHeading) {
    std::string body = after(
        toc,
        "<p id='b1'>目錄</p><toc id='b2' kind='field'><typed><p id='b3'>一、甲<tab/>1</p></typed></toc>");
    EXPECT_TRUE(body.starts_with(
        "<toc id=\"b2\" kind=\"field\"><heading id=\"b1\" level=\"1\" by=\"inferred\">目錄"))
        << body;
    body = after(
        toc,
        "<toc id='b2' kind='field'><typed><p id='b1'>目錄</p><p id='b3'>一、甲<tab/>1</p></typed></toc>");
    EXPECT_TRUE(body.starts_with(
        "<toc id=\"b2\" kind=\"field\"><heading id=\"b1\" level=\"1\" by=\"inferred\">目錄"))
        << body;
}

TEST(Toc, ListsOfFiguresAreMarked) {
    std::string body = after(toc, "<p id='b1'>圖目錄</p><p>圖 1 合影<tab/>3</p>");
    EXPECT_NE(body.find("list=\"figures\""), std::string::npos) << body;
}

TEST(Toc, PageNumbersInChinese) {
    doc::Document document = from_body(
        "<p id='b1'>目次</p><p id='b2'>壹、目的………一</p><p id='b3'>貳、過程………十二</p><p id='b4'>文。</p>");
    after(toc, document);
    EXPECT_EQ(xml::select(document.body(), "toc/typed/p").size(), 2U);
}

TEST(Toc, ProseIsNone) {
    for (const auto* body : {"<p>目次</p><p>本報告未附目次。</p>",
                             "<p>共 3</p><p>計 4</p><p>合 5</p>",
                             "<p>時間<tab/>9</p><p>時間<tab/>10</p><p>時間<tab/>11</p>"}) {
        doc::Document document = from_body(body);
        after(toc, document);
        EXPECT_FALSE(document.body().child("toc")) << body;
    }
}

TEST(TocEntries, AreRebuiltToTheDepthThatWasTyped) {
    doc::Document document = from_body(
        "<p id='b1'>目次</p><p id='b2' style='body'>第一章<tab/>目的.....<tab/>03</p>"
        "<heading id='b4' level='1'><label by='author' sep=' ' form='第N章'>第一章</label>目的</heading>"
        "<heading id='b5' level='2'>細節</heading>");
    toc(document);
    after(toc_entries, document);
    xml::Node made = document.body().child("toc");
    EXPECT_EQ(made.attr("depth"), "1");
    std::vector<xml::Node> entries = xml::select(made, "entry");
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(xml::serialize(entries[0]),
              "<entry id=\"t1\" ref=\"b4\" level=\"1\" style=\"body\">第一章 目的</entry>");
}

constexpr std::string_view cover_body =
    "<p id='b1' src='d#p1' style='body'>類別：考察</p><p id='b2' src='d#p2' style='title'>出席論壇</p>"
    "<p id='b3' src='d#p3' style='title'>報告</p><p id='b4' src='d#p4'>出國期間：113年1月29日至2月3日</p>"
    "<p id='b5' src='d#p5' style='page'>前言</p><p id='b6'>文</p>";

TEST(Cover, TitlePageIsFound) {
    doc::Document document = from_body(cover_body);
    EXPECT_EQ(
        after(cover, document),
        "<cover id=\"x1\"><p id=\"b1\" src=\"d#p1\" style=\"body\" field=\"kind\">類別：考察</p>"
        "<title id=\"b2\" src=\"d#p2 d#p3\" style=\"title\">出席論壇<break type=\"line\"/>報告</title>"
        "<p id=\"b4\" src=\"d#p4\" field=\"period\">出國期間：113年1月29日至2月3日</p></cover>"
        "<p id=\"b5\" src=\"d#p5\" style=\"page\">前言</p><p id=\"b6\">文</p>");
    EXPECT_EQ(repairs(document), (Lines{"title-joined@b2 d#p2 d#p3 出席論壇 / 報告"}));
    xml::Node meta = document.meta();
    EXPECT_EQ(meta.child("title").text(), "出席論壇報告");
    EXPECT_EQ(meta.child("title").attr("by"), "inferred");
    EXPECT_EQ(meta.child("kind").text(), "考察");
    EXPECT_EQ(meta.child("period").attr("from"), "2024-01-29");
    EXPECT_EQ(meta.child("period").attr("to"), "2024-02-03");
}

TEST(Cover, FieldsInATable) {
    doc::Document document = from_body(
        "<p id='b1' style='large'>赴日考察報告</p><table id='b2'><body><row><cell><p id='b3'>服務機關：</p></cell><cell><p id='b4'>"
        "經濟部</p></cell></row><row><cell><p id='b5'>姓名　職稱</p></cell><cell><p id='b6'>王大明 科長</p><p id='b7'>李小華 專員</p>"
        "</cell></row></body></table><p id='b8' style='body'>短。</p><p id='b9' style='page'>前言</p><p>文</p>");
    after(cover, document);
    EXPECT_EQ(document.meta().child("agency").text(), "經濟部");
    EXPECT_EQ(document.meta().child("agency").attr("label"), "服務機關");
    EXPECT_EQ(xml::select(document.meta(), "person").size(), 2U);
    EXPECT_EQ(document.body().child("cover").child("table").attr("layout"), "yes");
}

TEST(Cover, AShortReportHasATitleAndNoCover) {
    doc::Document document = from_body(
        "<p id='b1' style='title'>會議紀要</p><p id='b2'>秘書處</p><heading id='b3' level='1'>重點</heading>");
    after(cover, document);
    EXPECT_FALSE(document.body().child("cover"));
    EXPECT_EQ(document.body().child("title").text(), "會議紀要");
}

TEST(Cover, AFormHasNone) {
    doc::Document document = from_body(
        "<p style='large'>審查表</p><table><body><row><cell><p>單位</p></cell><cell><p/></cell></row></body></table>"
        "<p style='page'>附件</p><p>文</p>");
    after(cover, document);
    EXPECT_FALSE(document.body().child("cover"));
}

TEST(Cover, ALetterHasNone) {
    doc::Document document = from_body(
        "<p style='body'>親愛的同仁：</p><p style='body'>感謝各位這一年的努力，謹此通知下列事項，並請協助辦理，"
        "以利後續作業順利推動及完成各項既定的工作。</p><p style='page'>附件</p>");
    after(cover, document);
    EXPECT_FALSE(document.body().child("cover"));
    EXPECT_FALSE(document.body().child("title"));
}

TEST(Cover, Fields) {
    auto kind = parse_field("出國報告（出國類別：考察）");
    ASSERT_TRUE(kind);
    EXPECT_EQ(kind->meta, "kind");
    EXPECT_EQ(kind->value, "考察");
    EXPECT_EQ(kind->label, "出國類別");
    EXPECT_EQ(parse_field("派赴國家/地區：荷蘭")->meta, "region");
    EXPECT_EQ(parse_field("姓 名 職 稱：王大明")->meta, "person");
    EXPECT_FALSE(parse_field("備註：無"));
    EXPECT_FALSE(parse_field("出席論壇報告"));
}

} // namespace
} // namespace engross::normalize
