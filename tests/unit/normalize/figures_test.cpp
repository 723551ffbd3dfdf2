// Captions, figures, tables.
#include "helper.h"

namespace engross::normalize {
namespace {

constexpr std::string_view image = "<image width='9' height='9'/>";

std::string picture(std::string_view id) {
    return "<p id='" + std::string(id) + "' src='d#" + std::string(id) + "'>" + std::string(image) +
           "</p>";
}

doc::Document figures_of(std::string_view body) {
    doc::Document document = from_body(body);
    for (auto* pass : {layout_tables, captions, figures}) {
        pass(document);
        doc::validate(document, "figures");
    }
    return document;
}

std::string outline(const doc::Document& document) {
    std::string out;
    for (xml::Node block : document.body().children()) {
        out += std::string(block.name()) + "[" + std::string(block.attr("number"));
        for (xml::Node child : block.children()) {
            out += child.is("image")     ? " image"
                   : child.is("caption") ? " " + doc::plain_text(child)
                                         : "";
        }
        out += "]";
    }
    return out;
}

TEST(Figures, TypedCaptionBelow) {
    doc::Document document =
        figures_of(picture("b1") + "<p id='b2' src='d#p2'>圖 1：合影</p><p>文</p>");
    EXPECT_EQ(outline(document), "figure[1 image 圖 1：合影]p[]");
    xml::Node caption = document.body().child("figure").child("caption");
    EXPECT_EQ(caption.attr("by"), "inferred");
    EXPECT_EQ(caption.child("label").text(), "圖 1：");
    EXPECT_EQ(repairs(document), (Lines{"caption-typed@b2 d#p2 圖 1：合影"}));
}

TEST(Figures, RealCaptionIsNoRepair) {
    doc::Document document = figures_of(
        picture("b1") +
        "<p id='b2' style='caption'>圖<field kind='sequence' name='圖'>1</field> 合影</p>");
    EXPECT_EQ(outline(document), "figure[1 image 圖1 合影]");
    EXPECT_EQ(document.body().child("figure").child("caption").attr("by"), "author");
    EXPECT_TRUE(repairs(document).empty());
}

std::string read_picture(std::string_view lines) {
    return "<figure id='b1' src='d#1'><image width='9' height='9'><ocr confidence='0.9'>" +
           std::string(lines) + "</ocr></image></figure>";
}

std::string with_picture_captions(std::string_view body) {
    doc::Document document = from_body(body);
    xml::Node said = document.meta().child("source").insert_after("recognition");
    for (const char* use : {"alternative", "caption", "text"}) {
        said.set(use, "0.75");
    }
    picture_captions(document);
    doc::validate(document, "picture-captions");
    return outline(document);
}

TEST(PictureCaptions, FirstOrLastLineWithALabel) {
    const std::string below =
        "<line confidence='0.9' box='1 2 3 4'>出口</line><line confidence='0.8' box='5 6 7 8'>圖2：夜間照明</line>";
    EXPECT_EQ(with_picture_captions(read_picture(below)), "figure[2 image 圖2：夜間照明]");
    EXPECT_EQ(with_picture_captions(read_picture("<line confidence='0.8'>圖2 :夜間照明</line>")),
              "figure[2 image 圖2：夜間照明]");
    EXPECT_EQ(with_picture_captions(read_picture(
                  "<line confidence='0.8'>圖 3 平面圖</line><line confidence='0.9'>出口</line>")),
              "figure[3 image 圖 3 平面圖]");
}

TEST(PictureCaptions, NoneThatIsDoubtfulProseOrAnothers) {
    for (const char* line : {"<line confidence='0.7'>圖2：夜間照明</line>",
                             "<line confidence='0.9'>圖2所示為夜間照明</line>",
                             "<line confidence='0.9'>表2：用電</line>",
                             "<line confidence='0.9'>圖2：</line>"}) {
        EXPECT_EQ(with_picture_captions(read_picture(line)), "figure[ image]") << line;
    }
    const std::string taken =
        "<figure number='2'><image width='9' height='9'/><caption kind='figure' number='2'>圖2：日間</caption></figure>";
    EXPECT_EQ(
        with_picture_captions(taken + read_picture("<line confidence='0.9'>圖2：夜間照明</line>")),
        "figure[2 image 圖2：日間]figure[ image]");
}

TEST(PictureCaptions, SayWhereTheyStandAndHowSureTheyAre) {
    doc::Document document =
        from_body(read_picture("<line confidence='0.8' box='5 6 7 8'>圖2：夜間照明</line>"));
    xml::Node said = document.meta().child("source").insert_after("recognition");
    for (const char* use : {"alternative", "caption", "text"}) {
        said.set(use, "0.75");
    }
    picture_captions(document);
    const xml::Node caption = document.body().child("figure").child("caption");
    EXPECT_EQ(caption.attr("by"), "ocr");
    EXPECT_EQ(caption.attr("confidence"), "0.8");
    EXPECT_EQ(caption.attr("box"), "5 6 7 8");
    EXPECT_EQ(caption.child("label").text(), "圖2：");
}

TEST(Figures, CaptionsAboveWhereTheReportPutsThemAbove) {
    EXPECT_EQ(
        outline(figures_of("<p>圖 1 甲</p>" + picture("b1") + "<p>圖 2 乙</p>" + picture("b2"))),
        "figure[1 圖 1 甲 image]figure[2 圖 2 乙 image]");
}

TEST(Figures, OneCaptionOnTheOtherSide) {
    EXPECT_EQ(outline(figures_of(picture("b1") + "<p>圖 1 甲</p><p>文</p><p>圖 2 乙</p>" +
                                 picture("b2") + "<p>文</p>" + picture("b3") + "<p>圖 3 丙</p>")),
              "figure[1 image 圖 1 甲]p[]figure[2 圖 2 乙 image]p[]figure[3 image 圖 3 丙]");
}

TEST(Figures, ARowThatBeginsWithACaptionSaysSoItself) {
    EXPECT_EQ(
        outline(figures_of(picture("b1") + "<p>圖 1 甲</p><p>文</p>" + picture("b2") +
                           "<p>圖 2 乙</p><p>文</p><p>圖 3 丙</p>" + picture("b3") +
                           "<p>圖 4 丁</p>" + picture("b4") + "<p>文</p>")),
        "figure[1 image 圖 1 甲]p[]figure[2 image 圖 2 乙]p[]figure[3 圖 3 丙 image]figure[4 圖 4 丁 image]p[]");
}

TEST(Figures, SeveralPicturesOneCaption) {
    EXPECT_EQ(outline(figures_of("<p id='b1'>" + std::string(image) + " " + std::string(image) +
                                 "</p>" + picture("b2") + "<p>圖 1 甲</p>")),
              "figure[1 image image image 圖 1 甲]");
}

TEST(Figures, TwoCaptionsInALine) {
    EXPECT_EQ(outline(figures_of("<p id='b1'>" + std::string(image) + " " + std::string(image) +
                                 "</p><p id='b2'>圖3 市集　　圖4 杯測</p>")),
              "figure[3 image 圖3 市集　　]figure[4 image 圖4 杯測]");
}

TEST(Figures, PictureAndCaptionInOneParagraph) {
    EXPECT_EQ(outline(figures_of("<p id='b1' src='d#p1'>" + std::string(image) +
                                 "<break type='line'/>圖 1：合影</p>")),
              "figure[1 image 圖 1：合影]");
}

TEST(Figures, WithoutCaption) {
    EXPECT_EQ(outline(figures_of(picture("b1") + "<p>文</p>")), "figure[ image]p[]");
}

TEST(Figures, PictureInRunningTextStays) {
    EXPECT_EQ(outline(figures_of("<p>按" + std::string(image) + "圖示</p>")), "p[ image]");
}

TEST(Figures, ProseAboutAFigureIsNoCaption) {
    EXPECT_EQ(outline(figures_of("<p>圖 1 顯示成長。</p><p>文</p>")), "p[]p[]");
    EXPECT_EQ(outline(figures_of(picture("b1") + "<p>圖1顯示各年度成長情形</p>")),
              "figure[ image]p[]");
}

TEST(Figures, LayoutTableIsTakenApart) {
    std::string table =
        "<table id='b1' src='d#t1'><body><row><cell>" + picture("b2") + "</cell><cell>" +
        picture("b3") +
        "</cell></row><row><cell><p id='b4'>圖 1 甲</p></cell><cell><p id='b5'>圖 2 乙</p></cell></row></body></table>";
    doc::Document document = figures_of(table);
    EXPECT_EQ(outline(document), "figure[1 image 圖 1 甲]figure[2 image 圖 2 乙]");
    EXPECT_EQ(repairs(document)[0].substr(0, 15), "layout-table@b2");
}

constexpr std::string_view cells =
    "<table id='b9'><body><row><cell><p>批次</p></cell><cell><p>天數</p></cell></row><row><cell><p>A1</p></cell><cell><p>5</p></cell>"
    "</row><row><cell><p>A2</p></cell><cell><p>6</p></cell></row></body></table>";

TEST(Tables, CaptionAboveGoesIn) {
    EXPECT_EQ(outline(figures_of("<p id='b1'>表一　紀錄</p>" + std::string(cells))),
              "table[1 表一　紀錄]");
    EXPECT_EQ(outline(figures_of("<p id='b1'>表一　紀錄</p><p id='b2'>單位：千元</p>" +
                                 std::string(cells))),
              "p[]table[1 表一　紀錄]");
    EXPECT_EQ(outline(figures_of(std::string(cells) + "<p id='b1'>表 1 紀錄</p><p>文</p>")),
              "table[1 表 1 紀錄]p[]");
}

TEST(Tables, HeadOverNumbersIsInferred) {
    doc::Document document = from_body(cells);
    after(tables, document);
    xml::Node table = document.body().child("table");
    EXPECT_EQ(table.attr("header"), "inferred");
    EXPECT_EQ(xml::select(table, "head/row/cell[@header='yes'][@scope='column']").size(), 2U);
    EXPECT_EQ(repairs(document)[0].substr(0, 24), "table-head-inferred@b9  ");
}

TEST(Tables, BoldHeadIsInferred) {
    doc::Document document = from_body(
        "<table><body><row><cell><p style='bold'>地點</p></cell><cell><p style='bold'>內容</p></cell></row><row><cell>"
        "<p style='body'>東京</p></cell><cell><p style='body'>拜會</p></cell></row></body></table>");
    after(tables, document);
    EXPECT_TRUE(document.body().child("table").child("head"));
}

// Where nothing tells, each cell still gets a head: short words down the side, else the first row.
TEST(Tables, HeadsAreAssumed) {
    doc::Document document = from_body(
        "<table><body><row><cell><p>姓名</p></cell><cell><p>王小明，民國六十年生，任職於本局已滿二十年，現為科長</p></cell></row><row>"
        "<cell><p>職稱</p></cell><cell><p>科長</p></cell></row></body></table>"
        "<table><body><row><cell><p>甲</p></cell><cell><p>乙</p></cell></row><row><cell><p>丙</p></cell><cell><p>丁</p></cell></row></body></table>"
        "<table><body><row><cell><p>甲</p></cell><cell><p>乙</p></cell></row></body></table>"
        "<table><body><row><cell><p/></cell><cell><p/></cell></row><row><cell><p/></cell><cell><p/></cell></row></body></table>");
    after(tables, document);
    const std::vector<xml::Node> found = document.body().children().collect();
    EXPECT_EQ(xml::select(found[0], "body/row/cell[1][@header='yes'][@scope='row']").size(), 2U);
    EXPECT_EQ(found[0].attr("header"), "assumed");
    EXPECT_EQ(xml::select(found[1], "body/row[1]/cell[@header='yes'][@scope='column']").size(), 2U);
    EXPECT_EQ(xml::select(document.body(),
                          "table[position() > 2][@header] | table[position() > 2]//cell[@header]")
                  .size(),
              0U);
}

TEST(Tables, PlainTableHasNoHead) {
    doc::Document document = from_body(
        "<table><body><row><cell><p>東京</p></cell><cell><p>拜會</p></cell></row><row><cell><p>京都</p></cell><cell><p>參訪"
        "</p></cell></row></body></table>");
    after(tables, document);
    EXPECT_FALSE(document.body().child("table").child("head"));
}

TEST(Tables, RowsUnderAnEmptyCornerHaveHeaders) {
    doc::Document document = from_body(
        "<table><head><row><cell><p/></cell><cell><p>男</p></cell></row></head><body><row><cell><p>甲</p></cell><cell><p>1</p>"
        "</cell></row></body></table>");
    after(tables, document);
    EXPECT_EQ(document.body().child("table").attr("header"), "author");
    EXPECT_EQ(xml::select(document.body(), "table/body/row/cell[1][@scope='row']").size(), 1U);
}

} // namespace
} // namespace engross::normalize
