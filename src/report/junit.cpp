// JUnit XML: a testsuite for each document, a testcase for each rule that was asked. All is in the
// body: GitLab drops properties and attributes.
#include "base/escape.h"
#include "report/formats.h"
#include "report/silence.h"
#include "report/words.h"

namespace engross::report {

namespace {

std::string body(const std::vector<const Finding*>& group, Language language) {
    std::string out;
    for (const Finding* finding : group) {
        out += finding->message.in(language) + "\n  " + place(finding->where, language) + "  " +
               finding->where.quote + "\n";
    }
    const Finding& first = *group.front();
    if (const Text state = standing(first); !state.empty()) {
        out += state.in(language) + "\n";
    }
    return out + first.source.in(language) + "\nWord: " + first.fix.word.in(language) +
           "\nLibreOffice: " + first.fix.libreoffice.in(language) + "\n";
}

bool is_failure(const Finding& finding) {
    return finding.severity == Severity::error && is_new(finding);
}

std::string testcase(const std::vector<const Finding*>& group, Language language) {
    const Finding& first = *group.front();
    const bool fails = is_failure(first);
    const std::string outcome = fails ? "failure" : "skipped";
    const std::string state = standing(first).in(language);
    return "    <testcase name=\"" + escaped(first.rule) + "\" classname=\"" +
           std::string(name(first.severity)) + "\"><" + outcome + " message=\"" +
           escaped(state + (state.empty() ? "" : " ") + first.message.in(language)) + "\">" +
           (fails ? escaped(body(group, language)) : "") + "</" + outcome + ">" +
           (fails ? "" : "<system-out>" + escaped(body(group, language)) + "</system-out>") +
           "</testcase>\n";
}

struct Cases {
    std::string markup;
    std::size_t all = 0;
    std::size_t failures = 0;
    std::size_t skipped = 0;
};

void add_silent(const Report& report, const File& file, Language language, Cases& cases) {
    const Silence silent = silence(report, file);
    for (const Asked* asked : silent.passed) {
        cases.markup +=
            "    <testcase name=\"" + escaped(asked->rule) + "\" classname=\"passed\"/>\n";
    }
    const auto skip = [&](const std::vector<const Asked*>& rules, const Text& why) {
        for (const Asked* asked : rules) {
            cases.markup += "    <testcase name=\"" + escaped(asked->rule) +
                            "\" classname=\"skipped\"><skipped message=\"" + why.in(language) +
                            "\"/></testcase>\n";
        }
    };
    skip(silent.nothing_to_look_at,
         {"沒有找到要人看的地方", "no place found that a person must look at"});
    skip(silent.not_applicable, {"不適用", "not applicable"});
    cases.all +=
        silent.passed.size() + silent.nothing_to_look_at.size() + silent.not_applicable.size();
    cases.skipped += silent.nothing_to_look_at.size() + silent.not_applicable.size();
}

std::string testsuite(const Report& report, const File& file, Language language) {
    Cases cases;
    for (const auto& group : by_rule(file)) {
        cases.all += 1;
        (is_failure(*group.front()) ? cases.failures : cases.skipped) += 1;
        cases.markup += testcase(group, language);
    }
    add_silent(report, file, language, cases);
    if (file.error) {
        cases.all += 1;
        cases.markup += "    <testcase name=\"read\"><error message=\"" +
                        escaped(file.error->message.in(language)) + "\"/></testcase>\n";
    }
    return "  <testsuite name=\"" + escaped(file.path) + "\" tests=\"" + std::to_string(cases.all) +
           "\" failures=\"" + std::to_string(cases.failures) + "\" errors=\"" +
           (file.error ? "1" : "0") + "\" skipped=\"" + std::to_string(cases.skipped) + "\">\n" +
           cases.markup + "  </testsuite>\n";
}

// The gate is a case of its own: it may be shut by counts, and says who confirmed the outputs.
std::string gate_suite(const Report& report, Language language) {
    if (!report.gate) {
        return "";
    }
    std::string words = gate_counts(report).in(language) + "\n";
    for (const std::vector<Text>* all : {&report.gate->reasons, &report.gate->notes}) {
        for (const Text& each : *all) {
            words += each.in(language) + "\n";
        }
    }
    for (const File& file : report.files) {
        for (const Confirmation& each : file.confirmations) {
            words += file.path + ": " + each.output + ", " + each.standard.in(language) + ", " +
                     each.judge.in(language) + "\n";
        }
    }
    const std::string outcome = report.gate->passes
                                    ? "<system-out>" + escaped(words) + "</system-out>"
                                    : "<failure message=\"" +
                                          escaped(gate_word(*report.gate).in(language)) + "\">" +
                                          escaped(words) + "</failure>";
    return "  <testsuite name=\"" + escaped(report.gate->policy) + "\" tests=\"1\" failures=\"" +
           (report.gate->passes ? "0" : "1") +
           "\" errors=\"0\" skipped=\"0\">\n    <testcase name=\"gate\">" + outcome +
           "</testcase>\n  </testsuite>\n";
}

} // namespace

Bytes junit(const Report& report, Language language) {
    Bytes out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"engross " +
                escaped(report.profile + " " + report.stage + " " + report.date) + "\">\n";
    for (const File& file : report.files) {
        out += testsuite(report, file, language);
    }
    return out + gate_suite(report, language) + "</testsuites>\n";
}

} // namespace engross::report
