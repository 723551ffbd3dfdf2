// ODT: lists that go on over other lists, notes within notes, crops, parts that are broken.
#include "samples.h"

namespace engross::read {
namespace {

TEST(OdtLists, AListGoesOnFromAPieceThatItselfWentOn) {
    const std::string style =
        R"(<text:list-style style:name="L"><text:list-level-style-number text:level="1")"
        R"( style:num-format="1" style:num-suffix="."/></text:list-style>)";
    const auto item = [](const std::string& attributes) {
        return "<text:list text:style-name=\"L\" " + attributes +
               "><text:list-item><text:p>a</text:p></text:list-item></text:list>";
    };
    const auto document = read_odt(
        {.body = item("xml:id=\"one\"") + item("xml:id=\"two\" text:continue-numbering=\"true\"") +
                 item("xml:id=\"other\"") + item("xml:id=\"three\" text:continue-list=\"two\""),
         .automatic = style});
    std::string labels;
    for (const xml::Node label : xml::select(document.root(), "//body/p/label")) {
        labels += label.text();
    }
    EXPECT_EQ(labels, "1.2.1.3.");
}

TEST(OdtLists, AListWithoutAStyleHasBullets) {
    const auto document = read_odt(
        {.body = "<text:list "
                 "text:style-name=\"gone\"><text:list-item><text:p>a</"
                 "text:p><text:list><text:list-item>"
                 "<text:p>b</text:p></text:list-item></text:list></text:list-item></text:list>"
                 "<text:list><text:list-item><text:p>c</text:p></text:list-item></text:list>"});
    std::string labels;
    for (const xml::Node label : xml::select(document.root(), "//body/p/label")) {
        labels += label.text();
    }
    EXPECT_EQ(labels, "•◦•");
}

TEST(OdtLists, AFormulaMayNameADtdButNotDeclareOne) {
    const auto formulas = [](const std::string& doctype) {
        const auto document = read_odt(
            {.body = R"(<text:p><draw:frame><draw:object xlink:href="./O"/></draw:frame></text:p>)",
             .more = {
                 {"O/content.xml",
                  "<?xml version=\"1.0\"?>\n<!DOCTYPE math PUBLIC \"a\" \"b\"" + doctype +
                      "><math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi></math>"}}});
        return xml::select(document.root(), "//formula").size();
    };
    EXPECT_EQ(formulas(""), 1U);
    EXPECT_EQ(formulas("[<!ENTITY a \"b\">]"), 0U);
}

std::string labels(const doc::Document& document) {
    std::string all;
    for (const xml::Node label : xml::select(document.root(), "//body//label")) {
        all += label.text() + " ";
    }
    return all;
}

std::string level(int number, const std::string& format, const std::string& attributes = "") {
    return "<text:list-level-style-number text:level=\"" + std::to_string(number) +
           "\" style:num-format=\"" + format + "\" " + attributes + "/>";
}

std::string list_of(const std::string& items, const std::string& attributes = "") {
    return "<text:list text:style-name=\"L\" " + attributes + ">" + items + "</text:list>";
}

std::string item(const std::string& inside = "<text:p>a</text:p>",
                 const std::string& attributes = "") {
    return "<text:list-item " + attributes + ">" + inside + "</text:list-item>";
}

std::string
numbered(const std::string& format, const std::string& attributes, const std::string& items) {
    return labels(read_odt({.body = list_of(items),
                            .automatic = "<text:list-style style:name=\"L\">" +
                                         level(1, format, attributes) + "</text:list-style>"}));
}

TEST(OdtLists, EveryNumberFormat) {
    const std::string items =
        item() + item() + item("<text:p>a</text:p>", "text:start-value=\"11\"");
    EXPECT_EQ(numbered("一, 二, 三, ...", "style:num-suffix=\"、\"", items), "一、 二、 十一、 ");
    EXPECT_EQ(numbered("壹, 貳, 參, ...", "", items), "壹 貳 壹拾壹 ");
    EXPECT_EQ(numbered("甲, 乙, 丙, ...", "", items), "甲 乙 11 ");
    EXPECT_EQ(numbered("子, 丑, 寅, ...", "", items), "子 丑 戌 ");
    EXPECT_EQ(numbered("１, ２, ３, ...", "", items), "１ ２ １１ ");
    EXPECT_EQ(numbered("①, ②, ③, ...", "", items), "① ② ⑪ ");
    EXPECT_EQ(numbered("01, 02, 03, ...", "", items), "01 02 11 ");
    EXPECT_EQ(numbered("i", "style:num-prefix=\"(\" style:num-suffix=\")\"", items),
              "(i) (ii) (xi) ");
    EXPECT_EQ(numbered("I", "", items), "I II XI ");
}

TEST(OdtLists, CirclesGoOnToFifty) {
    const auto at = [](const std::string& start) {
        return numbered(
            "①, ②, ③, ...", "", item("<text:p>a</text:p>", "text:start-value=\"" + start + "\""));
    };
    EXPECT_EQ(at("20"), "⑳ ");
    EXPECT_EQ(at("21"), "㉑ ");
    EXPECT_EQ(at("36"), "㊱ ");
    EXPECT_EQ(at("51"), "51 ");
}

TEST(OdtLists, LettersAfterZ) {
    const std::string items = item("<text:p>a</text:p>", "text:start-value=\"28\"");
    EXPECT_EQ(numbered("a", "", items), "ab ");
    EXPECT_EQ(numbered("A", "style:num-letter-sync=\"true\"", items), "BB ");
}

TEST(OdtLists, ANumberThatCannotBeMeantIsNone) {
    EXPECT_EQ(
        numbered("1", "", item() + item("<text:p>a</text:p>", "text:start-value=\"327601520\"")),
        "1 2 ");
}

TEST(OdtLists, LevelsThatAreSkippedCountInListsButNotInTheOutline) {
    const std::string levels = level(1, "1") + level(2, "1", "text:display-levels=\"2\"") +
                               level(3, "1", "text:display-levels=\"3\"");
    EXPECT_EQ(
        labels(read_odt(
            {.body = list_of(item("<text:p>a</text:p>" + list_of(item(list_of(item()))))),
             .automatic = "<text:list-style style:name=\"L\">" + levels + "</text:list-style>"})),
        "1 1.1.1 ");
    const auto heading = [](int depth) {
        return "<text:h text:outline-level=\"" + std::to_string(depth) + "\">a</text:h>";
    };
    EXPECT_EQ(labels(read_odt({.body = heading(1) + heading(3) + heading(2),
                               .styles = "<text:outline-style style:name=\"Outline\">" + levels +
                                         "</text:outline-style>"})),
              "1 1.0.1 1.1 ");
}

TEST(OdtLists, HeadersOfListsAndLaterParagraphsHaveNoLabel) {
    const std::string header = "<text:list-header><text:p>頭</text:p></text:list-header>";
    EXPECT_EQ(numbered("1", "", header + item("<text:p>a</text:p><text:p>b</text:p>") + item()),
              "1 2 ");
}

TEST(OdtLists, LevelsBeginAnewAndShowThoseAbove) {
    const auto document =
        read_odt({.body = list_of(item("<text:p>a</text:p>" + list_of(item() + item())) +
                                  item("<text:p>a</text:p>" + list_of(item()))),
                  .automatic = "<text:list-style style:name=\"L\">" + level(1, "一, 二, 三, ...") +
                               level(2, "1", "text:display-levels=\"2\" text:start-value=\"5\"") +
                               "</text:list-style>"});
    EXPECT_EQ(labels(document), "一 一.5 一.6 二 二.5 ");
}

TEST(OdtLists, AnItemMayHaveAStyleOfItsOwn) {
    const auto document = read_odt(
        {.body = list_of(item() + item("<text:p>a</text:p>", "text:style-override=\"M\"") + item()),
         .automatic = "<text:list-style style:name=\"L\">" + level(1, "1") + "</text:list-style>" +
                      "<text:list-style style:name=\"M\">" + level(1, "甲, 乙, 丙, ...") +
                      "</text:list-style>"});
    EXPECT_EQ(labels(document), "1 乙 3 ");
}

TEST(OdtLists, ANumberedParagraphSaysItsOwnPlace) {
    const auto numbered = [](const std::string& level) {
        return "<text:numbered-paragraph text:list-id=\"x\" text:style-name=\"L\" text:level=\"" +
               level + "\"><text:p>a</text:p></text:numbered-paragraph>";
    };
    const auto document =
        read_odt({.body = numbered("1") + numbered("2") + "<text:p>b</text:p>" + numbered("1"),
                  .automatic = "<text:list-style style:name=\"L\">" + level(1, "1") +
                               level(2, "a") + "</text:list-style>"});
    EXPECT_EQ(labels(document), "1 a 2 ");
}

TEST(OdtLists, AListInTheOutlinesStyleCountsWithTheHeadings) {
    const std::string heading = "<text:h text:outline-level=\"1\">甲</text:h>";
    const auto document = read_odt(
        {.body = heading + "<text:list text:style-name=\"Outline\">" + item(heading) +
                 "</text:list>" +
                 "<text:h text:outline-level=\"1\" text:is-list-header=\"true\">無</text:h>" +
                 "<text:h text:outline-level=\"1\" text:restart-numbering=\"true\" "
                 "text:start-value=\"7\">乙</text:h>",
         .styles = "<text:outline-style style:name=\"Outline\"><text:outline-level-style "
                   "text:level=\"1\" "
                   "style:num-format=\"1\" style:num-prefix=\"第\" style:num-suffix=\"章\"/>"
                   "</text:outline-style>"});
    EXPECT_EQ(labels(document), "第1章 第2章 第7章 ");
}

TEST(OdtLists, AStyleMayKeepAHeadingFromTheOutline) {
    const auto document = read_odt(
        {.body = "<text:h text:outline-level=\"1\" text:style-name=\"P1\">摘要</text:h>"
                 "<text:h text:outline-level=\"1\">目的</text:h>",
         .automatic =
             "<style:style style:name=\"P1\" style:family=\"paragraph\" style:list-style-name=\"\"/>",
         .styles =
             "<text:outline-style style:name=\"Outline\"><text:outline-level-style text:level=\"1\" "
             "style:num-format=\"1\" style:num-suffix=\".\"/></text:outline-style>"});
    EXPECT_EQ(labels(document), "1. ");
}

TEST(OdtLists, NotesWithinNotesAreRead) {
    const std::string inner =
        "<text:note text:note-class=\"footnote\"><text:note-citation>2</text:note-citation>"
        "<text:note-body><text:p>內</text:p></text:note-body></text:note>";
    const std::string outer =
        "<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>外" +
        inner + "</text:p><text:p>後</text:p></text:note-body></text:note>";
    const auto document = read_odt({.body = "<text:p>" + outer + "</text:p>"});
    EXPECT_EQ(attribute(document, "/document/notes/note[1]/p[2]", "id"), "n1.2");
    EXPECT_EQ(attribute(document, "/document/notes/note[2]/p[1]", "id"), "n2.1");
}

TEST(OdtLists, APartBesideTheTextMayBeBroken) {
    const auto document =
        read_odt({.body = "<text:p>文</text:p>", .more = {{"meta.xml", "<office:document-meta>"}}});
    EXPECT_EQ(body_of(document), "<p>文</p>");
    EXPECT_EQ(attribute(document, "//trouble", "kind"), "part-unreadable");
    EXPECT_EQ(attribute(document, "//trouble", "src"), "meta.xml");
}

TEST(OdtLists, PicturesKeepTheirCrop) {
    const std::string frame =
        R"(<text:p><draw:frame draw:style-name="g" svg:width="1in" svg:height="2in">)"
        R"(<draw:image xlink:href="Pictures/a.png"/></draw:frame></text:p>)";
    const std::string style =
        R"(<style:style style:name="g" style:family="graphic"><style:graphic-properties )"
        R"~(fo:clip="rect(0.5in, 0in, 0in, 0.1in)"/></style:style>)~";
    // Bytes that are no picture say no size: the size as drawn counts.
    const auto document =
        read_odt({.body = frame, .automatic = style, .more = {{"Pictures/a.png", "no picture"}}});
    EXPECT_EQ(attribute(document, "//image", "crop"), "10 25 0 0");
}

TEST(OdtLists, ThePreviewStandsForAPictureThatCannotBeShown) {
    const std::string png = "\x89PNG\r\n\x1A\n";
    const std::string svg = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>";
    const auto document = read_odt(
        {.body = R"(<text:p><draw:frame draw:style-name="g" svg:width="1in" svg:height="1in">)"
                 R"(<draw:image xlink:href="a.png"/><draw:image xlink:href="b.svg"/>)"
                 R"(</draw:frame></text:p>)",
         .automatic =
             R"(<style:style style:name="g" style:family="graphic">)"
             R"(<style:graphic-properties style:mirror="horizontal vertical"/></style:style>)",
         .more = {{"a.png", png}, {"b.svg", svg}}});
    EXPECT_EQ(document.resources.size(), 2U); // both are kept
    EXPECT_EQ(document.resources.at(attribute(document, "//image", "resource"))->bytes.view(), svg);
    EXPECT_EQ(attribute(document, "//image", "flip"), "both");
    EXPECT_EQ(attribute(document, "//trouble", "kind"), "image-replaced");
}

TEST(OdtLists, ABlankTextBoxBesideAPictureIsNoTextBox) {
    const auto document =
        read_odt({.body = "<text:p><draw:frame><draw:image xlink:href=\"a.png\"/><draw:text-box/>"
                          "</draw:frame></text:p>",
                  .more = {{"a.png", "no picture"}}});
    EXPECT_EQ(xml::select(document.root(), "//image").size(), 1U);
}

} // namespace
} // namespace engross::read
