#include "pdf/marks.h"

#include "paper.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace engross::pdf {
namespace {

std::string drawn(layout::Shape shape) {
    Operators out;
    draw_shape(out, shape, {10, 20, 14, 24});
    return out.take();
}

TEST(Marks, AreFilledPathsInTheirBox) {
    const std::string disc = drawn(layout::Shape::disc);
    EXPECT_EQ(disc.find("14 22 m\n14 23.1 13.1 24 12 24 c\n"), 0U) << disc;
    EXPECT_TRUE(disc.ends_with("f*\n"));
    EXPECT_EQ(disc.find(" m\n", disc.find(" m\n") + 1), std::string::npos);
}

TEST(Marks, OfARingAreTwoPaths) {
    const std::string ring = drawn(layout::Shape::ring);
    const auto first = ring.find(" m\n");
    EXPECT_NE(ring.find(" m\n", first + 1), std::string::npos) << ring;
    EXPECT_NE(drawn(layout::Shape::drop), drawn(layout::Shape::disc));
}

// The pen runs down by the stretched height of each character, so that none needs a gap.
TEST(Columns, StretchedCharactersFollowEachOther) {
    const fonts::Face& face = *library().stack({}).pick(U'字', true).face;
    const std::uint32_t id = face.glyph(U'字');
    layout::TextItem item{.face = &face, .size = 10, .text = "字字", .glyphs = {}};
    item.vertical = true;
    item.stretch = 1.5F;
    item.glyphs = {{.id = id, .x = 0, .y = 0, .advance = 15, .text_begin = 0, .text_end = 3},
                   {.id = id, .x = 15, .y = 0, .advance = 15, .text_begin = 3, .text_end = 6}};
    layout::Layout pages;
    pages.pages.push_back({595, 842, "1", {}});
    doc::Document document = report();
    const xml::Node owner = add(document.body(), "p", "b1", "字字");
    pages.starts.emplace("b1", layout::Start{0, 0});
    pages.pages.back().items.push_back({item, owner, layout::Artifact::none});
    const auto pdf = open(written(document, pages, Profile::ua1));
    const std::string page = content(*pdf, 0);
    const auto array = page.find("[<");
    ASSERT_NE(array, std::string::npos) << page;
    const std::string shown = page.substr(array, page.find(" TJ", array) - array);
    EXPECT_EQ(std::ranges::count(shown, '<'), 1) << shown; // one string, no gap in it
}

} // namespace
} // namespace engross::pdf
