// Labels, joined paragraphs, headings, lists, quotations, sections.
#include "helper.h"

namespace engross::normalize {
namespace {

const std::string prose =
    "本府代表團分別搭乘早班飛機出發前往東京，並於下午召開會前會，確認拜會名單及各項細節與流程安排";

TEST(TypedLabels, AreTakenApart) {
    EXPECT_EQ(
        after(typed_labels, "<heading level='1'>第一章 目的</heading>"),
        "<heading level=\"1\"><label by=\"author\" sep=\" \" number=\"1\" form=\"第N章\" digits=\"han\">第一章</label>目的</heading>");
    EXPECT_EQ(
        after(typed_labels, "<p><span style='heavy'>（</span>一）<tab/>說明</p>"),
        "<p><label by=\"author\" sep=\"&#9;\" number=\"1\" form=\"（N）\" digits=\"han\">（一）</label>說明</p>");
}

TEST(TypedLabels, BulletBeforeATypedNumberGoes) {
    doc::Document document = from_body(
        "<p id='b1' src='d#p1' list='l1' list-level='1'><label by='auto' sep=' ' form='•' digits='bullet'>•</label>(一)糧食</p>");
    EXPECT_EQ(
        after(typed_labels, document),
        "<p id=\"b1\" src=\"d#p1\" list=\"l1\" list-level=\"1\"><label by=\"author\" number=\"1\" form=\"(N)\" digits=\"han\">(一)</label>糧食</p>");
    EXPECT_EQ(repairs(document), (Lines{"bullet-and-label@b1 d#p1 •(一)糧食"}));
}

TEST(TypedLabels, AutomaticNumbersStay) {
    std::string_view body =
        "<heading level=\"1\"><label by=\"auto\" form=\"N、\" digits=\"han\">一、</label>1、甲</heading>";
    EXPECT_EQ(after(typed_labels, body), body);
}

std::string
paragraph(std::string_view id, const std::string& text, std::string_view style = "body") {
    return "<p id='" + std::string(id) + "' src='d#" + std::string(id) + "' style='" +
           std::string(style) + "'>" + text + "</p>";
}

std::size_t joined(const std::string& body) {
    doc::Document document = from_body(body);
    after(join, document);
    return xml::select(document.root(), "repairs/repair[@kind='paragraphs-joined']").size();
}

const std::string full =
    paragraph("f1", prose + "。") + paragraph("f2", prose + "。") + paragraph("f3", prose + "。");

TEST(Join, MidSentence) {
    doc::Document document = from_body(full + paragraph("b1", prose + "及推廣綠") +
                                       paragraph("b2", "色運具，共同努力。", "flush"));
    after(join, document);
    std::vector<xml::Node> left = xml::select(document.body(), "p[@id='b1']");
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0].text(), prose + "及推廣綠色運具，共同努力。");
    EXPECT_EQ(left[0].attr("src"), "d#b1 d#b2");
    EXPECT_EQ(repairs(document),
              (Lines{"paragraphs-joined@b1 d#b1 d#b2 項細節與流程安排及推廣綠色運具，共同努力。"}));
}

TEST(Join, AcrossAFigure) {
    EXPECT_EQ(joined(full + paragraph("b1", prose + "的") +
                     "<figure><image width='1' height='1'/></figure>" +
                     paragraph("b2", "一部分，共同努力。")),
              1U);
}

TEST(Join, AShortLineOnlyAcrossAFigure) {
    std::string verse =
        paragraph("b1", "鐘聲響了，雪也停了，") + paragraph("b2", "老師在門口數帽子。");
    std::string parted = paragraph("b1", "檢測員必須逐一確認，") +
                         "<figure><image width='1' height='1'/></figure>" +
                         paragraph("b2", "因此並未減少人數。");
    EXPECT_EQ(joined(full + verse), 0U);
    EXPECT_EQ(joined(full + parted), 1U);
}

TEST(Join, NotWhatIsWhole) {
    EXPECT_EQ(joined(full + paragraph("b1", prose + "：") + paragraph("b2", "說明如下。")), 0U);
    EXPECT_EQ(joined(full + paragraph("b1", "短句") + paragraph("b2", "另一句話。")), 0U);
    EXPECT_EQ(joined(full + paragraph("b1", prose) + paragraph("b2", "此外，另有安排。")), 0U);
    EXPECT_EQ(joined(full + paragraph("b1", prose) +
                     "<p id='b2' style='body'><label by='author'>一、</label>另有安排。</p>"),
              0U);
    EXPECT_EQ(joined(full + paragraph("b1", prose) + paragraph("b2", "大字。", "bold")), 0U);
    EXPECT_EQ(joined(full + paragraph("b1", prose) + "<heading level='1'>二</heading>" +
                     paragraph("b2", "文字。")),
              0U);
}

TEST(Join, NotWhereFinalMarksAreLeftOut) {
    EXPECT_EQ(joined(paragraph("b1", prose) + paragraph("b2", prose) + paragraph("b3", prose)), 0U);
}

TEST(Join, LatinWordsStayApart) {
    EXPECT_EQ(joined(full + paragraph("b1", prose + " and the") + paragraph("b2", "other side.")),
              0U);
}

// "level words" of each heading.
Lines headings_of(const std::string& body) {
    doc::Document document = from_body(body);
    typed_labels(document);
    after(headings, document);
    Lines found;
    for (xml::Node heading : xml::select(document.body(), ".//heading")) {
        found.push_back(std::string(heading.attr("level")) + (heading.has("by") ? "* " : " ") +
                        doc::plain_text(heading));
    }
    return found;
}

std::string heading(int level, const std::string& text) {
    return "<heading level='" + std::to_string(level) + "' style='h" +
           std::to_string(std::min(level, 2)) + "'>" + text + "</heading>";
}

const std::string body_text = paragraph("b0", prose + "。");

TEST(Headings, BoldLinesArePromotedUnderTheirPath) {
    EXPECT_EQ(
        headings_of(heading(1, "第一章 過程") + heading(2, "一、參訪") +
                    paragraph("b1", "(一)水廠：", "bold") + body_text +
                    paragraph("b2", "(二) 美術館：", "bold") + body_text +
                    heading(1, "第二章 心得") + body_text),
        (Lines{
            "1 第一章 過程", "2 一、參訪", "3* (一)水廠：", "3* (二) 美術館：", "1 第二章 心得"}));
}

TEST(Headings, DatesStandBetween) {
    EXPECT_EQ(headings_of(heading(1, "貳、過程") + paragraph("b1", "3月10日（一）", "bold") +
                          body_text + heading(2, "一、開幕") + body_text +
                          paragraph("b2", "3月11日（二）", "bold") + body_text),
              (Lines{"1 貳、過程", "2* 3月10日（一）", "3 一、開幕", "2* 3月11日（二）"}));
}

TEST(Headings, WithoutAnyRealOne) {
    EXPECT_EQ(headings_of(paragraph("b1", "壹、目的", "bold") + body_text +
                          paragraph("b2", "貳、過程", "bold") + body_text +
                          paragraph("b3", "一、參訪", "bold") + body_text),
              (Lines{"1* 壹、目的", "1* 貳、過程", "2* 一、參訪"}));
}

TEST(Headings, LabelOfAKnownForm) {
    EXPECT_EQ(headings_of(heading(1, "一、甲") + body_text + paragraph("b1", "二、乙", "flush") +
                          body_text),
              (Lines{"1 一、甲", "1* 二、乙"}));
}

TEST(Headings, NumberedLinesThroughoutAReport) {
    EXPECT_EQ(headings_of(paragraph("b1", "壹、目的") + body_text + paragraph("b2", "貳、過程") +
                          paragraph("b3", "一、參訪") + body_text + paragraph("b4", "二、會議") +
                          body_text),
              (Lines{"1* 壹、目的", "1* 貳、過程", "2* 一、參訪", "2* 二、會議"}));
    EXPECT_EQ(
        headings_of(
            "<p style='body' list='l1' list-level='1'><label by='auto' form='N、' digits='formal'>壹、</label>資料</p><table><body/></table>"
            "<p style='body' list='l1' list-level='1'><label by='auto' form='N、' digits='formal'>貳、</label>經費</p><table><body/></table>"),
        (Lines{"1* 壹、資料", "1* 貳、經費"}));
    EXPECT_EQ(headings_of(paragraph("b1", "一、甲") + paragraph("b2", "二、乙") + body_text),
              Lines{});
    EXPECT_EQ(headings_of(paragraph("b1", "一、甲") + body_text +
                          paragraph("b2", "二、" + prose + "。") + body_text),
              Lines{});
}

TEST(Headings, TheSameLabelsMayCountItemsElsewhere) {
    EXPECT_EQ(headings_of(paragraph("b1", "一、市場") + body_text + paragraph("b2", "二、碼頭") +
                          body_text + paragraph("b3", "一、應於一年內完成。") +
                          paragraph("b4", "二、應編列預算。") + body_text),
              (Lines{"1* 一、市場", "1* 二、碼頭"}));
}

TEST(Headings, LabelsThatCountOnAreAboveThoseBetween) {
    EXPECT_EQ(headings_of(paragraph("b1", "甲、目的", "bold") + body_text +
                          paragraph("b2", "乙、內容", "bold") + body_text +
                          paragraph("b3", "一、機械", "bold") + body_text +
                          paragraph("b4", "二、輔導", "bold") + body_text +
                          paragraph("b5", "丙、建議", "bold") + body_text),
              (Lines{"1* 甲、目的", "1* 乙、內容", "2* 一、機械", "2* 二、輔導", "1* 丙、建議"}));
}

TEST(Headings, AnAbstractStandsBesideChapters) {
    EXPECT_EQ(headings_of(paragraph("b1", "摘要", "bold") + body_text +
                          paragraph("b2", "1. 目標", "bold") + body_text +
                          paragraph("b3", "參考文獻", "bold") + body_text),
              (Lines{"1* 摘要", "1* 1. 目標", "1* 參考文獻"}));
}

TEST(Headings, LargerLettersEndWhatSmallerOnesHeaded) {
    EXPECT_EQ(headings_of(paragraph("b1", "內容", "large") + body_text +
                          paragraph("b2", "第一週：訪視", "bold") + body_text +
                          paragraph("b3", "心得", "large") + body_text),
              (Lines{"1* 內容", "2* 第一週：訪視", "1* 心得"}));
}

TEST(Headings, ABulletBeforeABoldLine) {
    EXPECT_EQ(headings_of(paragraph("b1", "◎ 水庫", "bold") + body_text +
                          paragraph("b2", "◎ 再利用場", "bold") + body_text),
              (Lines{"1* ◎ 水庫", "1* ◎ 再利用場"}));
    EXPECT_EQ(headings_of(paragraph("b1", "◎ 水庫", "bold") +
                          paragraph("b2", "◎ 再利用場", "bold") + body_text),
              Lines{});
}

TEST(Headings, SentencesInAHeadingStyleAreText) {
    doc::Document document =
        from_body(heading(1, "一、目的") + "<heading level='2' id='b1' src='d#b1' style='h2'>" +
                  prose + prose + "。</heading>" + body_text);
    after(headings, document);
    EXPECT_EQ(xml::select(document.body(), "heading").size(), 1U);
    EXPECT_EQ(
        xml::select(document.root(), "repairs/repair[@kind='heading-demoted'][@at='b1']").size(),
        1U);
}

TEST(Headings, NotEveryBoldLine) {
    for (const std::string& body :
         {paragraph("b1", "請注意安全。", "bold") + body_text, // a sentence
          paragraph("b1", "1. 甲", "bold") + paragraph("b2", "2. 乙", "bold") + body_text, // a list
          paragraph("b1", "局長 王大明", "sign") + body_text,           // a signature
          paragraph("b1", "主旨：檢送報告", "bold") + body_text,        // a letter
          body_text + paragraph("b1", "完", "bold"),                    // heads nothing
          paragraph("b1", "(二)災害防救：" + prose + "。") + body_text, // a labelled paragraph
          "<p style='body'><span style='heavy'>糧食</span>" + prose + "。</p>"}) { // a bold lead-in
        EXPECT_EQ(headings_of(body), Lines{}) << body;
    }
}

TEST(Headings, LevelsAreNotSkipped) {
    doc::Document document = from_body(heading(2, "甲") + heading(4, "乙") + heading(4, "丙") +
                                       heading(1, "丁") + body_text);
    after(headings, document);
    std::string levels;
    for (xml::Node h : xml::select(document.body(), "heading")) {
        levels += std::string(h.attr("level")) + "/" + std::string(h.attr("style-level")) + " ";
    }
    EXPECT_EQ(levels, "1/2 2/4 2/4 1/ ");
    EXPECT_EQ(repairs(document),
              (Lines{"level-corrected@  甲", "level-corrected@  乙"})); // each skip once
}

std::string lists_of(const std::string& body) {
    doc::Document document = from_body(body);
    typed_labels(document);
    after(lists, document);
    std::string out;
    for (xml::Node node = document.body().first_child(); node;
         node = node.following(document.body())) {
        out += node.is("list")   ? "list(" + std::string(node.attr("kind")) + ")"
               : node.is("item") ? "item"
                                 : "";
        out += node.is("p") ? "[" + node.text() + "]" : "";
    }
    return out;
}

TEST(Lists, OfTheWordProcessor) {
    EXPECT_EQ(
        lists_of(
            "<p list='l1' list-level='1'><label by='auto' digits='bullet' form='•'>•</label>甲</p>"
            "<p list='l1' list-level='2'><label by='auto' digits='bullet' form='○'>○</label>乙</p>"
            "<p list='l1' list-level='1'>續</p>"
            "<p list='l1' list-level='1'><label by='auto' digits='bullet' form='•'>•</label>丙</p><p>文</p>"),
        "list(bullet)item[甲]list(bullet)item[乙][續]item[丙][文]");
}

TEST(Lists, Typed) {
    EXPECT_EQ(lists_of("<p>（一）甲</p><p>（二）乙</p><p>文</p>"),
              "list(ordered)item[甲]item[乙][文]");
    EXPECT_EQ(lists_of("<p>1. 甲</p><p>(1) 乙</p><p>(2) 丙</p><p>2. 丁</p>"),
              "list(ordered)item[甲]list(ordered)item[乙]item[丙]item[丁]");
    EXPECT_EQ(lists_of("<p>1. 甲</p><p>2. 乙</p><p>4. 丙</p>"),
              "list(ordered)item[甲]item[乙]item[丙]");
    EXPECT_EQ(lists_of("<p>A、甲</p><p>B、乙</p><p>a、丙</p><p>b、丁</p>"),
              "list(ordered)item[甲]item[乙]list(ordered)item[丙]item[丁]");
    EXPECT_EQ(lists_of("<p>● 甲</p><p>● 乙</p>"), "list(bullet)item[甲]item[乙]");
    EXPECT_EQ(lists_of("<p>（一）甲</p><p>文</p><p>（二）乙</p>"), "[（一）甲][文][（二）乙]");
    EXPECT_EQ(lists_of("<p>（一）甲</p>"), "[（一）甲]");
}

TEST(Lists, ExplanationsBetweenItemsBelongToThem) {
    EXPECT_EQ(
        lists_of(
            "<p style='set-in'>一、甲。</p><p style='set-in'>說明。</p><p style='set-in'>二、乙。</p><p style='set-in'>文</p>"),
        "list(ordered)item[甲。][說明。]item[乙。][文]");
    EXPECT_EQ(
        lists_of(
            "<p style='set-in'>一、甲。</p><p style='set-in'>說明。</p><p style='set-in'>三、乙。</p>"),
        "[一、甲。][說明。][三、乙。]");
}

TEST(Lists, MixedOfBoth) {
    EXPECT_EQ(
        lists_of(
            "<p list='l1' list-level='1'><label by='auto' digits='bullet' form='•'>•</label>(一)甲</p><p>(二)乙</p><p>文</p>"),
        "list(ordered)item[甲]item[乙][文]");
}

TEST(Lists, ItemsCarryTheLabelAndParagraphsTheirId) {
    doc::Document document =
        from_body("<p id='b1' src='d#p1'>1. 甲</p><p id='b2' src='d#p2'>2. 乙</p>");
    typed_labels(document);
    EXPECT_EQ(
        after(lists, document),
        "<list id=\"x1\" src=\"d#p1\" kind=\"ordered\"><item id=\"x2\" src=\"d#p1\"><label by=\"author\" sep=\" \" number=\"1\" "
        "form=\"N.\" digits=\"arabic\">1.</label><p id=\"b1\" src=\"d#p1\">甲</p></item><item id=\"x3\" src=\"d#p2\"><label "
        "by=\"author\" sep=\" \" number=\"2\" form=\"N.\" digits=\"arabic\">2.</label><p id=\"b2\" src=\"d#p2\">乙</p></item></list>");
}

TEST(Quotes, AdjacentParagraphsAreOne) {
    EXPECT_EQ(
        after(quotes, "<p style='quote'>甲</p><p style='quote'>乙</p><p style='body'>丙</p>"),
        "<quote id=\"x1\"><p style=\"quote\">甲</p><p style=\"quote\">乙</p></quote><p style=\"body\">丙</p>");
}

TEST(Sections, NestAndKnowTheirRole) {
    EXPECT_EQ(
        after(
            sections,
            "<heading level='1'>摘要</heading><p>略</p><toc/><heading level='1'>目的</heading><p>甲</p>"
            "<heading level='2'>緣起</heading><p>乙</p><heading level='1'>心得及建議</heading><p>丙</p>"
            "<heading level='1'><label by='author' form='附錄N、'>附錄一、</label>行程表</heading>"),
        "<abstract id=\"x1\"><heading level=\"1\">摘要</heading><p>略</p></abstract><toc/>"
        "<section id=\"x2\" level=\"1\" role=\"purpose\"><heading level=\"1\">目的</heading><p>甲</p>"
        "<section id=\"x3\" level=\"2\" role=\"purpose\"><heading level=\"2\">緣起</heading><p>乙</p></section></section>"
        "<section id=\"x4\" level=\"1\" role=\"findings-and-suggestions\"><heading level=\"1\">心得及建議</heading><p>丙</p></section>"
        "<section id=\"x5\" level=\"1\" role=\"appendix\"><heading level=\"1\"><label by=\"author\" form=\"附錄N、\">附錄一、"
        "</label>行程表</heading></section>");
}

TEST(Passes, AnEmptyDocumentStaysEmpty) {
    doc::Document document = from_body("");
    run_all(document);
    EXPECT_FALSE(document.body().first_child());
}

TEST(Passes, NoCharacterIsLostOrAdded) {
    doc::Document document = from_body(
        "<p id='b1' style='title'>報告</p>" + heading(1, "第一章 過程") +
        paragraph("b2", "- (一)甲，" + prose) + paragraph("b3", "(二)乙") +
        "<p id='b4'><image width='1' height='1'/></p>" + paragraph("b5", "圖 1：丙") + body_text);
    auto characters = [&] {
        std::string all;
        for (xml::Node node = document.body(); node; node = node.following(document.body())) {
            all += node.is_text() ? std::string(node.content()) : "";
        }
        for (xml::Node label : xml::select(document.body(), ".//label")) {
            all += label.attr("sep");
        }
        return squeeze(all);
    };
    std::string before = characters();
    run_all(document);
    EXPECT_EQ(characters(), before);
}

} // namespace
} // namespace engross::normalize
