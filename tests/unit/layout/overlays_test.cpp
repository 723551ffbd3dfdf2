#include "support.h"

#include <gtest/gtest.h>

namespace engross::layout::test {
namespace {

// A document with one drawing that hangs from block "a", 20 × 10 pt, at (30, 5).
doc::Document with_drawing(const std::string& body,
                           const std::vector<std::pair<std::string, std::string>>& more = {},
                           const std::string& pages = page,
                           const std::string& notes = "") {
    doc::Document result = document(body, notes, pages);
    xml::Node drawing = result.notes().insert_after("drawings").append("drawing");
    for (const auto& [name, value] :
         std::vector<std::pair<std::string, std::string>>{{"at", "a"},
                                                          {"resource", "r1"},
                                                          {"x", "30"},
                                                          {"y", "5"},
                                                          {"width", "20"},
                                                          {"height", "10"}}) {
        drawing.set(name, value);
    }
    for (const auto& [name, value] : more) {
        drawing.set(name, value);
    }
    return result;
}

// The item that stands for the drawing, on whichever page; its page in `on`.
const Item* drawn(const Layout& layout, std::size_t* on = nullptr) {
    for (std::size_t i = 0; i < layout.pages.size(); ++i) {
        for (const Item& item : layout.pages[i].items) {
            if (item.owner.is("drawing")) {
                if (on != nullptr) {
                    *on = i;
                }
                return &item;
            }
        }
    }
    return nullptr;
}

std::size_t lost(const doc::Document& document) {
    return xml::select(document.root(), "//trouble[@kind='shape-lost']").size();
}

TEST(Overlays, HangFromTheirBlockAndTakeNoRoom) {
    doc::Document plain = document(p("前") + p("文字", "a") + p("後"));
    doc::Document document = with_drawing(p("前") + p("文字", "a") + p("後"));
    const Layout without = lay_out(plain, library());
    const Layout layout = lay_out(document, library());
    const Item* item = drawn(layout);
    ASSERT_NE(item, nullptr);
    const auto& image = std::get<ImageItem>(item->content);
    EXPECT_FLOAT_EQ(image.x, 72 + 30);
    EXPECT_FLOAT_EQ(image.y, layout.starts.at("a").y + 5);
    EXPECT_EQ(item->artifact, Artifact::background);
    ASSERT_EQ(lines(layout).size(), lines(without).size());
    EXPECT_FLOAT_EQ(lines(layout).back().y, lines(without).back().y);
    EXPECT_EQ(lost(document), 0U);
}

TEST(Overlays, AreasComeBeneathTheGroundsOfWords) {
    const std::string red = "<p id='a'><span style='s6'>紅色的文字放在這裡</span></p>";
    const auto place = [](const std::string& fills) {
        return std::vector<std::pair<std::string, std::string>>{
            {"fills", fills}, {"x", "0"}, {"y", "0"}};
    };
    doc::Document lost_words = with_drawing(red, place("#ffffff #fe0000"));
    EXPECT_EQ(drawn(lay_out(lost_words, library())), nullptr);
    EXPECT_EQ(lost(lost_words), 1U);
    doc::Document legible = with_drawing(red, place("#ffffff"));
    EXPECT_NE(drawn(lay_out(legible, library())), nullptr);
    doc::Document grounded = with_drawing("<table><body><row><cell background='#ffffff'>" + red +
                                              "</cell></row></body></table>",
                                          place("#fe0000"));
    const Layout layout = lay_out(grounded, library());
    const Item* item = drawn(layout);
    ASSERT_NE(item, nullptr);
    EXPECT_EQ(item, &layout.pages.front().items.front()) << "before the ground of the words";
}

TEST(Overlays, CountFromThePageAndStayOnIt) {
    doc::Document of_page =
        with_drawing(p(repeat("長", 3000)) + p("文字", "a"), {{"y-from", "page"}});
    const Layout layout = lay_out(of_page, library());
    std::size_t on = 0;
    const Item* item = drawn(layout, &on);
    ASSERT_NE(item, nullptr);
    EXPECT_EQ(on, layout.starts.at("a").page);
    EXPECT_FLOAT_EQ(std::get<ImageItem>(item->content).y, 5);
    doc::Document low = with_drawing(p("文字", "a"), {{"y", "5000"}});
    const Layout kept = lay_out(low, library());
    EXPECT_FLOAT_EQ(std::get<ImageItem>(drawn(kept)->content).y, 841.9F - 10);
}

TEST(Overlays, ALevelLineStrikesNoWordsThrough) {
    const auto line_at = [](const std::string& y) {
        doc::Document document = with_drawing(
            p("文字文字文字", "a"), {{"x", "10"}, {"y", y}, {"width", "90"}, {"height", "1"}});
        const Layout layout = lay_out(document, library());
        return std::get<ImageItem>(drawn(layout)->content).y - lines(layout).front().y;
    };
    EXPECT_GT(line_at("9"), 1); // below the baseline
    EXPECT_FLOAT_EQ(line_at("60") - line_at("50"), 10);
}

TEST(Overlays, LieOnThePictureThatTheyMark) {
    const std::string body =
        R"(<figure id="a"><image resource="r1" width="450" height="100"/></figure>)";
    doc::Document marked = with_drawing(body);
    EXPECT_EQ(drawn(lay_out(marked, library()))->artifact, Artifact::layout);
    doc::Document behind = with_drawing(body, {{"behind", "yes"}});
    EXPECT_EQ(drawn(lay_out(behind, library()))->artifact, Artifact::background);
}

TEST(Overlays, StandInTheRoomOfBlankParagraphs) {
    const std::string body = p("前") + R"(<p id="a" style="s1" blanks-above="s1 s1 s1">文字</p>)";
    doc::Document document = with_drawing(body, {{"blank", "1"}});
    doc::Document below = with_drawing(body);
    const auto top = [&](doc::Document& from) {
        const Layout layout = lay_out(from, library());
        return std::get<ImageItem>(drawn(layout)->content).y;
    };
    EXPECT_GT(top(below) - top(document), 30); // two of three lines
    EXPECT_LT(top(below) - top(document), 60);
}

TEST(Overlays, HangInCellsAndHeaders) {
    const std::string table =
        R"(<table id="t" columns="100 100"><body><row><cell><p style="s3">一</p></cell><cell><p id="a" style="s3">二</p></cell></row></body></table>)";
    doc::Document cell = with_drawing(table);
    const Layout layout = lay_out(cell, library());
    ASSERT_NE(drawn(layout), nullptr);
    EXPECT_GT(std::get<ImageItem>(drawn(layout)->content).x, 72 + 100 + 30);
    const std::string headed =
        R"(<page id="pg1" width="600" height="800" margin-top="72" margin-bottom="72" margin-left="72" margin-right="72" header-distance="40"><header on="default"><p id="a" style="s3">頁首</p></header></page>)";
    doc::Document header = with_drawing(p("文字"), {}, headed);
    const Layout with_header = lay_out(header, library());
    EXPECT_FLOAT_EQ(std::get<ImageItem>(drawn(with_header)->content).y, 45);
}

TEST(Overlays, AWashedOutPictureStandsBehindEverything) {
    const std::string headed =
        R"(<page id="pg1" width="600" height="800" margin-top="72" margin-bottom="72" margin-left="72" margin-right="72"><header on="default"><p id="a" style="s3">頁首</p></header></page>)";
    doc::Document document = with_drawing(p("文字") + p("續頁", "b"),
                                          {{"y-from", "page"},
                                           {"y", "300"},
                                           {"behind", "yes"},
                                           {"rotation", "90"},
                                           {"flip", "horizontal"},
                                           {"opacity", "0.3"}},
                                          headed);
    const Layout layout = lay_out(document, library());
    const Item* item = drawn(layout);
    ASSERT_NE(item, nullptr);
    EXPECT_EQ(item, &layout.pages.front().items.front());
    EXPECT_EQ(item->artifact, Artifact::watermark);
    const auto& image = std::get<ImageItem>(item->content);
    EXPECT_FLOAT_EQ(image.opacity, 0.3F);
    EXPECT_TRUE(image.mirrored);
    EXPECT_FLOAT_EQ(image.x, 72 + 30 + 5); // 20 × 10 about the same middle
    EXPECT_FLOAT_EQ(image.y, 300 - 5);
    EXPECT_FLOAT_EQ(image.height, 20);
}

TEST(Overlays, OfAHeaderThatNoPageHasAreNotLost) {
    const std::string headed =
        R"(<page id="pg1" width="600" height="800" margin-top="72" margin-bottom="72" margin-left="72" margin-right="72"><header on="even"><p id="a" style="s3">雙</p></header></page>)";
    doc::Document document = with_drawing(p("文字"), {}, headed);
    EXPECT_EQ(drawn(lay_out(document, library())), nullptr);
    EXPECT_EQ(lost(document), 0U);
}

TEST(Overlays, HangInFootnotes) {
    const std::string note = "<note id=\"n1\" kind=\"footnote\"><label by=\"auto\" sep=\" \">1"
                             "</label><p id=\"a\" style=\"s3\">註文</p></note>";
    doc::Document document =
        with_drawing(p("有註<note-ref ref=\"n1\">1</note-ref>。", "b"), {}, page, note);
    const Layout layout = lay_out(document, library());
    ASSERT_NE(drawn(layout), nullptr);
    EXPECT_FLOAT_EQ(std::get<ImageItem>(drawn(layout)->content).y, layout.starts.at("n1").y + 5);
    EXPECT_EQ(lost(document), 0U);
}

TEST(Overlays, AreReportedWhereNothingCanHang) {
    const std::string vertical =
        R"(<page id="pg1" width="600" height="800" margin-top="72" margin-bottom="72" margin-left="72" margin-right="72" writing-mode="vertical-rl"/>)";
    doc::Document document = with_drawing(p("文字", "a"), {}, vertical);
    EXPECT_EQ(drawn(lay_out(document, library())), nullptr);
    EXPECT_EQ(lost(document), 1U);
    doc::Document turned = with_drawing(
        R"(<table columns="100 100"><body><row><cell><p>一</p></cell><cell writing-mode="sideways-lr"><p id="a">二</p></cell></row></body></table>)");
    EXPECT_EQ(drawn(lay_out(turned, library())), nullptr);
    EXPECT_EQ(lost(turned), 1U);
}

} // namespace
} // namespace engross::layout::test
