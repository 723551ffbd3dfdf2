// Each report of fixtures/{docx,odt}/CASE/ against the files beside it, text that a person can
// review: canonical.xml, findings.txt, out.html, pdf.tags.txt, pdf.text.txt. ENGROSS_ACCEPT=1 (make
// accept) rewrites them. A case in which a file is missing fails.
#include "base/bytes.h"
#include "base/error.h"
#include "run/run.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace engross {
namespace {

namespace fs = std::filesystem;

const fs::path root = ENGROSS_SOURCE_DIR;

std::vector<fs::path> cases() {
    std::vector<fs::path> found;
    for (const char* format : {"docx", "odt"}) {
        for (const fs::directory_entry& entry :
             fs::directory_iterator(root / "fixtures" / format)) {
            if (entry.is_directory()) {
                found.push_back(entry.path());
            }
        }
    }
    std::ranges::sort(found);
    return found;
}

std::string output_of(const std::string& command) {
    std::string out;
    FILE* pipe =
        ::popen(command.c_str(), "r"); // NOLINT(cert-env33-c): our own tools, no words from outside
    if (pipe == nullptr) {
        return "cannot run " + command;
    }
    std::array<char, 1U << 16U> buffer{};
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
        out.append(buffer.data(), got);
    }
    const int status = ::pclose(pipe);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? out : command + " failed\n" + out;
}

const run::Rules& rules() {
    static const run::Rules loaded{
        std::make_shared<const rules::Pack>(root / "rules"),
        {.profile = "trip-report", .stage = "submit", .date = "2026-11-23"}};
    return loaded;
}

// One line a finding: severity, rule, place, quote, message; the fixes are the rules' own.
std::string as_lines(const std::vector<Finding>& findings) {
    std::string out;
    for (const Finding& finding : findings) {
        out += std::string(name(finding.severity)) + "\t" + finding.rule + "\t" +
               finding.where.src + "\t" +
               (finding.where.page ? "p" + std::to_string(*finding.where.page) : "-") + "\t" +
               (finding.where.pdf_page ? "pdf" + std::to_string(*finding.where.pdf_page) : "-") +
               "\t" + text::shorten(finding.where.quote, 40) + "\t" + finding.message.zh + "\n";
    }
    return out;
}

// Where two texts part, with a little of what comes before.
std::string difference(const std::string& wanted, const std::string& got) {
    const auto line_of = [](const std::string& text, std::size_t at) {
        return text.substr(at, std::min(text.find('\n', at), at + 400) - at);
    };
    std::size_t start = 0;
    long line = 1;
    for (std::size_t at = 0; at < wanted.size() && at < got.size() && wanted[at] == got[at]; ++at) {
        if (wanted[at] == '\n') {
            start = at + 1;
            ++line;
        }
    }
    return "line " + std::to_string(line) +
           "\n  expected: " + line_of(wanted, std::min(start, wanted.size())) +
           "\n  is:       " + line_of(got, std::min(start, got.size()));
}

class Golden : public testing::TestWithParam<fs::path> {
protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "engross-golden-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        folder_ = pattern;
    }

    void TearDown() override { fs::remove_all(folder_); }

    // What engross makes of the case, by the name of the expected file.
    std::map<std::string, std::string> made() {
        static run::Engine engine(rules());
        const fs::path input =
            GetParam() / ("input." + GetParam().parent_path().filename().string());
        const run::Result result = run::run({.input = input,
                                             .output_folder = folder_,
                                             .to = {.xml = true, .html = true, .pdf = true},
                                             .ocr = false,
                                             .check = true},
                                            engine);
        if (result.file.error) {
            ADD_FAILURE() << result.file.error->where << ": " << result.file.error->message.en;
            return {};
        }
        std::map<std::string, std::string> files{
            {"canonical.xml", read_file(folder_ / "input.xml", 1U << 26U)},
            {"out.html", read_file(folder_ / "input.html", 1U << 26U)},
            {"findings.txt", as_lines(result.file.findings)},
            {"pdf.tags.txt", tags()},
            {"pdf.text.txt", output_of("pdftotext -enc UTF-8 -layout '" + pdf() + "' -")}};
        if (files["canonical.xml"].find("<formula") != std::string::npos) {
            // PDF 2.0 has MathML in its tag tree.
            run::run({.input = input,
                      .output_folder = folder_,
                      .to = {.pdf = true},
                      .pdf_profile = pdf::Profile::ua2,
                      .ocr = false},
                     engine);
            files["pdf.ua2.tags.txt"] = tags();
        }
        return files;
    }

private:
    [[nodiscard]] std::string pdf() const { return (folder_ / "input.pdf").string(); }

    [[nodiscard]] std::string tags() const {
        return output_of((root / "tests/judge/tags.py").string() + " '" + pdf() + "'");
    }

    fs::path folder_;
};

TEST_P(Golden, IsAsExpected) {
    const bool accept = std::getenv("ENGROSS_ACCEPT") != nullptr;
    for (const auto& [name, got] : made()) {
        const fs::path file = GetParam() / name;
        if (accept) {
            write_file(file, got);
            continue;
        }
        if (!fs::exists(file)) {
            ADD_FAILURE() << file << " is missing; look at the outputs, then run make accept";
            continue;
        }
        const std::string wanted = read_file(file, 1U << 26U);
        if (wanted != got) {
            ADD_FAILURE() << file.lexically_relative(root).string() << " differs from "
                          << difference(wanted, got)
                          << "\n  When the new one is right: make accept";
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Fixtures, Golden, testing::ValuesIn(cases()), [](const auto& tested) {
    std::string name =
        tested.param.parent_path().filename().string() + "_" + tested.param.filename().string();
    std::ranges::replace(name, '-', '_');
    return name;
});

} // namespace
} // namespace engross
