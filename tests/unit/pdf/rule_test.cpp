#include "pdf/rule.h"

#include <gtest/gtest.h>

namespace engross::pdf {
namespace {

std::string drawn(layout::RectItem rule, const Box& box) {
    Operators out;
    rule.colour = 0xFF0000;
    draw_rule(out, rule, box);
    return std::string(out.take());
}

TEST(Rule, IsAFilledRectangle) {
    EXPECT_EQ(drawn({}, {10, 20, 30, 21}), "1 0 0 rg\n10 20 20 1 re f\n");
}

TEST(Rule, ATwofoldOneIsTwoOfAThird) {
    layout::RectItem rule{};
    rule.style = layout::LineStyle::twofold;
    EXPECT_EQ(drawn(rule, {10, 20, 40, 23}),
              "1 0 0 rg\n10 22 30 1 re f\n10 20 30 1 re f\n"); // level
    EXPECT_EQ(drawn(rule, {10, 20, 13, 50}),
              "1 0 0 rg\n12 20 1 30 re f\n10 20 1 30 re f\n"); // upright
}

TEST(Rule, ADashedOneIsALineThroughItsMiddle) {
    layout::RectItem rule{};
    rule.style = layout::LineStyle::dashed;
    EXPECT_EQ(drawn(rule, {10, 20, 40, 22}), "q 1 0 0 RG 2 w [8 6] 0 d 10 21 m 40 21 l S Q\n");
    rule.style = layout::LineStyle::dotted;
    EXPECT_EQ(drawn(rule, {10, 20, 12, 50}), "q 1 0 0 RG 2 w [2 3] 0 d 11 50 m 11 20 l S Q\n");
}

TEST(Rule, ASlantingOneRunsFromCornerToCorner) {
    layout::RectItem rule{};
    rule.thickness = 0.5;
    rule.shape = layout::Shape::falling;
    EXPECT_EQ(drawn(rule, {10, 20, 40, 60}), "q 1 0 0 RG 0.5 w 10 60 m 40 20 l S Q\n");
    rule.shape = layout::Shape::rising;
    EXPECT_EQ(drawn(rule, {10, 20, 40, 60}), "q 1 0 0 RG 0.5 w 10 20 m 40 60 l S Q\n");
}

} // namespace
} // namespace engross::pdf
