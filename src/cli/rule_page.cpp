// rules/docs/ID.md: the page of one rule, in both languages, with its fixtures as examples.
#include "cli/rule_page.h"

#include "base/bytes.h"
#include "report/words.h"

#include <algorithm>
#include <filesystem>
#include <vector>

namespace engross::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t max_fixture = 1U << 20U;
constexpr std::size_t longest_example = 40; // lines

Text known(const std::string& read) {
    if (read == "primary") {
        return {"已讀原文", "read in the primary text"};
    }
    if (read == "secondary") {
        return {"引自他人轉述，未讀原文",
                "taken from a secondary source, not from the primary text"};
    }
    return read == "memory" ? Text("憑記憶，未查證", "from memory, not looked up")
                            : Text("engross 自己的主張", "engross’s own proposal");
}

std::string lines_of(const std::string& text) {
    std::string out;
    std::size_t count = 0;
    for (const std::string_view line : text::split(text, '\n')) {
        out += ++count <= longest_example ? std::string(line) + "\n" : "";
    }
    return out + (count > longest_example ? "…\n" : "");
}

// The first fixture of that kind; "" without one.
std::string example(const std::string& folder, const std::string& kind) {
    std::vector<fs::path> files;
    std::error_code none;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, none)) {
        if (entry.path().filename().string().starts_with(kind)) {
            files.push_back(entry.path());
        }
    }
    if (files.empty()) {
        return "";
    }
    const fs::path& first = *std::ranges::min_element(files);
    std::string text = read_file(first, max_fixture);
    text.erase(text.find_last_not_of(" \n") + 1);
    return "\n`" + first.filename().string() + "`\n\n```xml\n" + lines_of(text) + "```\n";
}

std::string row(const Text& name, const Text& value) {
    const std::string blank = value.zh.empty() ? "–" : value.zh;
    return "| " + name.zh + " / " + name.en + " | " + blank + " | " +
           (value.en.empty() ? "–" : value.en) + " |\n";
}

} // namespace

std::string rule_page(const RuleInfo& rule, const std::string& fixtures) {
    const Text how = known(rule.read);
    std::string page = "<!-- Written by make docs from " + rule.pack + "/" +
                       fs::path(rule.file).filename().string() + ". -->\n# " + rule.id + "\n" +
                       rule.title.zh + "  \n" + rule.title.en +
                       "\n\n|  | 中文 | English |\n|---|---|---|\n";
    page += row({"程度", "severity"}, report::severity_word(rule.severity));
    page += row({"訊息", "message"}, rule.message);
    page += row({"理由", "reason"}, rule.reason);
    page += row({"依據", "source"}, rule.source);
    page += row({"依據怎麼知道的", "how the source is known"}, how);
    page += row({"在 Word 改", "in Word"}, rule.fix.word);
    page += row({"在 LibreOffice 改", "in LibreOffice"}, rule.fix.libreoffice);
    if (!rule.link.empty()) {
        page += "\n<" + rule.link + ">\n";
    }
    const std::string bad = example(fixtures, "fail-");
    const std::string good = example(fixtures, "pass-");
    page += bad.empty() ? "" : "\n## 會指出 / Speaks of\n" + bad;
    page += good.empty() ? "" : "\n## 不會指出 / Says nothing of\n" + good;
    return page;
}

} // namespace engross::cli
