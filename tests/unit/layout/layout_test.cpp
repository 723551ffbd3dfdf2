#include "support.h"

#include <gtest/gtest.h>

namespace engross::layout {
namespace {

using namespace test;

TEST(LayOut, EveryCharacterOnceInOrder) {
    doc::Document report = document(
        "<section id=\"x1\" level=\"1\"><heading id=\"b1\" level=\"1\" style=\"s2\"><label "
        "by=\"author\" sep=\" \">第一章</label>目的</heading>" +
        p("前<span style=\"s6\">紅色</span>後<link href=\"https://a.tw\">連結</link>。", "b2") +
        "<list id=\"x2\" kind=\"ordered\"><item id=\"x3\"><label by=\"auto\" sep=\" "
        "\">一、</label><p id=\"b3\" style=\"s4\">" +
        repeat(sentence, 3) + "</p></item></list>" + figure(300, 200, "f1") +
        "<table id=\"t\" border=\"yes\"><body><row><cell>" + p("甲") + "</cell><cell>" + p("乙") +
        "</cell></row></body></table>" + p("𠀀與鿿及e\u0301。", "b4") + "</section>");
    const Layout layout = lay_out(report, library());
    EXPECT_EQ(real_text(layout),
              "第一章 目的前紅色後連結。一、 " + repeat(sentence, 3) +
                  "圖 1：說明甲乙𠀀與鿿及e\u0301。");
    for (const char* id : {"x1", "b1", "b2", "x2", "x3", "b3", "f1", "c-f1", "i-f1", "t", "b4"}) {
        EXPECT_TRUE(layout.starts.contains(id)) << id;
    }
    expect_all_inside(layout);
}

TEST(LayOut, OwnersAreTheElementsThatHoldTheText) {
    doc::Document report =
        document(p("前<link href=\"https://a.tw\">連<span style=\"s6\">結</span></link>", "b1"));
    const Layout layout = lay_out(report, library());
    const auto all = texts(layout);
    ASSERT_GE(all.size(), 3U);
    EXPECT_TRUE(all[0].owner.is("p"));
    EXPECT_TRUE(all[1].owner.is("link"));
    EXPECT_TRUE(all[2].owner.is("span"));
    EXPECT_EQ(all[2].item->colour, 0xff0000U);
}

TEST(LayOut, GlyphsCoverTheirText) {
    doc::Document report = document(p("office 難字AV", "b1"));
    for (const Placed& each : texts(lay_out(report, library()))) {
        std::uint32_t covered = 0;
        for (const Glyph& glyph : each.item->glyphs) {
            EXPECT_NE(glyph.id, 0U);
            EXPECT_LE(glyph.text_begin, covered);
            covered = std::max(covered, glyph.text_end);
        }
        EXPECT_EQ(covered, each.item->text.size());
    }
}

TEST(LayOut, MissingGlyphsAreReportedAndDrawnAsGeta) {
    doc::Document report = document(p("甲\U0010FFFD乙", "b1"));
    const Layout layout = lay_out(report, library());
    EXPECT_EQ(real_text(layout), "甲\U0010FFFD乙");
    const auto troubles =
        xml::select(report.root(), "troubles/trouble[@kind='glyph-missing' and @at='b1']");
    EXPECT_EQ(troubles.size(), 1U);
}

TEST(LayOut, AHeadingStaysWithItsText) {
    for (int before = 15; before < 30; ++before) {
        doc::Document report =
            document(repeat(p("短。"), before) +
                     "<heading id=\"h\" level=\"1\" style=\"s2\">標題</heading>" +
                     p(repeat(sentence, 5), "after"));
        const Layout layout = lay_out(report, library());
        EXPECT_EQ(layout.starts.at("h").page, layout.starts.at("after").page);
        EXPECT_LT(layout.starts.at("h").y, layout.starts.at("after").y);
    }
}

TEST(LayOut, NoWidowsNoOrphans) {
    for (int before = 15; before < 30; ++before) {
        doc::Document report = document(repeat(p("短。"), before) + p(repeat(sentence, 5), "long"));
        const auto all = lines(lay_out(report, library()));
        std::map<std::size_t, int> by_page;
        for (std::size_t i = static_cast<std::size_t>(before); i < all.size(); ++i) {
            ++by_page[all[i].page];
        }
        for (const auto& [page_number, count] : by_page) {
            EXPECT_GE(count, 2) << before;
        }
    }
}

TEST(LayOut, ACaptionIsOnThePageOfItsPicture) {
    for (int before = 0; before < 26; ++before) {
        doc::Document report =
            document(repeat(p("短。"), before) + figure(425, 319, "f1") + p("後。", "b9"));
        const Layout layout = lay_out(report, library());
        EXPECT_EQ(layout.starts.at("i-f1").page, layout.starts.at("c-f1").page);
        EXPECT_EQ(layout.starts.at("f1").page, layout.starts.at("i-f1").page);
        expect_all_inside(layout);
    }
}

TEST(LayOut, AGiantPictureIsScaledToThePage) {
    doc::Document report = document(figure(2000, 9000, "f1"));
    const Layout layout = lay_out(report, library());
    ASSERT_EQ(layout.pages.size(), 1U);
    expect_all_inside(layout);
    for (const Item& item : layout.pages[0].items) {
        if (const auto* image = std::get_if<ImageItem>(&item.content)) {
            EXPECT_NEAR(image->height / image->width, 4.5, 0.01);
            EXPECT_LE(image->y + image->height, 842 - 72);
        }
    }
}

TEST(LayOut, FootnotesAreAtTheBottomOfTheirPage) {
    const std::string note = "<note id=\"n1\" kind=\"footnote\"><label by=\"auto\" sep=\" "
                             "\">1</label><p id=\"b8\" style=\"s3\">註文</p></note>";
    for (int before = 0; before < 27; before += 3) {
        doc::Document report =
            document(repeat(p("短。"), before) +
                         p("有註<note-ref ref=\"n1\">1</note-ref>。", "b7") + repeat(p("短。"), 5),
                     note);
        const Layout layout = lay_out(report, library());
        EXPECT_EQ(layout.starts.at("n1").page, layout.starts.at("b7").page);
        EXPECT_GT(layout.starts.at("n1").y, 720);
        EXPECT_NE(real_text(layout).find("1 註文"), std::string::npos);
    }
}

TEST(LayOut, AVeryLongFootnoteGoesOn) {
    const std::string note =
        "<note id=\"n1\" kind=\"footnote\"><label by=\"auto\" sep=\" \">1</label>" +
        repeat("<p style=\"s3\">" + repeat(sentence, 4) + "</p>", 60) + "</note>";
    doc::Document report =
        document(p("有註<note-ref ref=\"n1\">1</note-ref>。", "b7") + p("後。"), note);
    const Layout layout = lay_out(report, library());
    EXPECT_GT(layout.pages.size(), 3U);
    EXPECT_EQ(text::count_han(real_text(layout)), text::count_han(sentence) * 240 + 3);
    expect_all_inside(layout);
}

TEST(LayOut, TheTableOfContentsTellsTruePages) {
    std::string body = "<toc id=\"x0\"><heading id=\"b0\" level=\"1\" style=\"s2\">目次</heading>";
    for (int i = 1; i <= 12; ++i) {
        body += "<entry id=\"t" + std::to_string(i) + "\" ref=\"h" + std::to_string(i) +
                "\" level=\"1\" style=\"s5\">第" + std::to_string(i) + "章</entry>";
    }
    body += "</toc>";
    for (int i = 1; i <= 12; ++i) {
        body += "<heading id=\"h" + std::to_string(i) + "\" level=\"1\" style=\"s2\"" +
                (i % 3 == 0 ? " break-before=\"page\"" : "") + ">第" + std::to_string(i) +
                "章標題</heading>" + repeat(p(sentence), i * 3);
    }
    doc::Document report = document(body);
    const Layout layout = lay_out(report, library());
    EXPECT_GT(layout.pages.size(), 9U);
    int checked = 0;
    for (const Placed& each : texts(layout)) {
        if (each.owner.is("entry") && text::count_han(each.item->text) == 0 && each.item->x > 400) {
            const std::size_t page_index =
                layout.starts.at(std::string(each.owner.attr("ref"))).page;
            EXPECT_EQ(each.item->text, std::to_string(page_index + 1));
            EXPECT_EQ(each.item->text, layout.pages[page_index].label);
            EXPECT_NEAR(each.item->x + each.item->width, 595.3 - 72, 0.1);
            ++checked;
        }
    }
    EXPECT_EQ(checked, 12);
}

TEST(LayOut, ANoteWithoutTextShowsItsLabel) {
    doc::Document report =
        document(p("文<note-ref ref=\"n1\">i</note-ref>"),
                 "<note id=\"n1\" kind=\"endnote\"><label by=\"auto\">i</label></note>");
    EXPECT_EQ(real_text(lay_out(report, library())), "文ii ");
}

TEST(LayOut, AFloatingPictureThatNoTextCanStandBesideHasItsOwnRoom) {
    const auto with = [](const std::string& width,
                         const std::string& height,
                         const std::string& x = "") {
        doc::Document report =
            document(p("前文<image resource=\"r1\" anchor=\"floating\"" + x + " width=\"" + width +
                       "\" height=\"" + height + "\"><alt by=\"author\">圖</alt></image>後文"));
        return lay_out(report, library());
    };
    const Layout layout = with("200", "100", " x=\"center\"");
    const auto* picture = std::get_if<ImageItem>(&layout.pages[0].items.at(0).content);
    ASSERT_NE(picture, nullptr);
    EXPECT_NEAR(picture->x + picture->width / 2, 595.3 / 2, 0.5);
    ASSERT_EQ(lines(layout).size(), 1U);
    EXPECT_GT(lines(layout)[0].y, picture->y + picture->height);
    EXPECT_EQ(std::get_if<ImageItem>(&with("12", "12").pages[0].items.at(0).content),
              nullptr); // a sign in the line
    const Layout beside = with(
        "100", "100", " x=\"center\""); // narrow: it stands at the right, and the text beside it
    const auto* narrow = std::get_if<ImageItem>(&beside.pages[0].items.at(0).content);
    ASSERT_NE(narrow, nullptr);
    EXPECT_NEAR(narrow->x + narrow->width, 595.3 - 72, 0.5);
    EXPECT_LT(lines(beside)[0].y, narrow->y + 30);
}

TEST(LayOut, HeadersAndFootersAreArtifactsWithTheRightNumber) {
    const std::string pages =
        R"(<page id="pg1" width="595" height="842" margin-top="72" margin-bottom="72" margin-left="72" margin-right="72" first-different="yes"><header on="default"><p id="h2" style="s3">報告 <field kind="page">9</field>／<field kind="pages">9</field></p></header></page>)"
        R"(<page id="pg2" width="842" height="595" margin-top="72" margin-bottom="72" margin-left="72" margin-right="72" number-start="1" number-format="in-dashes"><footer on="default"><p id="h3" style="s3"><field kind="page">9</field>共<field kind="pages" format="han">9</field>頁</p></footer></page>)";
    doc::Document report = document(
        p("一") +
            "<p style=\"s1\" break-before=\"page\">二</p><p style=\"s1\" page-setup=\"pg2\">三</p>",
        "",
        pages);
    const Layout layout = lay_out(report, library());
    ASSERT_EQ(layout.pages.size(), 3U);
    EXPECT_EQ(layout.pages[0].label, "");
    EXPECT_EQ(layout.pages[1].label, "2");
    EXPECT_EQ(layout.pages[2].label, "- 1 -");
    EXPECT_EQ(layout.pages[2].width, 842);
    std::string header, footer;
    for (const Placed& each : texts(layout)) {
        header += each.artifact == Artifact::header ? each.item->text : "";
        footer += each.artifact == Artifact::footer ? each.item->text : "";
    }
    EXPECT_EQ(header, "報告 2／3");
    EXPECT_EQ(footer, "- 1 -共三頁");
    EXPECT_EQ(real_text(layout), "一二三");
}

TEST(LayOut, ForcedBreaks) {
    doc::Document report =
        document(p("一") + p("二<break type=\"page\"/>") + p("三") +
                 p("四<break type=\"line\"/>五") + p("<break type=\"page\"/>") + p("六"));
    const auto all = lines(lay_out(report, library()));
    ASSERT_EQ(all.size(), 6U);
    EXPECT_EQ(all[1].page, 0U);
    EXPECT_EQ(all[2].page, 1U);
    EXPECT_EQ(all[4].text, "五");
    EXPECT_EQ(all[5].page, 2U);
}

TEST(LayOut, BlankParagraphsLeaveTheirRoom) {
    doc::Document tight = document("<p id=\"b1\">一</p><p id=\"b2\" style=\"s4\">二</p>");
    doc::Document wide =
        document("<p id=\"b1\">一</p><p id=\"b2\" style=\"s4\" blanks-above=\"s4 s4\">二</p>");
    doc::Document typed = document(
        "<p id=\"b1\">一</p><p style=\"s4\"/><p style=\"s4\"/><p id=\"b2\" style=\"s4\">二</p>");
    const float y = lines(lay_out(wide, library())).back().y;
    EXPECT_GT(y, lines(lay_out(tight, library())).back().y + 20);
    EXPECT_NEAR(y, lines(lay_out(typed, library())).back().y, 0.01);
}

TEST(LayOut, GapsAreAddedOrTheWidestCounts) {
    const std::string body =
        "<p id=\"b1\" style=\"s2\">一</p><p id=\"b2\" style=\"s2\">二</p>"; // 9 pt above and below
    const auto distance = [](doc::Document& report) {
        const auto all = lines(lay_out(report, library()));
        return all[1].y - all[0].y;
    };
    doc::Document added = document(body);
    doc::Document widest = document(body);
    widest.pages().set("gaps", "widest");
    EXPECT_NEAR(distance(added) - distance(widest), 9, 0.01);
}

TEST(LayOut, LabelsHang) {
    doc::Document report = document("<list id=\"x\" kind=\"bullet\"><item id=\"y\"><label "
                                    "by=\"auto\" sep=\"&#9;\">●</label><p id=\"b1\" style=\"s4\">" +
                                    repeat(sentence, 3) + "</p></item></list>");
    const auto all = texts(lay_out(report, library()));
    EXPECT_TRUE(all[0].owner.is("label"));
    EXPECT_NEAR(all[0].item->x, 72, 0.1);
    EXPECT_NEAR(all[1].item->x, 100, 0.1);
    EXPECT_NEAR(lines(lay_out(report, library()))[1].left, 100, 0.1);
}

TEST(LayOut, SpacesAtTheEndOfALineStayInside) {
    doc::Document report = document(p("甲" + repeat(" ", 300) + "乙"));
    const Layout layout = lay_out(report, library());
    EXPECT_EQ(text::count_han(real_text(layout)), 2U);
    expect_all_inside(layout);
}

TEST(LayOut, CapitalsAreDrawnButNotWritten) {
    doc::Document report = document(p("<span style=\"caps\">abc</span>"));
    xml::Node caps = report.styles().append("style");
    caps.set("id", "caps");
    caps.set("kind", "run");
    caps.set("caps", "all");
    const auto all = texts(lay_out(report, library()));
    EXPECT_EQ(all[0].item->text, "abc");
    EXPECT_EQ(all[0].item->glyphs[0].id, all[0].item->face->glyph(U'A'));
}

TEST(LayOut, TwoDashesAreOneLine) {
    doc::Document report = document(p("前——後"));
    for (const auto& each : texts(lay_out(report, library()))) {
        const auto& glyphs = each.item->glyphs;
        const std::uint32_t dash = each.item->face->glyph(U'—');
        for (std::size_t i = 1; i < glyphs.size(); ++i) {
            if (glyphs[i].id == dash && glyphs[i - 1].id == dash) {
                const auto ink = each.item->face->ink(dash);
                const double unit = each.item->size / 1000;
                EXPECT_LE(glyphs[i].x + ink->left * unit, glyphs[i - 1].x + ink->right * unit);
                return;
            }
        }
    }
    FAIL() << "no two dashes in one run";
}

TEST(LayOut, SmallCapitals) {
    doc::Document report = document(p("<span style=\"caps\">Ab</span>"));
    xml::Node caps = report.styles().append("style");
    caps.set("id", "caps");
    caps.set("kind", "run");
    caps.set("caps", "small");
    const auto all = texts(lay_out(report, library()));
    ASSERT_GE(all.size(), 2U);
    EXPECT_EQ(all[0].item->text + all[1].item->text, "Ab");
    EXPECT_EQ(all[1].item->glyphs[0].id, all[1].item->face->glyph(U'B'));
    EXPECT_NEAR(all[1].item->size / all[0].item->size, 0.8, 0.001);
}

// A line's hyphen is drawn, but it is no text.
TEST(LayOut, LatinParagraphsAreHyphenated) {
    const std::string words = repeat(
        "Intergovernmental responsibilities characteristically necessitate documentation. ", 8);
    doc::Document report = document("<p id=\"b1\" lang=\"en-US\" style=\"s1\">" + words + "</p>");
    const Layout layout = lay_out(report, library());
    std::size_t hyphens = 0;
    for (const Placed& each : texts(layout)) {
        for (const Glyph& glyph : each.item->glyphs) {
            hyphens += glyph.text_begin == glyph.text_end ? 1U : 0U;
        }
    }
    EXPECT_GT(hyphens, 0U);
    EXPECT_EQ(real_text(layout), words);
}

TEST(LayOut, NothingIsStillOnePage) {
    doc::Document report = document("", "", "");
    EXPECT_EQ(lay_out(report, library()).pages.size(), 1U);
}

TEST(LayOut, StandsNonsense) {
    doc::Document report =
        document("<table columns=\"0 -5 nan\"><body><row/><row><cell colspan=\"99999\" "
                 "rowspan=\"99999\"><p/></cell></row></body></table>"
                 "<figure id=\"f\"><image width=\"-1\" height=\"1e300\"/></figure><p "
                 "style=\"none\">甲<image width=\"9999\" height=\"1\" resource=\"r1\"/></p>"
                 "<p page-setup=\"nowhere\"><note-ref ref=\"nowhere\">1</note-ref></p><list "
                 "kind=\"bullet\"><item><label by=\"auto\">•</label></item></list>",
                 "",
                 "<page id=\"p\" width=\"1\" height=\"-4\" margin-left=\"1e9\" "
                 "margin-right=\"1e9\" margin-top=\"x\" columns=\"77\" grid=\"-1\"/>");
    const Layout layout = lay_out(report, library());
    EXPECT_NE(real_text(layout).find("甲"), std::string::npos);
}

TEST(LayOut, TheSameTwice) {
    doc::Document report = document(repeat(p(sentence), 40));
    const Layout a = lay_out(report, library());
    const Layout b = lay_out(report, library());
    ASSERT_EQ(texts(a).size(), texts(b).size());
    for (std::size_t i = 0; i < texts(a).size(); ++i) {
        EXPECT_EQ(texts(a)[i].item->text, texts(b)[i].item->text);
        EXPECT_EQ(texts(a)[i].item->x, texts(b)[i].item->x);
    }
}

} // namespace
} // namespace engross::layout
