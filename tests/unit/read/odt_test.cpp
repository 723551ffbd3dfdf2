#include "samples.h"

namespace engross::read {
namespace {

std::string p(const std::string& inside, const std::string& style = "") {
    return "<text:p" + (style.empty() ? "" : " text:style-name=\"" + style + "\"") + ">" + inside +
           "</text:p>";
}

std::string paragraph_style(const std::string& name,
                            const std::string& paragraph,
                            const std::string& text = "",
                            const std::string& attributes = "") {
    return "<style:style style:name=\"" + name + "\" style:family=\"paragraph\" " + attributes +
           "><style:paragraph-properties " + paragraph + "/><style:text-properties " + text +
           "/></style:style>";
}

std::string body(const std::string& inside) { return body_of(read_odt({.body = inside})); }

TEST(Odt, CollapsesWhiteSpace) {
    EXPECT_EQ(body(p("  a \n b<text:span> c</text:span> ")), "<p>a b c</p>");
    EXPECT_EQ(body(p("a<text:s text:c=\"2\"/>b<text:tab/>c<text:line-break/> d")),
              "<p>a  b<tab/>c<break type=\"line\"/>d</p>");
}

TEST(Odt, ResolvesStylesThroughParentsAndDefaults) {
    const auto document = read_odt(
        {.body = p("字", "P1"),
         .automatic = paragraph_style("P1",
                                      "fo:text-align=\"justify\" fo:line-height=\"150%\"",
                                      "style:font-size-asian=\"150%\"",
                                      "style:parent-style-name=\"Body_20_Text\""),
         .styles =
             "<style:default-style style:family=\"paragraph\"><style:text-properties style:font-name-asian=\"標楷體\" "
             "fo:language=\"en\" fo:country=\"US\" style:language-asian=\"zh\" style:country-asian=\"TW\"/></style:default-style>" +
             paragraph_style("Body_20_Text",
                             "fo:margin-top=\"0.5in\" fo:text-indent=\"1cm\"",
                             "style:font-size-asian=\"12pt\" style:font-weight-asian=\"bold\"",
                             "style:display-name=\"Body Text\"")});
    EXPECT_EQ(look(document, 1, "name"), "Body Text");
    EXPECT_EQ(look(document, 1, "align"), "justify");
    EXPECT_EQ(look(document, 1, "line"), "1.5");
    EXPECT_EQ(look(document, 1, "space-before"), "36");
    EXPECT_EQ(look(document, 1, "indent-first"), "28.346");
    EXPECT_EQ(look(document, 1, "size"), "18"); // 150 % of what it inherits
    EXPECT_EQ(look(document, 1, "weight"), "700");
    EXPECT_EQ(look(document, 1, "font-east-asian"), "標楷體");
    EXPECT_EQ(look(document, 1, "lang-east-asian"), "zh-Hant-TW");
}

TEST(Odt, AStylesOwnColourEndsAnInheritedAutomaticOne) {
    const auto document = read_odt(
        {.body = p("字", "P1"),
         .automatic = paragraph_style("P1", "", "fo:color=\"#4F81BD\""),
         .styles = "<style:default-style style:family=\"paragraph\"><style:text-properties "
                   "style:use-window-font-color=\"true\"/></style:default-style>"});
    EXPECT_EQ(look(document, 1, "colour"), "#4f81bd");
}

TEST(Odt, LinesAreTwofoldDashedOrDottedAndRunFromCornerToCorner) {
    const auto document = read_odt(
        {.body = "<table:table><table:table-row><table:table-cell table:style-name=\"C\">" +
                 p("a") + "</table:table-cell></table:table-row></table:table>",
         .automatic =
             "<style:style style:name=\"C\" style:family=\"table-cell\"><style:table-cell-properties "
             "fo:border=\"1.5pt double #000000\" fo:border-top=\"1pt fine-dashed #000000\" "
             "fo:border-left=\"1pt dotted #000000\" style:diagonal-tl-br=\"0.5pt solid #ff0000\" "
             "style:diagonal-bl-tr=\"none\"/></style:style>"});
    EXPECT_EQ(attribute(document, "//cell", "border"),
              "1 #000000 dashed; 1.5 #000000 double; 1.5 #000000 double; 1 #000000 dotted");
    EXPECT_EQ(attribute(document, "//cell", "diagonal-down"), "0.5 #ff0000");
    EXPECT_EQ(attribute(document, "//cell", "diagonal-up"), "");
}

TEST(Odt, LinesStandOnTheirOwnSides) {
    const auto document = read_odt(
        {.body = p("字", "P1") +
                 "<table:table><table:table-row><table:table-cell table:style-name=\"C\">" +
                 p("a") + "</table:table-cell></table:table-row></table:table>",
         .automatic =
             paragraph_style("P1", "fo:border-bottom=\"1pt solid #00FF00\"", "") +
             "<style:style style:name=\"C\" style:family=\"table-cell\"><style:table-cell-properties "
             "fo:padding=\"2pt\" fo:padding-left=\"3pt\" fo:border=\"1pt solid #000000\" "
             "fo:border-top=\"none\"/></style:style>"});
    EXPECT_EQ(look(document, 1, "border"), "none; none; 1 #00ff00; none");
    EXPECT_EQ(attribute(document, "//cell", "border"), "none; 1 #000000; 1 #000000; 1 #000000");
    EXPECT_EQ(attribute(document, "//cell", "padding"), "2 2 2 3");
}

TEST(Odt, ReadsHeadingsWithTheirOutlineNumbers) {
    const auto document = read_odt(
        {.body =
             "<text:h text:outline-level=\"1\">甲</text:h><text:h text:outline-level=\"2\">乙</text:h>"
             "<text:h text:outline-level=\"1\">丙</text:h>",
         .styles =
             "<text:outline-style style:name=\"Outline\"><text:outline-level-style text:level=\"1\" "
             "style:num-format=\"一, 二, 三, ...\" style:num-suffix=\"、\"/></text:outline-style>"});
    EXPECT_EQ(
        body_of(document),
        "<heading level=\"1\"><label by=\"auto\" sep=\"&#9;\" number=\"1\" form=\"N、\" digits=\"han\">一、</label>甲</heading>"
        "<heading level=\"2\">乙</heading>"
        "<heading level=\"1\"><label by=\"auto\" sep=\"&#9;\" number=\"2\" form=\"N、\" digits=\"han\">二、</label>丙</heading>");
}

TEST(Odt, SettingsSayHowGapsAreMade) {
    const auto with = [](const std::string& value) {
        const std::string item =
            "<config:config-item xmlns:config='urn:oasis:names:tc:opendocument:xmlns:config:1.0' "
            "config:name='AddParaTableSpacing' config:type='boolean'>" +
            value + "</config:config-item>";
        return read_odt(
            {.body = p("字"),
             .more = {{"settings.xml",
                       office("document-settings",
                              "<office:settings><set>" + item + "</set></office:settings>")}}});
    };
    EXPECT_EQ(with("false").pages().attr("gaps"), "widest");
    EXPECT_EQ(with("true").pages().attr("gaps"), "");
    EXPECT_EQ(read_odt({.body = p("字")}).pages().attr("gaps"), "");
}

TEST(Odt, CountsLists) {
    const std::string style =
        "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>"
        "<text:list-level-style-number text:level=\"2\" style:num-format=\"甲, 乙, 丙, ...\" style:num-prefix=\"(\" style:num-suffix=\")\"/>"
        "</text:list-style>";
    const auto item = [](const std::string& inside) {
        return "<text:list-item>" + inside + "</text:list-item>";
    };
    const auto document =
        read_odt({.body = "<text:list text:style-name=\"L1\">" +
                          item(p("a") + p("more") + "<text:list>" + item(p("b")) + item(p("c")) +
                               "</text:list>") +
                          item(p("d")) + "</text:list>" + p("between") +
                          "<text:list text:style-name=\"L1\" text:continue-numbering=\"true\">" +
                          item(p("e")) + "</text:list>" + "<text:list text:style-name=\"L1\">" +
                          item(p("f")) + "</text:list>",
                  .automatic = style});
    std::string labels;
    for (const xml::Node label : xml::select(document.root(), "//label")) {
        labels += label.text() + " ";
    }
    EXPECT_EQ(labels, "1. (甲) (乙) 2. 3. 1. ");
    EXPECT_EQ(attribute(document, "//p[2]", "list"), "l1"); // continues the item, without a label
    EXPECT_EQ(attribute(document, "//p[3]", "list-level"), "2");
    EXPECT_EQ(attribute(document, "//p[7]", "list"), "l1");
    EXPECT_EQ(attribute(document, "//p[8]", "list"), "l2");
}

TEST(Odt, ReadsLinksFieldsAndNotes) {
    EXPECT_EQ(
        body(p(
            "<text:a xlink:href=\"https://x.tw/\">x</text:a><text:a xlink:href=\"#a|outline\">y</text:a><text:bookmark text:name=\"a\"/>")),
        "<p><link href=\"https://x.tw/\">x</link><link ref=\"a\">y</link><anchor name=\"a\"/></p>");
    EXPECT_EQ(body(p("圖 <text:sequence text:name=\"圖\">1</text:sequence>")),
              "<p>圖 <field kind=\"sequence\" name=\"圖\">1</field></p>");
    const auto document = read_odt(
        {.body = p(
             "a<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>" +
             p("n") + "</text:note-body></text:note>")});
    EXPECT_EQ(body_of(document), "<p>a<note-ref ref=\"n1\">1</note-ref></p>");
    EXPECT_EQ(attribute(document, "//note/p", "id"), "n1.1");
}

TEST(Odt, ReadsPicturesAndTextBoxes) {
    const auto document = read_odt(
        {.body =
             p("<draw:frame text:anchor-type=\"as-char\" svg:width=\"2in\" svg:height=\"1in\"><draw:image xlink:href=\"Pictures/a.png\"/>"
               "<svg:title>t</svg:title><svg:desc>河岸</svg:desc></draw:frame>") +
             p("b<draw:frame><draw:text-box>" + p("box") + "</draw:text-box></draw:frame>"),
         .more = {{"Pictures/a.png", "\x89PNG\r\n\x1A\n?"}}});
    EXPECT_EQ(
        body_of(document),
        "<p><image width=\"144\" height=\"72\" anchor=\"inline\"><alt by=\"author\">河岸</alt></image></p>"
        "<p>b</p><p>box</p>");
    EXPECT_EQ(document.resources.size(), 1U);
}

TEST(Odt, ParagraphsHaveTheColourOfTheirTextBox) {
    const std::string style =
        "<style:style style:name=\"F\" style:family=\"graphic\"><style:graphic-properties draw:fill=\"solid\" "
        "draw:fill-color=\"#ffcc00\"/></style:style>";
    const std::string table =
        "<table:table><table:table-column/><table:table-row><table:table-cell>" + p("格") +
        "</table:table-cell></table:table-row></table:table>";
    const auto document = read_odt({.body = p("b<draw:frame draw:style-name=\"F\"><draw:text-box>" +
                                              p("box") + table + "</draw:text-box></draw:frame>"),
                                    .automatic = style});
    EXPECT_EQ(attribute(document, "//style[@id = //body/p[1]/@style]", "paragraph-background"), "");
    EXPECT_EQ(attribute(document, "//style[@id = //body/p[2]/@style]", "paragraph-background"),
              "#ffcc00");
    EXPECT_EQ(attribute(document, "//style[@id = //cell/p/@style]", "paragraph-background"), "");
}

TEST(Odt, GradientsOfTextBoxes) {
    const auto filled = [](const std::string& how) {
        const auto document =
            read_odt({.body = p("b<draw:frame draw:style-name=\"F\"><draw:text-box>" + p("box") +
                                "</draw:text-box></draw:frame>"),
                      .automatic = "<style:style style:name=\"F\" style:family=\"graphic\">"
                                   "<style:graphic-properties draw:fill=\"gradient\" "
                                   "draw:fill-gradient-name=\"G\"/></style:style>",
                      .styles = "<draw:gradient draw:name=\"G\" draw:start-color=\"#ffffff\" "
                                "draw:end-color=\"#0000ff\" " +
                                how + "/>"});
        return std::string(
            attribute(document, "//style[@id = //body/p[2]/@style]", "paragraph-background"));
    };
    EXPECT_EQ(filled(""), "linear-gradient(180deg, #ffffff 0%, #0000ff 100%)");
    EXPECT_EQ(filled("draw:style=\"linear\" draw:angle=\"900\" draw:border=\"20%\""),
              "linear-gradient(90deg, #ffffff 20%, #0000ff 100%)");
    EXPECT_EQ(filled("draw:style=\"linear\" draw:angle=\"45deg\""),
              "linear-gradient(135deg, #ffffff 0%, #0000ff 100%)");
    EXPECT_EQ(filled("draw:style=\"axial\""),
              "linear-gradient(180deg, #0000ff 0%, #ffffff 50%, #0000ff 100%)");
    EXPECT_EQ(filled("draw:style=\"radial\" draw:cx=\"25%\" draw:cy=\"75%\" draw:border=\"10%\""),
              "radial-gradient(circle at 25% 75%, #0000ff 0%, #ffffff 90%)");
    EXPECT_EQ(filled("draw:style=\"ellipsoid\""),
              "radial-gradient(ellipse at 50% 50%, #0000ff 0%, #ffffff 100%)");
}

TEST(Odt, ControlsOfFormsSayWhatTheyShow) {
    const std::string forms =
        "<office:forms xmlns:form=\"urn:oasis:names:tc:opendocument:xmlns:form:1.0\"><form:form>"
        "<form:checkbox form:id=\"a\" form:label=\"同意\" form:current-state=\"checked\"/>"
        "<form:checkbox form:id=\"b\" form:label=\"不同意\" form:state=\"unchecked\"/>"
        "<form:listbox form:id=\"c\"><form:option form:label=\"甲\"/><form:option form:label=\"乙\" form:selected=\"true\"/></form:listbox>"
        "<form:text form:id=\"d\" form:value=\"初\" form:current-value=\"今\"/><form:textarea form:id=\"e\">" +
        p("長文") +
        "</form:textarea>"
        "<form:password form:id=\"f\" form:current-value=\"密\"/></form:form></office:forms>";
    std::string drawn;
    for (const char* id : {"a", "b", "c", "d", "e", "f", "none"}) {
        drawn += "<draw:control draw:control=\"" + std::string(id) + "\"/>";
    }
    EXPECT_EQ(body(forms + p(drawn)), "<p>☒同意☐不同意乙今長文</p>");
}

TEST(Odt, ReadsTables) {
    EXPECT_EQ(
        body(
            "<table:table><table:table-column table:number-columns-repeated=\"2\"/><table:table-header-rows><table:table-row>"
            "<table:table-cell table:number-columns-spanned=\"2\">" +
            p("h") +
            "</table:table-cell><table:covered-table-cell/>"
            "</table:table-row></table:table-header-rows><table:table-row><table:table-cell table:number-rows-spanned=\"2\">" +
            p("a") + "</table:table-cell></table:table-row></table:table>"),
        "<table header=\"author\"><head><row><cell header=\"yes\" scope=\"column\" colspan=\"2\"><p>h</p></cell></row></head>"
        "<body><row><cell rowspan=\"2\"><p>a</p></cell></row></body></table>");
}

TEST(Odt, AnIndexBecomesAToc) {
    EXPECT_EQ(
        body(
            "<text:table-of-content><text:table-of-content-source text:outline-level=\"3\"/><text:index-body><text:index-title>" +
            p("目次") + "</text:index-title>" + p("第一章<text:tab/>1") +
            "</text:index-body></text:table-of-content>"),
        "<toc kind=\"field\" depth=\"3\"><heading level=\"1\">目次</heading><typed><p>第一章<tab/>1</p></typed></toc>");
}

TEST(Odt, CountsChangesCommentsAndHiddenText) {
    const auto document = read_odt(
        {.body =
             "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:deletion><office:change-info><dc:creator>李</dc:creator>"
             "</office:change-info>" +
             p("gone") +
             "</text:deletion></text:changed-region><text:changed-region text:id=\"c2\"><text:insertion>"
             "<office:change-info><dc:creator>王</dc:creator></office:change-info></text:insertion></text:changed-region></text:tracked-changes>" +
             p("a<text:change text:change-id=\"c1\"/><text:change-start text:change-id=\"c2\"/>new<text:change-end text:change-id=\"c2\"/>"
               "<office:annotation><dc:creator>張</dc:creator>" +
               p("why") +
               "</office:annotation><text:span text:style-name=\"T1\">secret</text:span>"),
         .automatic =
             "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>"});
    EXPECT_EQ(body_of(document), "<p>anew</p>");
    EXPECT_EQ(attribute(document, "//leftovers", "insertions"), "1");
    EXPECT_EQ(attribute(document, "//leftovers", "deletions"), "1");
    EXPECT_EQ(attribute(document, "//leftovers", "comments"), "1");
    EXPECT_EQ(attribute(document, "//leftovers", "hidden"), "1");
    EXPECT_EQ(xml::select(document.root(), "//leftover[@kind='insertion']").front().text(), "new");
}

TEST(Odt, ReadsPagesAndCountsThem) {
    const auto document = read_odt(
        {.body = p("a") + p("<text:soft-page-break/>b") + p("c", "P1"),
         .automatic = paragraph_style("P1", "fo:break-before=\"page\""),
         .page =
             "<style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" fo:margin-top=\"1.5cm\" fo:margin-bottom=\"2cm\"/>"
             "<style:header-style><style:header-footer-properties fo:min-height=\"1cm\"/></style:header-style>",
         .master =
             "<style:header>" + p("<text:page-number>1</text:page-number>") + "</style:header>",
         .text_attributes = "text:use-soft-page-breaks=\"true\""});
    EXPECT_EQ(attribute(document, "//page", "margin-top"), "70.866");
    EXPECT_EQ(attribute(document, "//page/header/p/field", "kind"), "page");
    EXPECT_EQ(attribute(document, "//body/p[2]", "page"), "2");
    EXPECT_EQ(attribute(document, "//body/p[3]", "page"), "3");
    EXPECT_EQ(look(document, 3, "page-break-before"), "yes");
}

TEST(Odt, ReadsFlatFiles) {
    const Odt sample{.body = p("flat")};
    const auto document = read_bytes(
        office("document",
               odt_styles(sample).substr(0, odt_styles(sample).find("<office:automatic-styles>")) +
                   odt_content(sample)));
    EXPECT_EQ(body_of(document), "<p>flat</p>");
    EXPECT_EQ(attribute(document, "//source", "format"), "fodt");
}

TEST(Odt, SaysWhatIsWrongWithThePackage) {
    const Files parts{{"content.xml", office("document-content", odt_content({.body = p("字")}))},
                      {"META-INF/manifest.xml",
                       "<manifest media-type=\"a\"><file-entry full-path=\"/\" "
                       "media-type=\"application/vnd.oasis.opendocument.text\"/></manifest>"}};
    const std::pair<std::string, std::string> type{"mimetype",
                                                   "application/vnd.oasis.opendocument.text"};
    const auto faults = [](Files files) {
        const doc::Document document = read_bytes(zipped(files));
        return std::string(document.meta().child("source").attr("package"));
    };
    EXPECT_EQ(faults({parts[0], parts[1]}), "no-mimetype no-styles.xml no-meta.xml");
    EXPECT_EQ(faults({parts[1], type, parts[0]}), "late-mimetype no-styles.xml no-meta.xml");
    EXPECT_EQ(faults({type, parts[0]}), "no-META-INF/manifest.xml no-styles.xml no-meta.xml");
    EXPECT_EQ(faults({type,
                      parts[0],
                      parts[1],
                      {"styles.xml", office("document-styles", "")},
                      {"meta.xml", "<m/>"}}),
              "");
}

TEST(Odt, ReadsWhatStandsAroundAndAtCharacters) {
    const auto says = [](const std::string& text, const std::string& name) {
        return look(read_odt({.body = p("字", "P1"), .automatic = paragraph_style("P1", "", text)}),
                    1,
                    name);
    };
    EXPECT_EQ(says("style:text-scale=\"66%\"", "scale"), "66");
    EXPECT_EQ(says("style:text-scale=\"0%\"", "scale"), "");
    EXPECT_EQ(says("fo:border=\"1pt solid #FF0000\"", "character-border"), "1 #ff0000");
    EXPECT_EQ(says("fo:border=\"none\"", "character-border"), "");
    EXPECT_EQ(says("style:text-emphasize=\"accent below\"", "emphasis"), "accent below");
    EXPECT_EQ(says("style:text-emphasize=\"dot\"", "emphasis"), "dot above");
    EXPECT_EQ(says("style:text-emphasize=\"none\"", "emphasis"), "");
    EXPECT_EQ(says("style:text-combine=\"letters\"", "combine"), "yes");
    EXPECT_EQ(says("style:text-combine=\"lines\"", "combine"), "");
}

} // namespace
} // namespace engross::read
