// SVRL (ISO/IEC 19757-3, annex D): a schematron-output for each document; several are wrapped.
#include "report/formats.h"
#include "report/words.h"

namespace engross::report {

namespace {

std::string failed(const Finding& finding, Language language) {
    return "  <svrl:failed-assert id=\"" + escape(finding.rule) + "\" role=\"" + std::string(name(finding.severity)) +
        "\" location=\"" + escape(finding.where.id.empty() ? "/document" : "//*[@id='" + finding.where.id + "']") +
        "\" test=\"" + escape(finding.rule) + "\">\n    <svrl:text>" + escape(finding.message.in(language) + (standing(finding).empty() ? "" : " (" + standing(finding).in(language) + ")")) +
        "</svrl:text>\n    <svrl:diagnostic-reference diagnostic=\"src\">" + escape(finding.where.src + " " + finding.where.quote) +
        "</svrl:diagnostic-reference>\n  </svrl:failed-assert>\n";
}

std::string output(const File& file, const Report& report, Language language) {
    std::string out = "<svrl:schematron-output title=\"" + escape(file.path) + "\" phase=\"" + escape(report.stage) +
        "\" schemaVersion=\"" + escape(report.profile + " " + report.date) + "\">\n";
    if (file.error) {
        out += "  <svrl:text>" + escape(file.error->message.in(language)) + "</svrl:text>\n";
    }
    for (const Finding& finding : file.findings) {
        out += failed(finding, language);
    }
    return out + "</svrl:schematron-output>\n";
}

} // namespace

Bytes svrl(const Report& report, Language language) {
    Bytes out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<reports xmlns:svrl=\"http://purl.oclc.org/dsdl/svrl\">\n";
    for (const File& file : report.files) {
        out += output(file, report, language);
    }
    return out + "</reports>\n";
}

} // namespace engross::report
