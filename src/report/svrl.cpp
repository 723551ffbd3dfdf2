// SVRL (ISO/IEC 19757-3, annex D; tests/judge/svrl.rng): a schematron-output for each document;
// several are wrapped. A rule is a pattern whose name, and whose assertions' @flag, is the rule's
// id.
#include "base/escape.h"
#include "report/formats.h"
#include "report/words.h"

#include <map>

namespace engross::report {

namespace {

std::string failed(const Finding& finding, Language language) {
    return "  <svrl:failed-assert flag=\"" + escaped(finding.rule) + "\" role=\"" +
           std::string(name(finding.severity)) + "\" location=\"" +
           escaped(finding.where.id.empty() ? "/document" : "//*[@id='" + finding.where.id + "']") +
           "\" test=\"" + escaped(finding.rule) +
           "\">\n    <svrl:diagnostic-reference diagnostic=\"src\"><svrl:text>" +
           escaped(finding.where.src + " " + finding.where.quote) +
           "</svrl:text></svrl:diagnostic-reference>\n    <svrl:text>" +
           escaped(finding.message.in(language) +
                   (standing(finding).empty() ? "" : " (" + standing(finding).in(language) + ")")) +
           "</svrl:text>\n  </svrl:failed-assert>\n";
}

const std::string fired = "  <svrl:fired-rule ";

std::string output(const File& file, const Report& report, Language language) {
    std::string out =
        "<svrl:schematron-output xmlns:svrl=\"http://purl.oclc.org/dsdl/svrl\" title=\"" +
        escaped(file.path) + "\" phase=\"" + escaped(report.stage) + "\" schemaVersion=\"" +
        escaped(report.profile + " " + report.date) + "\">\n";
    if (file.error) {
        out += "  <svrl:text>" + escaped(file.error->message.in(language)) + "</svrl:text>\n";
    }
    std::map<std::string_view, std::string> said; // by rule: its failed assertions
    for (const Finding& finding : file.findings) {
        said[finding.rule] += failed(finding, language);
    }
    for (const Asked& asked : file.asked) {
        said.try_emplace(asked.rule);
        if ((asked.places > 0 || !said[asked.rule].empty()) &&
            !said[asked.rule].starts_with(fired)) {
            said[asked.rule].insert(0, fired + ("context=\"" + escaped(asked.rule) + "\"/>\n"));
        }
    }
    for (const auto& [rule, words] : said) {
        out += "  <svrl:active-pattern name=\"" + escaped(rule) + "\"/>\n" + words;
    }
    return out + "</svrl:schematron-output>\n";
}

} // namespace

Bytes svrl(const Report& report, Language language) {
    const bool one = report.files.size() == 1;
    Bytes out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out += one ? "" : "<reports>\n";
    for (const File& file : report.files) {
        out += output(file, report, language);
    }
    return out + (one ? "" : "</reports>\n");
}

} // namespace engross::report
