// Page setups of DOCX and ODT: mirrored margins, borders, where the body stands.
#include "docx_samples.h"

namespace engross::read {
namespace {

constexpr const char* paper =
    R"(<w:pgSz w:w="12000" w:h="16000"/><w:pgMar w:top="1440" w:right="720" w:bottom="1440" w:left="2160" w:header="600" w:footer="700" w:gutter="200"/>)";

doc::Document docx_page(const std::string& section, const std::string& settings = "") {
    return read_docx(
        {.body = para(said("文")) + "<w:sectPr><w:headerReference r:id=\"rH\"/>" + paper + section +
                 "</w:sectPr>",
         .relationships =
             relationship("rH", "header", "h.xml") + relationship("rT", "settings", "s.xml"),
         .more = {{"w/h.xml", w("hdr", para(said("首")))}, {"w/s.xml", w("settings", settings)}}});
}

std::string sides(const std::string& each) {
    std::string all;
    for (const std::string side : {"top", "left", "bottom", "right"}) {
        all += "<w:" + side + " " + each + "/>";
    }
    return all;
}

std::string of_page(const doc::Document& document, const std::string& name) {
    return attribute(document, "//page", name);
}

// fo:margin 20 pt all around, a header of 30 pt.
doc::Document odt_page(const std::string& usage, const std::string& properties) {
    const std::string layout =
        "<style:page-layout style:name=\"pm1\" " + usage +
        "><style:page-layout-properties fo:page-width=\"600pt\" fo:page-height=\"800pt\" "
        "fo:margin=\"20pt\" fo:margin-left=\"50pt\" " +
        properties +
        "/><style:header-style><style:header-footer-properties fo:min-height=\"30pt\"/>"
        "</style:header-style></style:page-layout>";
    const std::string master =
        "<style:master-page style:name=\"Standard\" style:page-layout-name=\"pm1\">"
        "<style:header><text:p>首</text:p></style:header></style:master-page>";
    return read_bytes(zipped(
        {{"mimetype", "application/vnd.oasis.opendocument.text"},
         {"content.xml", office("document-content", odt_content({.body = "<text:p>文</text:p>"}))},
         {"styles.xml",
          office("document-styles",
                 "<office:automatic-styles>" + layout +
                     "</office:automatic-styles><office:master-styles>" + master +
                     "</office:master-styles>")}}));
}

TEST(PageSetups, MirroredMargins) {
    EXPECT_EQ(of_page(docx_page("", "<w:mirrorMargins/>"), "mirrored"), "yes");
    EXPECT_EQ(of_page(docx_page("", "<w:mirrorMargins w:val=\"0\"/>"), "mirrored"), "");
    EXPECT_EQ(of_page(docx_page(""), "margin-left"), "118"); // with the gutter
    EXPECT_EQ(of_page(odt_page("style:page-usage=\"mirrored\"", ""), "mirrored"), "yes");
    EXPECT_EQ(of_page(odt_page("style:page-usage=\"all\"", ""), "mirrored"), "");
}

TEST(PageSetups, ADocxBorderCountsFromTextOrPage) {
    const std::string line = R"(w:val="double" w:sz="16" w:space="4" w:color="FF0000")";
    const auto page =
        docx_page("<w:pgBorders w:offsetFrom=\"page\">" + sides(line) + "</w:pgBorders>");
    EXPECT_EQ(of_page(page, "border"), "6 #ff0000 double");
    EXPECT_EQ(of_page(page, "border-distance"), "4 4 4 4");
    EXPECT_EQ(of_page(page, "border-pages"), "");
    // Around the header, which begins 30 pt from the edge; there is no footer.
    const std::string from_text = "<w:pgBorders>" + sides(line) + "</w:pgBorders>";
    EXPECT_EQ(of_page(docx_page(from_text), "border-distance"), "20 26 62 108");
    EXPECT_EQ(of_page(docx_page(from_text, "<w:bordersDoNotSurroundHeader/>"), "border-distance"),
              "62 26 62 108");
}

TEST(PageSetups, ADocxBorderMayHaveSomeSidesOrPagesOnly) {
    const auto page = docx_page(
        R"(<w:pgBorders w:offsetFrom="page" w:display="firstPage"><w:top w:val="apples" w:sz="12" w:space="9"/><w:left w:val="nil"/></w:pgBorders>)");
    EXPECT_EQ(of_page(page, "border"), "1.5 #000000; none; none; none");
    EXPECT_EQ(of_page(page, "border-distance"), "9 36 72 118");
    EXPECT_EQ(of_page(page, "border-pages"), "first");
    EXPECT_EQ(of_page(docx_page("<w:pgBorders w:display=\"notFirstPage\">" +
                                sides("w:val=\"single\"") + "</w:pgBorders>"),
                      "border-pages"),
              "not-first");
    EXPECT_EQ(of_page(docx_page("<w:pgBorders>" + sides("w:val=\"none\"") + "</w:pgBorders>"),
                      "border-distance"),
              "");
}

TEST(PageSetups, AnOdtBorderStandsAtTheMarginAndNarrowsTheText) {
    const auto all = odt_page("", R"(fo:border="3pt double #ff0000" fo:padding="7pt")");
    EXPECT_EQ(of_page(all, "border"), "3 #ff0000 double");
    EXPECT_EQ(of_page(all, "border-distance"), "20 20 20 50");
    EXPECT_EQ(of_page(all, "margin-left"), "60");
    EXPECT_EQ(of_page(all, "margin-right"), "30");
    EXPECT_EQ(of_page(all, "header-distance"), "30");
    EXPECT_EQ(of_page(all, "margin-top"), "60"); // the header stands inside
    const auto some =
        odt_page("", R"(fo:border="none" fo:border-left="1pt solid #0000ff" fo:padding="7pt")");
    EXPECT_EQ(of_page(some, "border"), "none; none; none; 1 #0000ff");
    EXPECT_EQ(of_page(some, "margin-left"), "58");
    EXPECT_EQ(of_page(some, "margin-right"), "20");
    const auto none = odt_page("", R"(fo:border="none" fo:padding="7pt")");
    EXPECT_EQ(of_page(none, "border"), "");
    EXPECT_EQ(of_page(none, "margin-left"), "50");
}

TEST(PageSetups, WhereTheBodyStands) {
    const auto of = [](const std::string& value) {
        return of_page(docx_page("<w:vAlign w:val=\"" + value + "\"/>"), "vertical-align");
    };
    EXPECT_EQ(of("center"), "middle");
    EXPECT_EQ(of("bottom"), "bottom");
    EXPECT_EQ(of("both"), ""); // a page that is not full begins at its top
    EXPECT_EQ(of("top"), "");
}

} // namespace
} // namespace engross::read
