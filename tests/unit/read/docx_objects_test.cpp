// What stands outside the plain runs of a DOCX: fields without results, notes within notes,
// symbols, charts, diagrams, imported chunks, table styles in parts.
#include "samples.h"

#include "read/docx/inline.h"
#include "read/docx/objects.h"
#include "read/symbols.h"

namespace engross::read {
namespace {

std::string paragraph(const std::string& inside) { return "<w:p>" + inside + "</w:p>"; }

std::string run(const std::string& inside) { return "<w:r>" + inside + "</w:r>"; }

std::string words(const std::string& text) {
    return run("<w:t xml:space=\"preserve\">" + text + "</w:t>");
}

std::string bare_field(const std::string& instruction, const std::string& data = "") {
    return run("<w:fldChar w:fldCharType=\"begin\">" + data + "</w:fldChar>") +
           run("<w:instrText>" + instruction + "</w:instrText>") +
           run("<w:fldChar w:fldCharType=\"end\"/>");
}

std::string body(const Docx& sample) { return body_of(read_docx(sample)); }

TEST(DocxObjects, FieldsWithoutResultDrawWhatTheySay) {
    EXPECT_EQ(body({.body = paragraph(bare_field("MACROBUTTON NoMacro 請按此輸入 姓名"))}),
              "<p>請按此輸入 姓名</p>");
    const std::string box =
        "<w:ffData><w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox></w:ffData>";
    EXPECT_EQ(body({.body = paragraph(bare_field("FORMCHECKBOX", box) + words("是"))}),
              "<p>☒是</p>");
    const std::string list =
        "<w:ffData><w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"甲\"/>"
        "<w:listEntry w:val=\"乙\"/></w:ddList></w:ffData>";
    EXPECT_EQ(body({.body = paragraph(bare_field("FORMDROPDOWN", list))}), "<p>乙</p>");
}

TEST(DocxObjects, EquationFieldsAreReadInALine) {
    EXPECT_EQ(docx::equation_text("EQ \\f(1,2)"), "1/2");
    EXPECT_EQ(docx::equation_text("EQ \\r(3,x)"), "3√(x)");
    EXPECT_EQ(docx::equation_text(
                  "EQ \\* jc2 \\* \"Font:標楷體\" \\* hps16 \\o\\ad(\\s\\up 11(ㄊㄞˊ),臺)"),
              "ㄊㄞˊ臺");
    EXPECT_EQ(docx::equation_text("EQ \\f("), "");
}

TEST(DocxObjects, NotesWithinNotesAreReadOnce) {
    const auto reference = [](const std::string& id) {
        return run("<w:footnoteReference w:id=\"" + id + "\"/>");
    };
    const auto note = [](const std::string& id, const std::string& inside) {
        return "<w:footnote w:id=\"" + id + "\">" + paragraph(inside) + "</w:footnote>";
    };
    const std::string notes =
        note("1", words("外") + reference("2")) + note("2", words("內") + reference("1"));
    const auto document = read_docx({.body = paragraph(reference("1") + reference("2")),
                                     .relationships = relationship("rF", "footnotes", "notes.xml"),
                                     .more = {{"w/notes.xml", w("footnotes", notes)}}});
    EXPECT_EQ(xml::select(document.root(), "/document/notes/note").size(), 2U);
    EXPECT_EQ(attribute(document, "/document/notes/note[2]/p", "id"), "n2.1");
    EXPECT_EQ(attribute(document, "/document/body/p/note-ref[2]", "ref"), "n2");
    EXPECT_EQ(attribute(document, "/document/notes/note[2]/p/note-ref", "ref"), "n1");
}

TEST(DocxObjects, NotesAreNumberedAsTheFileSays) {
    const auto marks = [](const std::string& properties) {
        const std::string reference =
            run("<w:footnoteReference w:id=\"1\"/>") + run("<w:footnoteReference w:id=\"2\"/>");
        const std::string notes = "<w:footnote w:id=\"1\"/><w:footnote w:id=\"2\"/>";
        const auto document = read_docx(
            {.body = paragraph(reference),
             .relationships = relationship("rF", "footnotes", "notes.xml") +
                              relationship("rS2", "settings", "set.xml"),
             .more = {
                 {"w/notes.xml", w("footnotes", notes)},
                 {"w/set.xml", w("settings", "<w:footnotePr>" + properties + "</w:footnotePr>")}}});
        std::string all;
        for (const xml::Node each : xml::select(document.root(), "//body//note-ref")) {
            all += each.text() + " ";
        }
        return all;
    };
    EXPECT_EQ(marks(""), "1 2 ");
    EXPECT_EQ(marks("<w:numFmt w:val=\"taiwaneseCountingThousand\"/><w:numStart w:val=\"3\"/>"),
              "三 四 ");
    EXPECT_EQ(marks("<w:numFmt w:val=\"chicago\"/><w:numStart w:val=\"4\"/>"), "§ ** ");
}

TEST(DocxObjects, SymbolFontsBecomeTheCharactersThatTheyDraw) {
    EXPECT_EQ(symbol_text("abS", "Symbol"), "αβΣ");
    EXPECT_EQ(symbol_text("\uF0B3", "Symbol"), "≥");
    EXPECT_EQ(symbol_text("\uF0FE\uF0A8", "Wingdings"), "☑◻");
    EXPECT_EQ(symbol_text("R", "Wingdings 2"), "☑");
    const std::string symbol =
        "<w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr><w:t>m</w:t>";
    EXPECT_EQ(body({.body = paragraph(run(symbol) + words("m"))}).find("μ") != std::string::npos,
              true);
    // Characters that a person made for a name are not a symbol font's.
    EXPECT_EQ(body({.body = paragraph(words("\uF0B3"))}), "<p>\uF0B3</p>");
}

TEST(DocxObjects, AChartIsReadAsATable) {
    const std::string cache =
        "<c:cat><c:strRef><c:strCache><c:pt idx=\"0\"><c:v>2024</c:v></c:pt><c:pt idx=\"1\">"
        "<c:v>2025</c:v></c:pt></c:strCache></c:strRef></c:cat>";
    const std::string chart =
        "<c:chartSpace xmlns:c=\"urn:c\" "
        "xmlns:a=\"urn:a\"><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>人次</a:t></a:r>"
        "</a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser><c:tx><c:v>旅客</c:v></"
        "c:tx>" +
        cache +
        "<c:val><c:numRef><c:numCache><c:pt "
        "idx=\"1\"><c:v>7</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>"
        "</c:barChart></c:plotArea></c:chart></c:chartSpace>";
    const std::string frame =
        "<w:drawing><wp:inline><a:graphic><a:graphicData><c:chart xmlns:c=\"urn:c\" r:id=\"rC\"/>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing>";
    const auto document = read_docx({.body = paragraph(run(frame)),
                                     .relationships = relationship("rC", "chart", "chart.xml"),
                                     .more = {{"w/chart.xml", chart}}});
    const std::string tree = body_of(document);
    EXPECT_NE(tree.find("<p>人次</p><table"), std::string::npos);
    EXPECT_NE(tree.find("<cell header=\"yes\" scope=\"column\"><p>旅客</p></cell></row></head>"),
              std::string::npos);
    EXPECT_NE(
        tree.find("<cell header=\"yes\" scope=\"row\"><p>2025</p></cell><cell><p>7</p></cell>"),
        std::string::npos);
    EXPECT_EQ(attribute(document, "//trouble", "kind"), "object-flattened");
}

TEST(DocxObjects, ADiagramGivesItsWords) {
    const std::string data =
        "<d:dataModel xmlns:d=\"urn:d\" "
        "xmlns:a=\"urn:a\"><d:ptLst><d:pt><d:t><a:p><a:r><a:t>規劃</a:t>"
        "</a:r></a:p></d:t></d:pt><d:pt><d:t><a:p/></d:t></d:pt></d:ptLst></d:dataModel>";
    const std::string frame =
        "<w:drawing><wp:inline><a:graphic><a:graphicData><d:relIds xmlns:d=\"urn:d\" r:dm=\"rD\"/>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing>";
    EXPECT_EQ(body({.body = paragraph(run(frame)),
                    .relationships = relationship("rD", "diagramData", "data.xml"),
                    .more = {{"w/data.xml", data}}}),
              "<p/><p>規劃</p>");
}

TEST(DocxObjects, ChunksOfHtmlAndTextAreReadAsParagraphs) {
    const auto read_as = [](const std::string& name, const std::string& content) {
        return body({.body = "<w:altChunk r:id=\"rA\"/>",
                     .relationships = relationship("rA", "aFChunk", name),
                     .more = {{"w/" + name, content}}});
    };
    EXPECT_EQ(read_as("a.htm",
                      "<html><head><title>x</title></head><p>甲 &amp; "
                      "<b>乙</b></p><script>1</script><p>丙</html>"),
              "<p>甲 &amp; 乙</p><p>丙</p>");
    EXPECT_EQ(read_as("a.txt", "一\r\n二"), "<p>一</p><p>二</p>");
    EXPECT_EQ(read_as("a.docx", docx_bytes({.body = paragraph(words("內"))})), "<p>內</p>");
    const auto lost = read_docx({.body = "<w:altChunk r:id=\"rA\"/>",
                                 .relationships = relationship("rA", "aFChunk", "a.rtf"),
                                 .more = {{"w/a.rtf", "{\\rtf1}"}}});
    EXPECT_EQ(attribute(lost, "//trouble", "kind"), "object-lost");
}

TEST(DocxObjects, TableStylesHoldInPartsOfATable) {
    const std::string style =
        "<w:style w:type=\"table\" w:styleId=\"T\"><w:name w:val=\"T\"/>"
        "<w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd "
        "w:fill=\"FF0000\"/></w:tcPr>"
        "</w:tblStylePr></w:style>";
    const std::string row = "<w:tr><w:tc>" + paragraph(words("a")) + "</w:tc></w:tr>";
    const auto read_table = [&](const std::string& first) {
        return read_docx(
            {.body = "<w:tbl><w:tblPr><w:tblStyle w:val=\"T\"/><w:tblLook w:firstRow=\"" + first +
                     "\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"100\"/></w:tblGrid>" + row + row +
                     "</w:tbl>",
             .styles = style});
    };
    const auto on = read_table("1");
    EXPECT_EQ(attribute(on, "//row[1]/cell", "background"), "#ff0000");
    EXPECT_EQ(attribute(on, "//row[2]/cell", "background"), "");
    EXPECT_EQ(attribute(on, "//style[@id = //row[1]//p/@style]", "weight"), "700");
    EXPECT_EQ(attribute(on, "//style[@id = //row[2]//p/@style]", "weight"), "");
    EXPECT_EQ(attribute(read_table("0"), "//row[1]/cell", "background"), "");
}

TEST(Docx, SaysWhatIsProtected) {
    const auto protection = [](const std::string& setting) {
        const doc::Document document =
            read_bytes(docx_bytes({.body = "<w:p><w:r><w:t>字</w:t></w:r></w:p>",
                                   .relationships = relationship("rS2", "settings", "set.xml"),
                                   .more = {{"w/set.xml", w("settings", setting)}}}));
        return std::string(document.meta().child("source").attr("protection"));
    };
    EXPECT_EQ(protection(R"(<w:documentProtection w:edit="readOnly" w:enforcement="1"/>)"),
              "read-only");
    EXPECT_EQ(protection(R"(<w:documentProtection w:edit="forms" w:enforcement="true"/>)"),
              "forms");
    EXPECT_EQ(protection(R"(<w:documentProtection w:edit="trackedChanges" w:enforcement="on"/>)"),
              "tracked-changes");
    EXPECT_EQ(protection(R"(<w:documentProtection w:edit="readOnly" w:enforcement="0"/>)"), "");
    EXPECT_EQ(protection(R"(<w:writeProtection w:recommended="1"/>)"), "read-only");
    EXPECT_EQ(protection(""), "");
}

} // namespace
} // namespace engross::read
