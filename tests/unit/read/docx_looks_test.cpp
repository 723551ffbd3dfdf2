// Styles with their inheritance, languages and directions, sections and tables' own looks.
#include "docx_samples.h"

namespace engross::read {
namespace {

TEST(DocxLooks, AParagraphStyleUsedOnARunMeansItsLinkedStyle) {
    const auto document = read_docx(
        {.body = para(said("a", "<w:rStyle w:val=\"P\"/>")) +
                 para(said("b"), "<w:pStyle w:val=\"C\"/>"),
         .styles =
             R"(<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>
           <w:style w:type="paragraph" w:styleId="P"><w:link w:val="C"/><w:rPr><w:i/></w:rPr></w:style>
           <w:style w:type="character" w:styleId="C"><w:link w:val="P"/><w:rPr><w:b/></w:rPr></w:style>)"});
    EXPECT_EQ(look(document, 1, "weight"), "700");
    EXPECT_EQ(look(document, 1, "italic"), "");
    EXPECT_EQ(look(document, 2, "name"), "Normal"); // a character style is no paragraph's
    EXPECT_EQ(look(document, 2, "weight"), "");
}

TEST(DocxLooks, TablesWithoutAStyleHaveTheDefaultOne) {
    const auto document = read_docx(
        {.body = table_of(row_of(cell_of("a"))),
         .styles =
             R"(<w:style w:type="table" w:default="1" w:styleId="T"><w:rPr><w:sz w:val="36"/></w:rPr></w:style>)"});
    EXPECT_EQ(attribute(document, "//style[@id = //cell/p/@style]", "size"), "18");
}

TEST(DocxLooks, CellsHaveTheLinesOfTheirPlaceInTheTable) {
    const std::string table =
        R"(<w:tblBorders><w:top w:val="single" w:sz="8" w:color="FF0000"/><w:insideH w:val="single" w:sz="4"/></w:tblBorders>)"
        R"(<w:tblCellMar><w:top w:w="40"/><w:left w:w="60"/></w:tblCellMar>)";
    const std::string own =
        R"(<w:tcBorders><w:left w:val="single" w:sz="16" w:color="00FF00"/></w:tcBorders><w:tcMar><w:top w:w="0"/></w:tcMar>)";
    const auto document =
        read_docx({.body = table_of(row_of(cell_of("a")) + row_of(cell_of("b", own)), table)});
    EXPECT_EQ(attribute(document, "//row[1]/cell", "border"), "1 #ff0000; none; 0.5 #000000; none");
    EXPECT_EQ(attribute(document, "//row[1]/cell", "padding"), "2 5.4 0 3");
    EXPECT_EQ(attribute(document, "//row[2]/cell", "border"), "0.5 #000000; none; none; 2 #00ff00");
    EXPECT_EQ(attribute(document, "//row[2]/cell", "padding"), "0 5.4 0 3");
}

TEST(DocxLooks, LinesAreTwofoldDashedOrDottedAndRunFromCornerToCorner) {
    const std::string own =
        R"(<w:tcBorders><w:top w:val="double" w:sz="4"/><w:right w:val="thinThickSmallGap" w:sz="24"/>)"
        R"(<w:bottom w:val="dotDash" w:sz="8"/><w:left w:val="dotted" w:sz="4"/>)"
        R"(<w:tl2br w:val="single" w:sz="4" w:color="FF0000"/><w:tr2bl w:val="dashed" w:sz="8"/></w:tcBorders>)";
    const auto document = read_docx({.body = table_of(row_of(cell_of("a", own)))});
    EXPECT_EQ(attribute(document, "//cell", "border"),
              "1.5 #000000 double; 4.5 #000000 double; 1 #000000 dashed; 0.5 #000000 dotted");
    EXPECT_EQ(attribute(document, "//cell", "diagonal-down"), "0.5 #ff0000");
    EXPECT_EQ(attribute(document, "//cell", "diagonal-up"), "1 #000000 dashed");
}

TEST(DocxLooks, AutomaticTextIsWhiteOnADarkGround) {
    const std::string dark = "<w:shd w:val=\"clear\" w:fill=\"1F3864\"/>";
    const auto colour = [](const doc::Document& document, const std::string& words) {
        return attribute(
            document, "//style[@id = //*[text() = '" + words + "'][1]/@style]", "colour");
    };
    const auto document = read_docx(
        {.body =
             table_of(row_of(cell_of("深", dark) + cell_of("淺", "<w:shd w:fill=\"DDDDDD\"/>"))) +
             para(said("段"), dark) + para(said("字", dark) + said("平") + said("平常的文字")) +
             para(said("黑的", "<w:color w:val=\"000000\"/>"), dark)});
    EXPECT_EQ(colour(document, "深"), "#ffffff");
    EXPECT_EQ(colour(document, "淺"), "");
    EXPECT_EQ(colour(document, "段"), "#ffffff");
    EXPECT_EQ(colour(document, "字"), "#ffffff");
    EXPECT_EQ(colour(document, "黑的"), "#000000");
}

TEST(DocxLooks, AMergedCellEndsWithTheLineOfItsLastPart) {
    const std::string table = R"(<w:tblBorders><w:bottom w:val="single" w:sz="8"/></w:tblBorders>)";
    const auto document =
        read_docx({.body = table_of(row_of(cell_of("a", "<w:vMerge w:val=\"restart\"/>")) +
                                        row_of(cell_of("", "<w:vMerge/>")),
                                    table)});
    EXPECT_EQ(attribute(document, "//row[1]/cell", "border"), "none; none; 1 #000000; none");
}

TEST(DocxLooks, LinesOfAParagraphAreThoseOfItsSides) {
    const std::string line =
        R"(<w:pBdr><w:bottom w:val="single" w:sz="8" w:color="4F81BD"/></w:pBdr>)";
    const auto document =
        read_docx({.body = para(said("a"), line) +
                           para(said("b"), "<w:pBdr><w:top w:val=\"nil\"/></w:pBdr>")});
    EXPECT_EQ(look(document, 1, "border"), "none; none; 1 #4f81bd; none");
    EXPECT_EQ(look(document, 2, "border"), "");
}

TEST(DocxLooks, OfTwoAutomaticDistancesThatMeetOneCounts) {
    const std::string both = R"(<w:spacing w:beforeAutospacing="1" w:afterAutospacing="1"/>)";
    const auto document = read_docx({.body = para(said("a"), both) + para(said("b"), both) +
                                             para(said("c"), R"(<w:spacing w:before="200"/>)") +
                                             para(said("d"), both)});
    EXPECT_EQ(look(document, 1, "space-before"), "14");
    EXPECT_EQ(look(document, 2, "space-before"), "");
    EXPECT_EQ(look(document, 2, "space-after"), "14");
    EXPECT_EQ(look(document, 3, "space-before"), "10");
    EXPECT_EQ(look(document, 4, "space-before"), "14");
}

TEST(DocxLooks, BandsAndCornersOfTableStyles) {
    const auto part = [](const std::string& type, const std::string& colour) {
        return "<w:tblStylePr w:type=\"" + type + "\"><w:tcPr><w:shd w:fill=\"" + colour +
               "\"/></w:tcPr></w:tblStylePr>";
    };
    const std::string style =
        "<w:style w:type=\"table\" w:styleId=\"B\"><w:tblPr><w:tblStyleRowBandSize w:val=\"1\"/></w:tblPr>" +
        part("band1Horz", "111111") + part("firstRow", "333333") + part("nwCell", "555555") +
        "</w:style><w:style w:type=\"table\" w:styleId=\"T\"><w:basedOn w:val=\"B\"/>" +
        part("band2Horz", "222222") + part("firstCol", "444444") + "</w:style>";
    const std::string row = row_of(cell_of("a") + cell_of("b"));
    const auto document = read_docx(
        {.body = table_of(row + row + row, "<w:tblStyle w:val=\"T\"/><w:tblLook w:val=\"00A0\"/>"),
         .styles = style});
    const auto fill = [&](int r, int c) {
        return attribute(document,
                         "//row[" + std::to_string(r) + "]/cell[" + std::to_string(c) + "]",
                         "background");
    };
    EXPECT_EQ(fill(1, 1), "#555555");
    EXPECT_EQ(fill(1, 2), "#333333");
    EXPECT_EQ(fill(2, 1), "#444444");
    EXPECT_EQ(fill(2, 2), "#111111");
    EXPECT_EQ(fill(3, 2), "#222222");
}

std::string east_asian_font(const std::string& language) {
    const std::string theme =
        "<a:theme xmlns:a=\"urn:a\"><a:themeElements><a:fontScheme><a:majorFont/><a:minorFont><a:latin typeface=\"L\"/>"
        "<a:ea typeface=\"\"/><a:cs typeface=\"\"/><a:font script=\"Hant\" typeface=\"繁\"/><a:font script=\"Hans\" "
        "typeface=\"简\"/><a:font script=\"Arab\" typeface=\"阿\"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>";
    const auto document = read_docx(
        {.body = para(
             said("字", "<w:rFonts w:eastAsiaTheme=\"minorEastAsia\" w:cstheme=\"minorBidi\"/>")),
         .relationships =
             relationship("rT", "theme", "theme.xml") + relationship("rG", "settings", "set.xml"),
         .more = {
             {"w/theme.xml", theme},
             {"w/set.xml", w("settings", "<w:themeFontLang w:eastAsia=\"" + language + "\"/>")}}});
    return look(document, 1, "font-east-asian") + look(document, 1, "font-complex");
}

TEST(DocxLooks, TheThemeGivesTheFontOfTheLanguage) {
    EXPECT_EQ(east_asian_font("zh-TW"), "繁阿");
    EXPECT_EQ(east_asian_font("zh-CN"), "简阿");
    EXPECT_EQ(east_asian_font(""), "繁阿");
}

TEST(DocxLooks, RunsHaveTheirLanguageAndRightToLeftOnesTheirOwnLook) {
    const auto document = read_docx(
        {.body =
             para(said("abc", "<w:lang w:val=\"fr-FR\" w:eastAsia=\"ja-JP\"/>")) +
             para(
                 said(
                     "שלום",
                     "<w:rtl/><w:b/><w:sz w:val=\"20\"/><w:szCs w:val=\"28\"/><w:lang w:bidi=\"he-IL\"/>"),
                 "<w:bidi/>")});
    EXPECT_EQ(look(document, 1, "lang"), "fr-FR");
    EXPECT_EQ(look(document, 1, "lang-east-asian"), "ja-JP");
    EXPECT_EQ(look(document, 2, "direction"), "rtl");
    EXPECT_EQ(look(document, 2, "lang"), "he-IL");
    EXPECT_EQ(look(document, 2, "size"), "14");
    EXPECT_EQ(look(document, 2, "weight"), "");
}

TEST(DocxLooks, TablesSayDirectionSummaryAndVerticalText) {
    const auto document = read_docx(
        {.body = table_of(
             row_of(cell_of("a", "<w:textDirection w:val=\"tbRl\"/>") + cell_of("b") +
                    cell_of("c", "<w:textDirection w:val=\"btLr\"/>")),
             "<w:bidiVisual/><w:tblCaption w:val=\"題\"/><w:tblDescription w:val=\"行程\"/>")});
    EXPECT_EQ(attribute(document, "//table", "direction"), "rtl");
    EXPECT_EQ(attribute(document, "//table", "summary"), "行程");
    EXPECT_EQ(attribute(document, "//cell[1]", "writing-mode"), "vertical-rl");
    EXPECT_EQ(attribute(document, "//cell[2]", "writing-mode"), "");
    EXPECT_EQ(attribute(document, "//cell[3]", "writing-mode"), "sideways-lr");
}

TEST(DocxLooks, TablesStandInTables) {
    EXPECT_EQ(
        body_of_docx(
            table_of(row_of("<w:tc>" + table_of(row_of(cell_of("內"))) + para("") + "</w:tc>"))),
        "<table><body><row><cell><table><body><row><cell><p>內</p></cell></row></body></table><p/></cell></row>"
        "</body></table>");
}

TEST(DocxLooks, SectionsHaveColumnsAndDirections) {
    const auto document = read_docx(
        {.body =
             para(said("a"), "<w:sectPr><w:cols w:num=\"2\" w:space=\"720\"/></w:sectPr>") +
             para(
                 said("b"),
                 "<w:sectPr><w:type w:val=\"continuous\"/><w:cols w:equalWidth=\"0\"><w:col w:w=\"1\"/>"
                 "<w:col w:w=\"2\"/><w:col w:w=\"3\"/></w:cols></w:sectPr>") +
             "<w:sectPr><w:textDirection w:val=\"tbRl\"/></w:sectPr>"});
    EXPECT_EQ(attribute(document, "//page[1]", "columns"), "2");
    EXPECT_EQ(attribute(document, "//page[1]", "column-gap"), "36");
    EXPECT_EQ(attribute(document, "//page[2]", "columns"), "3");
    EXPECT_EQ(attribute(document, "//page[2]", "continuous"), "yes");
    EXPECT_EQ(attribute(document, "//page[3]", "writing-mode"), "vertical-rl");
}

TEST(DocxLooks, FirstAndEvenPagesHaveTheirOwnHeaders) {
    const auto document = read_docx(
        {.body =
             "<w:sectPr><w:headerReference w:type=\"first\" r:id=\"r1\"/><w:headerReference w:type=\"even\" "
             "r:id=\"r2\"/><w:headerReference r:id=\"r3\"/><w:titlePg/></w:sectPr>",
         .relationships =
             relationship("r1", "header", "h1.xml") + relationship("r2", "header", "h2.xml") +
             relationship("r3", "header", "h3.xml") + relationship("rG", "settings", "set.xml"),
         .more = {{"w/h1.xml", w("hdr", para(said("首")))},
                  {"w/h2.xml", w("hdr", para(said("偶")))},
                  {"w/h3.xml", w("hdr", para(said("常")))},
                  {"w/set.xml", w("settings", "<w:evenAndOddHeaders/>")}}});
    EXPECT_EQ(xml::select(document.root(), "//header[@on='first']").front().text(), "首");
    EXPECT_EQ(xml::select(document.root(), "//header[@on='even']").front().text(), "偶");
    EXPECT_EQ(xml::select(document.root(), "//header[@on='default']").front().text(), "常");
}

// --- packages

Bytes package_with(const std::string& type, const std::string& ns, const std::string& relation) {
    const std::string body =
        "<w:document xmlns:w=\"" + ns +
        "\"><w:body><w:p><w:pPr><w:jc w:val=\"end\"/><w:spacing "
        "w:before=\"6pt\"/></w:pPr><w:r><w:t>文</w:t></w:r></w:p></w:body></w:document>";
    return zipped(
        {{"[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          "<Override PartName=\"/x.xml\" ContentType=\"" +
              type + "\"/></Types>"},
         {"_rels/.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
          "<Relationship Id=\"r\" Type=\"" +
              relation + "\" Target=\"/x.xml\"/></Relationships>"},
         {"x.xml", body}});
}

TEST(DocxPackages, MacrosTemplatesAndStrictAreRead) {
    const std::string word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const std::string relation =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    for (const char* type :
         {"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
          "application/vnd.ms-word.document.macroEnabled.main+xml",
          "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"}) {
        EXPECT_EQ(body_of(read_bytes(package_with(type, word, relation))), "<p>文</p>") << type;
    }
    const auto strict = read_bytes(package_with(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"));
    EXPECT_EQ(body_of(strict), "<p>文</p>");
    EXPECT_EQ(look(strict, 1, "align"), "end");
    EXPECT_EQ(look(strict, 1, "space-before"), "6");
    EXPECT_EQ(attribute(strict, "//body/p", "src"), "x.xml#p1");
}

// --- formulas

std::string mathml_of_docx(const std::string& math) {
    const auto document = read_docx({.body = para("<m:oMath>" + math + "</m:oMath>")});
    const std::string all = attribute(document, "//formula", "mathml");
    const std::string before = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mrow>";
    return all.size() < before.size() + 14
               ? all
               : all.substr(before.size(), all.size() - before.size() - 14);
}

std::string letter(const std::string& words, const std::string& properties = "") {
    return "<m:r><m:rPr>" + properties + "</m:rPr><m:t>" + words + "</m:t></m:r>";
}

TEST(DocxMath, EveryStructureHasItsElement) {
    const std::string e = "<m:e>" + letter("x") + "</m:e>";
    const std::string x = "<mrow><mi>x</mi></mrow>";
    EXPECT_EQ(mathml_of_docx("<m:rad><m:radPr/>" + e + "</m:rad>"), "<msqrt>" + x + "</msqrt>");
    EXPECT_EQ(mathml_of_docx("<m:bar>" + e + "</m:bar>"), "<mover>" + x + "<mo>¯</mo></mover>");
    EXPECT_EQ(mathml_of_docx("<m:groupChr>" + e + "</m:groupChr>"),
              "<munder>" + x + "<mo>⏟</mo></munder>");
    EXPECT_EQ(mathml_of_docx("<m:borderBox>" + e + "</m:borderBox>"),
              "<menclose notation=\"box\"><mi>x</mi></menclose>");
    EXPECT_EQ(mathml_of_docx("<m:func><m:fName>" + letter("sin", "<m:sty m:val=\"p\"/>") +
                             "</m:fName>" + e + "</m:func>"),
              "<mrow><mrow><mi>sin</mi></mrow><mo>&#x2061;</mo>" + x + "</mrow>");
    EXPECT_EQ(mathml_of_docx(letter("若 x", "<m:nor/>")), "<mtext>若 x</mtext>");
    EXPECT_EQ(mathml_of_docx("<m:sPre><m:sub>" + letter("a") + "</m:sub><m:sup>" + letter("b") +
                             "</m:sup>" + e + "</m:sPre>"),
              "<mmultiscripts>" + x +
                  "<mprescripts/><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mmultiscripts>");
    EXPECT_EQ(
        mathml_of_docx(
            "<m:nary><m:naryPr><m:chr m:val=\"∑\"/><m:limLoc m:val=\"undOvr\"/><m:supHide m:val=\"1\"/>"
            "</m:naryPr><m:sub>" +
            letter("i") + "</m:sub><m:sup/>" + e + "</m:nary>"),
        "<mrow><munder><mo>∑</mo><mrow><mi>i</mi></mrow></munder>" + x + "</mrow>");
    EXPECT_EQ(mathml_of_docx("<m:nary><m:naryPr><m:chr m:val=\"∑\"/></m:naryPr><m:sub>" +
                             letter("i") + "</m:sub><m:sup/>" + e + "</m:nary>"),
              "<mrow><munder><mo>∑</mo><mrow><mi>i</mi></mrow></munder>" + x + "</mrow>");
    const auto fraction = [&](const std::string& type) {
        return mathml_of_docx("<m:f><m:fPr><m:type m:val=\"" + type + "\"/></m:fPr><m:num>" +
                              letter("1") + "</m:num><m:den>" + letter("2") + "</m:den></m:f>");
    };
    const std::string one = "<mrow><mn>1</mn></mrow>";
    const std::string two = "<mrow><mn>2</mn></mrow>";
    EXPECT_EQ(fraction("bar"), "<mfrac>" + one + two + "</mfrac>");
    EXPECT_EQ(fraction("noBar"), "<mfrac linethickness=\"0\">" + one + two + "</mfrac>");
    EXPECT_EQ(fraction("lin"), "<mrow>" + one + "<mo>/</mo>" + two + "</mrow>");
    EXPECT_EQ(mathml_of_docx("<m:m><m:mr>" + e + e + "</m:mr></m:m>"),
              "<mtable><mtr><mtd><mi>x</mi></mtd><mtd><mi>x</mi></mtd></mtr></mtable>");
}

std::string run_says(const std::string& properties, const std::string& name) {
    return look(read_docx({.body = para(said("甲", properties))}), 1, name);
}

std::string language(const std::string& tag) { return "<w:lang w:eastAsia=\"" + tag + "\"/>"; }

TEST(DocxLooks, CharactersAreScaledWithinBounds) {
    EXPECT_EQ(run_says("<w:w w:val=\"66\"/>", "scale"), "66");
    EXPECT_EQ(run_says("<w:w w:val=\"150%\"/>", "scale"), "150");
    EXPECT_EQ(run_says("<w:w w:val=\"0\"/>", "scale"), ""); // out of bounds
    EXPECT_EQ(run_says("<w:w w:val=\"601\"/>", "scale"), "");
}

TEST(DocxLooks, RunsHaveBoxes) {
    EXPECT_EQ(run_says(R"(<w:bdr w:val="single" w:sz="8" w:color="FF0000"/>)", "character-border"),
              "1 #ff0000");
    EXPECT_EQ(run_says(R"(<w:bdr w:val="none" w:sz="8"/>)", "character-border"), "");
}

TEST(DocxLooks, EmphasisMarksDependOnTheLanguage) {
    EXPECT_EQ(run_says("<w:em w:val=\"dot\"/>" + language("zh-TW"), "emphasis"), "dot above");
    EXPECT_EQ(run_says("<w:em w:val=\"dot\"/>" + language("zh-CN"), "emphasis"), "dot below");
    EXPECT_EQ(run_says("<w:em w:val=\"underDot\"/>", "emphasis"), "dot below");
    EXPECT_EQ(run_says("<w:em w:val=\"comma\"/>" + language("ja-JP"), "emphasis"), "comma above");
    EXPECT_EQ(run_says("<w:em w:val=\"comma\"/>" + language("zh-TW"), "emphasis"), "circle above");
    EXPECT_EQ(run_says("<w:em w:val=\"none\"/>", "emphasis"), "");
}

TEST(DocxLooks, LettersAreCombinedInVerticalText) {
    EXPECT_EQ(run_says("<w:eastAsianLayout w:vert=\"1\"/>", "combine"), "yes");
    EXPECT_EQ(run_says("<w:eastAsianLayout w:vert=\"0\"/>", "combine"), "");
}

} // namespace
} // namespace engross::read
