// Fields of a DOCX (ECMA-376-1, 17.16).
#include "docx_samples.h"

namespace engross::read {
namespace {

std::string line(const std::string& inside) { return body_of_docx(para(inside)); }

TEST(DocxFields, KeepTheirResultAndKind) {
    struct Case {
        const char* instruction;
        const char* opened;
    };

    for (const Case& each :
         {Case{" PAGE \\* MERGEFORMAT ", "field kind=\"page\""},
          {"PAGE \\* CHINESENUM3 \\* MERGEFORMAT", "field kind=\"page\" format=\"han\""},
          {"NUMPAGES", "field kind=\"pages\""},
          {"SECTIONPAGES", "field kind=\"pages\""},
          {"SEQ 表 \\* ARABIC", "field kind=\"sequence\" name=\"表\""},
          {"REF _Ref1 \\h", "field kind=\"ref\" name=\"_Ref1\""},
          {"NOTEREF _Ref2", "field kind=\"ref\" name=\"_Ref2\""},
          {"PAGEREF _Toc1 \\h", "field kind=\"page-ref\" name=\"_Toc1\""},
          {"STYLEREF \"標題 1\"", "field kind=\"style-ref\" name=\"標題 1\""},
          {"STYLEREF 2 \\n", "field kind=\"style-ref\" name=\"Heading 2\" part=\"number\""},
          {"DATE \\@ \"yyyy\"", "field kind=\"date\""},
          {"DOCPROPERTY Company", "field kind=\"other\" name=\"Company\""}}) {
        const std::string expected = "<p><" + std::string(each.opened) + ">7</field></p>";
        EXPECT_EQ(line(complex_field(each.instruction, said("7"))), expected) << each.instruction;
        std::string quoted(each.instruction);
        for (auto at = quoted.find('"'); at != std::string::npos; at = quoted.find('"', at)) {
            quoted.replace(at, 1, "&quot;");
        }
        EXPECT_EQ(line("<w:fldSimple w:instr=\"" + quoted + "\">" + said("7") + "</w:fldSimple>"),
                  expected)
            << each.instruction;
    }
}

TEST(DocxFields, NestedFieldsStandInEachOther) {
    EXPECT_EQ(
        line(complex_field("HYPERLINK \\l \"_Toc1\"",
                           said("一") + complex_field("PAGEREF _Toc1", said("3")))),
        "<p><link ref=\"_Toc1\">一<field kind=\"page-ref\" name=\"_Toc1\">3</field></link></p>");
    // A field inside an instruction says nothing itself.
    EXPECT_EQ(
        line(complex_field("IF " + std::string("</w:instrText></w:r>") +
                               complex_field("MERGEFIELD a", said("x")) + "<w:r><w:instrText> = 1",
                           said("是"))),
        "<p><field kind=\"other\" name=\"=\">是</field></p>");
}

TEST(DocxFields, ALinkKeepsItsTip) {
    EXPECT_EQ(
        line(complex_field("HYPERLINK \"https://x.tw/\" \\o \"說明\" \\t \"_blank\"", said("x"))),
        "<p><link href=\"https://x.tw/\" title=\"說明\">x</link></p>");
}

TEST(DocxFields, SequencesWithoutResultAreCounted) {
    const auto sequence = [](const std::string& more, const std::string& result = "") {
        return para(said("圖") + complex_field("SEQ 圖 " + more, result));
    };
    EXPECT_EQ(
        body_of_docx(sequence("", said("1")) + sequence("\\* CHINESENUM3") + sequence("\\r 10") +
                     sequence("\\c \\* ROMAN") + sequence("\\h") +
                     "<w:p><w:fldSimple w:instr=\"SEQ 圖\"/></w:p>"),
        "<p>圖<field kind=\"sequence\" name=\"圖\">1</field></p><p>圖<field kind=\"sequence\" name=\"圖\">二</field></p>"
        "<p>圖<field kind=\"sequence\" name=\"圖\">10</field></p><p>圖<field kind=\"sequence\" name=\"圖\">X</field></p>"
        "<p>圖</p><p><field kind=\"sequence\" name=\"圖\">12</field></p>");
}

TEST(DocxFields, SymbolsAndQuotesDrawWithoutResult) {
    EXPECT_EQ(line(complex_field("SYMBOL 252 \\f \"Wingdings\"")), "<p>✓</p>");
    EXPECT_EQ(line(complex_field("SYMBOL 0x2605")), "<p>★</p>");
    EXPECT_EQ(line(complex_field("QUOTE \"引文\"")), "<p>引文</p>");
    EXPECT_EQ(line(complex_field("XE \"索引\"") + said("文")),
              "<p>文</p>"); // an entry of an index draws nothing
}

TEST(DocxFields, AListOfFiguresIsAToc) {
    const auto document =
        read_docx({.body = para(complex_field("TOC \\h \\c \"圖\"", said("圖 1")))});
    EXPECT_EQ(attribute(document, "//toc", "list"), "figures");
}

TEST(DocxFields, BookmarksStandAnywhere) {
    const std::string mark = "<w:bookmarkStart w:id=\"1\" w:name=\"m\"/>";
    EXPECT_EQ(body_of_docx(mark + para(said("a"))), "<p><anchor name=\"m\"/>a</p>");
    EXPECT_EQ(body_of_docx(table_of(mark + row_of(cell_of("a")))),
              "<table><body><row><cell><p><anchor name=\"m\"/>a</p></cell></row></body></table>");
    EXPECT_EQ(
        body_of_docx(table_of(row_of(cell_of("a") + mark + cell_of("b")))),
        "<table><body><row><cell><p>a</p></cell><cell><p><anchor name=\"m\"/>b</p></cell></row></body></table>");
}

} // namespace
} // namespace engross::read
