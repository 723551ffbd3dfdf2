// Each fact on the smallest document that shows it.
#include "enrich/enrich.h"

#include "enrich/checksums.h"
#include "enrich/facts.h"
#include "enrich/scan.h"

#include <gtest/gtest.h>

#include <string>

namespace engross::enrich {
namespace {

doc::Document with(const std::string& body,
                   const std::string& meta = "",
                   const std::string& styles = "",
                   const std::string& lang = "zh-Hant-TW") {
    doc::Document document;
    document.tree = xml::parse("<document lang='" + lang + "'><meta>" + meta +
                                   "<source format='docx' sha256='0'/><leftovers/></meta><styles>" +
                                   styles + "</styles><pages/><body>" + body +
                                   "</body><notes/><repairs/><troubles/><facts/></document>",
                               "test");
    return document;
}

// From these confidences on, what OCR read is made use of.
void say_least(const doc::Document& document) {
    xml::Node said = document.meta().child("source").insert_after("recognition");
    for (const char* use : {"alternative", "caption", "text"}) {
        said.set(use, "0.6");
    }
}

doc::Document paragraph(const std::string& text) { return with("<p id='b1'>" + text + "</p>"); }

std::vector<xml::Node> facts(const doc::Document& document, const std::string& kind) {
    return xml::select(document.root(), "/document/facts/fact[@kind='" + kind + "']");
}

TEST(Scan, NumbersInDigitsAndHan) {
    EXPECT_EQ(to_number("28"), 28);
    EXPECT_EQ(to_number("２８"), 28);
    EXPECT_EQ(to_number("三"), 3);
    EXPECT_EQ(to_number("十二"), 12);
    EXPECT_EQ(to_number("二十"), 20);
    EXPECT_EQ(to_number("兩"), 2);
    EXPECT_EQ(to_number("一百零五"), 105);
    EXPECT_EQ(to_number("人"), -1);
    EXPECT_EQ(to_number(""), -1);
}

TEST(Han, CountsBlocksAndSumsContainers) {
    doc::Document document = with("<abstract id='x1'><heading level='1'>摘要</heading><p "
                                  "id='b1'>一二三 abc</p><p id='b2'>四五</p></abstract>");
    count_han(document);
    EXPECT_EQ(doc::find(document, "b1").attr("han"), "3");
    EXPECT_EQ(doc::find(document, "x1").attr("han"), "5");
}

TEST(Dates, WeekdayStatedAndComputed) {
    doc::Document document = with("<heading id='b1' level='2'>113 年 1 月 29 日（星期一）</heading>"
                                  "<p id='b2'>於114年3月4日（三）出發，114年2月30日抵達。</p>");
    find_dates(document);
    const auto dates = facts(document, "date");
    ASSERT_EQ(dates.size(), 3U);
    EXPECT_EQ(dates[0].text(), "113 年 1 月 29 日（星期一）");
    EXPECT_EQ(dates[0].attr("iso"), "2024-01-29");
    EXPECT_EQ(dates[0].attr("weekday"), "1");
    EXPECT_EQ(dates[0].attr("stated-weekday"), "1");
    EXPECT_EQ(doc::find(document, "b1").attr("weekday"), "1");
    EXPECT_EQ(dates[1].attr("weekday"), "2");
    EXPECT_EQ(dates[1].attr("stated-weekday"), "3");
    EXPECT_EQ(dates[1].attr("stated-as"), "bracket");
    EXPECT_FALSE(dates[2].has("iso"));
}

TEST(Dates, AHeadingWithoutYear) {
    doc::Document document =
        with("<heading id='b1' level='2' date='2025-03-11'>3月11日（三）</heading>");
    find_dates(document);
    ASSERT_EQ(facts(document, "date").size(), 1U);
    EXPECT_EQ(facts(document, "date")[0].attr("weekday"), "2");
    EXPECT_EQ(doc::find(document, "b1").attr("stated-weekday"), "3");
}

TEST(Dates, YearsAreClassified) {
    doc::Document document =
        paragraph("民國 112 年開始，113 年續辦，西元1990年落成，2019 年得獎，「2017 年百大」，"
                  "已有 30 年歷史，歷時 100 年間，人口 2,019 年增。");
    find_dates(document);
    std::string classes;
    for (const xml::Node fact : facts(document, "year")) {
        classes += std::string(fact.attr("class")) + (fact.has("quoted") ? "q" : "") +
                   (fact.has("first") ? "1" : "") + " ";
    }
    EXPECT_EQ(classes, "roc-marked1 roc-bare ce-marked ce-bare ce-bareq ");
}

TEST(Dates, ABracketedItemIsNoWeekday) {
    doc::Document document = paragraph("113年1月29日一行人出發");
    find_dates(document);
    ASSERT_EQ(facts(document, "date").size(), 1U);
    EXPECT_FALSE(facts(document, "date")[0].has("stated-weekday"));
}

TEST(Dates, RelativeYears) {
    doc::Document document = paragraph("去年辦理，本日參訪");
    find_dates(document);
    const auto found = facts(document, "relative-date");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].attr("unit"), "year");
    EXPECT_EQ(found[1].attr("unit"), "day");
}

TEST(Diary, OrderAndPeriod) {
    const std::string days =
        "<section level='2'><heading id='b1' level='2' date='2024-05-02'>二日</heading></section>"
        "<section level='2'><heading id='b2' level='2' date='2024-05-01'>一日</heading></section>"
        "<section level='2'><heading id='b3' level='2' date='2024-05-09'>九日</heading></section>";
    doc::Document document = with(days,
                                  "<period by='author' from='2024-05-01' to='2024-05-04'>x</period>"
                                  "<date by='author' value='2024-08-05'>y</date>");
    follow_diary(document);
    const auto diary = facts(document, "diary");
    ASSERT_EQ(diary.size(), 2U);
    EXPECT_EQ(diary[0].attr("order"), "back");
    EXPECT_EQ(diary[1].attr("outside"), "after");
    const auto deadline = facts(document, "deadline");
    ASSERT_EQ(deadline.size(), 1U);
    EXPECT_EQ(deadline[0].attr("due"), "2024-08-04");
    EXPECT_EQ(deadline[0].attr("late"), "yes");
}

std::string
item(int number, const std::string& label, const std::string& form, const std::string& sep = "") {
    return "<section level='2'><heading id='h" + std::to_string(number) +
           "' level='2'><label by='author' number='" + std::to_string(number) +
           "' digits='han' form='" + form + "' sep='" + sep + "'>" + label +
           "</label>標題</heading></section>";
}

TEST(Labels, GapDuplicateRestart) {
    doc::Document document = with("<section level='1'><heading level='1'>章</heading>" +
                                  item(1, "一、", "N、") + item(3, "三、", "N、") +
                                  item(3, "三、", "N、") + item(1, "一、", "N、") + "</section>");
    compare_labels(document);
    const auto found = facts(document, "label");
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].attr("problem"), "gap");
    EXPECT_EQ(found[1].attr("problem"), "duplicate");
    EXPECT_EQ(found[2].attr("problem"), "restart");
}

TEST(Labels, AnotherParentCountsAnew) {
    doc::Document document =
        with("<section level='1'><heading level='1'>甲</heading>" + item(1, "一、", "N、") +
             "</section><section level='1'><heading level='1'>乙</heading>" +
             item(1, "一、", "N、") + "</section>");
    compare_labels(document);
    EXPECT_TRUE(facts(document, "label").empty());
    EXPECT_TRUE(facts(document, "label-form").empty());
}

TEST(Labels, WidthAndSpacingAreVotedOn) {
    doc::Document document =
        with("<section level='1'><heading level='1'>章</heading>" + item(1, "（一）", "（N）") +
             item(2, "(二)", "(N)", " ") + item(3, "（三）", "（N）") + "</section>");
    compare_labels(document);
    const auto found = facts(document, "label-form");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].attr("problem"), "bracket");
    EXPECT_EQ(found[0].attr("way"), "half");
    EXPECT_EQ(found[0].attr("others"), "2");
    EXPECT_EQ(found[1].attr("problem"), "spacing");
    EXPECT_EQ(found[1].attr("at"), "h2");
}

TEST(Counts, OnlyWhatDiffers) {
    doc::Document right =
        paragraph("還有雪梨、首爾、溫哥華、河內、大阪、阿克雷里 (Akureyri)、里斯本等 7 個城市，");
    compare_counts(right);
    EXPECT_TRUE(facts(right, "count").empty());
    doc::Document joined = paragraph("參訪港口、市場及倉庫等三處。");
    compare_counts(joined);
    EXPECT_TRUE(facts(joined, "count").empty());
    doc::Document wrong = paragraph("參訪的有港口、市場、倉庫等 4 處。");
    compare_counts(wrong);
    ASSERT_EQ(facts(wrong, "count").size(), 1U);
    EXPECT_EQ(facts(wrong, "count")[0].attr("counted"), "3");
    EXPECT_EQ(facts(wrong, "count")[0].text(), "參訪的有港口、市場、倉庫等 4 處");
}

std::string
figure(const std::string& number, const std::string& words, const std::string& image = "") {
    return "<figure id='f" + number + "' number='" + number + "'><image id='i" + number +
           "' width='10' height='10'>" + image + "</image><caption id='c" + number +
           "' kind='figure' number='" + number + "'><label by='author' sep=''>圖 " + number +
           "：</label>" + words + "</caption></figure>";
}

TEST(Captions, NumbersMarksAndReferences) {
    doc::Document document = with("<p>如圖 1、圖2至圖4、表1及圖6 所示</p>" + figure("1", "門") +
                                  figure("2", "窗。") + figure("4", "路") + figure("5", "橋"));
    compare_captions(document);
    std::string all;
    for (const xml::Node fact : facts(document, "caption")) {
        all += std::string(fact.attr("problem")) + std::string(fact.attr("number")) + " ";
    }
    EXPECT_EQ(all, "gap4 final-mark2 unreferenced5 ");
}

TEST(Captions, OneOfARangeCountsForAll) {
    doc::Document document = with("<p>如圖 1、圖3及圖5 所示</p>" + figure("1", "門") +
                                  figure("2～4", "窗") + figure("5", "橋"));
    compare_captions(document);
    EXPECT_TRUE(facts(document, "caption").empty());
}

TEST(Toc, TypedLines) {
    doc::Document document =
        with("<toc id='x1' kind='typed'><typed><p>第一章\t目的.....\t03</p><p>第二章 過程 ⋯ "
             "9</p></typed></toc>"
             "<section level='1'><heading id='b1' level='1'>第一章 目的</heading></section>"
             "<section level='1'><heading id='b2' level='1'>第三章 心得</heading></section>");
    compare_toc(document);
    const auto lines = facts(document, "toc-line");
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].attr("number"), "03");
    EXPECT_EQ(lines[0].attr("padded"), "yes");
    EXPECT_EQ(lines[0].attr("heading"), "spaced");
    EXPECT_EQ(lines[1].attr("heading"), "none");
    ASSERT_EQ(facts(document, "toc-missing").size(), 1U);
    EXPECT_EQ(facts(document, "toc-missing")[0].attr("at"), "b2");
}

std::string bracket_problems(const std::string& text) {
    doc::Document document = paragraph(text);
    balance_brackets(document);
    std::string all;
    for (const xml::Node fact : facts(document, "bracket")) {
        all += std::string(fact.attr("problem")) + std::string(fact.attr("mark")) + " ";
    }
    return all;
}

TEST(Brackets, Balance) {
    EXPECT_EQ(bracket_problems("「甲（乙）『丙』」《丁》(戊)"), "");
    EXPECT_EQ(bracket_problems("「甲（乙"), "unclosed「 unclosed（ ");
    EXPECT_EQ(bracket_problems("甲」乙"), "unopened」 ");
    EXPECT_EQ(bracket_problems("甲(乙）"), "mixed( ");
    EXPECT_EQ(bracket_problems("「甲「乙」丙」"), "nested「 ");
    EXPECT_EQ(bracket_problems("1) 甲 a) 乙"), "");
}

TEST(Sentences, LongAndRepeated) {
    std::string longer;
    for (int i = 0; i < 90; ++i) {
        longer += "字";
    }
    doc::Document document = with("<p id='b1'>" + longer +
                                  "。這一句話一共說了兩次而且夠長。</p>"
                                  "<p id='b2'>這一句話一共說了兩次，而且夠長。</p>");
    measure_sentences(document);
    ASSERT_EQ(facts(document, "sentence").size(), 1U);
    EXPECT_EQ(facts(document, "sentence")[0].attr("length"), "91");
    ASSERT_EQ(facts(document, "repeated").size(), 1U);
    EXPECT_EQ(facts(document, "repeated")[0].attr("first"), "b1");
}

TEST(Contrast, OfChosenColoursOnly) {
    doc::Document document = with(
        "<p id='b1' style='s1'>黑字<span style='s2'>淺灰</span></p><p id='b2' style='s1'>黑字</p>",
        "",
        "<style id='s1' kind='paragraph' size='12'/><style id='s2' kind='run' colour='#999999'/>");
    measure_contrast(document);
    ASSERT_EQ(facts(document, "contrast").size(), 1U);
    EXPECT_EQ(facts(document, "contrast")[0].attr("ratio"), "2.84");
    EXPECT_EQ(doc::find(document, "b1").attr("contrast"), "2.85");
    EXPECT_FALSE(doc::find(document, "b2").has("contrast"));
}

TEST(Contrast, OnAGradientItIsThatOfTheWorstPlace) {
    doc::Document document = with("<p id='b1' style='s1'>灰字</p>",
                                  "",
                                  "<style id='s1' kind='paragraph' size='12' colour='#808080' "
                                  "paragraph-background='linear-gradient(90deg, #000000 0%, "
                                  "#ffffff 100%)'/>");
    measure_contrast(document);
    ASSERT_EQ(facts(document, "contrast").size(), 1U);
    EXPECT_LT(text::to_double(facts(document, "contrast")[0].attr("ratio")), 1.1);
    EXPECT_EQ(facts(document, "contrast")[0].attr("background").size(), 7U);
}

TEST(Checksums, PublishedVectors) {
    EXPECT_TRUE(is_national_id("A123456789"));
    EXPECT_FALSE(is_national_id("A123456788"));
    EXPECT_TRUE(is_national_id("A800000014"));
    EXPECT_TRUE(is_national_id("AB00000001"));
    EXPECT_TRUE(is_national_id("FC12345674"));
    EXPECT_TRUE(is_company_number("04595257"));
    EXPECT_TRUE(is_company_number("10458575"));
    EXPECT_FALSE(is_company_number("04595258"));
    EXPECT_TRUE(is_card_number("4111111111111111"));
    EXPECT_FALSE(is_card_number("4111111111111112"));
}

std::string personal(const std::string& text) {
    doc::Document document = paragraph(text);
    find_personal(document);
    std::string all;
    for (const xml::Node fact : facts(document, "personal")) {
        all += std::string(fact.attr("type")) + " ";
    }
    return all;
}

TEST(Personal, KindsAndTheirContext) {
    EXPECT_EQ(personal("身分證 Ａ１２３４５６７８９"), "national-id ");
    EXPECT_EQ(personal("手機 0912-345-678，電話 (02)2960-3456 分機 123"), "mobile phone ");
    EXPECT_EQ(personal("請寄 someone@example.org"), "email ");
    EXPECT_EQ(personal("護照號碼 312345678"), "passport ");
    EXPECT_EQ(personal("統編 04595257"), "company-number ");
    EXPECT_EQ(personal("信用卡 4111 1111 1111 1111"), "card ");
    EXPECT_EQ(personal("公務車車牌為 ABC-1234，品質依 ISO-9001"), "plate plate ");
    EXPECT_EQ(personal("品質依 ISO-9001 辦理"), "");
    EXPECT_EQ(personal("長榮航空 BR184 及 BR198 班機，14,675 公頃，編號 04595257，B123456789"), "");
}

TEST(Alt, AuthorThenOcrThenCaptionThenHeading) {
    const std::string ocr =
        "<ocr confidence='0.9'><line confidence='0.9'>歡迎光臨「港口」</line></ocr>";
    doc::Document document =
        with("<section level='1'><heading level='1'>第一章 目的</heading>" +
             figure("1", "門", "<alt by='author'>一道門</alt>") + figure("2", "窗", ocr) +
             figure("3", "路") +
             "<figure><image id='i4' width='1' height='1'/></figure>"
             "<p><image id='i5' width='1' height='1' decorative='yes'/></p></section>");
    say_least(document);
    propose_alt(document);
    EXPECT_EQ(doc::find(document, "i1").text(), "一道門");
    EXPECT_EQ(doc::find(document, "i2").child("alt").text(),
              "圖 2「窗」，圖中文字：「歡迎光臨『港口』」。");
    EXPECT_EQ(doc::find(document, "i2").child("alt").attr("confidence"), "0.9");
    EXPECT_EQ(doc::find(document, "i3").child("alt").text(), "圖 3，說明見圖說");
    EXPECT_EQ(doc::find(document, "i3").child("alt").attr("by"), "caption");
    EXPECT_EQ(doc::find(document, "i4").child("alt").text(), "圖片 4，在「第一章 目的」一節");
    EXPECT_FALSE(doc::find(document, "i5").child("alt"));
}

std::string proposed(const std::string& in_picture,
                     const std::string& caption = "",
                     const std::string& lang = "zh-Hant-TW") {
    doc::Document document = with(
        "<figure number='1'><image id='i1' width='1' height='1'>" + in_picture + "</image>" +
            (caption.empty() ? "" : "<caption kind='figure' number='1'>" + caption + "</caption>") +
            "</figure>",
        "",
        "",
        lang);
    say_least(document);
    propose_alt(document);
    doc::validate(document, "alt");
    const xml::Node alt = doc::find(document, "i1").child("alt");
    return std::string(alt.attr("by")) + " " + alt.text();
}

std::string read_line(const std::string& words, const std::string& confidence = "0.9") {
    return "<line confidence='" + confidence + "'>" + words + "</line>";
}

std::string read_lines(const std::string& lines) {
    return "<ocr confidence='0.9'>" + lines + "</ocr>";
}

TEST(Alt, SaysNothingTwice) {
    EXPECT_EQ(
        proposed(read_lines(read_line("港口入口") + read_line("遊客中心") + read_line("遊客 中心")),
                 "港口入口與廣場"),
        "ocr 圖 1「港口入口與廣場」，圖中文字：「遊客中心」。");
    EXPECT_EQ(proposed(read_lines(read_line("港口入口與廣場，請勿停車")), "港口入口"),
              "ocr 圖 1，圖中文字：「港口入口與廣場，請勿停車」。");
    EXPECT_EQ(proposed(read_lines(read_line("港口入口")), "港口入口與廣場"),
              "caption 圖 1，說明見圖說");
}

TEST(Alt, ProposesNothingThatIsDoubtful) {
    EXPECT_EQ(proposed(read_lines(read_line("港口入口", "0.59"))), "inferred 圖 1");
    EXPECT_EQ(proposed(read_lines(read_line("港口入口", "0.6") + read_line("亂碼亂碼", "0.3"))),
              "ocr 圖 1，圖中文字：「港口入口」。");
}

TEST(Alt, IsASentenceOfAtMost150Characters) {
    std::string many;
    for (int i = 0; i < 30; ++i) {
        many += read_line("第" + std::to_string(i) + "段步道每日開放。");
    }
    const std::string said = proposed(read_lines(many), "步道");
    EXPECT_LE(text::length(said), 150U + std::string("ocr ").size());
    EXPECT_TRUE(said.ends_with("開放。」。")) << said;
    const std::string english = proposed(
        read_lines(read_line("Word after word " + std::string(200, 'x'))), "The harbour", "en-GB");
    EXPECT_LE(text::length(english), 150U + std::string("ocr ").size());
    EXPECT_TRUE(
        english.starts_with("ocr Figure 1, The harbour, text in the picture: “Word after word"))
        << english;
    EXPECT_TRUE(english.ends_with("…”.")) << english;
}

TEST(Alt, RepeatsNoNumberOfAPerson) {
    doc::Document document =
        with("<figure><image id='i1' width='1' height='1'>" +
             read_lines(read_line("參訪人員證") + read_line("字號 a123456789")) +
             "<code kind='qr-code'>tel 0912-345-678</code></image></figure>");
    say_least(document);
    find_personal(document);
    propose_alt(document);
    EXPECT_EQ(doc::find(document, "i1").child("alt").text(), "圖片 1，圖中文字：「參訪人員證」。");
}

TEST(Alt, TellsWhatCodesSay) {
    EXPECT_EQ(proposed("<code kind='qr-code'>https://www.example.org/a</code>"),
              "ocr 圖 1，QR 碼：https://www.example.org/a。");
    EXPECT_EQ(proposed("<code kind='ean-13'>4712345678908</code>", "", "en-GB"),
              "ocr Figure 1, barcode: 4712345678908.");
}

std::string scanned_page(const std::string& id) {
    return "<figure id='" + id + "'><image id='i" + id + "' width='460' height='650'>" +
           read_lines(
               "<line confidence='0.9' box='10 5 40 4'>步道照明改善說明與後續工作</line>"
               "<line confidence='0.9' box='10 12 80 2'>本府於年初改善河岸步道之照明長度計</line>"
               "<line confidence='0.9' box='10 15 30 2'>二點四公里。</line>"
               "<line confidence='0.9' box='10 18 80 2'>施工期間每日封閉北段行人請改走堤頂</line>") +
           "</image></figure>";
}

TEST(Scan, IsADocumentOfPagesWithHardlyAnyText) {
    doc::Document document = with(scanned_page("b1") + scanned_page("b2") + "<p id='b3'>檔號</p>");
    say_least(document);
    find_scan(document);
    propose_alt(document);
    ASSERT_EQ(facts(document, "scan").size(), 1U);
    EXPECT_EQ(facts(document, "scan")[0].attr("pages"), "2");
    EXPECT_EQ(facts(document, "scan")[0].attr("at"), "b1");
    const xml::Node ocr = doc::find(document, "ib2").child("ocr");
    EXPECT_EQ(ocr.attr("as"), "text");
    std::string begins;
    for (const xml::Node line : ocr.children()) {
        begins += line.attr("begins") == "yes" ? "1" : "0";
    }
    EXPECT_EQ(begins, "1101");
    EXPECT_EQ(doc::find(document, "ib1").child("alt").text(), "圖片 1，是掃描的一頁，文字在後面");
}

TEST(Scan, IsNoReportWithPictures) {
    std::string words;
    for (int i = 0; i < 20; ++i) {
        words += "這一段是作者打的字。";
    }
    for (const std::string& body :
         {scanned_page("b1") + "<p id='b3'>" + words + "</p>",
          std::string("<figure id='b1'><image id='i1' width='200' height='100'>") +
              read_lines(read_line("步道照明改善說明與後續工作")) + "</image></figure>"}) {
        doc::Document document = with(body);
        say_least(document);
        find_scan(document);
        EXPECT_TRUE(facts(document, "scan").empty());
    }
}

TEST(Personal, InPicturesAndTheirCodes) {
    doc::Document document = with("<figure id='f1'><image id='i1' width='1' height='1'>" +
                                  read_lines(read_line("字號 A123456789", "0.8")) +
                                  "<code kind='qr-code'>手機 0912-345-678</code></image></figure>");
    find_personal(document);
    const auto found = facts(document, "personal");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].attr("type"), "national-id");
    EXPECT_EQ(found[0].attr("in"), "ocr");
    EXPECT_EQ(found[0].attr("confidence"), "0.8");
    EXPECT_EQ(found[1].attr("type"), "mobile");
}

TEST(Languages, WrapsPhrasesAndChangesNoCharacter) {
    doc::Document document = paragraph(
        "自工作階層 (Working-level Staff Online Meeting)、資深主管 (Senior Officials Meeting) "
        "掃描 QR Code，Mr. Eric Chou 與 VLR，G-NETS 論壇 Leaders Summit");
    const std::string before = doc::find(document, "b1").text();
    mark_languages(document);
    EXPECT_EQ(doc::find(document, "b1").text(), before);
    const auto spans = xml::select(document.root(), "//span[@lang='en'][@by='inferred']");
    ASSERT_EQ(spans.size(), 3U);
    EXPECT_EQ(spans[0].text(), "Working-level Staff Online Meeting");
    EXPECT_EQ(spans[2].text(), "Leaders Summit");
    doc::validate(document, "languages");
}

TEST(Languages, KnowsScriptsOfOneLanguage) {
    doc::Document document = with(
        "<p id='b1' style='s1'>展館「みずのまち・ミュージアム」與の字，서울 시청，สวัสดี</p>"
        "<p id='b2' style='s2'>ビジターセンター</p>",
        "",
        "<style id='s1' kind='paragraph'/><style id='s2' kind='paragraph' lang-east-asian='ja-JP'/>");
    mark_languages(document);
    std::string found;
    for (const xml::Node span : xml::select(document.root(), "//span[@lang]")) {
        found += std::string(span.attr("lang")) + " " + std::string(span.attr("by")) + " " +
                 span.text() + "; ";
    }
    EXPECT_EQ(
        found,
        "ja inferred みずのまち・ミュージアム; ko inferred 서울 시청; th inferred สวัสดี; ja author ビジターセンター; ");
    doc::validate(document, "languages");
}

TEST(Languages, RightToLeftScripts) {
    doc::Document document = with(
        "<p id='b1'>校名 جامعة القاهرة 與 אוניברסיטה 。</p><p id='b2' style='s1'>دانشگاه تهران</p>",
        "",
        "<style id='s1' kind='paragraph' lang='fa-IR'/>");
    mark_languages(document);
    EXPECT_EQ(
        xml::select(document.root(), "//p[1]/span[@lang='ar'][@by='inferred']").front().text(),
        "جامعة القاهرة");
    EXPECT_EQ(xml::select(document.root(), "//p[1]/span[@lang='he']").front().text(), "אוניברסיטה");
    EXPECT_EQ(
        xml::select(document.root(), "//p[2]/span[@lang='fa-IR'][@by='author']").front().text(),
        "دانشگاه تهران");
}

TEST(Languages, TheAuthorsMarkHolds) {
    doc::Document document = with(
        "<p id='b1' style='s1'>推動<span style='s2'>Ruimte voor de Rivier</span>，第<span "
        "style='s2'>三</span>案</p>",
        "",
        "<style id='s1' kind='paragraph' lang='en-US'/><style id='s2' kind='run' lang='nl-NL'/>");
    mark_languages(document);
    const auto spans = xml::select(document.root(), "//span[@lang]");
    ASSERT_EQ(spans.size(), 1U);
    EXPECT_EQ(spans[0].attr("lang"), "nl-NL");
    EXPECT_EQ(spans[0].attr("by"), "author");
}

TEST(Languages, ALongRunCostsOneLook) {
    doc::Document document =
        paragraph("字" + std::string(200'000, 'a') + "0 " + std::string(50'000, 'b') + "0");
    mark_languages(document);
    EXPECT_TRUE(xml::select(document.root(), "//span").empty());
}

TEST(Languages, LeavesEnglishDocumentsAlone) {
    doc::Document document = with("<p>Plain English words</p>", "", "", "en");
    mark_languages(document);
    EXPECT_TRUE(xml::select(document.root(), "//span").empty());
}

TEST(Passes, AllKeepTheSchema) {
    doc::Document document =
        with("<p id='b1'>113 年 5 月 1 日（五）「甲 0912345678 Some English words</p>" +
             figure("2", "路"));
    for (const doc::Pass& pass : passes()) {
        pass.run(document);
        doc::validate(document, pass.name);
    }
    EXPECT_FALSE(facts(document, "bracket").empty());
}

std::vector<std::string> whys(const doc::Document& document) {
    std::vector<std::string> list;
    for (const xml::Node fact : facts(document, "name")) {
        list.push_back(std::string(fact.attr("why")) + " " + fact.text());
    }
    return list;
}

TEST(Names, FormsOfOneName) {
    doc::Document document =
        with("<p id='b1'>加入北海水利研究聯盟，北海水利研究聯盟設於海牙。</p>"
             "<p id='b2'>北海研究水利聯盟與AquaNet合作，AQUAnet由大阪市府維護，大阪市政府督導。</p>"
             "<p id='b3'>AquaNet另有手機版。</p>");
    compare_names(document);
    EXPECT_EQ(
        whys(document),
        (std::vector<std::string>{"order 北海研究水利聯盟", "short 大阪市府", "case AQUAnet"}));
}

TEST(Names, OtherThingsThatLookAlike) {
    doc::Document document = with(
        "<p id='b1'>市議會議長與副議長，水利局局長與副局長。</p>"
        "<p id='b2'>資料管理系統與資料備份管理系統，登入系統與登入密碼系統，true、True與TRUE。</p>"
        "<p id='b3'>見https://www.AquaNet.org，臺北市政府與新北市政府。</p>");
    compare_names(document);
    EXPECT_EQ(whys(document), std::vector<std::string>());
}

TEST(Abbreviations, EarlyAgainCircular) {
    doc::Document document = with(
        "<p id='b1'>資料由KNMI提供。</p><p id='b2'>氣象研究所（KNMI）更新資料。</p>"
        "<p id='b3'>氣象研究所（以下簡稱KNMI）與DELTA（Delta，簡稱DELTA）合作，由本處辦理。</p>");
    follow_abbreviations(document);
    std::vector<std::string> found;
    for (const xml::Node fact : facts(document, "abbreviation")) {
        found.push_back(fact.text() + " " + std::string(fact.attr("problem")) + " " +
                        std::string(fact.attr("at")));
    }
    EXPECT_EQ(found,
              (std::vector<std::string>{"DELTA circular b3", "KNMI early b1", "KNMI again b2"}));
    EXPECT_EQ(facts(document, "self-name").size(), 1U);
}

TEST(Similar, RepeatedButNotParallel) {
    doc::Document document =
        with("<p id='b1'>雨水先流入下沉式廣場暫存。雨水會先流入下沉廣場暫存起來。</p>"
             "<p id='b2'>廣場的左側設有排水溝通往港區。廣場的右側設有排水溝通往港區。</p>");
    compare_sentences(document);
    const auto found = facts(document, "similar");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].attr("at"), "b1");
}

TEST(Totals, SumsWithRounding) {
    const auto table = [](const std::string& total) {
        const auto row = [](const std::string& a, const std::string& b) {
            return "<row><cell><p id='" + a + "'>" + a + "</p></cell><cell><p id='" + a + "n'>" +
                   b + "</p></cell></row>";
        };
        doc::Document document = with("<table id='t'><body>" + row("甲", "1,200") +
                                      row("乙", "33.3%") + row("合計", total) + "</body></table>");
        add_up_tables(document);
        return facts(document, "total").size();
    };
    EXPECT_EQ(table("1,233.3"), 0U);
    EXPECT_EQ(table("1,233"), 0U);
    EXPECT_EQ(table("1,243.3"), 1U);
    EXPECT_EQ(table("約 1,200"), 0U);
}

TEST(Numerals, OneClassOneWay) {
    doc::Document document =
        with("<p id='b1'>約四分之一供公園使用，約 1/3 供道路使用；三座模型與 3 項主題。</p>"
             "<p id='b2'>9 時到場，4 時 05 分離開。</p>");
    compare_numerals(document);
    const auto found = facts(document, "numeral");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].attr("class"), "fraction");
    EXPECT_EQ(found[1].text(), "4 時 05 分");
}

} // namespace
} // namespace engross::enrich
