// The lists of others that rules/maps holds against our rules are whole, and so is the list of
// facts that the rules rest on: each row has a rule or a line in requirements.tsv.
#include "rules/maps.h"

#include "base/bytes.h"
#include "base/text.h"
#include "rules/rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace engross {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

const fs::path root = ENGROSS_SOURCE_DIR;
const fs::path facts = root / "../shared/rules/RULES.md";

Names rule_ids() {
    Names ids;
    for (const rules::RuleInfo& rule : rules::Pack(root / "rules").rules()) {
        ids.insert(rule.id);
    }
    return ids;
}

// The first word of each item of the map whose English title begins so.
Names items(std::string_view title) {
    Names names;
    for (const rules::RuleMap& map : rules::load_maps(root / "rules", rule_ids())) {
        if (map.title.en.starts_with(title)) {
            for (const rules::MapItem& item : map.items) {
                EXPECT_TRUE(names.insert(item.item.substr(0, item.item.find(' '))).second)
                    << item.item << " twice";
                EXPECT_FALSE(item.rules.empty() && item.person.empty() && item.made.empty() &&
                             item.none.empty());
            }
        }
    }
    EXPECT_FALSE(names.empty()) << "no map " << title;
    return names;
}

Names words(std::string_view list) {
    Names result;
    for (const std::string_view word : text::split(list, ' ')) {
        result.emplace(word);
    }
    return result;
}

// How many criteria each guideline of WCAG 2.2 has; 4.1.1 is kept in its place though it was
// removed.
TEST(Maps, HaveEverySuccessCriterion) {
    const std::vector<std::pair<std::string, int>> guidelines{{"1.1", 1},
                                                              {"1.2", 9},
                                                              {"1.3", 6},
                                                              {"1.4", 13},
                                                              {"2.1", 4},
                                                              {"2.2", 6},
                                                              {"2.3", 3},
                                                              {"2.4", 13},
                                                              {"2.5", 8},
                                                              {"3.1", 6},
                                                              {"3.2", 6},
                                                              {"3.3", 9},
                                                              {"4.1", 3}};
    Names all;
    for (const auto& [guideline, count] : guidelines) {
        for (int i = 1; i <= count; ++i) {
            all.insert(guideline + "." + std::to_string(i));
        }
    }
    EXPECT_EQ(all.size(), 87U);
    EXPECT_EQ(items("All success criteria of WCAG 2.2"), all);
}

TEST(Maps, HaveEveryCheckpointOfMatterhorn) {
    Names all;
    for (int i = 1; i <= 31; ++i) {
        all.insert((i < 10 ? "0" : "") + std::to_string(i));
    }
    EXPECT_EQ(items("The 31 checkpoints"), all);
}

TEST(Maps, HaveEveryCheckOfLibreOffice) {
    EXPECT_EQ(
        items("The 34 accessibility checks"),
        words(
            "DocumentTitle DocumentLanguage DocumentBackground DocumentStyleLanguage LinkedGraphic NoAltOleObj "
            "NoAltGraphicObj NoAltShapeObj TableMergeSplit TextNewLines TextSpaces TextTabs TextEmptyNums "
            "DirectFormattings TableFormattings HyperlinkText HyperlinkShort HyperlinkNoName "
            "LinkInHeaderOrFooter FakeFootnotes FakeCaptions ManualNumbering TextContrast TextBlinking "
            "HeadingNotInOrder NonInteractiveForms Floatingtext HeadingTable HeadingStart HeadingOrder "
            "ContentControl AvoidFootnotes AvoidEndnotes FontWorks"));
}

// The 28 of 115.11 that a machine tests, and the one that 110.07 had besides.
TEST(Maps, HaveEveryMachineCodeOfTheWebRules) {
    EXPECT_EQ(
        items("Codes of Taiwan"),
        words(
            "HM1110100C HM1110101C HM1110103C HM1110104C HM1110105C HM1110106C HM1130100C HM1130101C "
            "HM1130102C HM1130103C HM1130104C HM1130105C HM1130200C HM1240102C HM1240200C HM1240400C "
            "HM1240401C HM1310100C HM1410200C HM1410201C ME1320200C CS2140401C HM2310200C CS3140800C "
            "CS3140801C CS3140802C HM3240900C HM3241000C HM1410100C"));
}

TEST(Maps, HaveWordsChecker) {
    int kinds[3] = {};
    for (const rules::RuleMap& map : rules::load_maps(root / "rules", rule_ids())) {
        for (const rules::MapItem& item : map.items) {
            kinds[0] += item.item.starts_with("Error: ") ? 1 : 0;
            kinds[1] += item.item.starts_with("Warning: ") ? 1 : 0;
            kinds[2] += item.item.starts_with("Tip: ") ? 1 : 0;
        }
    }
    EXPECT_EQ((std::vector<int>{kinds[0], kinds[1], kinds[2]}), (std::vector<int>{3, 8, 3}));
}

// Ids at the beginning of a table's row, "HM1130101C / 102C" by its first.
Names rows_of(const std::string& markdown) {
    static const std::regex row(
        R"(\n\| ((?:TW|A11Y-DOC|PRIV|CLREQ|PDFUA)[A-Z-]*-[0-9]+|[A-Z]{2}[0-9]{7}C)\b)");
    Names ids;
    for (std::sregex_iterator at(markdown.begin(), markdown.end(), row), end; at != end; ++at) {
        ids.insert((*at)[1]);
    }
    return ids;
}

TEST(Requirements, EachHasARuleOrAReason) {
    if (!fs::exists(facts)) {
        GTEST_SKIP() << "no list of facts beside this folder";
    }
    const Names ids = rule_ids();
    Names without;
    const Names rows = rows_of(read_file(facts, 1U << 20U));
    EXPECT_GT(rows.size(), 150U);
    std::ranges::set_difference(rows, ids, std::inserter(without, without.end()));
    Names told;
    const std::string list = read_file(root / "tests/requirements.tsv", 1U << 16U);
    for (const std::string_view line : text::split(list, '\n')) {
        const std::size_t tab = line.find('\t');
        if (line.starts_with("#") || tab == std::string_view::npos) {
            continue;
        }
        told.emplace(line.substr(0, tab));
        const std::string where(line.substr(tab + 1));
        if (!where.starts_with("made: ") && !where.starts_with("none: ")) {
            for (const std::string_view id : text::split(where, ',')) {
                EXPECT_TRUE(ids.contains(std::string(text::trim(id)))) << line;
            }
        }
    }
    EXPECT_EQ(without, told);
}

} // namespace
} // namespace engross
