// ODT, blocks: tables, sections, indexes, boxes, pages, conditional styles, scripts of text.
#include "samples.h"

#include "base/error.h"

namespace engross::read {
namespace {

std::string p(const std::string& inside, const std::string& style = "") {
    return "<text:p text:style-name=\"" + style + "\">" + inside + "</text:p>";
}

std::string body(const std::string& inside) { return body_of(read_odt({.body = inside})); }

std::string
style(const std::string& name, const std::string& attributes, const std::string& inside) {
    return "<style:style style:name=\"" + name + "\" style:family=\"paragraph\" " + attributes +
           ">" + inside + "</style:style>";
}

std::string table(const std::string& inside) { return "<table:table>" + inside + "</table:table>"; }

std::string row(const std::string& inside, const std::string& attributes = "") {
    return "<table:table-row " + attributes + ">" + inside + "</table:table-row>";
}

std::string cell(const std::string& words, const std::string& attributes = "") {
    return "<table:table-cell " + attributes + ">" + p(words) + "</table:table-cell>";
}

TEST(OdtBlocks, SectionsWithColumns) {
    const auto document = read_odt(
        {.body = p("前") + "<text:section text:style-name=\"C\">" + p("一") + p("二") +
                 "</text:section>" + p("後"),
         .automatic =
             "<style:style style:name=\"C\" style:family=\"section\"><style:section-properties><style:columns "
             "fo:column-count=\"2\" fo:column-gap=\"1cm\"/></style:section-properties></style:style>"});
    EXPECT_EQ(attribute(document, "//page[2]", "columns"), "2");
    EXPECT_EQ(attribute(document, "//page[2]", "continuous"), "yes");
    EXPECT_EQ(attribute(document, "//page[3]", "columns"), "");
    EXPECT_EQ(attribute(document, "//body/p[2]", "page-setup"), "pg2");
    EXPECT_EQ(attribute(document, "//body/p[3]", "page-setup"), "");
    EXPECT_EQ(attribute(document, "//body/p[4]", "page-setup"), "pg3");
    EXPECT_EQ(attribute(document, "//body/p[4]", "page"),
              attribute(document, "//body/p[1]", "page"));
}

TEST(OdtBlocks, ColumnsThatAreNotToBeBalanced) {
    const auto fill = [](const std::string& properties) {
        const auto document = read_odt(
            {.body = "<text:section text:style-name=\"C\">" + p("一") + "</text:section>" + p("後"),
             .automatic = "<style:style style:name=\"C\" style:family=\"section\">"
                          "<style:section-properties" +
                          properties +
                          "><style:columns fo:column-count=\"2\"/></style:section-properties>"
                          "</style:style>"});
        return attribute(document, "//page[1]", "column-fill");
    };
    EXPECT_EQ(fill(""), "");
    EXPECT_EQ(fill(" text:dont-balance-text-columns=\"false\""), "");
    EXPECT_EQ(fill(" text:dont-balance-text-columns=\"true\""), "auto");
}

TEST(OdtBlocks, ADocumentMayBeginWithASectionOfColumns) {
    const auto document =
        read_odt({.body = "<text:section text:style-name=\"C\">" + p("一") + p("二") +
                          "</text:section>" + p("後"),
                  .automatic = "<style:style style:name=\"C\" "
                               "style:family=\"section\"><style:section-properties><style:columns "
                               "fo:column-count=\"3\"/></style:section-properties></style:style>"});
    EXPECT_EQ(attribute(document, "//page[1]", "columns"), "3");
    EXPECT_EQ(attribute(document, "//page[2]", "columns"), "");
    EXPECT_EQ(attribute(document, "//page[2]", "continuous"), "yes");
    EXPECT_EQ(attribute(document, "//body/p[3]", "page-setup"), "pg2");
}

TEST(OdtBlocks, RepeatedRowsAndCellsAreWrittenOut) {
    EXPECT_EQ(
        body(table(row(cell("a", "table:number-columns-repeated=\"2\"") + cell("b"),
                       "table:number-rows-repeated=\"2\""))),
        "<table><body><row><cell><p>a</p></cell><cell><p>a</p></cell><cell><p>b</p></cell></row>"
        "<row><cell><p>a</p></cell><cell><p>a</p></cell><cell><p>b</p></cell></row></body></"
        "table>");
}

ExitCode code_of(const std::string& inside) {
    try {
        static_cast<void>(read(Input{"sample", odt_bytes({.body = inside})}));
    } catch (const Error& error) {
        return error.code;
    }
    return ExitCode::passes;
}

TEST(OdtBlocks, RepeatsWithoutEndAreRefusedBeforeAnythingIsBuilt) {
    const std::string columns = "table:number-columns-repeated=";
    const std::string rows = "table:number-rows-repeated=";
    EXPECT_EQ(code_of(table(row(cell("a", columns + "\"2000000000\""), rows + "\"2000000000\""))),
              ExitCode::limit);
    EXPECT_EQ(code_of(table(row(cell("a", columns + "\"1100\""), rows + "\"1100\""))),
              ExitCode::limit);
    EXPECT_EQ(code_of(table(row("", rows + "\"99999999999999999999\""))), ExitCode::limit);
    std::string nested = p("x");
    for (int depth = 0; depth < 7; ++depth) {
        nested =
            table(row("<table:table-cell " + columns + "\"10\">" + nested + "</table:table-cell>"));
    }
    EXPECT_EQ(code_of(nested), ExitCode::limit);
    std::string many;
    for (int count = 0; count < 30; ++count) {
        many += table(row("<table:table-cell " + columns + "\"300\"/>", rows + "\"300\""));
    }
    EXPECT_EQ(code_of(many), ExitCode::limit);
}

TEST(OdtBlocks, WordsUnderACoveredCellAreHidden) {
    const auto document =
        read_odt({.body = table(row(cell("a", "table:number-columns-spanned=\"2\"") +
                                    "<table:covered-table-cell>" + p("下") +
                                    "</table:covered-table-cell>"))});
    EXPECT_EQ(body_of(document),
              "<table><body><row><cell colspan=\"2\"><p>a</p></cell></row></body></table>");
    EXPECT_EQ(xml::select(document.root(), "//leftover[@kind='hidden']").front().text(), "下");
}

TEST(OdtBlocks, HeaderColumnsLabelRows) {
    EXPECT_EQ(
        body(table("<table:table-header-columns><table:table-column/></table:table-header-columns>"
                   "<table:table-columns><table:table-column/></table:table-columns>" +
                   row(cell("名") + cell("值")))),
        "<table><body><row><cell header=\"yes\" "
        "scope=\"row\"><p>名</p></cell><cell><p>值</p></cell>"
        "</row></body></table>");
}

TEST(OdtBlocks, TablesNestAndHaveSubtables) {
    EXPECT_EQ(
        body(table(row("<table:table-cell><table:table table:is-sub-table=\"true\">" +
                       row(cell("內")) + "</table:table></table:table-cell>"))),
        "<table><body><row><cell><table><body><row><cell><p>內</p></cell></row></body></table>"
        "</cell></row></body></table>");
}

TEST(OdtBlocks, HiddenSectionsAreLeftoversAndOthersAreRead) {
    const auto document =
        read_odt({.body = "<text:section text:display=\"none\">" + p("一") +
                          "</text:section>"
                          "<text:section text:display=\"condition\" text:is-hidden=\"true\">" +
                          p("二") +
                          "</text:section>"
                          "<text:section text:protected=\"true\">" +
                          p("三") +
                          "</text:section>"
                          "<text:section><text:section-source xlink:href=\"別檔.odt\"/>" +
                          p("四") + "</text:section>"});
    EXPECT_EQ(body_of(document), "<p>三</p><p>四</p>");
    EXPECT_EQ(attribute(document, "//leftovers", "hidden"), "2");
    EXPECT_EQ(xml::select(document.root(), "//leftover[@kind='external-link']").front().text(),
              "別檔.odt");
}

std::string index(const std::string& kind,
                  const std::string& source,
                  const std::string& title,
                  const std::string& line) {
    return "<text:" + kind + "><text:" + kind + "-source " + source +
           "/><text:index-body><text:index-title>" + p(title) + "</text:index-title>" + p(line) +
           "</text:index-body></text:" + kind + ">";
}

TEST(OdtBlocks, ListsOfFiguresAndTablesAreTold) {
    EXPECT_EQ(
        body(index("illustration-index", "text:caption-sequence-name=\"圖\"", "圖目次", "圖1")),
        "<toc kind=\"field\" list=\"figures\"><heading level=\"1\">圖目次</heading>"
        "<typed><p>圖1</p></typed></toc>");
    EXPECT_EQ(
        body(index("illustration-index", "text:caption-sequence-name=\"表\"", "表目次", "表1")),
        "<toc kind=\"field\" list=\"tables\"><heading level=\"1\">表目次</heading>"
        "<typed><p>表1</p></typed></toc>");
}

TEST(OdtBlocks, OtherIndexesAreTextOfTheReport) {
    for (const auto* kind : {"alphabetical-index", "bibliography", "user-index", "object-index"}) {
        EXPECT_EQ(body(index(kind, "", "題", "條")), "<p>題</p><p>條</p>") << kind;
    }
}

TEST(OdtBlocks, ConditionsChooseTheStyle) {
    const auto map = [](const std::string& condition, const std::string& target) {
        return "<style:map style:condition=\"" + condition + "\" style:apply-style-name=\"" +
               target + "\"/>";
    };
    const auto aligned = [](const std::string& value) {
        return "<style:paragraph-properties fo:text-align=\"" + value + "\"/>";
    };
    const auto document = read_odt(
        {.body = p("平", "C") +
                 table(row("<table:table-cell>" + p("表", "C") + "</table:table-cell>")) +
                 "<text:list><text:list-item>" + p("項", "C") +
                 "</text:list-item></text:list>"
                 "<text:p text:style-name=\"C\" text:cond-style-name=\"C\">定</text:p>",
         .styles =
             style("C", "", aligned("justify") + map("table()", "T") + map("list-level()=1", "L")) +
             style("T", "", aligned("end")) + style("L", "", aligned("center"))});
    const auto look_of = [&](const std::string& path) {
        const xml::Node block = xml::select(document.root(), path).front();
        return std::string(doc::StyleIndex(document)[block.attr("style")].attr("align"));
    };
    EXPECT_EQ(look_of("/document/body/p[1]"), "justify");
    EXPECT_EQ(look_of("//cell/p"), "end");
    EXPECT_EQ(look_of("/document/body/p[2]"), "center");
    EXPECT_EQ(look_of("/document/body/p[3]"), "justify");
}

TEST(OdtBlocks, ABoxAnchoredToThePageIsRead) {
    EXPECT_EQ(body("<draw:custom-shape text:anchor-type=\"page\">" + p("形") +
                   "</draw:custom-shape>" + p("文")),
              "<p/><p>形</p><p>文</p>");
}

TEST(OdtBlocks, AShapeThatOnlyDrawsHangsFromItsParagraph) {
    const auto document = read_odt(
        {.body = p(
             "文<draw:line text:anchor-type=\"paragraph\" svg:x1=\"36pt\" svg:y1=\"-9pt\" svg:x2=\"72pt\" "
             "svg:y2=\"-9pt\"/><draw:g text:anchor-type=\"paragraph\"><draw:rect svg:x=\"0pt\" svg:y=\"0pt\" "
             "svg:width=\"20pt\" svg:height=\"10pt\"/><draw:circle svg:x=\"10pt\" svg:y=\"0pt\" "
             "svg:width=\"20pt\" svg:height=\"20pt\"/></draw:g>")});
    EXPECT_EQ(attribute(document, "//drawing[1]", "x"), "35.875");
    EXPECT_EQ(attribute(document, "//drawing[1]", "y"), "-9.125"); // half a hairline
    EXPECT_EQ(attribute(document, "//drawing[2]", "width"), "30.25");
    EXPECT_EQ(xml::select(document.root(), "//drawing").size(), 2U);
    EXPECT_TRUE(xml::select(document.root(), "//trouble").empty());
    doc::validate(document, "read");
}

TEST(OdtBlocks, AShapeThatIsDescribedOrStandsInALineIsAPicture) {
    const auto described = read_odt(
        {.body = p(
             "<draw:rect svg:width=\"20pt\" svg:height=\"10pt\"><svg:desc>流程</svg:desc></draw:rect>")});
    EXPECT_EQ(xml::select(described.root(), "//image/alt").front().text(), "流程");
    EXPECT_EQ(attribute(described, "//image", "drawn"), "yes");
    const auto in_line = read_odt(
        {.body = p(
             "<draw:ellipse text:anchor-type=\"as-char\" svg:width=\"20pt\" svg:height=\"10pt\"/>")});
    EXPECT_EQ(attribute(in_line, "//image", "decorative"), "yes");
    EXPECT_EQ(attribute(in_line, "//image", "anchor"), "inline");
}

TEST(OdtBlocks, ShapesThatAreNotKnownOrGoWithWordsAreReported) {
    const auto lost = [](const std::string& shape) {
        const auto document = read_odt({.body = p("文" + shape)});
        return xml::select(document.root(), "//trouble[@kind='shape-lost']").size();
    };
    EXPECT_EQ(lost("<draw:custom-shape draw:name=\"星\"><text:p/></draw:custom-shape>"), 1U);
    EXPECT_EQ(lost("<dr3d:scene xmlns:dr3d=\"urn:oasis:names:tc:opendocument:xmlns:dr3d:1.0\"/>"),
              1U);
    EXPECT_EQ(lost("<draw:g><draw:rect svg:width=\"2cm\"><text:p>字</text:p></draw:rect><draw:line "
                   "svg:x2=\"5cm\"/></draw:g>"),
              1U);
    EXPECT_EQ(
        lost("<draw:g><draw:rect svg:width=\"2cm\" svg:height=\"2cm\"/><draw:frame><draw:image "
             "xlink:href=\"none.png\"/></draw:frame></draw:g>"),
        1U);
    EXPECT_EQ(lost("<draw:custom-shape draw:decorative=\"true\"/>"), 0U);
}

TEST(OdtBlocks, ShapesAmongTextBoxesAreOneDrawingBeforeTheirWords) {
    const auto document = read_odt(
        {.body = p("<draw:g text:anchor-type=\"as-char\"><draw:rect svg:width=\"20pt\" "
                   "svg:height=\"10pt\"/><draw:line svg:x2=\"60pt\"/><draw:g><draw:rect "
                   "svg:width=\"90pt\" svg:height=\"90pt\"><text:p>站</text:p></draw:rect></draw:g>"
                   "</draw:g>")});
    EXPECT_EQ(attribute(document, "//body/p[1]/image", "width"), "60.25");
    EXPECT_EQ(xml::select(document.root(), "//image").size(), 1U);
    EXPECT_EQ(xml::select(document.root(), "//body/p[2]").front().text(), "站");
    EXPECT_TRUE(xml::select(document.root(), "//trouble[@kind='shape-lost']").empty());
}

TEST(OdtBlocks, ATableFromRightToLeft) {
    const auto document = read_odt(
        {.body = "<table:table table:style-name=\"T\">" + row(cell("甲")) + "</table:table>",
         .styles = "<style:style style:name=\"T\" style:family=\"table\"><style:table-properties "
                   "style:writing-mode=\"rl-tb\" table:align=\"left\"/></style:style>"});
    EXPECT_EQ(attribute(document, "//table", "direction"), "rtl");
    EXPECT_EQ(attribute(document, "//table", "align"), "end");
}

std::string pages(const doc::Document& document) {
    std::string list;
    for (const xml::Node node : xml::select(document.root(), "/document/body/*")) {
        list += std::string(node.attr("page")) + " ";
    }
    return list;
}

constexpr const char* counted = "text:use-soft-page-breaks=\"true\"";

TEST(OdtBlocks, ABreakThatIsBothSoftAndHardIsOnePage) {
    const auto document = read_odt(
        {.body = p("一", "B") + "<text:soft-page-break/>" + p("二", "B") +
                 p("<text:soft-page-break/>三", "B") + p("四"),
         .automatic = style("B", "", "<style:paragraph-properties fo:break-before=\"page\"/>"),
         .text_attributes = counted});
    EXPECT_EQ(pages(document), "1 2 3 3 ");
}

TEST(OdtBlocks, PagesTurnBetweenTheRowsOfATable) {
    const auto document =
        read_odt({.body = table(row(cell("a")) + "<text:soft-page-break/>" + row(cell("b"))) +
                          "<text:list><text:list-item>" + p("c") +
                          "<text:soft-page-break/></text:list-item></text:list>" + p("d"),
                  .text_attributes = counted});
    EXPECT_EQ(pages(document), "1 2 3 ");
    EXPECT_EQ(attribute(document, "//row[2]/cell/p", "page"), "2");
}

TEST(OdtBlocks, NotesAndBoxesTurnNoPages) {
    const std::string note =
        "<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation>"
        "<text:note-body>" +
        p("註<text:soft-page-break/>") + "</text:note-body></text:note>";
    const std::string box = "<draw:frame><draw:text-box>" + p("盒", "B") +
                            "<text:soft-page-break/></draw:text-box></draw:frame>";
    const auto document = read_odt(
        {.body = p("文" + note + box) + p("後"),
         .automatic = style("B", "", "<style:paragraph-properties fo:break-before=\"page\"/>"),
         .text_attributes = counted});
    EXPECT_EQ(pages(document), "1 1 1 ");
}

TEST(OdtBlocks, ATableBeginsAPageOfItsOwnKind) {
    const auto document =
        read_odt({.body = p("前") + "<table:table table:style-name=\"T\">" + row(cell("a")) +
                          "</table:table>",
                  .automatic = "<style:style style:name=\"T\" style:family=\"table\" "
                               "style:master-page-name=\"Wide\"/>",
                  .text_attributes = counted});
    EXPECT_EQ(attribute(document, "//body/table", "page-setup"), "pg2");
    EXPECT_EQ(attribute(document, "//body/table", "page"), "2");
    EXPECT_EQ(xml::select(document.root(), "//pages/page").size(), 2U);
}

std::string parts(const doc::Document& document) {
    std::string list;
    for (const xml::Node node :
         xml::select(document.root(), "//page[1]/header | //page[1]/footer")) {
        list +=
            std::string(node.name()) + " " + std::string(node.attr("on")) + " " + node.text() + ";";
    }
    return list;
}

TEST(OdtBlocks, HeadersAndFootersOfFirstLeftAndOtherPages) {
    EXPECT_EQ(
        parts(
            read_odt({.master = "<style:header>" + p("眉") + "</style:header><style:header-left>" +
                                p("左") + "</style:header-left><style:header-first>" + p("首") +
                                "</style:header-first><style:footer>" + p("足") +
                                "</style:footer>"
                                "<style:footer-first style:display=\"false\">" +
                                p("無") + "</style:footer-first>"})),
        "header default 眉;footer default 足;header even 左;header first 首;footer first 足;");
    EXPECT_EQ(parts(read_odt({.master = "<style:header>" + p("眉") +
                                        "</style:header>"
                                        "<style:header-first style:display=\"false\">" +
                                        p("無") + "</style:header-first>"})),
              "header default 眉;");
}

TEST(OdtBlocks, PagesSayColumnsWritingModeAndNumbers) {
    const auto document = read_odt(
        {.body = p("文"),
         .page =
             "<style:page-layout-properties style:writing-mode=\"tb-rl\" style:num-format=\"i\" "
             "fo:page-width=\"297mm\" fo:page-height=\"210mm\" fo:margin=\"2cm\">"
             "<style:columns fo:column-count=\"2\" "
             "fo:column-gap=\"1cm\"/></style:page-layout-properties>"});
    EXPECT_EQ(attribute(document, "//page", "writing-mode"), "vertical-rl");
    EXPECT_EQ(attribute(document, "//page", "columns"), "2");
    EXPECT_EQ(attribute(document, "//page", "column-gap"), "28.346");
    EXPECT_EQ(attribute(document, "//page", "number-format"), "lower-roman");
    EXPECT_EQ(attribute(document, "//page", "width"), "841.89");
    EXPECT_EQ(attribute(document, "//page", "margin-left"), "56.693");
}

TEST(OdtBlocks, LanguageAndDirectionFollowTheScript) {
    const auto document = read_odt(
        {.body = p("مرحبا", "A") + p("Bonjour", "A") + p("中", "A"),
         .automatic = style(
             "A",
             "",
             "<style:paragraph-properties style:writing-mode=\"rl-tb\"/><style:text-properties "
             "fo:language=\"fr\" fo:country=\"FR\" style:language-asian=\"zh\" "
             "style:country-asian=\"TW\" "
             "style:rfc-language-tag-complex=\"ar-EG\" fo:font-size=\"10pt\" "
             "style:font-size-complex=\"14pt\" style:font-size-asian=\"16pt\"/>")});
    EXPECT_EQ(look(document, 1, "direction"), "rtl");
    EXPECT_EQ(look(document, 1, "lang"), "ar-EG");
    EXPECT_EQ(look(document, 1, "size"), "14");
    EXPECT_EQ(look(document, 2, "lang"), "fr-FR");
    EXPECT_EQ(look(document, 2, "size"), "10");
    EXPECT_EQ(look(document, 3, "lang-east-asian"), "zh-Hant-TW");
    EXPECT_EQ(look(document, 3, "size"), "16");
}

TEST(OdtBlocks, SizesMayBeRelativeToTheParents) {
    const auto document =
        read_odt({.body = p("a", "P"),
                  .automatic = style("P",
                                     "style:parent-style-name=\"Q\"",
                                     "<style:text-properties style:font-size-rel=\"-2pt\"/>"),
                  .styles = style("Q", "", "<style:text-properties fo:font-size=\"14pt\"/>")});
    EXPECT_EQ(look(document, 1, "size"), "12");
}

TEST(OdtBlocks, TemplatesAreDocuments) {
    const Odt sample{.body = p("範本")};
    const Bytes bytes = zipped({{"mimetype", "application/vnd.oasis.opendocument.text-template"},
                                {"content.xml", office("document-content", odt_content(sample))}});
    EXPECT_EQ(body_of(read_bytes(bytes)), "<p>範本</p>");
}

TEST(OdtBlocks, FlatFilesHoldPicturesAndMacros) {
    const std::string picture =
        p("<draw:frame svg:width=\"1in\" "
          "svg:height=\"1in\"><draw:image><office:binary-data>iVBO\nRw0K\nGgo/"
          "</office:binary-data></draw:image></draw:frame>");
    const auto document = read_bytes(office(
        "document",
        "<office:scripts><office:script>Sub Main</office:script></office:scripts><office:body>"
        "<office:text>" +
            picture + "</office:text></office:body>"));
    ASSERT_EQ(document.resources.size(), 1U);
    EXPECT_EQ(document.resources.begin()->second->bytes.view(), "\x89PNG\r\n\x1A\n?");
    EXPECT_EQ(attribute(document, "//leftovers", "macros"), "1");
}

TEST(OdtBlocks, CellsMayBeTurned) {
    const auto mode = [](const std::string& how) {
        const auto document = read_odt(
            {.body = "<table:table><table:table-column/><table:table-row><table:table-cell "
                     "table:style-name=\"C\">" +
                     p("字") + "</table:table-cell></table:table-row></table:table>",
             .automatic = "<style:style style:name=\"C\" style:family=\"table-cell\">"
                          "<style:table-cell-properties " +
                          how + "/></style:style>"});
        return std::string(attribute(document, "//cell", "writing-mode"));
    };
    EXPECT_EQ(mode("style:rotation-angle=\"90\""), "sideways-lr");
    EXPECT_EQ(mode("style:rotation-angle=\"270deg\""), "sideways-rl");
    EXPECT_EQ(mode("style:rotation-angle=\"30\""), "");
    EXPECT_EQ(mode("style:writing-mode=\"tb-rl\""), "vertical-rl");
    EXPECT_EQ(mode("loext:writing-mode=\"bt-lr\" "
                   "xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:"
                   "1.0\""),
              "sideways-lr");
}

} // namespace
} // namespace engross::read
