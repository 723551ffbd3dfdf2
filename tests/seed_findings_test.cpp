// What the rules find on the seed report (../shared/seed, DEFECTS.md): the rows that are errors or
// warnings, sure and mechanical (not R), each at its place, and none of what it lists as correct.
// No rule's pattern is made of the seed's own words. And the clean fixtures: nothing above advice.
#include "base/bytes.h"
#include "enrich/enrich.h"
#include "normalize/normalize.h"
#include "read/reader.h"
#include "rules/rules.h"
#include "rules/yaml.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>
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

Judged judge(const fs::path& file, const std::string& profile = "trip-report") {
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
    judged.findings = rules::check(
        judged.document.tree, pack, {.profile = profile, .stage = "submit", .date = "2026-11-23"});
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
        {10, "TW-TRIP-025", "資深主管國際論壇報告"},
        {13, "TOC-MATCH", "目次"},
        {16, "TW-ITEM-001", "113 年 1 月 29 日（星期一）"},
        {18, "TW-ITEM-003", "糧食危機"},
        {19, "TW-ITEM-008", "糧食危機"},
        {20, "TW-ITEM-004", "豐洲新型態美術館"},
        {21, "TW-ITEM-007", "(一)"},
        {22, "TW-ITEM-006", "日本東京森崎水再生中心"},
        {23, "TW-ITEM-006", "參與國際會議"},
        {31, "TXT-BLANK", ""},
        {36, "TW-LEX-013", "也藉次機會"},
        {38, "CAP-MARK", "花之旅團及中華總會合影"},
        {39, "TW-PUN-001", "為東京都廳於"},
        {39, "TW-LEX-015", "為東京都廳於"},
        {40, "TW-PUN-002", "地方自願檢視報告 (Voluntary"},
        {41, "TW-PUN-002", "(包含線上參與)"},
        {42, "TW-PUN-002", "都市安全 (Safe"},
        {43, "TW-PUN-002", "地理資訊系統 (GIS)"},
        {45, "TW-PUN-012", "整個大田區，品川區"},
        {50, "TW-DATE-001", "在 2030 年之前"},
        {51, "TW-DATE-001", "東京於 2022 年提出"},
        {52, "TW-DATE-001", "2019 年領先全臺"},
        {53, "TW-DATE-002", "於 111 年所成立"},
        {54, "TW-DATE-003", "即將於今年 5 月"},
        {55, "TW-DATE-003", "今年恰逢"},
        {56, "TW-DATE-003", "即將在今年 5 月"},
        {59, "TW-NUM-001", "本次為第三次"},
        {60, "TW-NUM-004", "各區面積的 1/4"},
        {62, "TW-LEX-014", "全球永續城市網絡激發"},
        {63, "TW-LEX-014", "今年恰逢 G-Nets"},
        {64, "TW-LEX-014", "5 月首長峰會"},
        {66, "TW-LEX-014", "智慧化指揮監控中心 (EDP)"},
        {67, "TW-LEX-014", "千葉縣議會議長伊藤昌弘"},
        {69, "TW-LEX-014", "花之旅團、中華總會"},
        {70, "TW-LEX-018", "讓兩市深厚情誼"},
        {71, "TW-LEX-014", "行銷新北市府"},
        {72, "TW-LEX-016", "並由本處安排"},
        {78, "TW-LEX-014", "這個淨水廠不僅是"},
        {82, "TW-LEX-005", "交流和合作平臺"},
        {93, "TW-LEX-013", "為了減碳措施之一"},
        {94, "TW-LEX-013", "讓人帶來無限感動"},
        {96, "TW-LEX-017", "處理過的污水會排放"},
        {97, "TW-LEX-017", "城市之間需要彼此交流永續執行"},
        {106, "A11Y-DOC-009", ""},
    };
    return list;
}

// Of section A to H, E or W and sure, without those whose detection is R (46, 75) or needs the DOCX
// (103).
constexpr std::size_t sure_rows = 59;

bool is_at(const Judged& judged, const Finding& finding, const Row& row) {
    if (finding.rule != row.rule) {
        return false;
    }
    const xml::Node block = doc::find(judged.document, finding.where.id);
    if (row.place.empty()) {
        return block.is("cover") || row.rule == "A11Y-DOC-009" || row.rule == "TXT-BLANK";
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

TEST_P(SeedFindings, TheSureErrorsAndWarnings) {
    std::set<int> numbers;
    for (const Row& row : rows()) {
        numbers.insert(row.number);
    }
    EXPECT_GE(numbers.size() * 100, sure_rows * 85);
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
         {"TW-DATE-006", "TW-TRIP-023", "TW-TRIP-024", "CAP-SEQ",     "TW-PUN-010", "TW-ITEM-002",
          "TW-LEX-001",  "TW-LEX-002",  "TW-LEX-004",  "PRIV-001",    "PRIV-002",   "PRIV-003",
          "PRIV-004",    "PRIV-005",    "PRIV-006",    "PRIV-007",    "PRIV-008",   "PRIV-009",
          "TW-PUN-006",  "TW-NUM-005",  "TW-NUM-006",  "TXT-CTRL",    "TW-NUM-002", "TW-NUM-007",
          "CAP-GONE",    "TW-TRIP-018", "TW-TRIP-027", "TW-TRIP-028", "TW-LEX-003", "TW-PUN-007",
          "TW-PUN-008",  "TW-ODF-003",  "A11Y-DOC-025"}) {
        EXPECT_EQ(told(judged.findings, rule), "") << rule;
    }
    const auto count = [&](std::string_view rule) {
        return std::ranges::count(judged.findings, rule, &Finding::rule);
    };
    EXPECT_EQ(count("TW-LEX-010"), 1) << told(judged.findings, "TW-LEX-010");
    EXPECT_EQ(count("TW-LEX-011"), 2) << told(judged.findings, "TW-LEX-011");
    EXPECT_EQ(count("TW-LEX-017"), 2) << told(judged.findings, "TW-LEX-017");
    EXPECT_EQ(count("TXT-JOIN"), 4) << told(judged.findings, "TXT-JOIN");
    for (const Finding& finding : judged.findings) {
        const bool pipe =
            finding.rule == "TW-LEX-008" && finding.where.quote.find("壓力") != std::string::npos;
        EXPECT_FALSE(pipe) << finding.where.quote;
    }
}

using Words = std::set<std::string>;

// Runs of three or more Han characters that the seed has, too.
void add_words(const std::string& pattern, const std::string& seed_text, Words& words) {
    std::string run;
    const auto end = [&] {
        if (text::length(run) >= 3 && seed_text.find(run) != std::string::npos) {
            words.insert(run);
        }
        run.clear();
    };
    for (const char32_t c : text::decode(pattern)) {
        if (text::is_han(c)) {
            text::append(run, c);
        } else {
            end();
        }
    }
    end();
}

void add_text_rule(const fs::path& file, const std::string& seed_text, Words& words) {
    const rules::Yaml yaml = rules::parse_yaml(read_file(file, 1U << 20U), file.string());
    for (const char* key : {"tokens", "raw"}) {
        for (const rules::Yaml& token : yaml[key].items) {
            add_words(token.scalar, seed_text, words);
        }
    }
    for (const char* key : {"swap", "either"}) {
        for (const auto& [pattern, other] : yaml[key].fields) {
            add_words(pattern, seed_text, words);
            add_words(key == std::string("either") ? other.scalar : "", seed_text, words);
        }
    }
    for (const char* key : {"token", "first", "second"}) {
        add_words(yaml[key].scalar, seed_text, words);
    }
}

void add_structure_rule(const fs::path& file, const std::string& seed_text, Words& words) {
    const xml::Document schema = xml::parse(read_file(file, 1U << 20U), file.string());
    const xml::Node top = schema.root();
    for (xml::Node node = top; node; node = node.following(top)) {
        for (const char* name : {"context", "test", "value"}) {
            add_words(std::string(node.is_text() ? "" : node.attr(name)), seed_text, words);
        }
    }
}

TEST(Patterns, AreNotMadeOfTheSeed) {
    if (!fs::exists(seed / "trip-report.txt")) {
        GTEST_SKIP() << "no seed report beside this folder";
    }
    const std::string seed_text = read_file(seed / "trip-report.txt", 1U << 20U);
    Words words;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / "rules")) {
        const fs::path& file = entry.path();
        const std::string folder = file.parent_path().filename().string();
        if (file.extension() == ".sch") {
            add_structure_rule(file, seed_text, words);
        } else if (file.extension() == ".yml" && folder != "profiles" && folder != "maps") {
            add_text_rule(file, seed_text, words);
        }
    }
    Words attested;
    const std::string list = read_file(root / "tests/attested.tsv", 1U << 16U);
    for (const std::string_view line : text::split(list, '\n')) {
        const std::size_t tab = line.find('\t');
        if (!line.starts_with("#") && tab != std::string_view::npos && tab + 8 < line.size()) {
            attested.emplace(line.substr(0, tab));
        }
    }
    EXPECT_EQ(words, attested);
}

INSTANTIATE_TEST_SUITE_P(Seed,
                         SeedFindings,
                         ::testing::Values("trip-report.docx", "trip-report.odt"),
                         [](const auto& given) { return std::string(given.param).substr(12); });

struct Clean {
    std::string file;
    std::string profile = "trip-report";
};

class CleanReport : public ::testing::TestWithParam<Clean> {};

TEST_P(CleanReport, NothingAboveAdvice) {
    for (const Finding& finding :
         judge(root / "fixtures" / GetParam().file, GetParam().profile).findings) {
        EXPECT_EQ(finding.severity, Severity::advice)
            << finding.rule << " 「" << finding.where.quote << "」 " << finding.message.zh;
    }
}

// Four reports in four manners (cover or none, 壹、 and 第一章 and 1.1, days or themes, pictures or
// none).
INSTANTIATE_TEST_SUITE_P(Fixtures,
                         CleanReport,
                         ::testing::Values(Clean{"docx/trip-report/input.docx"},
                                           Clean{"odt/trip-report/input.odt"},
                                           Clean{"clean/conference.docx", "trip-report-taoyuan"},
                                           Clean{"clean/conference.odt", "trip-report-taoyuan"},
                                           Clean{"clean/training.docx"},
                                           Clean{"clean/training.odt"},
                                           Clean{"clean/survey.docx", "general-report"},
                                           Clean{"clean/survey.odt", "general-report"}),
                         [](const auto& given) {
                             std::string name = given.param.file;
                             std::replace_if(
                                 name.begin(),
                                 name.end(),
                                 [](char c) { return c == '/' || c == '.' || c == '-'; },
                                 '_');
                             return name;
                         });

} // namespace
} // namespace engross
