#include "fonts/cff.h"
#include "fonts/library.h"
#include "fonts/shape.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace engross::fonts {
namespace {

Library& library() {
    static Library shared;
    return shared;
}

TEST(Face, FindsGlyphsAndAdvances) {
    const Face* kai = library().face("TW-Kai");
    ASSERT_NE(kai, nullptr);
    EXPECT_NE(kai->glyph(U'灣'), 0U);
    EXPECT_EQ(kai->glyph(U'\U0010FFFF'), 0U);
    EXPECT_EQ(kai->glyph(static_cast<char32_t>(0x110000)), 0U);
    EXPECT_NEAR(kai->advance(kai->glyph(U'灣')), 1000, 1);
    EXPECT_EQ(kai->advance(0xFFFFFFF), 0);
    EXPECT_FALSE(kai->is_cff());
}

TEST(Face, MeasuresAreOfTheEm) {
    const Face* serif = library().face("Liberation Serif");
    ASSERT_NE(serif, nullptr);
    EXPECT_NEAR(serif->metrics().ascent, 891, 3);
    EXPECT_NEAR(serif->metrics().descent, 216, 3);
    EXPECT_TRUE(serif->metrics().serif);
    EXPECT_TRUE(library().face("Liberation Serif", false, true)->metrics().italic);
    EXPECT_TRUE(library().face("Liberation Mono")->metrics().fixed_pitch);
}

TEST(Face, GlyfSubsetHasNewNumbers) {
    const Face* kai = library().face("TW-Kai");
    const std::uint32_t a = kai->glyph(U'臺');
    const std::uint32_t b = kai->glyph(U'北');
    const Subset subset = kai->subset({a, b});
    EXPECT_FALSE(subset.cff);
    EXPECT_LT(subset.bytes.size(), 20'000U);
    ASSERT_EQ(subset.codes.size(), 2U);
    EXPECT_NE(subset.codes.at(a), subset.codes.at(b));
    EXPECT_GT(subset.codes.at(a), 0U);
    EXPECT_LT(subset.codes.at(a), 10U);
    EXPECT_EQ(subset.bytes, kai->subset({b, a}).bytes);
}

TEST(Face, CffSubsetKeepsCids) {
    const Face* noto = library().face("Noto Serif CJK TC");
    ASSERT_NE(noto, nullptr);
    ASSERT_TRUE(noto->is_cff());
    const std::uint32_t glyph = noto->glyph(U'臺');
    const Subset subset = noto->subset({glyph});
    EXPECT_TRUE(subset.cff);
    EXPECT_EQ(subset.codes.at(glyph), glyph); // Noto's charset is the identity
    const auto cids = cff_cids(subset.bytes);
    EXPECT_NE(std::ranges::find(cids, glyph), cids.end());
}

TEST(Face, CffReaderStandsBrokenBytes) {
    EXPECT_TRUE(cff_cids("").empty());
    EXPECT_TRUE(cff_cids("\x01\x00\x04").empty());
    const Face* noto = library().face("Noto Serif CJK TC");
    const std::string bytes = noto->subset({noto->glyph(U'臺')}).bytes;
    for (std::size_t size = 0; size < std::min<std::size_t>(bytes.size(), 600); ++size) {
        cff_cids(std::string_view(bytes).substr(0, size));
    }
}

TEST(Face, RefusesWhatIsNoFont) {
    EXPECT_ANY_THROW(Face(ENGROSS_SOURCE_DIR "/CMakeLists.txt", 0));
    EXPECT_ANY_THROW(Face("/nowhere.ttf", 0));
}

TEST(Library, AuthorsNamesFindTheOpenFonts) {
    EXPECT_EQ(library().stack({.east_asian = "標楷體"}).east_asian().face->family(), "TW-Kai");
    EXPECT_EQ(library().stack({.east_asian = "DFKai-SB"}).east_asian().face->family(), "TW-Kai");
    EXPECT_EQ(library().stack({.east_asian = "新細明體"}).east_asian().face->family(), "TW-Sung");
    EXPECT_EQ(library().stack({.east_asian = "微軟正黑體"}).east_asian().face->family(),
              "Noto Sans CJK TC");
    EXPECT_EQ(library().stack({.latin = "Times New Roman"}).latin().face->family(),
              "Liberation Serif");
    EXPECT_EQ(library().stack({.latin = "ARIAL"}).latin().face->family(), "Liberation Sans");
    EXPECT_EQ(library().stack({.latin = "Calibri"}).latin().face->family(), "Carlito");
    EXPECT_EQ(library().stack({.east_asian = "細明體"}).east_asian().face->family(), "TW-Sung");
    EXPECT_EQ(library().stack({.east_asian = "蘋方-繁"}).east_asian().face->family(),
              "Noto Sans CJK TC");
    EXPECT_EQ(library().stack({.latin = "Cambria"}).latin().face->family(), "Caladea");
    EXPECT_EQ(library().stack({.latin = "Courier New"}).latin().face->family(), "Liberation Mono");
    EXPECT_EQ(library().replaced().at("標楷體"), "TW-Kai");
    EXPECT_NE(library().stack({.latin = "No Such Font"}).latin().face, nullptr);
}

TEST(Library, ImitatesOnlyWhatIsMissing) {
    const Stack& stack =
        library().stack({.latin = "Arial", .east_asian = "標楷體", .bold = true, .italic = true});
    EXPECT_TRUE(stack.east_asian().synthetic_bold);
    EXPECT_TRUE(stack.east_asian().synthetic_slant);
    EXPECT_FALSE(stack.latin().synthetic_bold);
    EXPECT_FALSE(stack.latin().synthetic_slant);
    EXPECT_FALSE(library().stack({.east_asian = "黑體", .bold = true}).east_asian().synthetic_bold);
}

TEST(Library, FallsBackCharacterByCharacter) {
    const Stack& stack = library().stack({.latin = "Times New Roman", .east_asian = "標楷體"});
    EXPECT_EQ(stack.pick(U'A', false).face->family(), "Liberation Serif");
    EXPECT_EQ(stack.pick(U'臺', true).face->family(), "TW-Kai");
    EXPECT_EQ(stack.pick(U'臺', false).face->family(), "TW-Kai");
    EXPECT_NE(stack.pick(U'\U00020000', true).face->family(), "TW-Kai"); // CJK extension B
    EXPECT_FALSE(stack.pick(U'\U00020000', true).missing);
    EXPECT_FALSE(stack.pick(U'ا', false).missing);
    EXPECT_TRUE(stack.pick(U'\U0010FFFD', true).missing);
    EXPECT_FALSE(stack.pick(U'☑', true).missing);
}

// Han fonts have these letters too, but cannot join or stack them.
TEST(Library, ScriptsHaveFontsThatCanSetThem) {
    for (const char* latin : {"Times New Roman", "標楷體"}) {
        const Stack& stack = library().stack({.latin = latin, .east_asian = "標楷體"});
        for (const char32_t letter : std::u32string_view(U"عשกकខမ")) {
            const Choice choice = stack.pick(letter, true);
            EXPECT_FALSE(choice.missing) << static_cast<unsigned>(letter);
            EXPECT_FALSE(family_of(choice.face->family()).han) << choice.face->family();
        }
    }
    const Stack& sans = library().stack({.latin = "Arial", .east_asian = "微軟正黑體"});
    EXPECT_EQ(sans.pick(U'ก', false).face->family(), "Noto Sans Thai");
}

TEST(Shape, ArabicLettersJoin) {
    const Face* arabic = library().stack({}).pick(U'ع', false).face;
    const auto joined = shape(*arabic, U"ععع", {.language = "ar", .right_to_left = true});
    ASSERT_EQ(joined.size(), 3U);
    EXPECT_EQ(joined[0].cluster, 2U); // as drawn, from the left
    EXPECT_NE(joined[0].id, joined[1].id);
    EXPECT_NE(joined[1].id, joined[2].id);
    // A non-joiner keeps them apart and is itself not drawn.
    const auto apart = shape(*arabic, U"ع\u200Cع", {.language = "fa", .right_to_left = true});
    ASSERT_EQ(apart.size(), 2U);
    EXPECT_EQ(apart[0].id, apart[1].id);
}

TEST(Shape, LigaturesAndKerningKeepClusters) {
    const Face* serif = library().face("Liberation Serif");
    const auto glyphs = shape(*serif, U"AVA", {.language = "en"});
    ASSERT_EQ(glyphs.size(), 3U);
    EXPECT_LT(glyphs[0].advance, serif->advance(glyphs[0].id)); // kerned
    EXPECT_EQ(glyphs[2].cluster, 2U);
    EXPECT_TRUE(shape(*serif, U"", {}).empty());
}

} // namespace
} // namespace engross::fonts
