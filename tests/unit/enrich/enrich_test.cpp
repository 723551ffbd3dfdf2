// Each fact on the smallest document that shows it.
#include "enrich/enrich.h"

#include "support.h"

#include "enrich/checksums.h"
#include "enrich/facts.h"
#include "enrich/scan.h"

#include <gtest/gtest.h>

#include <string>

namespace engross::enrich {
namespace {

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
