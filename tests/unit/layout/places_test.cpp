// What stands where on the page: rows over pages, grounds, running heads, pictures.
#include "support.h"

#include <gtest/gtest.h>

namespace engross::layout {
namespace {

using namespace test;

std::string para(const std::string& text) { return "<p style=\"s4\">" + text + "</p>"; }

std::vector<float> baselines(const Layout& layout, const std::string& first) {
    std::vector<float> found;
    for (const TextLine& line : lines(layout)) {
        if (line.text.starts_with(first) && line.page == 0) {
            found.push_back(line.y);
        }
    }
    return found;
}

TEST(Places, LinesOfADividedRowKeepTheirDistanceWhateverStandsBeside) {
    doc::Document report =
        document("<table border=\"yes\" columns=\"100 350\"><body><row><cell><p style=\"s2\">甲</p>"
                 "<p style=\"s2\">甲</p></cell><cell>" +
                 repeat(para("乙"), 25) + "</cell></row></body></table>");
    const auto found = baselines(lay_out(report, library()), "乙");
    ASSERT_GE(found.size(), 20U);
    for (std::size_t i = 2; i < found.size(); ++i) {
        EXPECT_NEAR(found[i] - found[i - 1], found[1] - found[0], 0.1) << i;
    }
}

TEST(Places, ADividedRowEndsItsPagesBetweenLinesOfAllItsCells) {
    doc::Document report = document("<table border=\"yes\" columns=\"200 250\"><body><row><cell>" +
                                    repeat("<p style=\"s2\">甲</p>", 60) + "</cell><cell>" +
                                    repeat(para("乙"), 90) + "</cell></row></body></table>");
    const Layout layout = lay_out(report, library());
    ASSERT_GE(layout.pages.size(), 3U);
    for (const Placed& each : texts(layout)) {
        if (each.artifact == Artifact::none) {
            EXPECT_LE(each.item->y, 841.9 - 72 + 0.5);
            EXPECT_GE(each.item->y, 72);
        }
    }
}

TEST(Places, TheGroundOfAHeaderStaysBehindItsWords) {
    const std::string pages =
        R"(<page id="pg1" width="595" height="842" margin-top="72" margin-bottom="72" margin-left="72" margin-right="72"><header on="default"><table border="yes"><body><row><cell background="#336699"><p style="s3">報告</p></cell></row></body></table></header></page>)";
    doc::Document report = document(p("文"), "", pages);
    const Layout layout = lay_out(report, library());
    std::size_t grounds = 0;
    for (const Item& item : layout.pages.at(0).items) {
        const auto* rect = std::get_if<RectItem>(&item.content);
        if (rect != nullptr && rect->colour == 0x336699) {
            ++grounds;
            EXPECT_EQ(item.artifact, Artifact::background);
        }
    }
    EXPECT_EQ(grounds, 1U);
}

TEST(Places, TheCoversGroundLiesBehindAllOfTheFirstPage) {
    const auto grounds = [](const std::string& colours) {
        std::string setup = page;
        setup.insert(setup.find(" width"), " cover-ground=\"" + colours + "\"");
        doc::Document report =
            document(p("文") + "<p style=\"s1\" break-before=\"page\">文</p>", "", setup);
        const Layout layout = lay_out(report, library());
        std::vector<RectItem> found;
        for (const Page& each : layout.pages) {
            for (const Item& item : each.items) {
                if (item.artifact == Artifact::background) {
                    found.push_back(std::get<RectItem>(item.content));
                }
            }
        }
        EXPECT_TRUE(found.empty() ||
                    std::holds_alternative<RectItem>(layout.pages[0].items[0].content));
        return found;
    };
    const auto plain = grounds("#336699");
    ASSERT_EQ(plain.size(), 1U);
    EXPECT_EQ(plain[0].colour, 0x336699U);
    EXPECT_NEAR(plain[0].height, 841.9, 0.1);
    const auto gradient = grounds("linear-gradient(180deg, #000000 0%, #ffffff 100%)");
    ASSERT_EQ(gradient.size(), 1U);
    ASSERT_TRUE(gradient[0].gradient);
    EXPECT_EQ(gradient[0].gradient->stops.front().colour, 0x000000U);
    EXPECT_NEAR(gradient[0].height, 841.9, 0.1);
    EXPECT_TRUE(grounds("nonsense").empty());
}

// The gradients behind two paragraphs of one box, and behind one of another.
TEST(Places, AGradientIsThatOfAWholeBox) {
    const auto style = [](const std::string& id, const std::string& colour) {
        return "<style id=\"" + id + "\" kind=\"paragraph\" size=\"12\" space-after=\"6\" " +
               "paragraph-background=\"linear-gradient(180deg, #ffffff 0%, " + colour +
               " 100%)\"/>";
    };
    doc::Document report = document("<p style=\"g1\">" + repeat("國", 100) +
                                    "</p><p style=\"g1\">文</p><p style=\"g2\">文</p>");
    const xml::Node styles = report.root().child("styles");
    const xml::Document more =
        xml::parse("<x>" + style("g1", "#0000ff") + style("g2", "#ff0000") + "</x>", "test");
    for (const xml::Node each : more.root().children()) {
        each.copy_into(styles);
    }
    const Layout layout = lay_out(report, library());
    std::vector<RectItem> found;
    for (const Item& item : layout.pages[0].items) {
        if (const auto* rect = std::get_if<RectItem>(&item.content); rect && rect->gradient) {
            found.push_back(*rect);
        }
    }
    ASSERT_EQ(found.size(), 2U);
    EXPECT_GT(found[0].height, 4 * 12); // several lines and a paragraph of one line
    EXPECT_LE(found[0].y + found[0].height, found[1].y);
    EXPECT_EQ(found[1].gradient->stops.back().colour, 0xff0000U);
}

std::string heading(int level, const std::string& words, const std::string& more = "") {
    const std::string digit = std::to_string(level);
    return "<heading id=\"" + words + "\" level=\"" + digit + "\" style=\"s2\"" + more + ">" +
           words + "</heading>";
}

TEST(Places, ARunningHeadTellsTheChapterUpToItsLevel) {
    const auto head_of_last_page = [](const std::string& name) {
        const std::string pages =
            R"(<page id="pg1" width="595" height="842" margin-top="72" margin-bottom="72" margin-left="72" margin-right="72"><header on="default"><p style="s3"><field kind="style-ref" name=")" +
            name + R"(">舊</field></p></header></page>)";
        doc::Document report =
            document("<section level=\"1\">" + heading(1, "甲") + "<section level=\"2\">" +
                         heading(2, "乙") + p("文") + "</section></section><section level=\"1\">" +
                         heading(1, "丙", " break-before=\"page\"") + p("文") + "</section>",
                     "",
                     pages);
        std::string head;
        for (const Placed& each : texts(lay_out(report, library()))) {
            head += each.artifact == Artifact::header ? each.item->text : "";
        }
        return head;
    };
    EXPECT_EQ(head_of_last_page("1"), "甲丙");
    EXPECT_EQ(head_of_last_page("2"), "甲丙");         // no 乙 of another chapter
    EXPECT_EQ(head_of_last_page("Heading 2"), "乙乙"); // as Word has it
}

TEST(Places, TheFirstRowIsNotAloneAtTheFootOfAPage) {
    for (int before = 20; before < 30; ++before) {
        doc::Document report =
            document(repeat(p("文"), before) + "<table border=\"yes\"><body>" +
                     repeat("<row><cell>" + para("格") + "</cell></row>", 4) + "</body></table>");
        std::vector<std::size_t> on;
        for (const TextLine& line : lines(lay_out(report, library()))) {
            if (line.text.starts_with("格")) {
                on.push_back(line.page);
            }
        }
        ASSERT_EQ(on.size(), 4U);
        EXPECT_EQ(on[0], on[1]) << before;
    }
}

TEST(Places, TheFirstColumnOfATableFromRightToLeftStandsAtTheRight) {
    doc::Document report =
        document("<table border=\"yes\" direction=\"rtl\" columns=\"100 200\"><body><row><cell>" +
                 para("甲") + "</cell><cell>" + para("乙") + "</cell></row></body></table>");
    const auto all = texts(lay_out(report, library()));
    ASSERT_GE(all.size(), 2U);
    EXPECT_NEAR(all[0].item->x - all[1].item->x, 200, 0.1);
    EXPECT_GT(all[0].item->x, 595.3 - 72 - 100);
}

const ImageItem& picture(const Layout& layout) {
    for (const Item& item : layout.pages.at(0).items) {
        if (const auto* image = std::get_if<ImageItem>(&item.content)) {
            return *image;
        }
    }
    throw std::logic_error("no picture");
}

TEST(Places, LessThanNothingCutAwayIsRoomBesideThePicture) {
    const auto drawn = [](const std::string& crop) {
        doc::Document report = document(
            "<figure id=\"f\"><image id=\"i\" resource=\"r1\" width=\"120\" height=\"50\" crop=\"" +
            crop + "\"/></figure>");
        return picture(lay_out(report, library()));
    };
    const ImageItem whole = drawn("0 0 0 0");
    const ImageItem less = drawn("-10 0 -10 0");
    EXPECT_NEAR(less.width, 100, 0.1);
    EXPECT_NEAR(less.x, whole.x + 10, 0.1);
    EXPECT_NEAR(less.height, whole.height, 0.1);
    EXPECT_EQ(less.crop_left, 0);
    const ImageItem mixed = drawn("0 50 0 -50");
    EXPECT_NEAR(mixed.height, 25, 0.1);
    EXPECT_NEAR(mixed.crop_top, 0.5, 0.001);
}

TEST(Places, ALargePictureInAHeadingStandsAboveIt) {
    doc::Document report = document(
        "<section level=\"1\"><heading id=\"h\" level=\"1\" style=\"s2\"><image resource=\"r1\" "
        "anchor=\"floating\" width=\"200\" height=\"100\"><alt by=\"author\">圖</alt></image>"
        "標題</heading></section>");
    const Layout layout = lay_out(report, library());
    const auto found = lines(layout);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_GT(found[0].y, picture(layout).y + picture(layout).height);
    EXPECT_NEAR(found[0].left, 72, 0.5);
}

} // namespace
} // namespace engross::layout
