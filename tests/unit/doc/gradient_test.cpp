#include "doc/gradient.h"

#include <gtest/gtest.h>

namespace engross::doc {
namespace {

TEST(Gradients, AreWrittenAsCssWritesThemAndReadBack) {
    const std::string_view all[] = {
        "linear-gradient(90deg, #ffffff 0%, #4472c4 100%)",
        "linear-gradient(22.5deg, #000000 10%, #ff0000 33.33%, #ffffff 90%)",
        "radial-gradient(circle at 50% 25%, #ffffff 0%, #000000 100%)",
        "radial-gradient(ellipse at 0% 100%, #ffffff 0%, #000000 100%)"};
    for (const std::string_view written : all) {
        const auto gradient = parse_gradient(written);
        ASSERT_TRUE(gradient) << written;
        EXPECT_EQ(written_gradient(*gradient), written);
    }
    EXPECT_EQ(written_gradient({.angle = -90, .stops = {{1, 0xff0000}, {0, 0xff}}}),
              "linear-gradient(270deg, #0000ff 0%, #ff0000 100%)");
}

TEST(Gradients, OfOneColourAreThatColour) {
    EXPECT_EQ(written_gradient({.stops = {{0, 0xff}, {1, 0xff}}}), "#0000ff");
    EXPECT_EQ(written_gradient({.stops = {{0, 0xff}}}), "");
}

TEST(Gradients, WhatIsNoneIsRefused) {
    for (const std::string_view none : {"",
                                        "#ffffff",
                                        "linear-gradient()",
                                        "linear-gradient(90deg, #ffffff 0%)",
                                        "linear-gradient(90deg, #ffffff 0%, red 100%)",
                                        "linear-gradient(90deg, #ffffff 50%, #000000 20%)",
                                        "linear-gradient(90deg, #ffffff 0%, #000000 100%"}) {
        EXPECT_FALSE(parse_gradient(none)) << none;
    }
}

TEST(Gradients, AreReadWhereWordsAreHardestToRead) {
    const std::string_view ground = "linear-gradient(90deg, #000000 0%, #ffffff 100%)";
    EXPECT_EQ(hardest_ground(ground, 0xffffff), 0xffffffU);
    EXPECT_EQ(hardest_ground(ground, 0x000000), 0x000000U);
    EXPECT_LT(contrast(*hardest_ground(ground, 0x808080), 0x808080), 1.1); // between the two
    EXPECT_EQ(hardest_ground("#123456", 0), 0x123456U);
    EXPECT_EQ(middle_colour(ground), 0x808080U);
    EXPECT_EQ(middle_colour("#123456"), 0x123456U);
    EXPECT_FALSE(middle_colour("red"));
}

} // namespace
} // namespace engross::doc
