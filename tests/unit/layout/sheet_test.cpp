// What a page setup says of single pages: mirrored margins, borders, where the body stands.
#include "support.h"

#include <gtest/gtest.h>

namespace engross::layout::test {
namespace {

constexpr double width = 600, height = 800;

// Margins 100 and 40 pt at the sides, a header and a footer.
std::string setup(const std::string& more) {
    return R"(<page id="pg1" width="600" height="800" margin-top="72" margin-bottom="72" margin-left="100" margin-right="40" header-distance="30" footer-distance="30" )" +
           more +
           R"(><header on="default"><p id="hd" style="s4">頁首</p></header><footer on="default"><p id="ft" style="s4">頁尾</p></footer></page>)";
}

std::string paragraphs(int count) { return repeat("<p style=\"s4\">文字</p>", count); }

const std::string note =
    R"(<note id="n1" kind="footnote"><label by="auto">1</label><p style="s4">註文</p></note>)";
const std::string call = R"(<p style="s4" id="a">叫註<note-ref ref="n1">1</note-ref></p>)";

void hang_drawing(doc::Document& document, const std::string& y_from) {
    xml::Node drawing = document.notes().insert_after("drawings").append("drawing");
    for (const auto& [name, value] :
         std::vector<std::pair<std::string, std::string>>{{"at", "a"},
                                                          {"resource", "r1"},
                                                          {"x", "30"},
                                                          {"y", "300"},
                                                          {"width", "20"},
                                                          {"height", "10"}}) {
        drawing.set(name, value);
    }
    if (!y_from.empty()) {
        drawing.set("y-from", y_from);
    }
}

Layout laid_out(const std::string& body, const std::string& more, const std::string& y_from = "") {
    doc::Document report = document(body, note, setup(more));
    hang_drawing(report, y_from);
    return lay_out(report, library()); // its items' nodes end with the document
}

const TextItem* words(const Layout& layout, std::size_t page, const std::string& begin) {
    for (const Item& item : layout.pages.at(page).items) {
        const auto* text = std::get_if<TextItem>(&item.content);
        if (text != nullptr && text->text.starts_with(begin)) {
            return text;
        }
    }
    return nullptr;
}

const ImageItem* drawing(const Layout& layout) {
    for (const Page& page : layout.pages) {
        for (const Item& item : page.items) {
            const auto* image = std::get_if<ImageItem>(&item.content);
            if (image != nullptr) {
                return image;
            }
        }
    }
    return nullptr;
}

std::vector<RectItem> lines_of(const Page& page, std::uint32_t colour) {
    std::vector<RectItem> found;
    for (const Item& item : page.items) {
        const auto* rect = std::get_if<RectItem>(&item.content);
        if (rect != nullptr && rect->colour == colour) {
            EXPECT_EQ(item.artifact, Artifact::layout);
            found.push_back(*rect);
        }
    }
    return found;
}

TEST(Sheet, EvenPagesHaveTheirMarginsMirrored) {
    const std::string body = paragraphs(40) + call + paragraphs(60);
    const Layout plain = laid_out(body, "");
    const Layout mirrored = laid_out(body, "mirrored=\"yes\"");
    ASSERT_GE(plain.pages.size(), 3U);
    ASSERT_EQ(mirrored.pages.size(), plain.pages.size());
    std::size_t notes = 0;
    for (std::size_t i = 0; i < plain.pages.size(); ++i) {
        const float moved = i % 2 == 1 ? -60 : 0;
        ASSERT_EQ(mirrored.pages[i].items.size(), plain.pages[i].items.size());
        for (const std::string each : {"文字", "頁首", "頁尾", "註文"}) {
            const TextItem* before = words(plain, i, each);
            const TextItem* after = words(mirrored, i, each);
            ASSERT_EQ(before == nullptr, after == nullptr);
            if (before != nullptr) {
                notes += each == "註文" ? i : 0;
                EXPECT_FLOAT_EQ(after->x, before->x + moved) << each << i;
                EXPECT_FLOAT_EQ(after->y, before->y) << each << i;
            }
        }
    }
    EXPECT_EQ(notes, 1U); // on the second page
    ASSERT_NE(drawing(mirrored), nullptr);
    EXPECT_FLOAT_EQ(drawing(mirrored)->x, drawing(plain)->x - 60);
}

TEST(Sheet, AWatermarkMovesWithTheTextWhereItIsPlacedByIt) {
    const auto moved = [](const std::string& from) {
        std::string paper = setup("mirrored=\"yes\"");
        const std::string mark = "<watermark x=\"330\" y=\"400\" width=\"200\" height=\"50\" "
                                 "colour=\"#dfdfdf\"" +
                                 from + ">DRAFT</watermark>";
        paper.insert(paper.find("<p id=\"hd\""), mark);
        doc::Document report = document(paragraphs(60), "", paper);
        const Layout layout = lay_out(report, library());
        return words(layout, 1, "D")->x - words(layout, 0, "D")->x;
    };
    EXPECT_FLOAT_EQ(moved(""), 0);
    EXPECT_FLOAT_EQ(moved(" x-from=\"text\""), -60);
}

TEST(Sheet, PagesThatAreNumberedEvenAreMirroredNotEverySecond) {
    const Layout layout = laid_out(paragraphs(60), "mirrored=\"yes\" number-start=\"2\"");
    ASSERT_GE(layout.pages.size(), 2U);
    EXPECT_FLOAT_EQ(words(layout, 0, "文字")->x, 40);
    EXPECT_FLOAT_EQ(words(layout, 1, "文字")->x, 100);
}

TEST(Sheet, ColumnsAndLinesThatRunDownwardsMoveWithTheirMargin) {
    const auto leftmost = [](const Layout& layout, std::size_t page) {
        float least = width;
        for (const Item& item : layout.pages.at(page).items) {
            const auto* text = std::get_if<TextItem>(&item.content);
            if (text != nullptr && item.artifact == Artifact::none) {
                least = std::min(least, text->x);
            }
        }
        return least;
    };
    for (const std::string kind :
         {"columns=\"2\" column-gap=\"20\"", "writing-mode=\"vertical-rl\""}) {
        const Layout plain = laid_out(paragraphs(140), kind);
        const Layout mirrored = laid_out(paragraphs(140), kind + " mirrored=\"yes\"");
        ASSERT_GE(plain.pages.size(), 2U);
        EXPECT_FLOAT_EQ(leftmost(mirrored, 0), leftmost(plain, 0)) << kind;
        EXPECT_NEAR(leftmost(mirrored, 1), leftmost(plain, 1) - 60, 0.01) << kind;
        EXPECT_FLOAT_EQ(words(mirrored, 1, "頁首")->x, words(plain, 1, "頁首")->x - 60) << kind;
    }
}

TEST(Sheet, ABorderStandsAtItsDistanceFromThePagesEdges) {
    const Layout layout =
        laid_out(paragraphs(3), R"(border="2 #ff0000" border-distance="10 20 30 40")");
    const auto found = lines_of(layout.pages.at(0), 0xff0000);
    ASSERT_EQ(found.size(), 4U);
    double left = width, top = height, right = 0, bottom = 0;
    for (const RectItem& line : found) {
        left = std::min(left, double{line.x});
        top = std::min(top, double{line.y});
        right = std::max(right, double{line.x} + line.width);
        bottom = std::max(bottom, double{line.y} + line.height);
        EXPECT_NEAR(std::min(line.width, line.height), 2, 0.01);
    }
    EXPECT_NEAR(left, 40, 0.01);
    EXPECT_NEAR(top, 10, 0.01);
    EXPECT_NEAR(right, width - 20, 0.01);
    EXPECT_NEAR(bottom, height - 30, 0.01);
    EXPECT_TRUE(std::holds_alternative<RectItem>(layout.pages[0].items.front().content));
}

TEST(Sheet, ABorderIsOnThePagesThatItIsMeantFor) {
    const auto count = [](const std::string& more) {
        const Layout layout = laid_out(paragraphs(100), "border=\"1 #ff0000\" " + more);
        std::string counts;
        for (const Page& page : layout.pages) {
            counts += std::to_string(lines_of(page, 0xff0000).size());
        }
        return counts.substr(0, 3);
    };
    EXPECT_EQ(count(""), "444");
    EXPECT_EQ(count("border-pages=\"first\""), "400");
    EXPECT_EQ(count("border-pages=\"not-first\""), "044");
    EXPECT_EQ(count("border-distance=\"500 0 500 0\""), "000"); // no room between
}

TEST(Sheet, TheBorderOfEvenPagesIsMirroredWithTheirMargins) {
    const Layout layout = laid_out(
        paragraphs(60),
        R"(mirrored="yes" border="none; none; none; 2 #ff0000" border-distance="0 50 0 10")");
    ASSERT_GE(layout.pages.size(), 2U);
    EXPECT_NEAR(lines_of(layout.pages[0], 0xff0000).at(0).x, 10, 0.01);
    EXPECT_NEAR(lines_of(layout.pages[1], 0xff0000).at(0).x, 50, 0.01);
}

TEST(Sheet, TheBodyStandsInTheMiddleOrAtTheFootOfItsPage) {
    const std::string body = paragraphs(5) + call;
    const Layout top = laid_out(body, "");
    const Layout middle = laid_out(body, "vertical-align=\"middle\"");
    const Layout bottom = laid_out(body, "vertical-align=\"bottom\"");
    const float down = words(bottom, 0, "文字")->y - words(top, 0, "文字")->y;
    EXPECT_GT(down, 300);
    // The words end where the note begins, one line's room from it at most.
    EXPECT_LT(words(bottom, 0, "叫註")->y, words(bottom, 0, "註文")->y);
    EXPECT_GT(words(bottom, 0, "叫註")->y, words(bottom, 0, "註文")->y - 50);
    EXPECT_NEAR(words(middle, 0, "文字")->y - words(top, 0, "文字")->y, down / 2, 0.01);
    EXPECT_NEAR(middle.starts.at("a").y - top.starts.at("a").y, down / 2, 0.01);
    EXPECT_NEAR(drawing(middle)->y - drawing(top)->y, down / 2, 0.01);
    for (const std::string stays : {"頁首", "頁尾", "註文"}) {
        EXPECT_FLOAT_EQ(words(middle, 0, stays)->y, words(top, 0, stays)->y) << stays;
    }
    EXPECT_FLOAT_EQ(middle.starts.at("n1").y, top.starts.at("n1").y);
    const std::string from_page = "page";
    EXPECT_FLOAT_EQ(drawing(laid_out(body, "vertical-align=\"middle\"", from_page))->y,
                    drawing(laid_out(body, "", from_page))->y);
}

TEST(Sheet, PageNumbersOfTheContentsMoveWithTheirLine) {
    doc::Document report =
        document(R"(<toc id="t"><entry id="e" ref="h" level="1" style="s5">第一章</entry></toc>)"
                 R"(<heading id="h" level="1" style="s2" break-before="page">第一章標題</heading>)",
                 "",
                 setup("vertical-align=\"middle\""));
    const auto found = lines(lay_out(report, library()));
    ASSERT_EQ(found.size(), 2U); // number and entry share a baseline
    EXPECT_EQ(found[0].text, "第一章2");
    EXPECT_NEAR(found[0].y, height / 2, 20);
}

} // namespace
} // namespace engross::layout::test
