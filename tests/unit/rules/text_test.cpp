#include "rules_support.h"

namespace engross::rules::test {
namespace {

std::vector<Finding> judged(const std::string& rule, const std::string& body) {
    const Folder folder;
    folder.file("p/T.yml", text_rule(rule));
    return folder.check(document(body));
}

TEST(TextRule, ExistenceQuotesWithContext) {
    const auto findings =
        judged("extends: existence\ntokens: ['\\p{Han}\\s*[a-z]\\s*\\p{Han}']\n",
               "<p id='b1' src='d#p1'>長官將於下午 q 平行論壇上發表重要的政策演說</p>");
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].where.id, "b1");
    EXPECT_EQ(findings[0].where.src, "d#p1");
    EXPECT_EQ(findings[0].message.zh, "「午 q 平」不好");
    EXPECT_EQ(findings[0].message.en, "“午 q 平” is bad");
    EXPECT_EQ(findings[0].where.quote, "長官將於下午 q 平行論壇上發表重要");
    EXPECT_EQ(findings[0].fix.word.en, "F");
}

TEST(TextRule, QuotesDoNotCutLatinWords) {
    const auto findings = judged("extends: existence\ntokens: [', (?=簡)']\n",
                                 "<p>網絡 (Global Network for Sustainability, 簡稱 G-NETS)</p>");
    EXPECT_EQ(quotes(findings), "Sustainability, 簡稱 G-NETS");
    EXPECT_EQ(findings[0].message.zh, "「,」不好");
    EXPECT_EQ(judged("extends: existence\ntokens: [' ']\n", "<p>甲 乙</p>").at(0).message.zh,
              "「 」不好");
}

TEST(TextRule, LatinTokensAreWholeWords) {
    EXPECT_EQ(quotes(judged("extends: existence\ntokens: [and]\n",
                            "<p>水平 and 效率</p><p>sand band</p>")),
              "水平 and 效率");
    EXPECT_EQ(
        judged("extends: existence\nnonword: true\ntokens: [and]\n", "<p>sand band</p>").size(),
        2U);
    EXPECT_EQ(
        judged("extends: existence\nignorecase: true\ntokens: [and]\n", "<p>And AND</p>").size(),
        2U);
    EXPECT_EQ(judged("extends: existence\nraw: ['甲', '[乙丙]']\n", "<p>甲乙甲丁</p>").size(), 1U);
}

TEST(TextRule, ScopesAndWhere) {
    const std::string body =
        "<heading id='b1'>甲</heading><table><body><row><cell><p id='b2'>甲</p></cell></row></body>"
        "</table><toc><typed><p id='b3'>甲</p></typed></toc><cover><p id='b4'>甲</p></cover>"
        "<title id='b5'>甲</title><caption id='b6'>甲</caption><quote><p id='b7'>甲</p></quote>";
    const auto scoped = [&](const std::string& scope) {
        return places(judged("extends: existence\ntokens: [甲]\n" + scope, body));
    };
    EXPECT_EQ(scoped(""), "b1 b2 b4 b5 b6 b7");
    EXPECT_EQ(scoped("scope: heading\n"), "b1");
    EXPECT_EQ(scoped("scope: [table, toc]\n"), "b2 b3");
    EXPECT_EQ(scoped("scope: [paragraph, title]\n"), "b4 b5");
    EXPECT_EQ(scoped("scope: [caption, quote]\n"), "b6 b7");
    EXPECT_EQ(scoped("where: not(ancestor::cover)\nscope: paragraph\n"), "");
}

TEST(TextRule, TextIsTheBlocksWords) {
    EXPECT_EQ(quotes(judged("extends: existence\ntokens: ['一、 甲乙 丙丁']\n",
                            "<p><label sep='、 '>一</label>甲<span>乙</span><break type='line'/>丙"
                            "<note-ref ref='n'>1</note-ref><image><alt>圖</alt></image>丁</p>")),
              "一、 甲乙 丙丁");
}

TEST(TextRule, SubstitutionSuggests) {
    const auto findings =
        judged("extends: substitution\nexceptions: [水平線]\nswap:\n  水平(?!儀): 水準\n"
               "  (\\d+)個: $1 個\n  email: e-mail\n",
               "<p>水平與水平儀、水平線，3個，email</p>");
    EXPECT_EQ(messages(findings), "「水準」不好|「3 個」不好|「e-mail」不好");
    EXPECT_EQ(judged("extends: substitution\nswap: {視頻: 影片}\n", "<p>影片</p>").size(), 0U);
}

TEST(TextRule, MessageByNumber) {
    const Folder folder;
    std::string rule = text_rule("extends: substitution\nswap: {視頻: 影片}\n");
    rule.replace(rule.find("「%s」不好"), std::string("「%s」不好").size(), "「%2$s」改「%1$s」");
    folder.file("p/T.yml", rule);
    EXPECT_EQ(messages(folder.check(document("<p>視頻</p>"))), "「視頻」改「影片」");
}

TEST(TextRule, ConsistencyNamesTheRarer) {
    const std::string rule = "extends: consistency\neither: {臺北: 台北}\n";
    EXPECT_EQ(places(judged(rule, "<p id='b1'>台北</p><p id='b2'>臺北臺北</p>")), "b1");
    EXPECT_EQ(places(judged(rule, "<p id='b1'>台北</p><p id='b2'>臺北</p>")), "b2");
    EXPECT_EQ(judged(rule, "<p>臺北</p>").size(), 0U);
}

TEST(TextRule, RepetitionWithExceptions) {
    const std::string rule =
        "extends: repetition\ntokens: ['\\p{Han}', '[a-z]+']\nexceptions: [在在, 往往]\n";
    EXPECT_EQ(
        messages(judged(rule, "<p>代表團前前往，在在顯現</p><p>the the other other-wise</p>")),
        "「前前」不好|「the the」不好|「other other」不好");
    EXPECT_EQ(judged(rule, "<p>the theory</p>").size(), 0U);
}

TEST(TextRule, OccurrenceInSentenceBlockDocument) {
    const std::string text = "<p id='b1'>一二三四五。一二。」三。</p><p id='b2'>一</p>";
    EXPECT_EQ(
        quotes(judged("extends: occurrence\nscope: sentence\ntoken: '\\p{Han}'\nmax: 4\n", text)),
        "一二三四五。");
    EXPECT_EQ(places(judged("extends: occurrence\ntoken: '\\p{Han}'\nmin: 2\n", text)), "b2");
    EXPECT_EQ(messages(judged("extends: occurrence\nscope: document\ntoken: 一\nmax: 2\n", text)),
              "「3」不好");
    EXPECT_EQ(places(judged("extends: occurrence\nscope: document\ntoken: 一\nmax: 2\n", text)),
              "b2");
    EXPECT_EQ(judged("extends: occurrence\nscope: document\ntoken: 一\nmax: 3\n", text).size(), 0U);
}

TEST(TextRule, ConditionalWantsAnIntroduction) {
    const std::string rule =
        "extends: conditional\nfirst: '\\b([A-Z]{3})\\b'\nsecond: '（([A-Z]{3})）'\n";
    EXPECT_EQ(quotes(judged(rule, "<p>說明（VLR）與 GIS</p><p>VLR</p>")), "明（VLR）與 GIS");
    EXPECT_EQ(judged(rule, "<p>VLR</p><p>（VLR）</p>").size(), 0U);
    EXPECT_EQ(
        places(judged(rule + "before: true\n", "<p id='b1'>VLR</p><p id='b2'>（VLR）VLR</p>")),
        "b1");
}

std::string refused(const std::string& rule) {
    const Folder folder;
    folder.file("p/T.yml", rule);
    return folder.error();
}

TEST(TextRule, RefusesWhatItDoesNotKnow) {
    EXPECT_TRUE(refused(text_rule("extends: existence\ntokens: [a]\ntokans: [b]\n"))
                    .starts_with("T.yml:11: unknown key: tokans; known: "));
    EXPECT_EQ(refused(text_rule("extends: sequence\ntokens: [a]\n")),
              "T.yml:9: no such kind of text rule: sequence");
    EXPECT_EQ(refused(text_rule("extends: existence\n")), "T.yml:1: missing: tokens");
    EXPECT_EQ(refused(text_rule("extends: existence\nscope: page\ntokens: [a]\n")),
              "T.yml:10: no such scope: page");
    EXPECT_EQ(refused(text_rule("extends: existence\ntokens:\n  - a\n  - (b\n")),
              "T.yml:12: bad regular expression: (b(?![A-Za-z0-9]) (U_REGEX_MISMATCHED_PAREN)");
    EXPECT_TRUE(refused("extends: existence\ntitle: {zh: 題}\n").ends_with(": missing: en"));
    EXPECT_TRUE(refused("a: [").starts_with("T.yml:"));
    EXPECT_EQ(refused("a: 1\na: 2\n"), "T.yml:2: key twice: a");
}

} // namespace
} // namespace engross::rules::test
