#include "normalize/labels.h"

#include "base/text.h"

#include <gtest/gtest.h>

namespace engross::normalize {
namespace {

std::string show(std::string_view text, Where where = Where::prose) {
    auto label = parse_label(text::decode(text), where);
    if (!label) {
        return "-";
    }
    std::string number = label->number ? std::to_string(*label->number) : "";
    return label->text + "|" + label->sep + "|" + label->form + "|" +
           std::string(name(label->digits)) + "|" + number;
}

TEST(Labels, FormsOfChineseReports) {
    EXPECT_EQ(show("第一章 目的"), "第一章| |第N章|han|1");
    EXPECT_EQ(show("第 3 節\t方法"), "第 3 節|\t|第N節|arabic|3");
    EXPECT_EQ(show("第十二章：結語"), "第十二章：||第N章：|han|12");
    EXPECT_EQ(show("壹、目的"), "壹、||N、|formal|1");
    EXPECT_EQ(show("貳拾、附則"), "貳拾、||N、|formal|20");
    EXPECT_EQ(show("一、拜會千葉縣議員"), "一、||N、|han|1");
    EXPECT_EQ(show("二十一、其他"), "二十一、||N、|han|21");
    EXPECT_EQ(show("(一)糧食危機：隨著人口"), "(一)||(N)|han|1");
    EXPECT_EQ(show("(二) 豐洲新型態美術館"), "(二)| |(N)|han|2");
    EXPECT_EQ(show("（三）說明"), "（三）||（N）|han|3");
    EXPECT_EQ(show("（1）說明"), "（1）||（N）|arabic|1");
    EXPECT_EQ(show("1. 前言"), "1.| |N.|arabic|1");
    EXPECT_EQ(show("１、前言"), "１、||N、|fullwidth|1");
    EXPECT_EQ(show("1)說明"), "1)||N)|arabic|1");
    EXPECT_EQ(show("甲、說明"), "甲、||N、|stem|1");
    EXPECT_EQ(show("（乙）說明"), "（乙）||（N）|stem|2");
    EXPECT_EQ(show("③說明"), "③||①|arabic|3");
    EXPECT_EQ(show("A. 說明"), "A.| |N.|letter|1");
    EXPECT_EQ(show("(b) detail"), "(b)| |(N)|letter|2");
    EXPECT_EQ(show("iv. detail"), "iv.| |N.|roman|4");
    EXPECT_EQ(show("附錄一、行程表"), "附錄一、||附錄N、|han|1");
    EXPECT_EQ(show("　　一、前言"), "　　一、||N、|han|1");
}

TEST(Labels, HyphensInHeadings) {
    EXPECT_EQ(parse_label(U"2-1-2 補助經費", Where::heading)->form, "N-N-N");
    EXPECT_FALSE(parse_label(U"2-1-2 補助經費", Where::prose));
}

TEST(Labels, MeasuresAreWords) {
    EXPECT_EQ(parse_label(U"2.2 分組討論", Where::heading)->text, "2.2");
    EXPECT_FALSE(parse_label(U"2.2 分", Where::heading));
}

TEST(Labels, BlanksBeforeTheMark) {
    EXPECT_EQ(parse_label(U"一 、前言", Where::heading)->text, "一 、");
    EXPECT_EQ(parse_label(U"壹　、前言", Where::prose)->form, "N、");
}

TEST(Labels, Bullets) {
    EXPECT_EQ(show("• 項目"), "•| |•|bullet|");
    EXPECT_EQ(show("●項目"), "●||●|bullet|");
    EXPECT_EQ(show("- 項目"), "-| |-|bullet|");
    EXPECT_EQ(show("‧項目"), "‧||‧|bullet|");
    EXPECT_EQ(show("-5 度"), "-");
    EXPECT_EQ(show("□是 □否"), "-");
    EXPECT_EQ(show("○○局"), "-");
    EXPECT_EQ(show("——甲"), "-");
}

TEST(Labels, BulletBeforeNumber) {
    auto label = parse_label(U"- (一)糧食危機", Where::prose);
    ASSERT_TRUE(label);
    EXPECT_TRUE(label->bullet_before);
    EXPECT_EQ(label->text, "- (一)");
    EXPECT_EQ(label->form, "(N)");
}

TEST(Labels, ProseIsNoLabel) {
    for (const auto* text : {"113 年 1 月 29 日",
                             "3.5 公里",
                             "一、二樓都開放",
                             "甲、乙雙方",
                             "1、2、3 月",
                             "2019 年領先全臺",
                             "第一次出國",
                             "第三節課的內容",
                             "G-NETS (Global)",
                             "圖 1：合影",
                             "1/29 出發",
                             "（如圖）說明",
                             "一部分，我們",
                             "三個場次",
                             "I 型肝炎",
                             "(2024) 年報",
                             "2024. 完",
                             "10 個國家",
                             "A.M. 出發",
                             "1:30 集合",
                             "MIX. 混合",
                             "",
                             "十年後"}) {
        EXPECT_EQ(show(text), "-") << text;
    }
}

TEST(Labels, HeadingsAreReadMoreFreely) {
    EXPECT_EQ(show("第一章目的", Where::heading), "第一章||第N章|han|1");
    EXPECT_EQ(show("1.1 背景", Where::heading), "1.1| |N.N|arabic|1");
    EXPECT_EQ(show("2.3.4 背景"), "2.3.4| |N.N.N|arabic|4");
    EXPECT_EQ(show("一　前言", Where::heading), "一|　|N|han|1");
    EXPECT_EQ(show("2 個城市", Where::heading), "-");
    EXPECT_EQ(show("1.1 背景"), "-");
    EXPECT_EQ(show("113 年 1 月 29 日", Where::heading), "-");
    EXPECT_EQ(show("1 月 29 日", Where::heading), "-");
    EXPECT_EQ(show("Chapter 2 Method", Where::heading), "Chapter 2| |Chapter N|arabic|2");
}

TEST(Labels, TextSepAndWordsAreWhatWasTyped) {
    std::u32string typed = U" (二) 豐洲";
    auto label = parse_label(typed, Where::prose);
    ASSERT_TRUE(label);
    EXPECT_EQ(text::decode(label->text + label->sep) + typed.substr(label->length), typed);
}

std::string show_caption(std::string_view text) {
    auto caption = parse_caption_label(text::decode(text));
    return caption ? caption->label.text + "|" + caption->label.sep + "|" + caption->label.form +
                         "|" + caption->label.number_text + "|" + caption->kind +
                         (caption->delimited ? "" : "|loose")
                   : "-";
}

TEST(Labels, Captions) {
    EXPECT_EQ(show_caption("圖 1：合影"), "圖 1：||圖N：|1|figure");
    EXPECT_EQ(show_caption("圖2-1 合影"), "圖2-1| |圖N|2-1|figure");
    EXPECT_EQ(show_caption("圖 3. 合影"), "圖 3.| |圖N.|3|figure");
    EXPECT_EQ(show_caption("表一　一覽表"), "表一|　|表N|1|table");
    EXPECT_EQ(show_caption("照片 4：合影"), "照片 4：||照片N：|4|figure");
    EXPECT_EQ(show_caption("Figure 5. Group"), "Figure 5.| |FigureN.|5|figure");
    EXPECT_EQ(show_caption("▲圖1：站牌"), "▲圖1：||圖N：|1|figure");
    EXPECT_EQ(show_caption("圖（三）港口"), "圖（三）||圖N|3|figure");
    EXPECT_EQ(show_caption("圖2～4：月台"), "圖2～4：||圖N：|2～4|figure");
    EXPECT_EQ(show_caption("圖 2 至圖 4　月台"), "圖 2 至圖 4|　|圖N|2～4|figure");
    EXPECT_EQ(show_caption("圖（三人合影"), "-");
    EXPECT_EQ(show_caption("圖1顯示成長"), "圖1||圖N|1|figure|loose");
    EXPECT_EQ(show_caption("圖書館"), "-");
    EXPECT_EQ(show_caption("表示感謝"), "-");
}

TEST(Labels, RanksFollowTheUsualOrder) {
    EXPECT_LT(form_rank("第N章", "han"), form_rank("N、", "formal"));
    EXPECT_LT(form_rank("N、", "formal"), form_rank("N、", "han"));
    EXPECT_LT(form_rank("N、", "han"), form_rank("（N）", "han"));
    EXPECT_LT(form_rank("（N）", "han"), form_rank("N、", "arabic"));
    EXPECT_LT(form_rank("N.", "arabic"), form_rank("(N)", "arabic"));
    EXPECT_EQ(form_rank("•", "bullet"), 0);
}

TEST(Numerals, Values) {
    EXPECT_EQ(han_value(U"十"), 10);
    EXPECT_EQ(han_value(U"二十一"), 21);
    EXPECT_EQ(han_value(U"廿三"), 23);
    EXPECT_EQ(han_value(U"一百零五"), 105);
    EXPECT_EQ(han_value(U"九十九"), 99);
    EXPECT_EQ(han_value(U"貳拾參"), 23);
    EXPECT_EQ(han_value(U"一二"), 12);
    EXPECT_EQ(han_value(U"天"), std::nullopt);
}

} // namespace
} // namespace engross::normalize
