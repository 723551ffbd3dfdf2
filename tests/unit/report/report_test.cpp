#include "report/report.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace engross::report {

namespace {

Finding finding(std::string rule, Severity severity, std::string quote) {
    return {std::move(rule),
            severity,
            {"缺少「摘要」<。", "The abstract is missing <."},
            {"讀者先看摘要。", "Readers look at it first."},
            {"手冊第1點", "Manual, point 1"},
            {{"在 Word 加上。", "Add it in Word."},
             {"在 LibreOffice 加上。", "Add it in LibreOffice."}},
            {"b1", "word/document.xml#p1", 3, 4, "第一章 目的", std::move(quote)},
            "f1"};
}

// R-4 passed, R-5 asks for a person, R-6 never applied.
std::vector<Asked> asked() { return {{"R-1", 2}, {"R-2", 1}, {"R-4", 3}, {"R-5", 3}, {"R-6", 0}}; }

RuleInfo info(const std::string& id, Severity severity) {
    RuleInfo rule;
    rule.id = id;
    rule.title = {"標題" + id, "Title " + id};
    rule.severity = severity;
    return rule;
}

Report sample() {
    Report report{.engross = "0.1.0",
                  .date = "2026-11-23",
                  .profile = "trip-report",
                  .stage = "submit",
                  .files = {}};
    for (const char* id : {"R-1", "R-4", "R-6"}) {
        report.rules.emplace(id, info(id, Severity::error));
    }
    report.rules.emplace("R-5", info("R-5", Severity::review));
    report.taxonomies.push_back(
        {"WCAG",
         "2.2",
         "W3C",
         "https://www.w3.org/TR/WCAG22/",
         {"甲", "A"},
         {{"1.1.1", "Non-text Content", {"R-4"}}, {"1.3.1", "Info", {"R-1", "R-3"}}}});
    report.files.push_back({"a.docx",
                            "00ff",
                            {finding("R-1", Severity::error, "壹"),
                             finding("R-1", Severity::error, "貳"),
                             finding("R-2", Severity::review, "")},
                            asked(),
                            {},
                            {}});
    report.files.push_back({"b.odt",
                            "",
                            {},
                            {},
                            {},
                            Error(ExitCode::unreadable, "b.odt", {"不是 ZIP。", "Not a ZIP."})});
    report.files.push_back({"c.odt", "11", {finding("R-3", Severity::advice, "x")}, {}, {}, {}});
    return report;
}

} // namespace

TEST(Report, TellsTheVerdict) {
    const Report report = sample();
    EXPECT_EQ(verdict(report.files[0]), "fail");
    EXPECT_EQ(verdict(report.files[1]), "fail");
    EXPECT_EQ(verdict(report.files[2]), "pass");
    File review = report.files[0];
    review.findings.erase(review.findings.begin(), review.findings.begin() + 2);
    EXPECT_EQ(verdict(review), "review");
    EXPECT_TRUE(any_at_least(review, Severity::review));
    EXPECT_FALSE(any_at_least(review, Severity::warning));
}

TEST(Report, JsonHasTheDocumentedKeys) {
    const auto json = nlohmann::json::parse(render(sample(), Format::json, Language::zh_tw, false));
    EXPECT_EQ(json["engross"], "0.1.0");
    EXPECT_EQ(json["date"], "2026-11-23");
    const auto& file = json["files"][0];
    EXPECT_EQ(file["verdict"], "fail");
    const auto& first = file["findings"][0];
    EXPECT_EQ(first["rule"], "R-1");
    EXPECT_EQ(first["severity"], "error");
    EXPECT_EQ(first["message"], "缺少「摘要」<。");
    EXPECT_EQ(first["source"], "手冊第1點");
    EXPECT_EQ(first["fix"]["word"], "在 Word 加上。");
    EXPECT_EQ(first["fix"]["libreoffice"], "在 LibreOffice 加上。");
    EXPECT_EQ(first["where"]["page"], 3);
    EXPECT_EQ(first["where"]["pdf_page"], 4);
    EXPECT_EQ(first["where"]["src"], "word/document.xml#p1");
    EXPECT_FALSE(file["findings"][2]["where"].contains("quote"));
    EXPECT_EQ(json["files"][1]["error"]["code"], 3);
}

TEST(Report, SarifLocatesEveryResult) {
    const auto json = nlohmann::json::parse(render(sample(), Format::sarif, Language::en, false));
    const auto& run = json["runs"][0];
    ASSERT_EQ(run["results"].size(), 4U);
    for (const auto& result : run["results"]) {
        EXPECT_EQ(result["locations"][0]["physicalLocation"]["region"]["startLine"], 1);
        EXPECT_TRUE(result["partialFingerprints"].contains("engross/v1"));
    }
    EXPECT_EQ(run["results"][2]["kind"], "review");
    EXPECT_EQ(run["tool"]["driver"]["rules"].size(), 3U);
    EXPECT_EQ(run["invocations"][0]["executionSuccessful"], false);
}

TEST(Report, SarifRulesBelongToTaxonomiesAndSpeakBothLanguages) {
    const auto run =
        nlohmann::json::parse(render(sample(), Format::sarif, Language::en, false))["runs"][0];
    ASSERT_EQ(run["taxonomies"][0]["taxa"].size(), 1U);
    const auto& rule = run["tool"]["driver"]["rules"][0];
    EXPECT_EQ(rule["id"], "R-1");
    EXPECT_EQ(rule["shortDescription"]["text"], "Title R-1");
    EXPECT_EQ(rule["relationships"][0]["target"]["id"], "1.3.1");
    EXPECT_EQ(rule["relationships"][0]["target"]["index"], 0);
    EXPECT_EQ(run["translations"][0]["rules"][0]["shortDescription"]["text"], "標題R-1");
    EXPECT_EQ(run["results"][2]["level"], "none");
}

TEST(Report, SarifNamesFilesByUri) {
    Report report = sample();
    report.files[0].path = "報 1.docx";
    report.files[2].path = "/a/b.odt";
    const auto run =
        nlohmann::json::parse(render(report, Format::sarif, Language::en, false))["runs"][0];
    EXPECT_EQ(run["artifacts"][0]["location"]["uri"], "%E5%A0%B1%201.docx");
    EXPECT_EQ(run["artifacts"][2]["location"]["uri"], "file:///a/b.odt");
}

TEST(Report, TellsWhatPassedFromWhatNeverAppliedAndNeverPassesForAPerson) {
    const auto file =
        nlohmann::json::parse(render(sample(), Format::json, Language::en, false))["files"][0];
    EXPECT_EQ(file["passed"], nlohmann::json({"R-4"}));
    EXPECT_EQ(file["nothing_to_look_at"], nlohmann::json({"R-5"}));
    EXPECT_EQ(file["not_applicable"], nlohmann::json({"R-6"}));
    const std::string junit = render(sample(), Format::junit, Language::en, false);
    EXPECT_NE(junit.find(R"(tests="5" failures="1" errors="0" skipped="3")"), std::string::npos);
    EXPECT_NE(junit.find(R"(<testcase name="R-4" classname="passed"/>)"), std::string::npos);
    const std::string svrl = render(sample(), Format::svrl, Language::en, false);
    EXPECT_NE(svrl.find(R"(<svrl:fired-rule context="R-4"/>)"), std::string::npos);
    EXPECT_EQ(svrl.find(R"(<svrl:fired-rule context="R-6"/>)"), std::string::npos);
}

TEST(Report, PageSaysInOneSentenceWhatIsLeft) {
    Report report = sample();
    report.files.resize(1);
    const std::string zh = render(report, Format::html, Language::zh_tw, false);
    EXPECT_NE(zh.find("還差 1 項就可以送件</h1>"), std::string::npos);
    EXPECT_NE(zh.find("第 3 頁，PDF 第 4 頁"), std::string::npos);
    report.files[0].findings.erase(report.files[0].findings.begin(),
                                   report.files[0].findings.begin() + 2);
    report.stage = "publish";
    EXPECT_NE(render(report, Format::html, Language::en, false)
                  .find("a person must look at 1 thing before it can be published"),
              std::string::npos);
    report.files[0].findings.clear();
    EXPECT_NE(render(report, Format::html, Language::zh_tw, false).find("可以發布</h1>"),
              std::string::npos);
}

TEST(Report, TextGroupsByRuleAndSpeaksBothLanguages) {
    const std::string zh = render(sample(), Format::text, Language::zh_tw, false);
    EXPECT_NE(zh.find("錯誤  R-1  2 處"), std::string::npos);
    EXPECT_NE(zh.find("第一章 目的，第 3 頁，PDF 第 4 頁：「壹」"), std::string::npos);
    EXPECT_EQ(zh.find('\033'), std::string::npos);
    const std::string en = render(sample(), Format::text, Language::en, true);
    EXPECT_NE(en.find("In Word: "), std::string::npos);
    EXPECT_NE(en.find('\033'), std::string::npos);
    EXPECT_NE(en.find("Not a ZIP."), std::string::npos);
}

TEST(Report, XmlFormatsEscape) {
    for (const Format format : {Format::junit, Format::svrl, Format::html}) {
        const std::string out = render(sample(), format, Language::zh_tw, false);
        EXPECT_NE(out.find("缺少「摘要」&lt;。"), std::string::npos);
        EXPECT_NE(out.find("b.odt"), std::string::npos);
    }
    const auto earl = nlohmann::json::parse(render(sample(), Format::earl, Language::en, false));
    EXPECT_EQ(earl["@graph"].size(), 8U);
}

TEST(Report, NamesItsFormats) {
    for (const std::string& name : format_names()) {
        EXPECT_EQ(format_names().at(static_cast<std::size_t>(format_from(name))), name);
    }
}

} // namespace engross::report
