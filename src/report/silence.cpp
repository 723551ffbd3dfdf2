#include "report/silence.h"

#include <set>

namespace engross::report {

Silence silence(const Report& report, const File& file) {
    std::set<std::string_view> spoke;
    for (const Finding& finding : file.findings) {
        spoke.insert(finding.rule);
    }
    Silence out;
    for (const Asked& asked : file.asked) {
        if (spoke.contains(asked.rule)) {
            continue;
        }
        const auto rule = report.rules.find(asked.rule);
        const bool for_person =
            rule != report.rules.end() && rule->second.severity == Severity::review;
        (asked.places == 0 ? out.not_applicable
         : for_person      ? out.nothing_to_look_at
                           : out.passed)
            .push_back(&asked);
    }
    return out;
}

} // namespace engross::report
