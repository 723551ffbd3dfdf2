// SARIF 2.1.0 (OASIS). Every result has a physical location with startLine 1: GitHub refuses a whole file
// for one result without.
#include "report/formats.h"
#include "report/words.h"

#include <nlohmann/json.hpp>

#include <map>

namespace engross::report {

namespace {

using Json = nlohmann::ordered_json;

const char* level(Severity severity) {
    switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::advice: return "note";
    case Severity::review: break;
    }
    return "none";
}

Json rule(const Finding& finding, Language language) {
    const Fix& fix = finding.fix;
    return {{"id", finding.rule},
            {"shortDescription", {{"text", finding.message.in(language)}}},
            {"fullDescription", {{"text", finding.reason.in(language)}}},
            {"help", {{"text", "Word: " + fix.word.in(language) + "\nLibreOffice: " + fix.libreoffice.in(language)}}},
            {"defaultConfiguration", {{"level", level(finding.severity)}}},
            {"properties", {{"source", finding.source.in(language)}}}};
}

Json location(const File& file, const Finding& finding) {
    Json physical{{"artifactLocation", {{"uri", file.path}}}, {"region", {{"startLine", 1}}}};
    if (!finding.where.quote.empty()) {
        physical["region"]["snippet"] = {{"text", finding.where.quote}};
    }
    Json out{{"physicalLocation", physical}};
    if (!finding.where.src.empty()) {
        out["logicalLocations"] = Json::array({{{"fullyQualifiedName", finding.where.heading},
                                                {"decoratedName", finding.where.src},
                                                {"kind", "element"}}});
    }
    return out;
}

// The standard has no day on which a suppression ends.
Json suppression(const Waived& by) {
    return {{"kind", "external"}, {"status", "accepted"}, {"justification", by.reason},
            {"properties", {{"owner", by.owner}, {"expires", by.expires}, {"entry", by.entry}}}};
}

Json gate(const Gate& gate, Language language) {
    Json out{{"policy", gate.policy}, {"passes", gate.passes}, {"reasons", Json::array()}, {"notes", Json::array()}};
    for (const Text& reason : gate.reasons) {
        out["reasons"].push_back(reason.in(language));
    }
    for (const Text& note : gate.notes) {
        out["notes"].push_back(note.in(language));
    }
    return out;
}

Json confirmations(const Report& report, Language language) {
    Json out = Json::array();
    for (const File& file : report.files) {
        for (const Confirmation& each : file.confirmations) {
            out.push_back({{"file", file.path}, {"output", each.output}, {"judge", each.judge.in(language)}, {"standard", each.standard.in(language)}});
        }
    }
    return out;
}

Json result(const File& file, const Finding& finding, bool has_gate, Language language) {
    Json out{{"ruleId", finding.rule},
             {"kind", finding.severity == Severity::review ? "review" : "fail"},
             {"level", level(finding.severity)},
             {"message", {{"text", finding.message.in(language)}}},
             {"locations", Json::array({location(file, finding)})},
             {"partialFingerprints", {{"engross/v1", finding.fingerprint}}}};
    Json properties = Json::object();
    if (finding.where.page) {
        properties["page"] = *finding.where.page;
    }
    if (finding.where.pdf_page) {
        properties["pdf_page"] = *finding.where.pdf_page;
    }
    if (!finding.where.id.empty()) {
        properties["anchor"] = finding.where.id;
    }
    if (finding.waived) {
        out["suppressions"] = Json::array({suppression(*finding.waived)});
    }
    if (has_gate) {
        out["baselineState"] = finding.known ? "unchanged" : "new";
    }
    out["properties"] = properties;
    return out;
}

// Files that could not be read are no results: the tool says so of its own run.
Json notification(const File& file, Language language) {
    return {{"level", "error"},
            {"message", {{"text", file.error->message.in(language)}}},
            {"locations", Json::array({{{"physicalLocation",
                                         {{"artifactLocation", {{"uri", file.path}}}, {"region", {{"startLine", 1}}}}}}})}};
}

} // namespace

Bytes sarif(const Report& report, Language language) {
    std::map<std::string, Json> rules;
    Json results = Json::array();
    Json notifications = Json::array();
    for (const File& file : report.files) {
        for (const Finding& finding : file.findings) {
            rules.try_emplace(finding.rule, rule(finding, language));
            results.push_back(result(file, finding, report.gate.has_value(), language));
        }
        if (file.error) {
            notifications.push_back(notification(file, language));
        }
    }
    Json driver{{"name", "engross"}, {"semanticVersion", report.engross}, {"rules", Json::array()}};
    driver["language"] = language == Language::en ? "en" : "zh-TW";
    for (auto& [id, each] : rules) {
        driver["rules"].push_back(std::move(each));
    }
    Json properties{{"date", report.date}, {"profile", report.profile}, {"stage", report.stage}};
    if (report.gate) {
        properties["gate"] = gate(*report.gate, language);
        properties["confirmed"] = confirmations(report, language);
    }
    const Json run{{"tool", {{"driver", driver}}},
                   {"columnKind", "unicodeCodePoints"},
                   {"invocations", Json::array({{{"executionSuccessful", notifications.empty()},
                                                 {"toolExecutionNotifications", notifications}}})},
                   {"properties", properties},
                   {"results", results}};
    const Json out{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                   {"version", "2.1.0"},
                   {"runs", Json::array({run})}};
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace engross::report
