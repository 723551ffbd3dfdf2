// The native format (README): all others can be made from it.
#include "report/formats.h"
#include "report/silence.h"

#include <nlohmann/json.hpp>

namespace engross::report {

namespace {

using Json = nlohmann::ordered_json;

void set_if(Json& object, const char* key, const std::string& value) {
    if (!value.empty()) {
        object[key] = value;
    }
}

Json where(const Location& location) {
    Json out = Json::object();
    set_if(out, "id", location.id);
    set_if(out, "src", location.src);
    if (location.page) {
        out["page"] = *location.page;
    }
    if (location.pdf_page) {
        out["pdf_page"] = *location.pdf_page;
    }
    set_if(out, "heading", location.heading);
    set_if(out, "quote", location.quote);
    return out;
}

Json finding(const Finding& finding, Language language) {
    return {{"rule", finding.rule},
            {"severity", name(finding.severity)},
            {"message", finding.message.in(language)},
            {"reason", finding.reason.in(language)},
            {"source", finding.source.in(language)},
            {"fix",
             {{"word", finding.fix.word.in(language)},
              {"libreoffice", finding.fix.libreoffice.in(language)}}},
            {"where", where(finding.where)},
            {"fingerprint", finding.fingerprint}};
}

Json ids(const std::vector<const Asked*>& rules) {
    Json out = Json::array();
    for (const Asked* each : rules) {
        out.push_back(each->rule);
    }
    return out;
}

Json waived(const Waived& by) {
    return {
        {"reason", by.reason}, {"owner", by.owner}, {"expires", by.expires}, {"entry", by.entry}};
}

Json texts(const std::vector<Text>& all, Language language) {
    Json out = Json::array();
    for (const Text& each : all) {
        out.push_back(each.in(language));
    }
    return out;
}

Json gate(const Gate& gate, Language language) {
    return {{"policy", gate.policy},
            {"passes", gate.passes},
            {"reasons", texts(gate.reasons, language)},
            {"notes", texts(gate.notes, language)}};
}

Json confirmations(const File& file, Language language) {
    Json out = Json::array();
    for (const Confirmation& each : file.confirmations) {
        out.push_back({{"output", each.output},
                       {"judge", each.judge.in(language)},
                       {"standard", each.standard.in(language)}});
    }
    return out;
}

Json file(const Report& report, const File& file, Language language) {
    Json out{{"path", file.path}, {"sha256", file.sha256}, {"verdict", verdict(file)}};
    if (file.error) {
        out["error"] = {{"code", static_cast<int>(file.error->code)},
                        {"message", file.error->message.in(language)}};
    }
    out["findings"] = Json::array();
    for (const Finding& each : file.findings) {
        out["findings"].push_back(finding(each, language));
        if (each.waived) {
            out["findings"].back()["waived"] = waived(*each.waived);
        }
        if (each.known) {
            out["findings"].back()["known"] = true;
        }
    }
    if (!file.confirmations.empty()) {
        out["confirmed"] = confirmations(file, language);
    }
    if (!file.asked.empty()) {
        const Silence silent = silence(report, file);
        out["passed"] = ids(silent.passed);
        out["nothing_to_look_at"] = ids(silent.nothing_to_look_at);
        out["not_applicable"] = ids(silent.not_applicable);
    }
    return out;
}

} // namespace

Bytes json(const Report& report, Language language) {
    Json out{{"engross", report.engross},
             {"date", report.date},
             {"profile", report.profile},
             {"stage", report.stage}};
    if (report.gate) {
        out["gate"] = gate(*report.gate, language);
    }
    out["files"] = Json::array();
    for (const File& each : report.files) {
        out["files"].push_back(file(report, each, language));
    }
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace engross::report
