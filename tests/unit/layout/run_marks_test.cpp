// Characters made wider or narrower, boxes around runs, emphasis marks.
#include "support.h"

#include <gtest/gtest.h>

namespace engross::layout {
namespace {

using namespace test;

Layout
styled(const std::string& look, const std::string& body, const std::string& pages = test::page) {
    doc::Document report = document(body, "", pages);
    xml::Node style = report.styles().append("style");
    style.set("id", "look");
    style.set("kind", "run");
    for (const std::string_view part : text::split(look, ',')) {
        const auto sign = part.find('=');
        style.set(part.substr(0, sign), std::string(part.substr(sign + 1)));
    }
    return lay_out(report, library());
}

std::string run(const std::string& words) { return "<span style=\"look\">" + words + "</span>"; }

std::string line(const std::string& words) { return "<p style=\"s4\">" + words + "</p>"; }

std::string downwards() {
    std::string page = test::page;
    return page.insert(page.find(" grid"), " writing-mode=\"vertical-rl\"");
}

std::vector<Item> rects(const Layout& layout) {
    std::vector<Item> found;
    for (const Page& page : layout.pages) {
        std::ranges::copy_if(page.items, std::back_inserter(found), [](const Item& item) {
            return std::holds_alternative<RectItem>(item.content);
        });
    }
    return found;
}

const RectItem& rect(const Item& item) { return std::get<RectItem>(item.content); }

const TextItem& words_of(const std::vector<Placed>& all, const std::string& text) {
    const auto found =
        std::ranges::find_if(all, [&](const Placed& each) { return each.item->text == text; });
    EXPECT_NE(found, all.end()) << text;
    return *(found == all.end() ? all.front() : *found).item;
}

TEST(Scale, LettersAndTheirRoomAreNarrowerAndAsHigh) {
    const auto plain = texts(styled("italic=no", line(run("縮放") + "後")));
    const auto narrow = texts(styled("scale=66", line(run("縮放") + "後")));
    const TextItem& item = words_of(narrow, "縮放");
    EXPECT_NEAR(item.width, words_of(plain, "縮放").width * 0.66, 0.01);
    EXPECT_NEAR(item.size * item.stretch, 14, 0.01);
    EXPECT_NEAR(item.size, 14 * 0.66, 0.01);
    EXPECT_NEAR(words_of(narrow, "後").x, item.x + item.width, 0.01);
    EXPECT_EQ(item.y, words_of(plain, "縮放").y);
}

TEST(Scale, WordsAreShapedAndScaled) {
    const auto plain = texts(styled("italic=no", line(run("Wide"))));
    const auto wide = texts(styled("scale=150", line(run("Wide"))));
    EXPECT_NEAR(words_of(wide, "Wide").width, words_of(plain, "Wide").width * 1.5, 0.01);
}

TEST(Scale, InLinesThatRunDownItIsAlongThem) {
    const auto all = texts(styled("scale=150", line(run("縮放")), downwards()));
    const TextItem& item = words_of(all, "縮放");
    EXPECT_TRUE(item.vertical);
    EXPECT_NEAR(item.size, 14, 0.01);
    EXPECT_NEAR(item.stretch, 1.5, 0.01);
    EXPECT_NEAR(item.width, 2 * 14 * 1.5, 0.1);
}

TEST(Boxes, StandAroundARunWithoutMovingIt) {
    const Layout boxed = styled("character-border=0.5 #ff0000", line("前" + run("框 a") + "後"));
    const auto sides = rects(boxed);
    ASSERT_EQ(sides.size(), 4U);
    EXPECT_TRUE(std::ranges::all_of(
        sides, [](const Item& item) { return item.artifact == Artifact::layout; }));
    const auto all = texts(boxed);
    const TextItem& first = words_of(all, "框");
    const TextItem& after = words_of(all, "後");
    EXPECT_NEAR(rect(sides[0]).x, first.x, 0.01);
    EXPECT_NEAR(rect(sides[0]).x + rect(sides[0]).width, after.x, 4); // the gap before Han
    EXPECT_LT(rect(sides[0]).y, first.y - first.ascent);
    EXPECT_GT(rect(sides[1]).y, first.y + first.descent);
    EXPECT_EQ(first.x, words_of(texts(styled("italic=no", line("前" + run("框 a")))), "框").x);
}

TEST(Boxes, AreClosedOnEachLine) {
    const Layout boxed = styled("character-border=0.5 #ff0000", line(run(repeat("框", 50))));
    EXPECT_EQ(lines(boxed).size(), 2U);
    EXPECT_EQ(rects(boxed).size(), 8U);
}

TEST(Boxes, HaveTheAuthorsSidesInLinesThatRunDown) {
    const Layout boxed =
        styled("character-border=1 #ff0000; none; none; none", line(run("框線")), downwards());
    const auto sides = rects(boxed);
    ASSERT_EQ(sides.size(), 1U);
    const auto all = texts(boxed);
    EXPECT_NEAR(rect(sides[0]).y, words_of(all, "框線").y, 0.6); // above the first character
    EXPECT_GT(rect(sides[0]).width, 14);
}

TEST(Emphasis, HasAMarkAtEachWordCharacterOnly) {
    const Layout marked = styled("emphasis=dot below", line(run("著重，ab 字。")));
    const auto marks = rects(marked);
    ASSERT_EQ(marks.size(), 5U);
    const auto all = texts(marked);
    const TextItem& item = all.front().item->text.empty() ? *all.at(1).item : *all.front().item;
    for (const Item& each : marks) {
        EXPECT_EQ(each.artifact, Artifact::layout);
        EXPECT_EQ(rect(each).shape, Shape::disc);
        EXPECT_GT(rect(each).y, item.y + item.descent);
    }
    EXPECT_NEAR(rect(marks[0]).x + rect(marks[0]).width / 2, item.x + 7, 0.01);
    EXPECT_EQ(real_text(marked).find("•"), std::string::npos);
}

TEST(Emphasis, StandsAboveWhereTheAuthorWantsIt) {
    const Layout marked = styled("emphasis=circle above", line(run("著")));
    const auto marks = rects(marked);
    ASSERT_EQ(marks.size(), 1U);
    EXPECT_EQ(rect(marks[0]).shape, Shape::ring);
    EXPECT_LT(rect(marks[0]).y, lines(marked)[0].y - 12);
    EXPECT_EQ(rect(rects(styled("emphasis=accent above", line(run("著"))))[0]).shape, Shape::drop);
}

TEST(Emphasis, StandsAtTheRightInLinesThatRunDown) {
    const Layout marked = styled("emphasis=dot below", line(run("著重")), downwards());
    const auto marks = rects(marked);
    ASSERT_EQ(marks.size(), 2U);
    const auto all = texts(marked);
    EXPECT_GT(rect(marks[0]).x, words_of(all, "著重").x + 6);
    EXPECT_NEAR(rect(marks[1]).y - rect(marks[0]).y, 14, 0.1);
}

TEST(Combined, DigitsStandLevelInOneEmOfALineThatRunsDown) {
    const auto all = texts(styled("combine=yes", line("民國" + run("115") + "年"), downwards()));
    const TextItem& digits = words_of(all, "115");
    EXPECT_FALSE(digits.vertical || digits.sideways || digits.across);
    EXPECT_NEAR(digits.width, 14, 0.01); // three digits are narrowed to the em
    EXPECT_NEAR(digits.size * digits.stretch, 14, 0.01);
    EXPECT_NEAR(digits.x + digits.width / 2, words_of(all, "民國").x, 0.01);
    EXPECT_NEAR(words_of(all, "年").y - words_of(all, "民國").y, 3 * 14, 0.01);
    EXPECT_GT(digits.y, words_of(all, "民國").y + 2 * 14);
    EXPECT_LT(digits.y, words_of(all, "年").y);
}

TEST(Combined, FewerLettersKeepTheirWidthAndMoreLieDown) {
    const auto two = texts(styled("combine=yes", line(run("29") + "日"), downwards()));
    EXPECT_NEAR(words_of(two, "29").stretch, 1, 0.01);
    const auto five = texts(styled("combine=yes", line(run("12345") + "日"), downwards()));
    EXPECT_TRUE(words_of(five, "12345").sideways);
    const auto level = texts(styled("combine=yes", line(run("29") + "日")));
    EXPECT_NEAR(words_of(level, "29").stretch, 1, 0.01);
}

} // namespace
} // namespace engross::layout
