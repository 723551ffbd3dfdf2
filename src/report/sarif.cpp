// SARIF 2.1.0 (OASIS). Every result has a physical location with startLine 1: GitHub refuses a
// whole file for one result without.
#include "report/formats.h"
#include "report/sarif_rules.h"

#include <nlohmann/json.hpp>

#include <map>

namespace engross::report {

namespace {

using Json = nlohmann::ordered_json;

// A path as an URI reference (RFC 3986): Chinese and blanks in per cent.
std::string uri(const std::string& path) {
    constexpr std::string_view plain = "/-._~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = path.starts_with('/') ? "file://" : "";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter || plain.find(c) != std::string_view::npos) {
            out += c;
        } else {
            out += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
    }
    return out;
}

Json location(const File& file, const Finding& finding) {
    Json physical{{"artifactLocation", {{"uri", uri(file.path)}}}, {"region", {{"startLine", 1}}}};
    if (!finding.where.quote.empty()) {
        physical["region"]["snippet"] = {{"text", finding.where.quote}};
    }
    Json out{{"physicalLocation", physical}};
    if (!finding.where.src.empty()) {
        Json logical{{"decoratedName", finding.where.src}, {"kind", "element"}};
        if (!finding.where.heading.empty()) {
            logical["fullyQualifiedName"] = finding.where.heading;
        }
        out["logicalLocations"] = Json::array({logical});
    }
    return out;
}

// The standard has no day on which a suppression ends.
Json suppression(const Waived& by) {
    return {{"kind", "external"},
            {"status", "accepted"},
            {"justification", by.reason},
            {"properties", {{"owner", by.owner}, {"expires", by.expires}, {"entry", by.entry}}}};
}

Json gate(const Gate& gate, Language language) {
    Json out{{"policy", gate.policy},
             {"passes", gate.passes},
             {"reasons", Json::array()},
             {"notes", Json::array()}};
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
            out.push_back({{"file", file.path},
                           {"output", each.output},
                           {"judge", each.judge.in(language)},
                           {"standard", each.standard.in(language)}});
        }
    }
    return out;
}

Json result(const File& file, const Finding& finding, bool has_gate, Language language) {
    Json out{{"ruleId", finding.rule},
             {"kind", finding.severity == Severity::review ? "review" : "fail"},
             {"level", sarif_level(finding.severity)},
             {"message", {{"text", finding.message.in(language)}}},
             {"locations", Json::array({location(file, finding)})},
             {"partialFingerprints", {{"engross/v1", finding.fingerprint}}}};
    // The message is filled in already, so the other language cannot come from messageStrings.
    Json properties{{"messages", {{"zh-TW", finding.message.zh}, {"en", finding.message.en}}}};
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
            {"locations",
             Json::array({{{"physicalLocation",
                            {{"artifactLocation", {{"uri", uri(file.path)}}},
                             {"region", {{"startLine", 1}}}}}}})}};
}

Json artifact(const File& file) {
    Json out{{"location", {{"uri", uri(file.path)}}}, {"roles", Json::array({"analysisTarget"})}};
    if (!file.sha256.empty()) {
        out["hashes"] = {{"sha-256", file.sha256}};
    }
    return out;
}

Json invocation(const Report& report, Language language) {
    Json notifications = Json::array();
    for (const File& file : report.files) {
        if (file.error) {
            notifications.push_back(notification(file, language));
        }
    }
    return {{"executionSuccessful", notifications.empty()},
            {"toolExecutionNotifications", notifications}};
}

// By rule, its gravest finding.
std::map<std::string_view, const Finding*> rules_that_spoke(const Report& report) {
    std::map<std::string_view, const Finding*> spoke;
    for (const File& file : report.files) {
        for (const Finding& finding : file.findings) {
            const Finding*& first = spoke[finding.rule];
            first = first == nullptr || first->severity < finding.severity ? &finding : first;
        }
    }
    return spoke;
}

Json driver(const Report& report, SarifRules& rules, Language language) {
    return {{"name", "engross"},
            {"semanticVersion", report.engross},
            {"language", sarif_language(language)},
            {"supportedTaxonomies", std::move(rules.supported)},
            {"rules", std::move(rules.rules)}};
}

} // namespace

Bytes sarif(const Report& report, Language language) {
    Json results = Json::array();
    Json artifacts = Json::array();
    for (const File& file : report.files) {
        artifacts.push_back(artifact(file));
        for (const Finding& finding : file.findings) {
            results.push_back(result(file, finding, report.gate.has_value(), language));
        }
    }
    Json properties{{"date", report.date}, {"profile", report.profile}, {"stage", report.stage}};
    if (report.gate) {
        properties["gate"] = gate(*report.gate, language);
        properties["confirmed"] = confirmations(report, language);
    }
    SarifRules rules = sarif_rules(report, rules_that_spoke(report), language);
    const Json run{{"tool", {{"driver", driver(report, rules, language)}}},
                   {"language", sarif_language(language)},
                   {"columnKind", "unicodeCodePoints"},
                   {"translations", std::move(rules.translations)},
                   {"taxonomies", std::move(rules.taxonomies)},
                   {"artifacts", std::move(artifacts)},
                   {"invocations", Json::array({invocation(report, language)})},
                   {"properties", properties},
                   {"results", results}};
    const Json out{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                   {"version", "2.1.0"},
                   {"runs", Json::array({run})}};
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace engross::report
