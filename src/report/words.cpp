#include "report/words.h"

#include <algorithm>

namespace engross::report {

Text severity_word(Severity severity) {
    switch (severity) {
    case Severity::error: return {"錯誤", "error"};
    case Severity::warning: return {"警告", "warning"};
    case Severity::review: return {"待人判斷", "review"};
    case Severity::advice: break;
    }
    return {"建議", "advice"};
}

Text verdict_word(std::string_view verdict) {
    if (verdict == "fail") {
        return {"未通過", "fails"};
    }
    return verdict == "review" ? Text("還要人判斷", "a person must look") : Text("通過", "passes");
}

std::size_t count(const File& file, Severity severity) {
    return static_cast<std::size_t>(
        std::ranges::count(file.findings, severity, &Finding::severity));
}

Text pages_of(const Location& where) {
    Text out = Text::same("");
    if (where.page) {
        const std::string page = std::to_string(*where.page);
        out = {"第 " + page + " 頁", "page " + page};
    }
    if (where.pdf_page) {
        const std::string page = std::to_string(*where.pdf_page);
        out.zh += (out.empty() ? "" : "，") + ("PDF 第 " + page + " 頁");
        out.en += (out.en.empty() ? "" : ", ") + ("PDF page " + page);
    }
    return out;
}

std::string place(const Location& where, Language language) {
    const Text pages = pages_of(where);
    const std::string comma = where.heading.empty() || pages.empty() ? "" : Text("，", ", ").in(language);
    return where.heading + comma + pages.in(language);
}

std::vector<std::vector<const Finding*>> by_rule(const File& file) {
    std::vector<std::vector<const Finding*>> groups;
    std::map<std::pair<std::string_view, Severity>, std::size_t> index;
    for (const Finding& finding : file.findings) {
        const auto [at, is_new] = index.try_emplace({finding.rule, finding.severity}, groups.size());
        if (is_new) {
            groups.emplace_back();
        }
        groups[at->second].push_back(&finding);
    }
    std::ranges::stable_sort(groups, std::ranges::greater{},
                             [](const auto& group) { return group.front()->severity; });
    return groups;
}

std::string escape(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') {
                out += c;
            }
        }
    }
    return out;
}

} // namespace engross::report
