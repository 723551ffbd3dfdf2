// Each rule against each of its fixtures: fixtures/rules/README.md tells how they look. A rule without
// fixtures, a fixture without a rule, and a fixture that trips another rule are failures.
#include "base/error.h"
#include "doc/document.h"
#include "enrich/enrich.h"
#include "html/html.h"
#include "rules/rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace engross {
namespace {

namespace fs = std::filesystem;

const fs::path root = ENGROSS_SOURCE_DIR;
const fs::path folder = root / "fixtures/rules";

const rules::Pack& pack() {
    static const rules::Pack loaded(root / "rules");
    return loaded;
}

xml::Document parsed(const fs::path& file) {
    return xml::parse(read_file(file, 1U << 20U), file.string());
}

std::vector<xml::Node> selected(const doc::Document& document, xml::Node step, std::string_view by) {
    const std::string xpath(step.attr(by));
    std::vector<xml::Node> nodes = xml::select(document.root(), xpath);
    EXPECT_FALSE(nodes.empty()) << "nothing in the document is " << xpath;
    return nodes;
}

void put(const doc::Document& document, xml::Node step) {
    for (const std::string_view where : {"into", "before", "after"}) {
        if (!step.has(where)) {
            continue;
        }
        for (const xml::Node target : selected(document, step, where)) {
            const xml::Node holder = where == "into" ? target : target.parent();
            std::vector<xml::Node> copies;
            for (const xml::Node child : step.children()) {
                copies.push_back(child.copy_into(holder));
            }
            if (where == "after" || step.attr("at") == "start") {
                std::reverse(copies.begin(), copies.end());
            }
            for (xml::Node copy : copies) {
                if (where == "before") {
                    copy.move_before(target);
                } else if (where == "after") {
                    copy.move_after(target);
                } else if (step.attr("at") == "start") {
                    copy.move_to_front_of(target);
                }
            }
        }
    }
}

void take_step(const doc::Document& document, xml::Node step) {
    if (step.is("remove")) {
        for (const xml::Node node : selected(document, step, "select")) {
            xml::Node(node).remove();
        }
    } else if (step.is("set")) {
        for (xml::Node node : selected(document, step, "select")) {
            step.has("value") ? node.set(step.attr("name"), step.attr("value")) : node.unset(step.attr("name"));
        }
    } else if (step.is("text")) {
        for (xml::Node node : selected(document, step, "select")) {
            while (node.first_child()) {
                node.first_child().remove();
            }
            for (const xml::Node child : step.nodes()) {
                child.copy_into(node);
            }
        }
    } else if (step.is("put")) {
        put(document, step);
    } else {
        const xml::Node part = document.root().child(step.name());
        ASSERT_TRUE(part) << "no such step or part: " << step.name();
        for (const xml::Node child : step.children()) {
            xml::Node copy = child.copy_into(part);
            if (part.is("meta")) {
                copy.move_before(part.child("source"));
            }
        }
    }
}

void take_steps(const doc::Document& document, xml::Node fixture) {
    if (fixture) {
        for (const xml::Node step : fixture.children()) {
            take_step(document, step);
        }
    }
}

// The page of the base document, as an XML tree.
doc::Document page() {
    doc::Document document;
    document.tree = parsed(folder / "base.xml");
    doc::Document made;
    made.tree = xml::parse(html::without_doctype(html::write(document, {}).html), "the page");
    return made;
}

doc::Document built(xml::Node fixture) {
    if (fixture && fixture.attr("subject") == "html") {
        doc::Document made = page();
        take_steps(made, fixture);
        return made;
    }
    doc::Document document;
    document.tree = parsed(folder / "base.xml");
    take_steps(document, fixture);
    doc::validate(document, "the fixture");
    for (const doc::Pass& pass : enrich::passes()) {
        pass.run(document);
    }
    return document;
}

std::string told(const Finding& finding) {
    return finding.rule + " (" + std::string(name(finding.severity)) + ") at " +
           (finding.where.id.empty() ? "-" : finding.where.id) + " 「" + finding.where.quote + "」 " +
           finding.message.zh;
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
    const std::string key = selection.profile + " " + selection.stage + " " + selection.date + " " + subject;
    const rules::Checker& checker = checkers.try_emplace(key, pack(), selection, subject).first->second;
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

struct Case {
    std::string rule;
    fs::path file;
};

std::vector<Case> cases() {
    std::vector<Case> result;
    for (const fs::directory_entry& rule : fs::directory_iterator(folder)) {
        if (rule.is_directory()) {
            for (const fs::directory_entry& file : fs::directory_iterator(rule.path())) {
                result.push_back({rule.path().filename().string(), file.path()});
            }
        }
    }
    std::sort(result.begin(), result.end(), [](const Case& a, const Case& b) { return a.file < b.file; });
    return result;
}

std::string test_name(const ::testing::TestParamInfo<Case>& info) {
    std::string name = info.param.rule + "_" + info.param.file.stem().string();
    std::replace_if(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
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
    const rules::Checker checker(pack(), {.profile = "trip-report", .stage = "submit", .date = "2026-11-30"}, "html");
    EXPECT_EQ(told(checker.check(page().tree)), " nothing");
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
        EXPECT_GE(fail, rule.kind == "structure" ? 1 : 2) << rule.id << " has too few fail fixtures";
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
