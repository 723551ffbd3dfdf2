#include "report/report.h"

#include "report/formats.h"
#include "report/words.h"

#include <algorithm>
#include <array>

namespace engross::report {

namespace {

struct Row {
    std::string_view name;
    Bytes (*render)(const Report&, Language);
};

// The text format alone knows colour.
constexpr std::array<Row, 7> formats{{{"text", nullptr},
                                      {"json", json},
                                      {"sarif", sarif},
                                      {"junit", junit},
                                      {"svrl", svrl},
                                      {"earl", earl},
                                      {"html", html}}};

} // namespace

std::string_view verdict(const File& file) {
    if (file.error || any_at_least(file, Severity::error)) {
        return "fail";
    }
    const auto open = [](const Finding& finding) {
        return !finding.waived &&
               (finding.severity == Severity::review || finding.severity == Severity::error);
    };
    return std::ranges::any_of(file.findings, open) ? "review" : "pass";
}

bool is_new(const Finding& finding) { return !finding.waived && !finding.known; }

bool any_at_least(const File& file, Severity threshold) {
    return std::ranges::any_of(file.findings, [&](const Finding& finding) {
        return is_new(finding) && finding.severity >= threshold;
    });
}

std::vector<std::string> format_names() {
    std::vector<std::string> names;
    for (const Row& row : formats) {
        names.emplace_back(row.name);
    }
    return names;
}

Format format_from(std::string_view name) {
    const auto row = std::ranges::find(formats, name, &Row::name);
    return row == formats.end() ? Format::text : static_cast<Format>(row - formats.begin());
}

Bytes render(const Report& report, Format format, Language language, bool colour) {
    const Row& row = formats.at(static_cast<std::size_t>(format));
    return row.render == nullptr ? text(report, language, colour) : row.render(report, language);
}

} // namespace engross::report
