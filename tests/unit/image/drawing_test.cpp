#include "image/drawing.h"

#include "image/image.h"

#include <gtest/gtest.h>

namespace engross::image {
namespace {

Drawing sample() {
    Drawing drawing{60, 30, {}};
    DrawnPath& area = drawing.paths.emplace_back();
    area.steps = {{'M', {Point{0, 0}}}, {'C', {Point{1, 2}, Point{3, 4}, Point{60, 30}}}, {'Z'}};
    area.gradient = Gradient{{0, 0}, {60, 0}, 0x112233, 0xFF0000};
    area.even_odd = true;
    area.fill_opacity = 0.5;
    DrawnPath& line = drawing.paths.emplace_back();
    line.steps = {{'M', {Point{0.5, 1}}}, {'L', {Point{-2, 29.25}}}};
    line.stroke = 0x0080FF;
    line.width = 1.5;
    line.dash = {4, 2};
    line.cap = 1;
    line.join = 2;
    return drawing;
}

TEST(Drawing, IsSvgThatReadsBackTheSame) {
    const Bytes svg = to_svg(sample());
    const auto again = drawing_of(svg);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->width, 60);
    ASSERT_EQ(again->paths.size(), 2U);
    EXPECT_EQ(again->paths[0].gradient->last, 0xFF0000U);
    EXPECT_EQ(again->paths[1].dash, (std::vector<double>{4, 2}));
    EXPECT_EQ(to_svg(*again), svg);
    EXPECT_NE(
        svg.find("d=\"M0.5 1L-2 29.25\" fill=\"none\" stroke=\"#0080ff\" stroke-width=\"1.5\" "
                 "stroke-dasharray=\"4 2\" stroke-linecap=\"round\" stroke-linejoin=\"bevel\"/>"),
        Bytes::npos)
        << svg;
}

TEST(Drawing, IsNoSvgOfOthers) {
    const Bytes svg = to_svg(sample());
    EXPECT_FALSE(drawing_of("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
    EXPECT_FALSE(drawing_of(svg + "<script/>"));
    EXPECT_FALSE(drawing_of(svg.substr(0, svg.size() / 2)));
    Bytes scripted = svg;
    scripted.insert(scripted.find("<path"), "<script>1</script>\n");
    EXPECT_FALSE(drawing_of(scripted));
    Bytes relative = svg;
    relative.replace(relative.find("L-2"), 1, "l");
    EXPECT_FALSE(drawing_of(relative));
}

TEST(Drawing, GoesToTheWebAsItIsAndKnowsItsSize) {
    const Bytes svg = to_svg(sample());
    const auto copy = web_copy(svg);
    ASSERT_TRUE(copy);
    EXPECT_EQ(copy->media_type, "image/svg+xml");
    EXPECT_EQ(copy->bytes, svg);
    EXPECT_EQ(sniff(svg).width, 80); // 60 pt
    EXPECT_EQ(state(svg), State::whole);
}

} // namespace
} // namespace engross::image
