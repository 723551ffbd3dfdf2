#include "pdf/shading.h"

#include "paper.h"

#include <gtest/gtest.h>

#include <cmath>

namespace engross::pdf {
namespace {

constexpr Box box{100, 200, 300, 300}; // 200 by 100

// Where a point of the shading's space lies on the page.
std::pair<double, double> at(const std::array<double, 6>& matrix, double x, double y) {
    return {std::round(matrix[0] * x + matrix[2] * y + matrix[4]),
            std::round(matrix[1] * x + matrix[3] * y + matrix[5])};
}

using Point = std::pair<double, double>;

TEST(Shadings, lead_from_side_to_side_or_from_corner_to_corner) {
    const auto down = shading_matrix({.angle = 180}, box);
    EXPECT_EQ(at(down, 0, 0), Point(200, 300));
    EXPECT_EQ(at(down, 1, 0), Point(200, 200));
    const auto right = shading_matrix({.angle = 90}, box);
    EXPECT_EQ(at(right, 0, 0), Point(100, 250));
    EXPECT_EQ(at(right, 1, 0), Point(300, 250));
    // At 45° the line through the upper right corner that is square to it is the end.
    const auto slant = shading_matrix({.angle = 45}, box);
    EXPECT_EQ(at(slant, 1, 0), Point(275, 325));
}

TEST(Shadings, reach_the_farthest_corner) {
    const auto circle = shading_matrix({.kind = doc::Gradient::Kind::circle}, box);
    EXPECT_EQ(at(circle, 0, 0), Point(200, 250));
    EXPECT_NEAR(circle[0], std::hypot(100, 50), 0.01);
    const auto ellipse =
        shading_matrix({.kind = doc::Gradient::Kind::ellipse, .x = 0, .y = 0}, box);
    EXPECT_EQ(at(ellipse, 0, 0), Point(100, 300));
    EXPECT_NEAR(ellipse[0] / ellipse[3], 2, 0.01);
}

TEST(Shadings, are_artifacts_stored_once) {
    const doc::Document document = report();
    Paper paper;
    const auto gradient = std::make_shared<const doc::Gradient>(
        doc::Gradient{.stops = {{0, 0xff0000}, {0.5, 0x00ff00}, {0.5, 0x0000ff}, {1, 0xffffff}}});
    for (int i = 0; i < 2; ++i) {
        paper.rule(layout::Artifact::background);
        std::get<layout::RectItem>(paper.layout.pages[0].items.back().content).gradient = gradient;
    }
    const auto pdf = open(written(document, paper.layout, Profile::ua1));
    const std::string drawn = content(*pdf, 0);
    EXPECT_EQ(drawn.rfind("/Artifact", 0), 0U);
    EXPECT_NE(drawn.find("re W n "), std::string::npos);
    Object held = page_of(*pdf, 0).getKey("/Resources").getKey("/Shading");
    ASSERT_EQ(held.getKeys().size(), 1U);
    Object shading = held.getKey("/S1");
    EXPECT_EQ(shading.getKey("/ShadingType").getIntValue(), 2);
    Object bounds = shading.getKey("/Function").getKey("/Bounds");
    for (int i = 1; i < bounds.getArrayNItems(); ++i) { // a hard edge, too, has a width
        EXPECT_LT(bounds.getArrayItem(i - 1).getNumericValue(),
                  bounds.getArrayItem(i).getNumericValue());
    }
    EXPECT_EQ(shading.getKey("/Function").getKey("/Functions").getArrayNItems(),
              bounds.getArrayNItems() + 1);
}

} // namespace
} // namespace engross::pdf
