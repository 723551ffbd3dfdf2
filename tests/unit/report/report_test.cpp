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
            {{"在 Word 加上。", "Add it in Word."}, {"在 LibreOffice 加上。", "Add it in LibreOffice."}},
            {"b1", "word/document.xml#p1", 3, 4, "第一章 目的", std::move(quote)}, "f1"};
}

Report sample() {
    Report report{"0.1.0", "2026-11-23", "trip-report", "submit", {}};
    report.files.push_back({"a.docx", "00ff", {finding("R-1", Severity::error, "壹"), finding("R-1", Severity::error, "貳"),
                                               finding("R-2", Severity::review, "")}, {}, {}});
    report.files.push_back({"b.odt", "", {}, {}, Error(ExitCode::unreadable, "b.odt", {"不是 ZIP。", "Not a ZIP."})});
    report.files.push_back({"c.odt", "11", {finding("R-3", Severity::advice, "x")}, {}, {}});
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
    EXPECT_EQ(earl["@graph"].size(), 5U);
}

TEST(Report, NamesItsFormats) {
    for (const std::string& name : format_names()) {
        EXPECT_EQ(format_names().at(static_cast<std::size_t>(format_from(name))), name);
    }
}

} // namespace engross::report
