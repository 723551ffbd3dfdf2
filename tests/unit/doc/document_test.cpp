#include "doc/document.h"

#include "base/error.h"
#include "doc/look.h"

#include <gtest/gtest.h>

namespace engross::doc {

namespace {

Document with_body(std::string_view body) {
    Document document = create();
    const xml::Document parsed = xml::parse("<body>" + std::string(body) + "</body>", "test");
    for (const xml::Node node : parsed.root().children()) {
        node.copy_into(document.body());
    }
    document.meta().append("source").set("format", "docx");
    document.meta().child("source").set("sha256", "0");
    document.meta().append("leftovers");
    return document;
}

} // namespace

TEST(Document, IsValidWhenCreatedAndFilled) {
    const Document document = with_body("<p id='b1'>x<break type='line'/></p>");
    EXPECT_NO_THROW(validate(document, "test"));
    document.body().append("nonsense");
    EXPECT_THROW(validate(document, "test"), Error);
}

TEST(Document, StoresTheSameBytesOnce) {
    Document document = create();
    EXPECT_EQ(add_resource(document, Bytes("abc"), "image/png"),
              add_resource(document, Bytes("abc"), "image/png"));
    EXPECT_EQ(document.resources.size(), 1U);
}

TEST(Document, SaysWordsWithAndWithoutLabel) {
    const Document document = with_body(
        "<heading level='1' id='b1'><label by='author' sep=' '>第一章</label>目<span>的</span>"
        "<break type='line'/>x<note-ref ref='n1'>1</note-ref><image width='1' height='1'><alt by='author'>no"
        "</alt></image></heading>");
    const xml::Node heading = document.body().child("heading");
    EXPECT_EQ(plain_text(heading), "第一章 目的 x");
    EXPECT_EQ(words(heading), "目的 x");
}

TEST(Document, KnowsTheHeadingPath) {
    const Document document = with_body(
        "<section level='1'><heading level='1'>甲</heading><section level='2'><heading level='2'>乙</heading>"
        "<p id='b3'>x</p></section></section>");
    EXPECT_EQ(heading_path(find(document, "b3")), "甲 › 乙");
    EXPECT_EQ(heading_path(document.body()), "");
}

TEST(Document, NamesLanguages) {
    EXPECT_EQ(language_tag("zh", "TW"), "zh-Hant-TW");
    EXPECT_EQ(language_tag("zh-TW"), "zh-Hant-TW");
    EXPECT_EQ(language_tag("en", "none"), "en");
    EXPECT_EQ(language_tag("none", "none"), "");
    EXPECT_EQ(language_tag("ja_JP"), "ja-JP");
}

TEST(ParagraphBuilder, SaysTheCommonLookAtTheParagraph) {
    Document document = with_body("<p id='b1'/>");
    RunLook plain;
    plain.size = 14;
    RunLook bold = plain;
    bold.weight = 700;
    ParagraphBuilder builder(document, document.body().child("p"));
    builder.text("大部分的", plain);
    builder.text("字", plain);
    builder.text("粗", bold);
    builder.finish({}, {});
    EXPECT_EQ(xml::serialize(document.body()),
              "<body><p id=\"b1\" style=\"s1\">大部分的字<span style=\"s2\">粗</span></p></body>");
    EXPECT_EQ(run_look(document.styles().child("style")), plain);
    EXPECT_EQ(overlay(plain, document.styles().child("style").next_element()), bold);
}

TEST(ParagraphBuilder, DropsControlCharactersAndNestsLinks) {
    Document document = with_body("<p id='b1'/>");
    ParagraphBuilder builder(document, document.body().child("p"));
    builder.open("link").set("href", "https://example.gov.tw");
    builder.text("甲\x01乙", {});
    builder.close();
    builder.text("丙", {});
    builder.finish({}, {});
    EXPECT_EQ(
        xml::serialize(document.body()),
        "<body><p id=\"b1\" style=\"s1\"><link href=\"https://example.gov.tw\">甲乙</link>丙</p></body>");
}

TEST(Looks, SurviveTheWayThroughAStyle) {
    Document document = create();
    ParagraphLook paragraph;
    paragraph.name = "內文";
    paragraph.align = "justify";
    paragraph.indent_first = 28;
    paragraph.line = "1.5";
    paragraph.snap_to_grid = false;
    RunLook run;
    run.font_east_asian = "標楷體";
    run.size = 12;
    run.italic = true;
    const std::string id = style_id(document, paragraph, run);
    EXPECT_EQ(style_id(document, paragraph, run), id);
    const xml::Node style = StyleIndex(document)[id];
    EXPECT_EQ(paragraph_look(style), paragraph);
    EXPECT_EQ(run_look(style), run);
}

} // namespace engross::doc
