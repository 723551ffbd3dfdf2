// JUnit XML: a testsuite for each document, a testcase for each rule that spoke. All is in the body:
// GitLab drops properties and attributes.
#include "report/formats.h"
#include "report/words.h"

namespace engross::report {

namespace {

std::string body(const std::vector<const Finding*>& group, Language language) {
    std::string out;
    for (const Finding* finding : group) {
        out += finding->message.in(language) + "\n  " + place(finding->where, language) + "  " + finding->where.quote + "\n";
    }
    const Finding& first = *group.front();
    return out + first.source.in(language) + "\nWord: " + first.fix.word.in(language) +
        "\nLibreOffice: " + first.fix.libreoffice.in(language) + "\n";
}

std::string testcase(const std::vector<const Finding*>& group, Language language) {
    const Finding& first = *group.front();
    const bool fails = first.severity == Severity::error;
    const std::string outcome = fails ? "failure" : "skipped";
    return "    <testcase name=\"" + escape(first.rule) + "\" classname=\"" + std::string(name(first.severity)) +
        "\"><" + outcome + " message=\"" + escape(first.message.in(language)) + "\">" +
        (fails ? escape(body(group, language)) : "") + "</" + outcome + ">" +
        (fails ? "" : "<system-out>" + escape(body(group, language)) + "</system-out>") + "</testcase>\n";
}

std::string testsuite(const File& file, Language language) {
    const auto groups = by_rule(file);
    std::size_t failures = 0;
    std::string cases;
    for (const auto& group : groups) {
        failures += group.front()->severity == Severity::error ? 1U : 0U;
        cases += testcase(group, language);
    }
    if (file.error) {
        cases += "    <testcase name=\"read\"><error message=\"" + escape(file.error->message.in(language)) + "\"/></testcase>\n";
    }
    const std::size_t errors = file.error ? 1 : 0;
    return "  <testsuite name=\"" + escape(file.path) + "\" tests=\"" + std::to_string(groups.size() + errors) +
        "\" failures=\"" + std::to_string(failures) + "\" errors=\"" + std::to_string(errors) + "\" skipped=\"" +
        std::to_string(groups.size() - failures) + "\">\n" + cases + "  </testsuite>\n";
}

} // namespace

Bytes junit(const Report& report, Language language) {
    Bytes out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"engross " +
        escape(report.profile + " " + report.stage + " " + report.date) + "\">\n";
    for (const File& file : report.files) {
        out += testsuite(file, language);
    }
    return out + "</testsuites>\n";
}

} // namespace engross::report
