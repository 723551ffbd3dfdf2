// ODT, inside paragraphs: fields, references, hidden text, changes, notes, ruby, objects.
#include "samples.h"

#include "base/error.h"

namespace engross::read {
namespace {

std::string p(const std::string& inside, const std::string& attributes = "") {
    return "<text:p " + attributes + ">" + inside + "</text:p>";
}

std::string body(const std::string& inside) { return body_of(read_odt({.body = inside})); }

std::string leftovers(const doc::Document& document, const std::string& kind) {
    std::string list;
    for (const xml::Node node : xml::select(document.root(), "//leftover[@kind='" + kind + "']")) {
        list += std::string(node.attr("author")) + ":" + node.text() + ";";
    }
    return list;
}

TEST(OdtInline, FieldsShowTheirLastValue) {
    EXPECT_EQ(body(p(R"(<text:user-field-get text:name="案號">114-07</text:user-field-get>)")),
              R"(<p><field kind="other" name="案號">114-07</field></p>)");
    EXPECT_EQ(body(p("<text:conditional-text>甲</text:conditional-text>"
                     "<text:variable-input text:name=\"v\">乙</text:variable-input>"
                     "<text:sender-company>丙</text:sender-company>")),
              R"(<p><field kind="other">甲</field><field kind="other" name="v">乙</field>)"
              R"(<field kind="other">丙</field></p>)");
}

TEST(OdtInline, APageNumberOfAnotherPageIsNoPageNumber) {
    EXPECT_EQ(body(p(R"(<text:page-number text:select-page="next">8</text:page-number>)")),
              R"(<p><field kind="other">8</field></p>)");
    EXPECT_EQ(body(p(R"(<text:page-number style:num-format="I">VIII</text:page-number>)")),
              R"(<p><field kind="page" format="upper-roman">VIII</field></p>)");
    EXPECT_EQ(body(p(R"(<text:page-number text:select-page="current">8</text:page-number>)")),
              R"(<p><field kind="page">8</field></p>)");
}

TEST(OdtInline, FieldsThatAreSwitchedOffAreLeftovers) {
    const auto document = read_odt(
        {.body =
             p("a<text:variable-set text:name=\"v\" text:display=\"none\">底價</text:variable-set>"
               "<text:hidden-text text:string-value=\"密\" text:is-hidden=\"true\"/>"
               "<text:hidden-text text:string-value=\"明\">明</text:hidden-text>")});
    EXPECT_EQ(body_of(document), R"(<p>a<field kind="other">明</field></p>)");
    EXPECT_EQ(leftovers(document, "hidden"), ":底價;:密;");
}

TEST(OdtInline, AFieldHidesItsParagraph) {
    const auto document =
        read_odt({.body = p("密<text:hidden-paragraph text:is-hidden=\"true\"/>件") +
                          p("公<text:hidden-paragraph text:is-hidden=\"false\"/>開")});
    EXPECT_EQ(body_of(document), "<p>公開</p>");
    EXPECT_EQ(leftovers(document, "hidden"), ":密件;");
}

TEST(OdtInline, SequencesAndNotesThatAreReferredToHaveAnchors) {
    const std::string sequence =
        R"(<text:sequence text:ref-name="ref0" text:name="圖">1</text:sequence>)";
    const std::string note =
        R"(<text:note text:id="ftn1" text:note-class="footnote">)"
        "<text:note-citation>1</text:note-citation><text:note-body/></text:note>";
    EXPECT_EQ(body(p("圖" + sequence + "見" +
                     R"(<text:sequence-ref text:ref-name="ref0">圖1</text:sequence-ref>)" + note +
                     R"(<text:note-ref text:ref-name="ftn1">1</text:note-ref>)")),
              R"(<p>圖<anchor name="ref0"/><field kind="sequence" name="圖">1</field>見)"
              R"(<field kind="ref" name="ref0">圖1</field><anchor name="ftn1"/>)"
              R"(<note-ref ref="n1">1</note-ref><field kind="ref" name="ftn1">1</field></p>)");
    EXPECT_EQ(body(p(sequence)), R"(<p><field kind="sequence" name="圖">1</field></p>)");
}

TEST(OdtInline, BookmarksAndMarksOfReferences) {
    EXPECT_EQ(
        body(p("<text:bookmark-start text:name=\"甲\"/>字<text:bookmark-end text:name=\"甲\"/>"
               "<text:reference-mark text:name=\"乙\"/>"
               "<text:bookmark-ref text:reference-format=\"page\" "
               "text:ref-name=\"甲\">3</text:bookmark-ref>"
               "<text:reference-ref text:reference-format=\"text\" "
               "text:ref-name=\"乙\">字</text:reference-ref>")),
        R"(<p><anchor name="甲"/>字<anchor name="乙"/><field kind="page-ref" name="甲">3</field>)"
        R"(<field kind="ref" name="乙">字</field></p>)");
}

TEST(OdtInline, LinksToHeadingsFindThem) {
    const std::string outline =
        R"(<text:outline-style style:name="Outline"><text:outline-level-style text:level="1")"
        R"( style:num-format="1" style:num-suffix="."/></text:outline-style>)";
    const auto document =
        read_odt({.body = p(R"(<text:a xlink:href="#1.%E7%9B%AE%20的|outline">甲</text:a>)"
                            R"(<text:a xlink:href="#無|outline">乙</text:a>)"
                            R"(<text:a xlink:href="#表1|table">丙</text:a>)") +
                          R"(<text:h text:outline-level="1">目 的</text:h>)",
                  .styles = outline});
    EXPECT_EQ(attribute(document, "//link[1]", "ref"), "b2");
    EXPECT_EQ(attribute(document, "//link[2]", "ref"), "無");
    EXPECT_EQ(attribute(document, "//link[3]", "ref"), "表1");
}

TEST(OdtInline, AnAddressThatIsNoTextHarmsNothing) {
    const auto document = read_odt({.body = p(R"(<text:a xlink:href="#%00%FF%zz%">甲</text:a>)")});
    EXPECT_EQ(attribute(document, "//link", "ref"), "\xEF\xBF\xBD%zz%");
}

TEST(OdtInline, RubyKeepsBaseAndReading) {
    EXPECT_EQ(
        body(p(
            "<text:ruby><text:ruby-base>礁</text:ruby-base><text:ruby-text>ㄐㄧㄠ</text:ruby-text>"
            "</text:ruby>石")),
        "<p><ruby><base>礁</base><reading>ㄐㄧㄠ</reading></ruby>石</p>");
}

std::string region(const std::string& id,
                   const std::string& kind,
                   const std::string& author,
                   const std::string& inside = "") {
    return "<text:changed-region text:id=\"" + id + "\"><text:" + kind +
           "><office:change-info><dc:creator>" + author + "</dc:creator></office:change-info>" +
           inside + "</text:" + kind + "></text:changed-region>";
}

TEST(OdtInline, ChangesAreReadAsAcceptedAndCountedWithAuthors) {
    const auto document = read_odt(
        {.body =
             "<text:tracked-changes>" + region("c1", "format-change", "李") +
             region("c2", "insertion", "王") + region("c3", "deletion", "陳", p("刪")) +
             region("c4", "deletion", "林", p("無標記")) + "</text:tracked-changes>" +
             p("<text:change-start text:change-id=\"c1\"/>粗<text:change-end "
               "text:change-id=\"c1\"/>"
               "<text:change-start text:change-id=\"c2\"/>新") +
             p("段<text:change-end text:change-id=\"c2\"/><text:change text:change-id=\"c3\"/>")});
    EXPECT_EQ(body_of(document), "<p>粗新</p><p>段</p>");
    EXPECT_EQ(leftovers(document, "format"), "李:粗;");
    EXPECT_EQ(leftovers(document, "insertion"), "王:新段;");
    EXPECT_EQ(leftovers(document, "deletion"), "陳:刪;林:無標記;");
    EXPECT_EQ(attribute(document, "//leftovers", "formats"), "1");
    EXPECT_EQ(attribute(document, "//leftovers", "deletions"), "2");
}

TEST(OdtInline, CommentsAreLeftOutWithTheirAuthors) {
    const auto document =
        read_odt({.body = p("甲<office:annotation office:name=\"1\"><dc:creator>張</dc:creator>" +
                            p("為何？") +
                            "</office:annotation>乙<office:annotation-end office:name=\"1\"/>")});
    EXPECT_EQ(body_of(document), "<p>甲乙</p>");
    EXPECT_EQ(leftovers(document, "comment"), "張:為何？;");
}

TEST(OdtInline, NotesWithoutAMarkAreNumbered) {
    const auto note = [](const std::string& kind, const std::string& citation) {
        return "<text:note text:note-class=\"" + kind + "\"><text:note-citation" + citation +
               "</text:note-citation><text:note-body><text:p>註</text:p></text:note-body></"
               "text:note>";
    };
    const auto document =
        read_odt({.body = p(note("footnote", ">") + note("endnote", ">") +
                            note("footnote", " text:label=\"*\">*") + note("footnote", ">"))});
    std::string marks;
    for (const xml::Node node : xml::select(document.root(), "//note/label")) {
        marks += node.text() + " ";
    }
    EXPECT_EQ(marks, "1 i * 2 ");
}

constexpr const char* math =
    R"(<math:math xmlns:math="http://www.w3.org/1998/Math/MathML"><math:semantics><math:mrow>)"
    R"(<math:mi>x</math:mi><math:mo>+</math:mo><math:mn>1</math:mn></math:mrow>)"
    R"(<math:annotation>x + 1</math:annotation></math:semantics></math:math>)";

TEST(OdtInline, FormulasAreMathMl) {
    const std::string frame = p("<draw:frame><draw:object xlink:href=\"./Object 1\"/><draw:image "
                                "xlink:href=\"r\"/></draw:frame>");
    const auto packed = read_odt({.body = frame, .more = {{"Object 1/content.xml", math}}});
    EXPECT_EQ(xml::select(packed.root(), "//formula").front().text(), "x+1");
    EXPECT_TRUE(attribute(packed, "//formula", "mathml").starts_with("<math:math xmlns:math="));
    const auto within = read_odt({.body = p("<draw:frame><draw:object>" + std::string(math) +
                                            "</draw:object></draw:frame>")});
    EXPECT_EQ(attribute(within, "//formula", "mathml"), attribute(packed, "//formula", "mathml"));
}

constexpr const char* chart =
    R"(<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
    R"( xmlns:chart="urn:oasis:names:tc:opendocument:xmlns:chart:1.0")"
    R"( xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0")"
    R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:chart>)"
    R"(<chart:chart><chart:title><text:p>參訪人次</text:p></chart:title><table:table>)"
    R"(<table:table-header-columns><table:table-column/></table:table-header-columns>)"
    R"(<table:table-header-rows><table:table-row><table:table-cell><text:p/></table:table-cell>)"
    R"(<table:table-cell><text:p>人</text:p></table:table-cell></table:table-row></table:table-header-rows>)"
    R"(<table:table-rows><table:table-row><table:table-cell><text:p>七月</text:p></table:table-cell>)"
    R"(<table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table-rows>)"
    R"(</table:table></chart:chart></office:chart></office:body></office:document-content>)";

TEST(OdtInline, ChartsBringTheirData) {
    const auto document = read_odt(
        {.body = p("圖<draw:frame><draw:object xlink:href=\"./Object 1\"/>"
                   "<draw:image xlink:href=\"./ObjectReplacements/Object 1\"/></draw:frame>"),
         .more = {{"Object 1/content.xml", chart}, {"ObjectReplacements/Object 1", "VCLMTF…"}}});
    EXPECT_EQ(
        body_of(document),
        R"(<p>圖<image width="0" height="0" anchor="floating"/></p><p>參訪人次</p><table header="author"><head><row>)"
        R"(<cell header="yes" scope="column"><p/></cell><cell header="yes" scope="column"><p>人</p></cell>)"
        R"(</row></head><body><row><cell header="yes" scope="row"><p>七月</p></cell>)"
        R"(<cell><p>12</p></cell></row></body></table>)");
    EXPECT_EQ(attribute(document, "//trouble", "kind"), "object-flattened");
    EXPECT_EQ(attribute(document, "//body/table", "src"), "Object 1/content.xml");
}

TEST(OdtInline, OtherObjectsShowTheirPicture) {
    const auto document = read_odt(
        {.body = p("<draw:frame><draw:object-ole xlink:href=\"./Object 1\"/>"
                   "<draw:image xlink:href=\"./ObjectReplacements/Object 1\"/></draw:frame>"),
         .more = {{"Object 1", "ole"}, {"ObjectReplacements/Object 1", "\x89PNG\r\n\x1A\n?"}}});
    EXPECT_EQ(xml::select(document.root(), "//image[@resource]").size(), 1U);
    EXPECT_EQ(attribute(document, "//leftovers", "objects"), "1");
}

TEST(OdtInline, PicturesTurn) {
    const auto document =
        read_odt({.body = p("<draw:frame draw:transform=\"rotate (1.5707963) translate (1cm 2cm)\">"
                            "<draw:image xlink:href=\"a.png\"/></draw:frame>"),
                  .more = {{"a.png", "\x89PNG\r\n\x1A\n?"}}});
    EXPECT_EQ(attribute(document, "//image", "rotation"), "-90");
}

TEST(OdtInline, SpacesWithoutEndAreRefused) {
    EXPECT_THROW(static_cast<void>(read_odt({.body = p("a<text:s text:c=\"2000000000\"/>b")})),
                 Error);
}

TEST(OdtInline, ScriptsAreMacros) {
    const auto document = read_odt({.body = p("a<text:script>Beep</text:script>")});
    EXPECT_EQ(body_of(document), "<p>a</p>");
    EXPECT_EQ(attribute(document, "//leftovers", "macros"), "1");
}

} // namespace
} // namespace engross::read
