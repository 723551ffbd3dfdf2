#include "layout/lines.h"

#include "support.h"

#include "doc/colour.h"

#include <gtest/gtest.h>

namespace engross::layout {
namespace {

// One paragraph of 14 pt 標楷體 with Times New Roman, set in a measure.
struct Set {
    explicit Set(const std::string& words, double measure = 280, const std::string& style = "s1")
        : document(test::document("<p id=\"b1\" style=\"" + style + "\">" + words + "</p>")),
          context{.document = document, .looks = Looks(document, test::library())} {
        const xml::Node block = document.body().child("p");
        collect(context, {}, block, context.looks.block(block).text, content);
        clusters = make_clusters(context, content, measure);
        lines = break_lines(
            content, clusters, {.right = measure, .tabs = context.looks.block(block).tabs});
    }

    std::string text(const Line& line) const {
        std::string result;
        for (std::uint32_t i = line.begin; i < line.end; ++i) {
            for (std::uint32_t c = clusters.all[i].begin; c < clusters.all[i].end; ++c) {
                text::append(result, content.text[c]);
            }
        }
        return result;
    }

    double end(const Line& line, std::string_view align) const {
        const auto places = place(content, clusters, line, align).x;
        std::uint32_t last = line.end - 1;
        while (clusters.all[last].kind == CharClass::space) {
            --last;
        }
        const bool closing = clusters.all[last].kind == CharClass::closing;
        const double squeezed =
            closing ? clusters.all[last].edge : clusters.all[last].squeeze * line.tight;
        return places[last - line.begin] + clusters.all[last].width -
               (clusters.all[last].kind == CharClass::opening ? 0 : squeezed);
    }

    doc::Document document;
    Context context;
    Inline content;
    Clusters clusters;
    std::vector<Line> lines;
};

TEST(Spacing, AQuarterEmBetweenHanAndLatin) {
    const Set set("與EU合作", 1000);
    EXPECT_FLOAT_EQ(set.clusters.all[1].before, 3.5F);
    EXPECT_FLOAT_EQ(set.clusters.all[2].before, 0);
    EXPECT_FLOAT_EQ(set.clusters.all[3].before, 3.5F);
}

TEST(Spacing, ATypedSpaceIsThatQuarterEm) {
    const Set typed("與 EU 合作", 1000);
    const Set plain("與EU合作", 1000);
    EXPECT_NEAR(typed.lines[0].width, plain.lines[0].width, 0.01);
    EXPECT_EQ(test::real_text(lay_out(const_cast<doc::Document&>(typed.document), test::library())),
              "與 EU 合作");
}

TEST(Spacing, NoGapNextToMarks) {
    const Set set("（EU）、3", 1000);
    for (const Cluster& cluster : set.clusters.all) {
        EXPECT_LE(cluster.before, 0);
    }
}

TEST(Spacing, AdjacentMarksShareHalfAnEm) {
    EXPECT_NEAR(Set("甲」。乙", 1000).lines[0].width, 3.5 * 14, 0.5);
    EXPECT_NEAR(Set("甲：「乙", 1000).lines[0].width, 3.5 * 14, 0.5);
    EXPECT_NEAR(
        Set("甲。，乙", 1000).lines[0].width, 4 * 14, 0.01); // both centred: nothing to give
}

TEST(Lines, BracketsStandAtTheEdgeWithTheirInk) {
    const Set opening("甲乙丙丁戊「己庚」", 5 * 14);
    ASSERT_EQ(opening.lines.size(), 2U);
    const double edge = opening.clusters.all[opening.lines[1].begin].edge;
    EXPECT_GT(edge, 2); // points
    const auto places = place(opening.content, opening.clusters, opening.lines[1], "start").x;
    EXPECT_NEAR(places.front(), -edge, 0.01);
    const Set first("「甲乙」", 100); // an indent is kept
    EXPECT_NEAR(place(first.content, first.clusters, first.lines[0], "start").x.front(), 0, 0.01);
    // The mark still fits where its blank half alone would not.
    const Set closing("甲乙丙丁」戊己", 4.6 * 14);
    EXPECT_EQ(closing.text(closing.lines[0]), "甲乙丙丁」");
}

TEST(Lines, LatinTextIsHyphenated) {
    Set set(
        test::repeat(
            "Intergovernmental responsibilities characteristically necessitate documentation. ", 3),
        150);
    EXPECT_TRUE(std::ranges::none_of(set.lines, &Line::hyphen)); // not when nobody asks for it
    set.content.hyphenation = &set.context.hyphenation;
    set.content.lang = "en-US";
    const auto lines = break_lines(set.content, set.clusters, {.right = 150});
    EXPECT_TRUE(std::ranges::any_of(lines, &Line::hyphen));
    int running = 0;
    for (const Line& line : lines) {
        EXPECT_TRUE(line.tight > 0 || line.left + line.width <= 150.01) << set.text(line);
        running = line.hyphen ? running + 1 : 0;
        EXPECT_LE(running, 2);
    }
}

TEST(Lines, SoftHyphensDivideEverywhere) {
    const Set set("甲乙丙Donau\u00ADdampf\u00ADschiff", 95);
    ASSERT_EQ(set.lines.size(), 2U);
    EXPECT_EQ(set.text(set.lines[0]), "甲乙丙Donau");
    EXPECT_TRUE(set.lines[0].hyphen);
}

TEST(Hyphenation, KnowsLanguagesByTheirTags) {
    Hyphenation hyphenation;
    const auto english = hyphenation.points(U"documentation", "en-US");
    ASSERT_EQ(english.size(), 13U);
    EXPECT_TRUE(english[3]); // doc-u-men-ta-tion
    EXPECT_FALSE(english[1]);
    EXPECT_FALSE(hyphenation.points(U"Straßenbahn", "de").empty());
    EXPECT_TRUE(hyphenation.points(U"documentation", "zh-Hant-TW").empty());
    EXPECT_TRUE(hyphenation.points(U"documentation", "../../etc").empty());
    EXPECT_TRUE(hyphenation.points(U"", "en").empty());
}

TEST(Lines, JustifiedLinesFillTheMeasure) {
    const Set set(
        test::repeat("高雄自113年著手試辦沿海步道巡查，且增設「小組」；K-PATH是頭次公開發表。", 6),
        283);
    ASSERT_GT(set.lines.size(), 5U);
    for (const Line& line : set.lines) {
        if (line.last) {
            EXPECT_LE(set.end(line, "justify"), 283.1);
        } else {
            EXPECT_NEAR(set.end(line, "justify"), 283, 0.05) << set.text(line);
        }
    }
}

TEST(Lines, NoBannedMarkAtEitherEnd) {
    for (int measure = 60; measure < 320; measure += 7) {
        const Set set(test::repeat("他說：「是的，（真的）……好！」等；共50%。", 4), measure);
        for (const Line& line : set.lines) {
            EXPECT_FALSE(banned_at_line_start(set.content.text[set.clusters.all[line.begin].begin]))
                << set.text(line);
            if (!line.last) {
                EXPECT_FALSE(
                    banned_at_line_end(set.content.text[set.clusters.all[line.end - 1].begin]))
                    << set.text(line);
            }
        }
    }
}

TEST(Lines, EveryClusterOnceInOrder) {
    for (const double measure : {1.0, 20.0, 57.0, 140.0, 500.0}) {
        const Set set("甲 https://www.example.gov.tw/a/very/long/address?x=1 "
                      "乙丙「丁」supercalifragilistic 戊",
                      measure);
        std::uint32_t at = 0;
        for (const Line& line : set.lines) {
            EXPECT_EQ(line.begin, at);
            EXPECT_GT(line.end, line.begin);
            at = line.end;
        }
        EXPECT_EQ(at, set.clusters.all.size());
    }
}

TEST(Lines, NoLoneCharacterOnTheLastLine) {
    const Set set(test::repeat("國", 21) + "。", 280); // 20 to a line
    ASSERT_EQ(set.lines.size(), 2U);
    EXPECT_GE(set.lines[1].end - set.lines[1].begin, 3U);
}

TEST(Lines, ALineThatWouldBeFullOfHolesStaysRagged) {
    const Set set("甲乙 Llanfairpwllgwyngyllgogerychwyrndrobwll", 200);
    ASSERT_GE(set.lines.size(), 2U);
    EXPECT_LT(set.end(set.lines[0], "justify"), 60);
}

TEST(Lines, TabsAndLeaders) {
    const Set set("甲<tab/>乙<tab/>12", 450, "s5");
    ASSERT_EQ(set.lines.size(), 1U);
    const auto places = place(set.content, set.clusters, set.lines[0], "start").x;
    EXPECT_NEAR(places[2], 100, 0.01);
    EXPECT_NEAR(places.back(), 400, 0.01); // the end tab's text ends there
    EXPECT_EQ(set.lines[0].leaders.size(), 1U);
}

TEST(Lines, CentredAndEnd) {
    const Set set("甲乙", 100);
    EXPECT_NEAR(place(set.content, set.clusters, set.lines[0], "center").x.front(), 36, 0.01);
    EXPECT_NEAR(place(set.content, set.clusters, set.lines[0], "end").x.front(), 72, 0.01);
}

TEST(Looks, ParsesTheirAttributes) {
    EXPECT_EQ(parse_line("20pt").kind, LineRule::Kind::exactly);
    EXPECT_EQ(parse_line("20pt+").kind, LineRule::Kind::at_least);
    EXPECT_EQ(parse_line("1.5").value, 1.5);
    EXPECT_EQ(parse_line("-3").value, 1);
    EXPECT_EQ(doc::parse_colour("#ff8000"), 0xff8000U);
    EXPECT_EQ(doc::parse_colour("red"), std::nullopt);
    const auto tabs = parse_tabs("400 end dot; 70 start");
    ASSERT_EQ(tabs.size(), 2U);
    EXPECT_EQ(tabs[0].at, 70);
    EXPECT_TRUE(tabs[1].leader);
}

} // namespace
} // namespace engross::layout
