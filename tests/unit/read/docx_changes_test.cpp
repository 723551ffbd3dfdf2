// Tracked changes, read as accepted, and hidden text (ECMA-376-1, 17.13.5 and 17.3.2.41).
#include "docx_samples.h"

namespace engross::read {
namespace {

const std::string deleted_mark = "<w:rPr><w:del w:author=\"李\"/></w:rPr>";

TEST(DocxChanges, ADeletedMarkJoinsParagraphsAndNamesItsAuthor) {
    const auto document = read_docx({.body = para(said("前"), deleted_mark) +
                                             "<w:bookmarkEnd w:id=\"1\"/>" + para(said("後"))});
    EXPECT_EQ(body_of(document), "<p>前後</p>");
    EXPECT_EQ(attribute(document, "//leftover[@kind='deletion']", "author"), "李");
    EXPECT_EQ(attribute(document, "//leftover[@kind='deletion']", "src"), "w/main.xml#p1");
}

TEST(DocxChanges, ADeletedParagraphBeforeATableIsGone) {
    const std::string gone =
        para("<w:del w:author=\"李\"><w:r><w:delText>x</w:delText></w:r></w:del>", deleted_mark);
    EXPECT_EQ(body_of_docx(gone + table_of(row_of(cell_of("a")))),
              "<table><body><row><cell><p>a</p></cell></row></body></table>");
}

TEST(DocxChanges, DeletedRowsAndCellsAreGone) {
    const std::string deleted = "<w:del w:author=\"李\"/>";
    EXPECT_EQ(body_of_docx(table_of(row_of(cell_of("a")) + row_of(cell_of("b"), deleted))),
              "<table><body><row><cell><p>a</p></cell></row></body></table>");
    EXPECT_EQ(body_of_docx(table_of(row_of(cell_of("a"), deleted)) + para(said("文"))),
              "<p>文</p>");
    const auto document = read_docx(
        {.body = table_of(row_of(cell_of("a") + cell_of("b", "<w:cellDel w:author=\"李\"/>") +
                                 cell_of("c", "<w:cellIns w:author=\"王\"/>")))});
    EXPECT_EQ(body_of(document),
              "<table><body><row><cell><p>a</p></cell><cell><p>c</p></cell></row></body></table>");
    EXPECT_EQ(attribute(document, "//leftover[@kind='deletion']", "author"), "李");
    EXPECT_EQ(attribute(document, "//leftover[@kind='insertion']", "author"), "王");
}

TEST(DocxChanges, ATrackedMergeOfCellsHolds) {
    EXPECT_EQ(body_of_docx(table_of(row_of(cell_of("a", "<w:cellMerge w:vMerge=\"rest\"/>")) +
                                    row_of(cell_of("", "<w:cellMerge w:vMerge=\"cont\"/>")))),
              "<table><body><row><cell rowspan=\"2\"><p>a</p></cell></row><row/></body></table>");
}

TEST(DocxChanges, MovedTextStandsWhereItWasMovedTo) {
    const auto document =
        read_docx({.body = para("<w:moveFrom w:author=\"王\">" + said("甲") + "</w:moveFrom>",
                                "<w:rPr><w:moveFrom w:author=\"王\"/></w:rPr>") +
                           para(said("乙")) +
                           para("<w:moveTo w:author=\"王\">" + said("甲") + "</w:moveTo>")});
    EXPECT_EQ(body_of(document), "<p>乙</p><p>甲</p>");
    EXPECT_EQ(attribute(document, "//leftovers", "insertions"), "1");
    EXPECT_EQ(attribute(document, "//leftovers", "deletions"), "2");
}

TEST(DocxChanges, ChangesOfFormatAreCounted) {
    const auto document =
        read_docx({.body = para(said("a", "<w:rPrChange w:author=\"王\"><w:rPr/></w:rPrChange>"),
                                "<w:pPrChange w:author=\"李\"><w:pPr/></w:pPrChange>")});
    EXPECT_EQ(attribute(document, "//leftovers", "formats"), "2");
    EXPECT_EQ(attribute(document, "//leftover[1]", "author"), "王");
    EXPECT_EQ(attribute(document, "//leftover[2]", "author"), "李");
}

TEST(DocxChanges, DeletedPartsOfFormulasAreGone) {
    const auto document = read_docx(
        {.body = para(
             "<m:oMath><m:r><m:t>x</m:t></m:r><m:r><w:rPr><w:del w:author=\"李\"/></w:rPr>"
             "<m:t>y</m:t></m:r><w:del w:author=\"王\"><m:r><m:t>z</m:t></m:r></w:del></m:oMath>")});
    EXPECT_EQ(xml::select(document.root(), "//formula").front().text(), "x");
    EXPECT_EQ(attribute(document, "//formula", "mathml"),
              "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mrow><mi>x</mi></mrow></math>");
    EXPECT_EQ(attribute(document, "//leftovers", "deletions"), "2");
}

TEST(DocxChanges, HiddenParagraphsAndRowsAreGone) {
    const std::string hidden = "<w:vanish/>";
    const auto document =
        read_docx({.body = para(said("密", hidden), "<w:rPr>" + hidden + "</w:rPr>") +
                           table_of(row_of(cell_of("a")) + row_of(cell_of("b"), "<w:hidden/>"))});
    EXPECT_EQ(body_of(document), "<table><body><row><cell><p>a</p></cell></row></body></table>");
    EXPECT_EQ(attribute(document, "//leftovers", "hidden"), "2");
}

TEST(DocxChanges, AShapeKeepsTheParagraphThatItHangsFrom) {
    const auto document =
        read_docx({.body = para(run_of("<w:pict><v:rect style=\"position:absolute;width:9pt;"
                                       "height:9pt\"/></w:pict>"),
                                "<w:rPr><w:vanish/></w:rPr>") +
                           table_of(row_of(cell_of("a")))});
    EXPECT_EQ(attribute(document, "//drawing", "at"), attribute(document, "//body/p[1]", "id"));
}

TEST(DocxChanges, AHiddenMarkJoinsButNotARunInHeading) {
    EXPECT_EQ(body_of_docx(para(said("a"), "<w:rPr><w:vanish/></w:rPr>") + para(said("b"))),
              "<p>ab</p>");
    EXPECT_EQ(
        body_of_docx(para(said("a"),
                          "<w:outlineLvl w:val=\"0\"/><w:rPr><w:vanish/><w:specVanish/></w:rPr>") +
                     para(said("b"))),
        "<heading level=\"1\">a</heading><p>b</p>");
}

} // namespace
} // namespace engross::read
