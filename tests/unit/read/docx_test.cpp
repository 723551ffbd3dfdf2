#include "samples.h"

namespace engross::read {
namespace {

std::string p(const std::string& inside, const std::string& properties = "") {
    return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") + inside +
           "</w:p>";
}

std::string r(const std::string& words, const std::string& properties = "") {
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + words +
           "</w:t></w:r>";
}

std::string field_char(const std::string& type) {
    return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
}

std::string field(const std::string& instruction, const std::string& result) {
    return field_char("begin") + "<w:r><w:instrText>" + instruction + "</w:instrText></w:r>" +
           field_char("separate") + result + field_char("end");
}

std::string body(const std::string& inside) { return body_of(read_docx({.body = inside})); }

TEST(Docx, JoinsRunsOfOneLook) {
    EXPECT_EQ(body(p(r("全球") + r("城市"))), "<p>全球城市</p>");
    EXPECT_EQ(body(p(r("全球永續") + r("城市", "<w:b/>"))), "<p>全球永續<span>城市</span></p>");
}

TEST(Docx, ReadsTheMainPartByItsRelationship) {
    const auto document = read_docx({.body = p(r("a")) + p(r("b"))});
    EXPECT_EQ(attribute(document, "//body/p[2]", "src"), "w/main.xml#p2");
    EXPECT_EQ(attribute(document, "//body/p[2]", "id"), "b2");
    EXPECT_EQ(attribute(document, "//source", "format"), "docx");
}

TEST(Docx, KeepsCharactersOfRuns) {
    EXPECT_EQ(
        body(p(
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:noBreakHyphen/><w:softHyphen/><w:t>c</w:t></w:r>")),
        "<p>a<tab/>b<break type=\"line\"/>\u2011c</p>");
    EXPECT_EQ(body(p("<w:r><w:t> a </w:t></w:r>")), "<p>a</p>"); // no xml:space
    EXPECT_EQ(body(p("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>")), "<p>✓</p>");
    EXPECT_EQ(body(p("<w:r><w:br w:type=\"page\"/></w:r>")), "<p><break type=\"page\"/></p>");
}

TEST(Docx, ResolvesStylesThroughTheirAncestors) {
    const auto document = read_docx(
        {.body = p(r("a"), "<w:pStyle w:val=\"child\"/>"),
         .styles =
             R"(<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>
           <w:style w:type="paragraph" w:styleId="base"><w:name w:val="Base"/><w:pPr><w:jc w:val="both"/>
             <w:spacing w:before="120" w:line="360" w:lineRule="auto"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
           <w:style w:type="paragraph" w:styleId="child"><w:name w:val="Child"/><w:basedOn w:val="base"/>
             <w:rPr><w:sz w:val="32"/><w:color w:val="FF0000"/></w:rPr></w:style>)"});
    EXPECT_EQ(look(document, 1, "name"), "Child");
    EXPECT_EQ(look(document, 1, "align"), "justify");
    EXPECT_EQ(look(document, 1, "line"), "1.5");
    EXPECT_EQ(look(document, 1, "space-before"), "6");
    EXPECT_EQ(look(document, 1, "size"), "16");
    EXPECT_EQ(look(document, 1, "weight"), "700");
    EXPECT_EQ(look(document, 1, "colour"), "#ff0000");
}

TEST(Docx, BoldCharacterStyleOnBoldParagraphIsPlain) {
    const Docx sample{
        .body = p(r("a", "<w:rStyle w:val=\"strong\"/>"), "<w:pStyle w:val=\"h\"/>") +
                p(r("a", "<w:rStyle w:val=\"strong\"/><w:b/>"), "<w:pStyle w:val=\"h\"/>"),
        .styles = R"(<w:style w:type="paragraph" w:styleId="h"><w:rPr><w:b/></w:rPr></w:style>
                     <w:style w:type="character" w:styleId="strong"><w:rPr><w:b/></w:rPr></w:style>)"};
    const auto document = read_docx(sample);
    EXPECT_EQ(look(document, 1, "weight"), "");    // toggled off
    EXPECT_EQ(look(document, 2, "weight"), "700"); // direct formatting is absolute
}

TEST(Docx, AStyleBasedOnItselfEnds) {
    const auto document = read_docx(
        {.body = p(r("a"), "<w:pStyle w:val=\"x\"/>"),
         .styles = R"(<w:style w:type="paragraph" w:styleId="x"><w:basedOn w:val="y"/></w:style>
                      <w:style w:type="paragraph" w:styleId="y"><w:basedOn w:val="x"/><w:pPr><w:keepNext/></w:pPr></w:style>)"});
    EXPECT_EQ(look(document, 1, "keep-next"), "yes");
}

TEST(Docx, TakesThemeFontsWhereStylesPointToThem) {
    const auto document = read_docx(
        {.body =
             p(r("a", "<w:rFonts w:asciiTheme=\"minorHAnsi\" w:eastAsiaTheme=\"minorEastAsia\"/>")),
         .relationships = relationship("rT", "theme", "theme.xml"),
         .more = {
             {"w/theme.xml",
              R"(<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hant" typeface="新細明體"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>)"}}});
    EXPECT_EQ(look(document, 1, "font-latin"), "Calibri");
    EXPECT_EQ(look(document, 1, "font-east-asian"), "新細明體");
}

TEST(Docx, HeadingsComeFromOutlineLevels) {
    const Docx sample{
        .body = p(r("a"), "<w:pStyle w:val=\"h\"/>") + p(r("b"), "<w:outlineLvl w:val=\"2\"/>") +
                p(r("c"), "<w:pStyle w:val=\"h\"/><w:outlineLvl w:val=\"9\"/>") +
                p(r("d"), "<w:pStyle w:val=\"builtin\"/>"),
        .styles =
            R"(<w:style w:type="paragraph" w:styleId="h"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
                                   <w:style w:type="paragraph" w:styleId="builtin"><w:name w:val="heading 2"/></w:style>)"};
    EXPECT_EQ(
        body_of(read_docx(sample)),
        "<heading level=\"1\">a</heading><heading level=\"3\">b</heading><p>c</p><heading level=\"2\">d</heading>");
}

TEST(Docx, CharactersWinOverLengths) {
    const auto document = read_docx(
        {.body =
             p(r("字", "<w:sz w:val=\"28\"/>"),
               "<w:ind w:firstLineChars=\"200\" w:firstLine=\"480\"/>") +
             p(r("字"), "<w:ind w:left=\"480\" w:hanging=\"240\"/>") +
             p(r("字"), "<w:spacing w:line=\"400\" w:lineRule=\"exact\"/>") +
             p(r("字"),
               "<w:spacing w:line=\"400\" w:lineRule=\"atLeast\" w:beforeLines=\"50\" w:before=\"99\"/>") +
             "<w:sectPr><w:docGrid w:type=\"lines\" w:linePitch=\"360\"/></w:sectPr>"});
    EXPECT_EQ(look(document, 1, "indent-first"), "28");
    EXPECT_EQ(look(document, 2, "indent-start"), "24");
    EXPECT_EQ(look(document, 2, "indent-first"), "-12");
    EXPECT_EQ(look(document, 3, "line"), "20pt");
    EXPECT_EQ(look(document, 4, "line"), "20pt+");
    EXPECT_EQ(look(document, 4, "space-before"), "9");
    EXPECT_EQ(attribute(document, "//pages/page", "grid"), "18");
}

constexpr auto list_definition = R"(<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="taiwaneseCountingThousand"/><w:lvlText w:val="%1、"/><w:suff w:val="nothing"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/><w:suff w:val="space"/><w:isLgl/></w:lvl></w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>)";

std::string item(int number, int level, const std::string& words) {
    return p(r(words),
             "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
                 std::to_string(number) + "\"/></w:numPr>");
}

std::vector<std::string> labels(const doc::Document& document) {
    std::vector<std::string> out;
    for (const xml::Node label : xml::select(document.root(), "//body//label")) {
        out.push_back(label.text() + std::string(label.attr("sep")));
    }
    return out;
}

TEST(Docx, CountsLists) {
    const auto document =
        read_docx({.body = item(1, 0, "a") + item(1, 1, "b") + item(1, 1, "c") + item(1, 0, "d") +
                           item(1, 1, "e") + item(2, 0, "f") + item(0, 0, "none"),
                   .numbering = list_definition});
    EXPECT_EQ(labels(document),
              (std::vector<std::string>{"一、", "1.1 ", "1.2 ", "二、", "2.1 ", "五、"}));
    EXPECT_EQ(attribute(document, "//p[2]", "list"), "l1");
    EXPECT_EQ(attribute(document, "//p[2]", "list-level"), "2");
    EXPECT_EQ(attribute(document, "//p[6]", "list"), "l2");
    EXPECT_EQ(attribute(document, "//p[1]/label", "form"), "N、");
    EXPECT_EQ(attribute(document, "//p[1]/label", "digits"), "han");
}

TEST(Docx, ReadsLinksAndFields) {
    const auto links =
        read_docx({.body = p("<w:hyperlink r:id=\"rL\">" + r("here") +
                             "</w:hyperlink><w:hyperlink w:anchor=\"mark\">" + r("there") +
                             "</w:hyperlink><w:bookmarkStart w:id=\"1\" w:name=\"mark\"/>"),
                   .relationships = relationship("rL", "hyperlink", "https://example.org/", true)});
    EXPECT_EQ(body_of(links),
              "<p><link href=\"https://example.org/\">here</link><link ref=\"mark\">there</link>"
              "<anchor name=\"mark\"/></p>");
    EXPECT_EQ(body(p(r("圖 ") + field(" SEQ 圖 \\* ARABIC ", r("1")))),
              "<p>圖 <field kind=\"sequence\" name=\"圖\">1</field></p>");
    EXPECT_EQ(body(p("<w:fldSimple w:instr=\"PAGE\">" + r("2") + "</w:fldSimple>")),
              "<p><field kind=\"page\">2</field></p>");
    EXPECT_EQ(body(p(field("HYPERLINK \"https://x.tw/\" \\l \"a\"", r("x")))),
              "<p><link href=\"https://x.tw/#a\">x</link></p>");
    EXPECT_EQ(body(p(field_char("begin") + r("lost") + field_char("end") + r("kept"))),
              "<p>kept</p>");
}

TEST(Docx, AFieldThatIsNeverClosedEndsWithItsParagraph) {
    EXPECT_EQ(body(p(field_char("begin") + "<w:r><w:instrText>REF a</w:instrText></w:r>" +
                     field_char("separate") + r("x")) +
                   p(r("y") + field_char("end") + field_char("end"))),
              "<p><field kind=\"ref\" name=\"a\">x</field></p><p>y</p>");
}

TEST(Docx, ATocFieldBecomesAToc) {
    const std::string before = field_char("begin") +
                               "<w:r><w:instrText> TOC \\o \"1-3\" \\h </w:instrText></w:r>" +
                               field_char("separate");
    EXPECT_EQ(
        body(p(before + r("第一章")) + p(r("第二章")) + p(field_char("end")) + p(r("文"))),
        "<toc kind=\"field\" depth=\"3\"><typed><p>第一章</p><p>第二章</p></typed></toc><p/><p>文</p>");
}

TEST(Docx, ATocThatNeverEndsDoesNotSwallowTheReport) {
    EXPECT_EQ(
        body(p(field_char("begin") + "<w:r><w:instrText>TOC \\c \"圖\"</w:instrText></w:r>" +
               field_char("separate") + r("圖 1")) +
             p(r("第一章"), "<w:outlineLvl w:val=\"0\"/>") + p(r("文"))),
        "<toc kind=\"field\" list=\"figures\"><typed><p>圖 1</p></typed></toc><heading level=\"1\">第一章</heading><p>文</p>");
}

TEST(Docx, ReadsNotes) {
    const auto document = read_docx(
        {.body = p(r("a") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"),
         .relationships = relationship("rF", "footnotes", "notes.xml"),
         .more = {{"w/notes.xml",
                   w("footnotes",
                     "<w:footnote w:id=\"2\">" + p("<w:r><w:footnoteRef/></w:r>" + r("note")) +
                         "</w:footnote>")}}});
    EXPECT_EQ(body_of(document), "<p>a<note-ref ref=\"n1\">1</note-ref></p>");
    EXPECT_EQ(attribute(document, "//notes/note/p", "id"), "n1.1");
    EXPECT_EQ(attribute(document, "//notes/note/p", "src"), "w/notes.xml#p1");
    EXPECT_EQ(xml::select(document.root(), "//note/p").front().text(), "note");
}

std::string cell(const std::string& properties, const std::string& words) {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + p(r(words)) + "</w:tc>";
}

TEST(Docx, ReadsTablesWithSpansAndHeaderRows) {
    EXPECT_EQ(
        body("<w:tbl><w:tblGrid><w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"2000\"/></w:tblGrid>"
             "<w:tr><w:trPr><w:tblHeader/></w:trPr>" +
             cell("<w:gridSpan w:val=\"2\"/>", "h") +
             "</w:tr>"
             "<w:tr>" +
             cell("<w:vMerge w:val=\"restart\"/>", "a") + cell("", "b") +
             "</w:tr>"
             "<w:tr>" +
             cell("<w:vMerge/>", "") + cell("", "c") + "</w:tr></w:tbl>"),
        "<table columns=\"50 100\" width=\"150\" header=\"author\"><head><row><cell header=\"yes\" scope=\"column\" "
        "colspan=\"2\"><p>h</p></cell></row></head><body><row><cell rowspan=\"2\"><p>a</p></cell><cell><p>b</p></cell>"
        "</row><row><cell><p>c</p></cell></row></body></table>");
}

TEST(Docx, ATableWhoseRowsAreAllDeletedIsGone) {
    const std::string deleted =
        "<w:tr><w:trPr><w:del w:author=\"A\"/></w:trPr>" + cell("", "a") + "</w:tr>";
    EXPECT_EQ(body("<w:tbl>" + deleted + "</w:tbl>" + p(r("b"))), "<p>b</p>");
    EXPECT_EQ(body("<w:tbl>" + deleted + "<w:tr>" + cell("", "c") + "</w:tr></w:tbl>"),
              "<table><body><row><cell><p>c</p></cell></row></body></table>");
}

TEST(Docx, ARowMayBeginAtALaterColumn) {
    EXPECT_EQ(
        body("<w:tbl><w:tr>" + cell("", "a") + cell("", "b") + cell("", "c") +
             "</w:tr><w:tr><w:trPr>"
             "<w:gridBefore w:val=\"2\"/></w:trPr>" +
             cell("", "d") + "</w:tr></w:tbl>"),
        "<table><body><row><cell><p>a</p></cell><cell><p>b</p></cell><cell><p>c</p></cell></row>"
        "<row><cell colspan=\"2\" border=\"none\"/><cell><p>d</p></cell></row></body></table>");
}

std::string picture(const std::string& properties, const std::string& blip = "r:embed=\"rP\"") {
    return "<w:r><w:drawing><wp:inline><wp:extent cx=\"1270000\" cy=\"635000\"/><wp:docPr id=\"1\" " +
           properties + "/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip " + blip +
           "/><a:srcRect l=\"10000\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
}

TEST(Docx, ReadsPicturesOnce) {
    const auto document = read_docx({.body = p(picture("descr=\"河岸\"") + picture("name=\"two\"")),
                                     .relationships = relationship("rP", "image", "media/a.png"),
                                     .more = {{"w/media/a.png", "\x89PNG\r\n\x1A\n?"}}});
    EXPECT_EQ(document.resources.size(), 1U);
    EXPECT_EQ(document.resources.begin()->second->media_type, "image/png");
    EXPECT_EQ(
        body_of(document),
        "<p><image width=\"100\" height=\"50\" anchor=\"inline\" crop=\"10 0 0 0\"><alt by=\"author\">河岸</alt></image>"
        "<image width=\"100\" height=\"50\" anchor=\"inline\" crop=\"10 0 0 0\" name=\"two\"/></p>");
    EXPECT_EQ(attribute(document, "//image[2]", "id"), "i2");
    EXPECT_EQ(attribute(document, "//image[2]", "src"), "w/main.xml#i2");
}

TEST(Docx, APictureThatIsMissingIsTrouble) {
    const auto document = read_docx({.body = p(picture("name=\"x\"")),
                                     .relationships = relationship("rP", "image", "none.png")});
    EXPECT_EQ(attribute(document, "//troubles/trouble", "kind"), "image-lost");
}

TEST(Docx, ReadsOneBranchOfAlternatives) {
    const std::string choice =
        "<mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>"
        "<w:txbxContent>" +
        p(r("box")) +
        "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></mc:Choice>";
    const std::string fallback = "<mc:Fallback><w:pict><v:textbox><w:txbxContent>" + p(r("box")) +
                                 "</w:txbxContent></v:textbox></w:pict></mc:Fallback>";
    const auto document = read_docx({.body = p(r("a") + "<w:r><mc:AlternateContent>" + choice +
                                               fallback + "</mc:AlternateContent></w:r>")});
    EXPECT_EQ(body_of(document), "<p>a</p><p>box</p>");
    EXPECT_EQ(attribute(document, "//troubles/trouble", "kind"), "text-box-flattened");
}

TEST(Docx, TrackedChangesAreReadAsAcceptedAndCounted) {
    const auto document = read_docx(
        {.body = p(r("a") + "<w:ins w:author=\"王\">" + r("b") +
                   "</w:ins><w:del w:author=\"李\"><w:r><w:delText>c</w:delText></w:r></w:del>") +
                 p(r("前"), "<w:rPr><w:del/></w:rPr>") + p(r("後"))});
    EXPECT_EQ(body_of(document), "<p>ab</p><p>前後</p>");
    EXPECT_EQ(attribute(document, "//leftovers", "insertions"), "1");
    EXPECT_EQ(attribute(document, "//leftovers", "deletions"), "2");
    EXPECT_EQ(attribute(document, "//leftover[@kind='insertion']", "author"), "王");
    EXPECT_EQ(attribute(document, "//body/p[2]", "src"), "w/main.xml#p2 w/main.xml#p3");
}

TEST(Docx, HiddenTextAndCommentsAreCountedNotRead) {
    const auto document = read_docx(
        {.body =
             p(r("a") + r("secret", "<w:vanish/>") + "<w:r><w:commentReference w:id=\"0\"/></w:r>"),
         .relationships = relationship("rC", "comments", "comments.xml"),
         .more = {{"w/comments.xml",
                   w("comments",
                     "<w:comment w:id=\"0\" w:author=\"張\">" + p(r("why")) + "</w:comment>")}}});
    EXPECT_EQ(body_of(document), "<p>a</p>");
    EXPECT_EQ(attribute(document, "//leftovers", "hidden"), "1");
    EXPECT_EQ(attribute(document, "//leftovers", "comments"), "1");
    EXPECT_EQ(attribute(document, "//leftover[@kind='comment']", "author"), "張");
}

TEST(Docx, ReadsSectionsHeadersAndFooters) {
    const auto document = read_docx(
        {.body =
             p(r("a"),
               "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rF\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:titlePg/></w:sectPr>") +
             p(r("b")) +
             "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\"/><w:pgNumType w:start=\"1\" w:fmt=\"lowerRoman\"/></w:sectPr>",
         .relationships = relationship("rF", "footer", "footer.xml"),
         .more = {{"w/footer.xml", w("ftr", p(field("PAGE", r("1"))))}}});
    EXPECT_EQ(attribute(document, "//page[1]", "first-different"), "yes");
    EXPECT_EQ(attribute(document, "//page[2]", "width"), "841.9");
    EXPECT_EQ(attribute(document, "//page[2]", "number-format"), "lower-roman");
    EXPECT_EQ(attribute(document, "//page[2]/footer/p/field", "kind"), "page"); // inherited
    EXPECT_EQ(attribute(document, "//body/p[2]", "page-setup"), "pg2");
}

TEST(Docx, CountsThePagesThatWordDrew) {
    const auto document = read_docx(
        {.body = p(r("a")) + p("<w:r><w:lastRenderedPageBreak/><w:t>b</w:t></w:r>") + p(r("c"))});
    EXPECT_EQ(attribute(document, "//p[1]", "page"), "1");
    EXPECT_EQ(attribute(document, "//p[2]", "page"), "2");
    EXPECT_EQ(attribute(document, "//p[3]", "page"), "2");
}

TEST(Docx, ReadsRubyFormulasAndContentControls) {
    EXPECT_EQ(body(p("<w:r><w:ruby><w:rt>" + r("ㄏㄢˋ") + "</w:rt><w:rubyBase>" + r("漢") +
                     "</w:rubyBase></w:ruby></w:r>")),
              "<p><ruby><base>漢</base><reading>ㄏㄢˋ</reading></ruby></p>");
    const auto formula = read_docx(
        {.body = p(
             "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:sSup><m:e><m:r>"
             "<m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>12</m:t></m:r></m:sup></m:sSup></m:den></m:f>"
             "<m:r><m:t>&lt;y</m:t></m:r></m:oMath>")});
    EXPECT_EQ(xml::select(formula.root(), "//formula").front().text(), "(1)/(x^(12))<y");
    EXPECT_EQ(
        attribute(formula, "//formula", "mathml"),
        "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mrow><mfrac><mrow><mn>1</mn></mrow><mrow><msup><mrow>"
        "<mi>x</mi></mrow><mrow><mn>12</mn></mrow></msup></mrow></mfrac><mo>&lt;</mo><mi>y</mi></mrow></math>");
    EXPECT_EQ(body("<w:sdt><w:sdtContent>" +
                   p("<w:sdt><w:sdtContent>" + r("a") + "</w:sdtContent></w:sdt>") +
                   "</w:sdtContent></w:sdt>"),
              "<p>a</p>");
}

TEST(Docx, TheLanguageIsThatOfMostWords) {
    const std::string styles =
        R"(<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" w:eastAsia="zh-TW"/></w:rPr></w:rPrDefault></w:docDefaults>)";
    EXPECT_EQ(read_docx({.body = p(r("出國報告 report")), .styles = styles}).root().attr("lang"),
              "zh-Hant-TW");
    EXPECT_EQ(
        read_docx({.body = p(r("A report on 漢 things")), .styles = styles}).root().attr("lang"),
        "en-US");
}

} // namespace
} // namespace engross::read
