#include "support.h"

#include "enrich/facts.h"

#include <gtest/gtest.h>

#include <string>

namespace engross::enrich {
namespace {

TEST(Languages, WrapsPhrasesAndChangesNoCharacter) {
    doc::Document document = paragraph(
        "自工作階層 (Working-level Staff Online Meeting)、資深主管 (Senior Officials Meeting) "
        "掃描 QR Code，Mr. Eric Chou 與 VLR，G-NETS 論壇 Leaders Summit");
    const std::string before = doc::find(document, "b1").text();
    mark_languages(document);
    EXPECT_EQ(doc::find(document, "b1").text(), before);
    const auto spans = xml::select(document.root(), "//span[@lang='en'][@by='inferred']");
    ASSERT_EQ(spans.size(), 3U);
    EXPECT_EQ(spans[0].text(), "Working-level Staff Online Meeting");
    EXPECT_EQ(spans[2].text(), "Leaders Summit");
    doc::validate(document, "languages");
}

TEST(Languages, KnowsScriptsOfOneLanguage) {
    doc::Document document = with(
        "<p id='b1' style='s1'>展館「みずのまち・ミュージアム」與の字，서울 시청，สวัสดี</p>"
        "<p id='b2' style='s2'>ビジターセンター</p>",
        "",
        "<style id='s1' kind='paragraph'/><style id='s2' kind='paragraph' lang-east-asian='ja-JP'/>");
    mark_languages(document);
    std::string found;
    for (const xml::Node span : xml::select(document.root(), "//span[@lang]")) {
        found += std::string(span.attr("lang")) + " " + std::string(span.attr("by")) + " " +
                 span.text() + "; ";
    }
    EXPECT_EQ(
        found,
        "ja inferred みずのまち・ミュージアム; ko inferred 서울 시청; th inferred สวัสดี; ja author ビジターセンター; ");
    doc::validate(document, "languages");
}

TEST(Languages, RightToLeftScripts) {
    doc::Document document = with(
        "<p id='b1'>校名 جامعة القاهرة 與 אוניברסיטה 。</p><p id='b2' style='s1'>دانشگاه تهران</p>",
        "",
        "<style id='s1' kind='paragraph' lang='fa-IR'/>");
    mark_languages(document);
    EXPECT_EQ(
        xml::select(document.root(), "//p[1]/span[@lang='ar'][@by='inferred']").front().text(),
        "جامعة القاهرة");
    EXPECT_EQ(xml::select(document.root(), "//p[1]/span[@lang='he']").front().text(), "אוניברסיטה");
    EXPECT_EQ(
        xml::select(document.root(), "//p[2]/span[@lang='fa-IR'][@by='author']").front().text(),
        "دانشگاه تهران");
}

TEST(Languages, TheAuthorsMarkHolds) {
    doc::Document document = with(
        "<p id='b1' style='s1'>推動<span style='s2'>Ruimte voor de Rivier</span>，第<span "
        "style='s2'>三</span>案</p>",
        "",
        "<style id='s1' kind='paragraph' lang='en-US'/><style id='s2' kind='run' lang='nl-NL'/>");
    mark_languages(document);
    const auto spans = xml::select(document.root(), "//span[@lang]");
    ASSERT_EQ(spans.size(), 1U);
    EXPECT_EQ(spans[0].attr("lang"), "nl-NL");
    EXPECT_EQ(spans[0].attr("by"), "author");
}

TEST(Languages, ALongRunCostsOneLook) {
    doc::Document document =
        paragraph("字" + std::string(200'000, 'a') + "0 " + std::string(50'000, 'b') + "0");
    mark_languages(document);
    EXPECT_TRUE(xml::select(document.root(), "//span").empty());
}

TEST(Languages, LeavesEnglishDocumentsAlone) {
    doc::Document document = with("<p>Plain English words</p>", "", "", "en");
    mark_languages(document);
    EXPECT_TRUE(xml::select(document.root(), "//span").empty());
}

} // namespace
} // namespace engross::enrich
