// Each rule against each of its fixtures: fixtures/rules/README.md tells how they look. A rule
// without fixtures, a fixture without a rule, and a fixture that trips another rule are failures.
#include "rules/rules.h"

#include "rule_fixtures.h"

#include "base/error.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace engross {
namespace {

using namespace rule_fixtures;

const fs::path root = ENGROSS_SOURCE_DIR;

const rules::Pack& pack() {
    static const rules::Pack loaded(root / "rules");
    return loaded;
}

std::string told(const Finding& finding) {
    return finding.rule + " (" + std::string(name(finding.severity)) + ") at " +
           (finding.where.id.empty() ? "-" : finding.where.id) + " 「" + finding.where.quote +
           "」 " + finding.message.zh;
}

std::string told(const std::vector<Finding>& findings) {
    std::string result;
    for (const Finding& finding : findings) {
        result += "\n  " + told(finding);
    }
    return result.empty() ? " nothing" : result;
}

std::string attribute(xml::Node node, std::string_view name, std::string_view fallback) {
    return std::string(node.has(name) ? node.attr(name) : fallback);
}

std::vector<Finding> findings_of(xml::Node fixture, const doc::Document& document) {
    const rules::Selection selection{.profile = attribute(fixture, "profile", "trip-report"),
                                     .stage = attribute(fixture, "stage", "submit"),
                                     .date = attribute(fixture, "date", "2026-11-23")};
    static std::map<std::string, rules::Checker> checkers;
    const std::string subject = attribute(fixture, "subject", "document");
    const std::string key =
        selection.profile + " " + selection.stage + " " + selection.date + " " + subject;
    const rules::Checker& checker =
        checkers.try_emplace(key, pack(), selection, subject).first->second;
    std::vector<Finding> findings = checker.check(document.tree);
    EXPECT_EQ(told(findings), told(checker.check(document.tree, false))) << "fast and slow differ";
    return findings;
}

std::multiset<std::string> words(std::string_view list) {
    std::multiset<std::string> result;
    for (const std::string_view word : text::split(list, ' ')) {
        if (!word.empty()) {
            result.emplace(word);
        }
    }
    return result;
}

std::string test_name(const ::testing::TestParamInfo<Case>& info) {
    std::string name = info.param.rule + "_" + info.param.file.stem().string();
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
    return name;
}

class RuleFixture : public ::testing::TestWithParam<Case> {};

TEST_P(RuleFixture, TripsItsOwnRuleOnly) {
    const Case& param = GetParam();
    SCOPED_TRACE(param.rule + ", " + param.file.string());
    const bool fails = param.file.filename().string().starts_with("fail-");
    ASSERT_TRUE(fails || param.file.filename().string().starts_with("pass-"));
    const xml::Document fixture = parsed(param.file);
    ASSERT_TRUE(fixture.root().is("fixture"));
    const std::multiset<std::string> also = words(fixture.root().attr("also"));
    EXPECT_TRUE(also.empty() || fixture.root().has("because")) << "also= needs because=";
    const doc::Document document = built(fixture.root());

    std::multiset<std::string> places;
    std::vector<Finding> others;
    std::set<std::string> tripped;
    const std::vector<Finding> findings = findings_of(fixture.root(), document);
    for (const Finding& finding : findings) {
        tripped.insert(finding.rule);
        if (finding.rule == param.rule && fails) {
            places.insert(finding.where.id.empty() ? "-" : finding.where.id);
        } else if (!also.contains(finding.rule)) {
            others.push_back(finding);
        }
    }
    EXPECT_EQ(told(others), " nothing");
    EXPECT_EQ(places, fails ? words(fixture.root().attr("expect")) : std::multiset<std::string>());
    EXPECT_TRUE(!fails || !places.empty()) << "does not trip its rule; found:" << told(findings);
    for (const std::string& id : also) {
        EXPECT_TRUE(tripped.contains(id)) << "also names " << id << ", which says nothing";
    }
}

INSTANTIATE_TEST_SUITE_P(Rules, RuleFixture, ::testing::ValuesIn(cases()), test_name);
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(RuleFixture);

TEST(Rules, TheBaseDocumentIsClean) {
    const doc::Document document = built({});
    EXPECT_EQ(told(findings_of({}, document)), " nothing");
}

TEST(Rules, ThePageOfTheBaseDocumentIsClean) {
    const rules::Checker checker(
        pack(), {.profile = "trip-report", .stage = "submit", .date = "2026-11-30"}, "html");
    EXPECT_EQ(told(checker.check(page().tree)), " nothing");
}

TEST(Rules, ThePdfOfTheBaseDocumentIsClean) {
    for (const char* profile : {"trip-report", "letter"}) {
        const rules::Checker checker(
            pack(), {.profile = profile, .stage = "submit", .date = "2026-11-23"}, "pdf");
        EXPECT_EQ(told(checker.check(tags().tree)), " nothing");
    }
}

TEST(Rules, EachHasFixturesAndASource) {
    pack().verify();
    std::set<std::string> ids;
    for (const rules::RuleInfo& rule : pack().rules()) {
        SCOPED_TRACE(rule.id);
        ids.insert(rule.id);
        EXPECT_FALSE(rule.source.zh.empty() || rule.source.en.empty());
        int pass = 0;
        int fail = 0;
        for (const Case& one : cases()) {
            if (one.rule == rule.id) {
                (one.file.filename().string().starts_with("pass-") ? pass : fail) += 1;
            }
        }
        EXPECT_GE(pass, 1) << rule.id << " has no pass fixture";
        EXPECT_GE(fail, 2) << rule.id << " has its fault in one wording only";
    }
    for (const Case& one : cases()) {
        EXPECT_TRUE(ids.contains(one.rule)) << "fixtures of a rule that is not there: " << one.rule;
    }
}

// What is not looked up is never shown as official, so it cannot stop a report.
TEST(Rules, AMemoryIsAtMostAWarning) {
    for (const rules::RuleInfo& rule : pack().rules()) {
        EXPECT_TRUE(rule.read != "memory" || rule.severity != Severity::error) << rule.id;
    }
}

} // namespace
} // namespace engross
