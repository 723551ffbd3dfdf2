// What the rules find on the seed report (../shared/seed, DEFECTS.md): the rows of its sections A
// and C that are errors and sure, each at its place, and none of what it lists as correct. And the
// clean fixture: nothing above advice.
#include "base/bytes.h"
#include "enrich/enrich.h"
#include "normalize/normalize.h"
#include "read/reader.h"
#include "rules/rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace engross {
namespace {

namespace fs = std::filesystem;

const fs::path root = ENGROSS_SOURCE_DIR;
const fs::path seed = root / "../shared/seed";

struct Judged {
    doc::Document document;
    std::vector<Finding> findings;
};

Judged judge(const fs::path& file) {
    const Bytes bytes = read_file(file, 1U << 29U);
    Judged judged;
    judged.document = read::read({.name = file.filename().string(), .bytes = bytes});
    for (const doc::Pass& pass : normalize::passes()) {
        pass.run(judged.document);
    }
    for (const doc::Pass& pass : enrich::passes()) {
        pass.run(judged.document);
    }
    doc::validate(judged.document, file.string());
    static const rules::Pack pack(root / "rules");
    judged.findings =
        rules::check(judged.document.tree,
                     pack,
                     {.profile = "trip-report", .stage = "submit", .date = "2026-11-23"});
    return judged;
}

// A row of DEFECTS.md. `place`: words of the block that the finding points to; "" where the fault
// is that something is missing, which is said at the cover.
struct Row {
    int number;
    std::string rule;
    std::string place;
};

const std::vector<Row>& rows() {
    static const std::vector<Row> list{
        {1, "TW-TRIP-001", ""},
        {2, "TW-TRIP-002", ""},
        {3, "TW-TRIP-003", ""},
        {5, "TW-TRIP-005", ""},
        {6, "TW-TRIP-006", ""},
        {8, "TW-TRIP-009", ""},
        {11, "TOC-TYPED", "目次"},
        {27, "TXT-JOIN", "宣傳東京都廳即將於今年"},
        {28, "TXT-JOIN", "以及推廣綠色運具"},
        {29, "TXT-JOIN", "藝術作品的一部分"},
        {30, "TXT-JOIN", "我們通過小組討論"},
        {32, "TW-LEX-011", "下午 q 平行論壇"},
        {33, "TW-LEX-011", "水平 and 效率"},
        {34, "TW-LEX-010", "代表團在在千葉縣議會"},
        {35, "TW-PUN-004", "Eric Chou、等城市代表"},
        {37, "TW-PUN-003", "丹澤大山...等知名景點"},
        {37, "TW-PUN-004", "丹澤大山...等知名景點"},
    };
    return list;
}

bool is_at(const Judged& judged, const Finding& finding, const Row& row) {
    if (finding.rule != row.rule) {
        return false;
    }
    const xml::Node block = doc::find(judged.document, finding.where.id);
    if (row.place.empty()) {
        return block.is("cover");
    }
    return doc::plain_text(block).find(row.place) != std::string::npos;
}

std::string told(const std::vector<Finding>& findings, std::string_view rule) {
    std::string all;
    for (const Finding& finding : findings) {
        if (finding.rule == rule) {
            all += "\n  at " + finding.where.id + " 「" + finding.where.quote + "」 " +
                   finding.message.zh;
        }
    }
    return all;
}

class SeedFindings : public ::testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        if (!fs::exists(seed / GetParam())) {
            GTEST_SKIP() << "no seed report beside this folder";
        }
        judged = judge(seed / GetParam());
    }

    Judged judged;
};

TEST_P(SeedFindings, TheSureErrorsOfSectionsAAndC) {
    for (const Row& row : rows()) {
        const bool found = std::ranges::any_of(
            judged.findings, [&](const Finding& finding) { return is_at(judged, finding, row); });
        EXPECT_TRUE(found) << "row " << row.number << ", " << row.rule << ", " << row.place
                           << "; the rule said:" << told(judged.findings, row.rule);
    }
}

// Weekdays, order and numbers, counts, brackets, numbers of flights and areas, 計畫, 部分, 臺.
TEST_P(SeedFindings, NothingThatIsRight) {
    for (const char* rule :
         {"TW-DATE-006", "TW-TRIP-023", "TW-TRIP-024", "CAP-SEQ",  "TW-PUN-010", "TW-ITEM-002",
          "TW-LEX-001",  "TW-LEX-002",  "TW-LEX-004",  "PRIV-001", "PRIV-002",   "PRIV-003",
          "PRIV-004",    "PRIV-005",    "PRIV-006",    "PRIV-007", "PRIV-008",   "PRIV-009",
          "TW-PUN-006",  "TW-NUM-005",  "TW-NUM-006",  "TXT-CTRL"}) {
        EXPECT_EQ(told(judged.findings, rule), "") << rule;
    }
    const auto count = [&](std::string_view rule) {
        return std::ranges::count(judged.findings, rule, &Finding::rule);
    };
    EXPECT_EQ(count("TW-LEX-010"), 1) << told(judged.findings, "TW-LEX-010");
    EXPECT_EQ(count("TW-LEX-011"), 2) << told(judged.findings, "TW-LEX-011");
    EXPECT_EQ(count("TXT-JOIN"), 4) << told(judged.findings, "TXT-JOIN");
    for (const Finding& finding : judged.findings) {
        const bool pipe =
            finding.rule == "TW-LEX-008" && finding.where.quote.find("壓力") != std::string::npos;
        EXPECT_FALSE(pipe) << finding.where.quote;
    }
}

INSTANTIATE_TEST_SUITE_P(Seed,
                         SeedFindings,
                         ::testing::Values("trip-report.docx", "trip-report.odt"),
                         [](const auto& given) { return std::string(given.param).substr(12); });

class CleanReport : public ::testing::TestWithParam<const char*> {};

TEST_P(CleanReport, NothingAboveAdvice) {
    for (const Finding& finding : judge(root / "fixtures" / GetParam()).findings) {
        EXPECT_EQ(finding.severity, Severity::advice)
            << finding.rule << " 「" << finding.where.quote << "」 " << finding.message.zh;
    }
}

INSTANTIATE_TEST_SUITE_P(Fixtures,
                         CleanReport,
                         ::testing::Values("docx/trip-report/input.docx",
                                           "odt/trip-report/input.odt"),
                         [](const auto& given) {
                             return std::string(given.param).substr(0, 3) == "odt" ? "odt" : "docx";
                         });

} // namespace
} // namespace engross
