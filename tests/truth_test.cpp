// The seed report and the fixture reports, read and normalized, held against what they mean.
#include "reading.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace engross {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

using Lines = std::vector<std::string>;

Lines repairs(const doc::Document& document, const std::string& kind) {
    Lines found;
    for (xml::Node repair : xml::select(document.repairs(), "repair[@kind='" + kind + "']")) {
        found.push_back(repair.text());
    }
    return found;
}

bool inside(xml::Node node, std::string_view name) { return bool(node.closest(name)); }

// One line a block, in reading order, in the words of the truth file.
Lines blocks_of(const doc::Document& document) {
    Lines lines;
    int picture = 0;
    xml::Node body = document.body();
    for (xml::Node node = body.first_child(); node;) {
        bool whole = true;
        if (node.is("toc")) {
            lines.push_back("toc-head " + doc::plain_text(node.child("heading")));
            for (xml::Node line : node.child("typed").children()) {
                lines.push_back("toc " + doc::plain_text(line));
            }
        } else if (node.is("title")) {
            std::string line;
            for (xml::Node part : node.nodes()) {
                if (part.is("break")) {
                    lines.push_back("title " + line);
                    line.clear();
                }
                line += part.text();
            }
            lines.push_back("title " + line);
        } else if (node.is("heading")) {
            lines.push_back("h" + std::string(node.attr("level")) + " " + doc::plain_text(node));
        } else if (node.is("image")) {
            lines.push_back("picture " + std::to_string(++picture));
        } else if (node.is("caption")) {
            lines.push_back("caption " + doc::plain_text(node));
        } else if (node.is("item")) {
            lines.push_back("li " + doc::plain_text(node));
        } else if (node.is("p")) {
            lines.push_back((inside(node, "cover") ? "cover " : "p ") + doc::plain_text(node));
        } else {
            whole = false;
        }
        node = whole ? node.following_skip(body) : node.following(body);
    }
    return lines;
}

// The truth in the same form: `sub` lines are headings of level 4, blanks are gone, the paragraph
// that a list goes on with is an item, and what was broken is one.
Lines expected_blocks(const json& truth, const std::vector<std::string>& broken_ends) {
    Lines lines;
    bool join = false;
    bool in_list = false;
    for (const json& block : truth.at("blocks")) {
        std::string kind = block.at(0);
        std::string words = block.at(1);
        if (kind == "empty") {
            continue;
        }
        kind = kind == "sub" ? "h4" : kind;
        kind = in_list && words.starts_with("(") ? "li" : kind;
        in_list = kind == "li";
        if (join) {
            lines.back() += words;
        } else {
            lines.push_back(kind + " " + words);
        }
        join = std::ranges::any_of(broken_ends,
                                   [&](const std::string& end) { return words.ends_with(end); });
    }
    return lines;
}

class Seed : public testing::TestWithParam<std::string> {
protected:
    void SetUp() override {
        if (!fs::exists(folder / "trip-report.truth.json")) {
            GTEST_SKIP() << "no seed report beside the source";
        }
        document = normalized(folder / ("trip-report." + GetParam()));
    }

    fs::path folder = source / "../shared/seed";
    doc::Document document;
};

TEST_P(Seed, BlocksAreAsTheAuthorMeant) {
    // DEFECTS.md, rows 27 to 30: where paragraphs are broken.
    const Lines broken{"宣傳東京都廳", "以及推廣綠", "成為了藝術作品的", "我們通過小組"};
    EXPECT_EQ(blocks_of(document),
              expected_blocks(load(folder / "trip-report.truth.json"), broken));
    EXPECT_EQ(repairs(document, "paragraphs-joined").size(), broken.size());
}

TEST_P(Seed, HeadingsHaveLabelsAndDates) {
    std::map<std::string, int> levels;
    int dated = 0;
    for (xml::Node heading : xml::select(document.body(), ".//section/heading")) {
        ++levels[std::string(heading.attr("level"))];
        dated += heading.has("date") ? 1 : 0;
        EXPECT_NE(heading.has("date"), bool(heading.child("label"))) << doc::plain_text(heading);
    }
    EXPECT_EQ(levels, (std::map<std::string, int>{{"1", 4}, {"2", 8}, {"3", 10}, {"4", 2}}));
    EXPECT_EQ(dated, 6);
    EXPECT_EQ(xml::select(document.body(), ".//heading[@date='2024-02-03']").size(), 1U);
    EXPECT_EQ(repairs(document, "heading-promoted").size(), 2U);
    EXPECT_TRUE(repairs(document, "level-corrected").empty());
}

TEST_P(Seed, FiguresHoldPictureAndCaption) {
    std::vector<xml::Node> figures = xml::select(document.body(), ".//figure");
    ASSERT_EQ(figures.size(), 28U);
    for (std::size_t i = 0; i < figures.size(); ++i) {
        EXPECT_EQ(figures[i].attr("number"), std::to_string(i + 1));
        EXPECT_TRUE(figures[i].child("image"));
        EXPECT_EQ(figures[i].child("caption").child("label").attr("number"), std::to_string(i + 1));
    }
}

TEST_P(Seed, MendingIsRecorded) {
    EXPECT_EQ(repairs(document, "title-joined").size(), 1U);
    EXPECT_EQ(repairs(document, "toc-typed").size(), 1U);
    EXPECT_EQ(repairs(document, "bullet-and-label").size(), 1U);
    EXPECT_EQ(repairs(document, "list-typed").size(), 1U);
    EXPECT_EQ(repairs(document, "blank-dropped").size() +
                  repairs(document, "space-paragraph-dropped").size(),
              2U);
    for (xml::Node repair : document.repairs().children()) {
        EXPECT_TRUE(doc::find(document, repair.attr("at")))
            << repair.attr("kind") << " " << repair.attr("at");
        EXPECT_TRUE(repair.has("src"));
    }
}

TEST_P(Seed, CoverSaysWhatTheReportIs) {
    xml::Node meta = document.meta();
    EXPECT_EQ(meta.child("kind").text(), "考察");
    EXPECT_EQ(meta.child("region").text(), "日本東京");
    EXPECT_EQ(meta.child("agency").text(), "新北市政府秘書處");
    EXPECT_EQ(meta.child("agency").attr("label"), "主辦機關");
    EXPECT_EQ(meta.child("title").text(), "出席全球城市永續網絡（G-NETS）資深主管國際論壇報告");
    EXPECT_EQ(xml::select(document.body(), "toc/entry").size(), 4U);
}

INSTANTIATE_TEST_SUITE_P(Formats, Seed, testing::Values("docx", "odt"), [](const auto& format) {
    return format.param;
});

// --- the fixture reports
// ------------------------------------------------------------------------------

class Fixture : public testing::TestWithParam<std::string> {
protected:
    doc::Document open(const std::string& name) const {
        return normalized(source / "fixtures" / GetParam() / name / ("input." + GetParam()));
    }

    static json truth(const std::string& name) {
        return load(source / "fixtures/truth" / (name + ".json"));
    }
};

std::string digest(const std::string& label, const std::string& words) {
    return squeezed(label) + "|" + squeezed(words);
}

TEST_P(Fixture, FaultyReportIsUnderstood) {
    doc::Document document = open("faulty-report");
    json truth = Fixture::truth("faulty-report");
    Lines expected;
    for (const json& heading : truth.at("headings")) {
        expected.push_back(std::to_string(heading.at(0).get<int>()) + " " +
                           digest(heading.at(1), heading.at(2)) + " " +
                           heading.at(3).get<std::string>());
    }
    Lines found;
    for (xml::Node heading : xml::select(document.body(), ".//section/heading")) {
        found.push_back(std::string(heading.attr("level")) + " " +
                        digest(heading.child("label").text(), doc::words(heading)) + " " +
                        std::string(heading.attr("date")));
    }
    EXPECT_EQ(found, expected);
}

TEST_P(Fixture, FaultyReportIsMended) {
    doc::Document document = open("faulty-report");
    json truth = Fixture::truth("faulty-report");
    EXPECT_EQ(document.meta().child("title").text(), truth.at("title"));
    EXPECT_EQ(document.meta().child("agency").text(), truth.at("meta").at("agency"));
    EXPECT_EQ(xml::select(document.meta(), "person").size(), truth.at("meta").at("people").size());
    EXPECT_EQ(document.meta().child("region").text(), truth.at("meta").at("region"));
    EXPECT_EQ(document.meta().child("period").attr("to"), "2025-03-15");
    EXPECT_EQ(document.meta().child("date").attr("value"), "2025-08-20");
    EXPECT_EQ(repairs(document, "paragraphs-joined").size(), truth.at("joined").size());
    for (const json& seam : truth.at("joined")) {
        std::string words = seam;
        words.erase(words.find('|'), 1);
        EXPECT_EQ(xml::select(document.body(), ".//p[contains(., '" + words + "')]").size(), 1U)
            << words;
    }
    std::vector<xml::Node> figures = xml::select(document.body(), ".//figure[caption]");
    ASSERT_EQ(figures.size(), truth.at("figures").size());
    for (std::size_t i = 0; i < figures.size(); ++i) {
        xml::Node caption = figures[i].child("caption");
        EXPECT_EQ(squeezed(doc::words(caption)),
                  squeezed(truth.at("figures")[i].at(2).get<std::string>()));
        EXPECT_TRUE(squeezed(caption.child("label").text())
                        .starts_with(truth.at("figures")[i].at(1).get<std::string>()));
    }
    EXPECT_EQ(xml::select(document.body(), ".//table[caption]").size(), 1U);
    EXPECT_EQ(xml::select(document.body(), ".//section//list[count(item)=3]").size(), 1U);
}

// In the order of reading: headings, items, captions and titles of the two reports with real
// structure.
TEST_P(Fixture, CleanReportsKeepTheirStructure) {
    for (const std::string name : {"trip-report", "short-report", "vertical-report"}) {
        doc::Document document = open(name);
        const json truth = Fixture::truth(name);
        Lines expected;
        for (const json& block : truth.at("blocks")) {
            std::string kind = block.at(0);
            if (kind[0] == 'h' || kind == "item" || kind == "caption" || kind == "title") {
                expected.push_back(kind + " " + squeezed(block.at(1).get<std::string>()));
            }
        }
        Lines found;
        for (xml::Node node : xml::select(
                 document.body(), ".//heading[not(parent::toc)]|.//item|.//caption|.//title")) {
            std::string kind = node.is("heading") ? "h" + std::string(node.attr("level"))
                                                  : std::string(node.name());
            found.push_back(kind + " " +
                            squeezed(doc::words(node.is("item") ? node.child("p") : node)));
        }
        EXPECT_EQ(found, expected) << name;
        for (xml::Node repair : document.repairs().children()) {
            ADD_FAILURE() << name << " is clean, but: " << repair.attr("kind") << " "
                          << repair.text();
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, Fixture, testing::Values("docx", "odt"), [](const auto& format) {
    return format.param;
});

} // namespace
} // namespace engross
