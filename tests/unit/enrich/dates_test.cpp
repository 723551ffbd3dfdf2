#include "support.h"

#include "enrich/facts.h"

#include <gtest/gtest.h>

#include <string>

namespace engross::enrich {
namespace {

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

} // namespace
} // namespace engross::enrich
