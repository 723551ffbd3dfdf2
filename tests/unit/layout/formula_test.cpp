#include "layout/formula.h"

#include "support.h"

#include <gtest/gtest.h>

#include <cmath>

namespace engross::layout {
namespace {

std::string escaped_markup(std::string mathml) {
    std::string out;
    for (const char c : mathml) {
        out += c == '<' ? "&lt;" : c == '"' ? "&quot;" : std::string(1, c);
    }
    return out;
}

std::string
formula(const std::string& mathml, const std::string& words, const std::string& display = "") {
    return "<formula" + (display.empty() ? "" : " display=\"" + display + "\"") + " mathml=\"" +
           escaped_markup("<math>" + mathml + "</math>") + "\">" + words + "</formula>";
}

Layout laid(const std::string& body) {
    static std::vector<doc::Document> kept; // items point into them
    kept.push_back(test::document(body));
    return lay_out(kept.back(), test::library());
}

std::vector<FormulaItem> formulas(const Layout& layout) {
    std::vector<FormulaItem> found;
    for (const Page& page : layout.pages) {
        for (const Item& item : page.items) {
            if (const auto* each = std::get_if<FormulaItem>(&item.content)) {
                found.push_back(*each);
            }
        }
    }
    return found;
}

const TextItem& part(const FormulaItem& item, const std::string& text) {
    const auto found = std::ranges::find(item.parts, text, &TextItem::text);
    if (found == item.parts.end()) {
        throw std::out_of_range(text);
    }
    return *found;
}

double right_of(const TextItem& item) { return item.x + item.width; }

const std::string half = "<mfrac><mi>a</mi><mi>b</mi></mfrac>";

TEST(Formula, AFractionIsStackedAboutItsBar) {
    const auto all = formulas(laid(test::p("甲" + formula(half, "(a)/(b)") + "乙")));
    ASSERT_EQ(all.size(), 1U);
    ASSERT_EQ(all[0].bars.size(), 1U);
    const float bar = all[0].bars[0].y;
    EXPECT_EQ(all[0].text, "(a)/(b)");
    EXPECT_LT(part(all[0], "a").y, bar);
    EXPECT_GT(part(all[0], "b").y - 0.3 * part(all[0], "b").size, bar);
    EXPECT_LT(part(all[0], "a").size, 14); // in a line of text its parts are smaller
    EXPECT_LT(std::abs(part(all[0], "a").x - part(all[0], "b").x), 2);
}

TEST(Formula, DisplayedItIsLargeAndCentred) {
    const Layout layout = laid(test::p(formula(half, "(a)/(b)", "block")));
    const auto all = formulas(layout);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_FLOAT_EQ(part(all[0], "a").size, 14);
    // Word indents such a paragraph's first line by its own 28 pt.
    EXPECT_NEAR(all[0].x + all[0].width / 2, (72 + 28 + 595.3 - 72) / 2, 0.5);
}

// The distance of the first two lines, and of the next two, the second of which holds `inside`.
std::pair<float, float> pitches(const std::string& inside) {
    const auto lines =
        test::lines(laid(test::p(test::repeat("國", 45) + inside + test::repeat("國", 40))));
    return {lines.at(1).y - lines.at(0).y, lines.at(2).y - lines.at(1).y};
}

TEST(Formula, ALineIsAsHighAsItsFormula) {
    const auto plain = pitches("x");
    const auto power = pitches(formula("<msup><mi>x</mi><mn>2</mn></msup>", "x2"));
    EXPECT_NEAR(power.first, plain.first, 0.1);
    EXPECT_NEAR(power.second, plain.second, 0.1);
    std::string column;
    for (int i = 0; i < 6; ++i) {
        column += "<mtr><mtd><mn>1</mn></mtd></mtr>";
    }
    const auto high = pitches(formula("<mtable>" + column + "</mtable>", "t"));
    EXPECT_GT(high.first, plain.first + 15);
    EXPECT_GT(high.second, plain.second + 15);
}

TEST(Formula, ScriptsAreSmallAndRaisedOrLowered) {
    const auto all = formulas(
        laid(test::p(formula("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x_i^2"))));
    EXPECT_GT(part(all[0], "i").y, 0);
    EXPECT_LT(part(all[0], "2").y, 0);
    EXPECT_LT(part(all[0], "2").size, part(all[0], "x").size);
    EXPECT_GE(part(all[0], "2").x, right_of(part(all[0], "x")) - 0.1);
}

TEST(Formula, ARootHasABarOverAllThatItHolds) {
    const auto all =
        formulas(laid(test::p(formula("<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>", "√(x+1)"))));
    const TextItem& sign = part(all[0], "√");
    ASSERT_EQ(all[0].bars.size(), 1U);
    const RectItem& bar = all[0].bars[0];
    EXPECT_NEAR(bar.x, right_of(sign), 1);
    EXPECT_GE(bar.x + bar.width, right_of(part(all[0], "1")));
    EXPECT_LT(bar.y, -0.6 * sign.size);
}

TEST(Formula, BracketsReachAroundWhatTheyHold) {
    const auto all = formulas(laid(test::p(formula(
        "<mrow><mo>(</mo>" + half + "<mo>)</mo><mo>=</mo><mo>(</mo><mi>x</mi><mo>)</mo></mrow>",
        "((a)/(b))=(x)",
        "block"))));
    std::vector<float> heights;
    for (const TextItem& each : all[0].parts) {
        if (each.text == "(" || each.text == ")") {
            heights.push_back(each.size * each.stretch);
        }
    }
    ASSERT_EQ(heights.size(), 4U);
    EXPECT_GT(heights[0], 25);
    EXPECT_FLOAT_EQ(heights[0], heights[1]);
    EXPECT_FLOAT_EQ(heights[2], 14); // these hold one letter
}

TEST(Formula, LimitsStandAboveAndBelowOnlyWhereDisplayed) {
    const std::string sum = "<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover><mi>x</mi>";
    const auto shown = formulas(laid(test::p(formula(sum, "s", "block"))));
    const auto set = formulas(laid(test::p("甲" + formula(sum, "s"))));
    EXPECT_LT(part(shown[0], "n").x, right_of(part(shown[0], "∑")));
    EXPECT_GE(part(set[0], "n").x, right_of(part(set[0], "∑")) - 0.1);
}

TEST(Formula, TablesHaveRowsAndColumns) {
    const auto all = formulas(laid(test::p(formula(
        "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd>"
        "<mtd><mn>4</mn></mtd></mtr></mtable>",
        "1234"))));
    EXPECT_FLOAT_EQ(part(all[0], "1").y, part(all[0], "2").y);
    EXPECT_FLOAT_EQ(part(all[0], "1").x, part(all[0], "3").x);
    EXPECT_GT(part(all[0], "3").y, part(all[0], "1").y + 10);
    EXPECT_GT(part(all[0], "2").x, right_of(part(all[0], "1")) + 5);
}

TEST(Formula, ALongOneIsDividedBeforeASignAndReadOnce) {
    std::string sum = "<mi>a</mi>";
    for (int i = 0; i < 60; ++i) {
        sum += "<mo>+</mo><mi>b</mi>";
    }
    const auto all = formulas(laid(test::p("式" + formula(sum, "words"))));
    ASSERT_GE(all.size(), 2U);
    EXPECT_EQ(all[0].text, "words");
    EXPECT_EQ(all[1].text, "");
    EXPECT_EQ(all[1].parts.front().text, "+");
    EXPECT_LE(all[0].x + all[0].width, 595.3 - 72 + 0.5);
}

TEST(Formula, OneThatCannotBeDrawnIsReadAsWords) {
    for (const std::string broken : {"<mi>", "", "<mi>\xCD\xB8</mi>"}) {
        const Layout layout = laid(test::p(formula(broken, "(a)/(b)")));
        EXPECT_TRUE(formulas(layout).empty());
        EXPECT_EQ(test::real_text(layout), "(a)/(b)");
    }
    std::string deep;
    for (int i = 0; i < 200; ++i) {
        deep += "<mrow><mn>1</mn>";
    }
    for (int i = 0; i < 200; ++i) {
        deep += "</mrow>";
    }
    EXPECT_TRUE(formulas(laid(test::p(formula(deep, "x")))).empty());
}

TEST(Formula, APieceWiderThanTheLineIsMadeSmaller) {
    std::string wide;
    for (int i = 0; i < 100; ++i) {
        wide += "<mi>w</mi>";
    }
    const auto all =
        formulas(laid(test::p(formula("<mfrac><mrow>" + wide + "</mrow><mn>1</mn></mfrac>", "w"))));
    ASSERT_EQ(all.size(), 1U);
    EXPECT_LE(all[0].x + all[0].width, 595.3 - 72 + 0.5);
    EXPECT_LT(part(all[0], "1").size, 9);
}

TEST(Formula, GiganticOnesAreSetInTime) {
    std::string brackets;
    std::string scripts;
    for (int i = 0; i < 50'000; ++i) {
        brackets += "<mo>(</mo>";
        scripts += "<mi>a</mi>";
    }
    EXPECT_FALSE(formulas(laid(test::p(formula(brackets, "x")))).empty());
    EXPECT_FALSE(
        formulas(laid(test::p(formula("<mmultiscripts>" + scripts + "</mmultiscripts>", "x"))))
            .empty());
}

TEST(Formula, InVerticalTextItLies) {
    doc::Document report = test::document(
        test::p("甲" + formula(half, "(a)/(b)")),
        "",
        R"(<page id="pg1" width="595.3" height="841.9" margin-top="72" margin-bottom="72" margin-left="60" margin-right="90" writing-mode="vertical-rl"/>)");
    const auto all = formulas(lay_out(report, test::library()));
    ASSERT_EQ(all.size(), 1U);
    EXPECT_TRUE(all[0].sideways);
    EXPECT_GT(all[0].x, 300);
}

} // namespace
} // namespace engross::layout
