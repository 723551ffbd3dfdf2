// EARL 1.0 as JSON-LD (W3C Note): one assertion a finding, and one for each rule that
// passed or never applied.
#include "report/formats.h"
#include "report/silence.h"
#include "report/words.h"

#include <nlohmann/json.hpp>

namespace engross::report {

namespace {

using Json = nlohmann::ordered_json;

const char* outcome(Severity severity) {
    switch (severity) {
    case Severity::error:
    case Severity::warning:
        return "earl:failed";
    case Severity::review:
        return "earl:cantTell";
    case Severity::advice:
        break;
    }
    return "earl:passed";
}

std::string said(const std::string& standing) {
    return standing.empty() ? "" : " (" + standing + ")";
}

Json assertion(const File& file, const Finding& finding, Language language) {
    return {{"@type", "Assertion"},
            {"assertedBy", "urn:engross"},
            {"mode", "earl:automatic"},
            {"subject", {{"@type", "TestSubject"}, {"source", file.path}}},
            {"test", {{"@type", "TestCriterion"}, {"title", finding.rule}}},
            {"result",
             {{"@type", "TestResult"},
              {"outcome", outcome(finding.severity)},
              {"description", finding.message.in(language) + said(standing(finding).in(language))},
              {"pointer", {{"@type", "ptr:Pointer"}, {"expression", finding.where.src}}}}}};
}

Json silent(const File& file, const Asked& asked, const char* outcome) {
    return {{"@type", "Assertion"},
            {"assertedBy", "urn:engross"},
            {"mode", "earl:automatic"},
            {"subject", {{"@type", "TestSubject"}, {"source", file.path}}},
            {"test", {{"@type", "TestCriterion"}, {"title", asked.rule}}},
            {"result", {{"@type", "TestResult"}, {"outcome", outcome}}}};
}

void add_silence(const Report& report, const File& file, Json& graph) {
    const Silence all = silence(report, file);
    const auto add = [&](const std::vector<const Asked*>& rules, const char* outcome) {
        for (const Asked* asked : rules) {
            graph.push_back(silent(file, *asked, outcome));
        }
    };
    add(all.passed, "earl:passed");
    add(all.nothing_to_look_at, "earl:untested"); // only a person could tell
    add(all.not_applicable, "earl:inapplicable");
}

} // namespace

Bytes earl(const Report& report, Language language) {
    Json graph = Json::array();
    graph.push_back(
        {{"@id", "urn:engross"}, {"@type", "Software"}, {"title", "engross " + report.engross}});
    for (const File& file : report.files) {
        for (const Finding& finding : file.findings) {
            graph.push_back(assertion(file, finding, language));
        }
        add_silence(report, file, graph);
    }
    const Json out{{"@context",
                    {{"@vocab", "http://www.w3.org/ns/earl#"},
                     {"earl", "http://www.w3.org/ns/earl#"},
                     {"assertedBy", {{"@type", "@id"}}},
                     {"mode", {{"@type", "@id"}}},
                     {"outcome", {{"@type", "@id"}}},
                     {"ptr", "http://www.w3.org/2009/pointers#"},
                     {"title", "http://purl.org/dc/terms/title"},
                     {"description", "http://purl.org/dc/terms/description"},
                     {"source", "http://purl.org/dc/terms/source"}}},
                   {"@graph", graph}};
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace engross::report
