// The HTML report keeps the rules that engross has for web pages.
#include "html/html.h"
#include "report/report.h"
#include "rules/rules.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace engross {
namespace {

report::Report sample() {
    const Text words("圖片沒有「替代文字」。", "A picture has no alternative text.");
    Finding finding{"R-1",
                    Severity::error,
                    words,
                    words,
                    words,
                    {words, Text("別的作法。", "Other steps.")},
                    {}};
    finding.where.heading = "第一章 目的";
    finding.where.quote = "圖 1";
    report::Report report{.engross = "0.1.0",
                          .date = "2026-11-30",
                          .profile = "trip-report",
                          .stage = "submit",
                          .files = {}};
    report::File file;
    file.path = "報告.docx";
    file.findings = std::vector<Finding>(12, finding);
    file.asked = {{"R-1", 12}, {"R-2", 1}, {"R-3", 0}};
    report::Picture picture;
    picture.alt = "長條圖";
    picture.by = "ocr";
    picture.thumbnail = "jpeg";
    picture.width = picture.height = 10;
    file.pictures = {picture, report::Picture()};
    report.files = {file, file};
    report.files[1].findings.clear();
    return report;
}

TEST(ReportPage, KeepsOurOwnWebRules) {
    const rules::Pack pack(ENGROSS_RULES_FOLDER);
    const rules::Checker checker(
        pack, {.profile = "trip-report", .stage = "publish", .date = "2026-11-30"}, "html");
    for (const Language language : {Language::zh_tw, Language::en}) {
        const Bytes page = report::render(sample(), report::Format::html, language, false);
        const xml::Document tree = xml::parse(html::without_doctype(page), "the report");
        rules::Work work;
        for (const Finding& finding : checker.check(tree, true, &work)) {
            ADD_FAILURE() << finding.rule << " " << finding.message.en << " "
                          << finding.where.quote;
        }
        EXPECT_GE(
            std::ranges::count_if(work.asked, [](const Asked& asked) { return asked.places > 0; }),
            6);
    }
}

} // namespace
} // namespace engross
