// What OCR is used for, on reports whose pictures hold text and codes (fixtures/pictured):
// canonical XML, findings, PDF, page and the table of alternative texts.
#include "base/bytes.h"
#include "base/csv.h"
#include "run/run.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>

namespace engross {
namespace {

namespace fs = std::filesystem;

const fs::path root = ENGROSS_SOURCE_DIR;
const fs::path pictured = root / "fixtures/pictured";

run::Engine& engine() {
    static run::Engine made(
        run::Rules{std::make_shared<const rules::Pack>(root / "rules"),
                   {.profile = "general-report", .stage = "submit", .date = "2026-11-23"}});
    return made;
}

std::string pdf_text(const fs::path& pdf) {
    std::string out;
    FILE* pipe = ::popen(("pdftotext -enc UTF-8 '" + pdf.string() + "' -").c_str(),
                         "r"); // NOLINT(cert-env33-c)
    for (int c = pipe == nullptr ? EOF : std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) {
        out += static_cast<char>(c);
    }
    EXPECT_TRUE(pipe != nullptr && ::pclose(pipe) == 0);
    return out;
}

struct Made {
    xml::Document tree;
    std::vector<Finding> findings;
    std::string page;
    std::string text; // of the PDF

    [[nodiscard]] std::string value(const std::string& xpath) const {
        const auto found = xml::select(tree.root(), xpath);
        return found.empty() ? "(none)" : found.front().text();
    }

    [[nodiscard]] std::string attribute(const std::string& xpath, std::string_view name) const {
        const auto found = xml::select(tree.root(), xpath);
        return found.empty() ? "(none)" : std::string(found.front().attr(name));
    }

    [[nodiscard]] std::map<std::string, int> rules() const {
        std::map<std::string, int> counts;
        for (const Finding& finding : findings) {
            ++counts[finding.rule];
        }
        return counts;
    }

    [[nodiscard]] std::string message(const std::string& rule) const {
        const auto found = std::ranges::find(findings, rule, &Finding::rule);
        return found == findings.end() ? "(none)" : found->message.zh;
    }
};

class Pictured : public testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("engross-pictured-" + std::to_string(::getpid()));
        fs::create_directories(folder_);
    }

    void TearDown() override { fs::remove_all(folder_); }

    [[nodiscard]] Made made(const std::string& name, const std::string& kind) const {
        const run::Result result = run::run({.input = pictured / (name + "." + kind),
                                             .output_folder = folder_,
                                             .to = {.xml = true, .html = true, .pdf = true},
                                             .check = true,
                                             .verify = true},
                                            engine());
        if (result.file.error) {
            ADD_FAILURE() << result.file.error->where << ": " << result.file.error->message.en;
            return {};
        }
        return {xml::parse(read_file(folder_ / (name + ".xml"), 1U << 26U), name),
                result.file.findings,
                read_file(folder_ / (name + ".html"), 1U << 26U),
                pdf_text(folder_ / (name + ".pdf"))};
    }

    fs::path folder_;
};

TEST_F(Pictured, EachUseHasItsPlaceAndItsRule) {
    const Made uses = made("uses", "docx");
    EXPECT_EQ(uses.value("(//image)[1]/alt"),
              "圖1「啟用典禮會場」，圖中文字：「河岸步道照明啟用典禮」。");
    EXPECT_EQ(uses.attribute("//caption[@by='ocr']", "number"), "2");
    EXPECT_NE(uses.value("//caption[@by='ocr']").find("河岸步道夜間照明"), std::string::npos);
    EXPECT_EQ(uses.attribute("//code[@kind='qr-code']", "href"),
              "https://www.example.org/step/115");
    const auto rules = uses.rules();
    for (const char* rule :
         {"A11Y-DOC-015", "A11Y-DOC-031", "A11Y-DOC-032", "PRIV-001", "PRIV-006", "PRIV-015"}) {
        EXPECT_TRUE(rules.contains(rule)) << rule;
    }
    EXPECT_NE(uses.message("A11Y-DOC-015").find("施工公告"), std::string::npos);
    EXPECT_EQ(uses.message("PRIV-001").find("A123456789"), std::string::npos)
        << "not to be copied from a report";
    EXPECT_NE(uses.page.find("class=\"engross-url\">https://www.example.org/step/115</a>"),
              std::string::npos);
    EXPECT_NE(uses.text.find("https://www.example.org/step/115"), std::string::npos);
}

TEST_F(Pictured, AScanIsSaidPlainlyAndHasItsText) {
    const Made scan = made("scan", "odt");
    EXPECT_EQ(scan.attribute("//fact[@kind='scan']", "pages"), "2");
    EXPECT_EQ(xml::select(scan.tree.root(), "//ocr[@as='text']").size(), 2U);
    const auto rules = scan.rules();
    EXPECT_EQ(rules.at("TW-ODF-003"), 1);
    for (const char* rule : {"A11Y-DOC-001", "A11Y-DOC-015", "A11Y-DOC-020"}) {
        EXPECT_FALSE(rules.contains(rule)) << rule;
    }
    for (const char* words : {"步道照明改善說明", "以減少對河面及住家之光害", "公開於本府網站"}) {
        EXPECT_NE(scan.text.find(words), std::string::npos) << words;
        EXPECT_NE(scan.page.find(words), std::string::npos) << words;
    }
}

TEST_F(Pictured, AReviewedTextIsTheAuthors) {
    const auto done = [&](run::Job job) {
        const run::Result result = run::run(job, engine());
        EXPECT_FALSE(result.file.error) << result.file.error->message.en;
    };
    const fs::path input = pictured / "uses.odt";
    done({.input = input,
          .output_folder = folder_,
          .repair = run::Repair{.exports_alternatives = true, .name = "table.csv"}});
    std::vector<csv::Row> rows = csv::read(read_file(folder_ / "table.csv", 1U << 20U), "--alt");
    ASSERT_EQ(rows.size(), 6U);
    EXPECT_EQ(rows[0],
              (std::vector<std::string>{"place",
                                        "number",
                                        "caption",
                                        "ocr",
                                        "confidence",
                                        "current",
                                        "proposal",
                                        "corrected"}));
    EXPECT_NE(rows[1][3].find("啟用典禮"), std::string::npos);
    EXPECT_NE(rows[1][4], "");
    rows[1].back() = "=市長與來賓剪綵"; // a formula to a spreadsheet
    done({.input = input,
          .output_folder = folder_,
          .ocr = false,
          .repair = run::Repair{
              .kinds = {"alternatives"}, .alt_table = csv::write(rows), .name = "copy.odt"}});
    done({.input = folder_ / "copy.odt",
          .output_folder = folder_,
          .to = {.xml = true},
          .ocr = false});
    const xml::Document tree = xml::parse(read_file(folder_ / "copy.xml", 1U << 26U), "copy");
    EXPECT_EQ(xml::select(tree.root(), "(//image)[1]/alt[@by='author']").at(0).text(),
              "=市長與來賓剪綵");
}

} // namespace
} // namespace engross
