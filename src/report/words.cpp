#include "report/words.h"

#include <algorithm>
#include <tuple>

namespace engross::report {

Text severity_word(Severity severity) {
    switch (severity) {
    case Severity::error:
        return {"錯誤", "error"};
    case Severity::warning:
        return {"警告", "warning"};
    case Severity::review:
        return {"待人判斷", "review"};
    case Severity::advice:
        break;
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
        std::ranges::count_if(file.findings, [&](const Finding& finding) {
            return !finding.waived && finding.severity == severity;
        }));
}

Text standing(const Finding& finding) {
    if (finding.waived) {
        const Waived& by = *finding.waived;
        return {"豁免至 " + by.expires + "：" + by.reason + "（" + by.owner + "；" + by.entry +
                    "）",
                "waived until " + by.expires + ": " + by.reason + " (" + by.owner + "; " +
                    by.entry + ")"};
    }
    return finding.known ? Text("既有的問題", "known from before") : Text::same("");
}

Text gate_counts(const Report& report) {
    const auto number = [&](const auto& test) {
        std::ptrdiff_t sum = 0;
        for (const File& file : report.files) {
            sum += std::ranges::count_if(file.findings, test);
        }
        return std::to_string(sum);
    };
    const auto split = [&](Severity severity) {
        const std::string fresh =
            number([&](const Finding& each) { return is_new(each) && each.severity == severity; });
        const std::string known =
            number([&](const Finding& each) { return each.known && each.severity == severity; });
        return Text("新 " + fresh + "、既有 " + known, fresh + " new, " + known + " known");
    };
    const auto left = [&](Severity severity) {
        return number(
            [&](const Finding& each) { return !each.waived && each.severity == severity; });
    };
    const std::string waived = number([](const Finding& each) { return each.waived.has_value(); });
    const Text errors = split(Severity::error);
    const Text warnings = split(Severity::warning);
    return {"錯誤 " + left(Severity::error) + "（" + errors.zh + "）· 警告 " +
                left(Severity::warning) + "（" + warnings.zh + "）· 待人判斷 " +
                left(Severity::review) + " · 豁免 " + waived,
            left(Severity::error) + " errors (" + errors.en + ") · " + left(Severity::warning) +
                " warnings (" + warnings.en + ") · " + left(Severity::review) +
                " need a person · " + waived + " waived"};
}

Text gate_word(const Gate& gate) {
    return gate.passes ? Text("放行", "may pass") : Text("不放行", "may not pass");
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
    const std::string comma =
        where.heading.empty() || pages.empty() ? "" : Text("，", ", ").in(language);
    return where.heading + comma + pages.in(language);
}

std::vector<std::vector<const Finding*>> by_rule(const File& file) {
    std::vector<std::vector<const Finding*>> groups;
    std::map<std::tuple<std::string_view, Severity, std::string>, std::size_t> index;
    for (const Finding& finding : file.findings) {
        const auto [at, is_new] = index.try_emplace(
            {finding.rule, finding.severity, standing(finding).en}, groups.size());
        if (is_new) {
            groups.emplace_back();
        }
        groups[at->second].push_back(&finding);
    }
    std::ranges::stable_sort(groups, std::ranges::greater{}, [](const auto& group) {
        return std::pair(group.front()->severity, is_new(*group.front()));
    });
    return groups;
}

} // namespace engross::report
