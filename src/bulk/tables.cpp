#include "bulk/tables.h"

#include "base/csv.h"
#include "bulk/drain.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>

namespace engross::bulk {

namespace {

std::string seconds(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3f", value);
    return text.data();
}

std::string count_of(const std::vector<Tally>& tallies, std::string_view severity) {
    std::int64_t count = 0;
    for (const Tally& tally : tallies) {
        count += tally.severity == severity ? tally.count : 0;
    }
    return std::to_string(count);
}

std::string folder_if_done(const Document& document) {
    return document.state == "done" ? folder_of(document.content).string() : "";
}

} // namespace

Bytes documents_csv(Ledger& ledger, Language language) {
    Bytes out(csv::byte_order_mark);
    out += csv::line({"file",
                      "sha256",
                      "state",
                      "verdict",
                      "reason",
                      "message",
                      "title",
                      "agency",
                      "year",
                      "errors",
                      "warnings",
                      "advice",
                      "review",
                      "cpu_seconds",
                      "memory_bytes",
                      "folder"});
    for_each_document(ledger, [&](const Document& each) {
        const auto tallies = tallies_of(ledger, each.content);
        out += csv::line({each.path,
                          each.content,
                          each.state,
                          each.state == "done" ? each.verdict : "",
                          each.reason,
                          each.message.in(language),
                          each.title,
                          each.agency,
                          each.year,
                          count_of(tallies, "error"),
                          count_of(tallies, "warning"),
                          count_of(tallies, "advice"),
                          count_of(tallies, "review"),
                          seconds(each.cpu),
                          std::to_string(each.memory),
                          folder_if_done(each)});
    });
    return out;
}

Bytes rules_csv(const Statistics& statistics, const RuleInfos& rules, Language language) {
    Bytes out(csv::byte_order_mark);
    out += csv::line({"rule", "severity", "title", "documents", "findings"});
    for (const auto* counts : {&statistics.rules, &statistics.losses}) {
        for (const RuleCount& each : *counts) {
            const auto info = rules.find(each.rule);
            out += csv::line({each.rule,
                              each.severity,
                              info == rules.end() ? "" : info->second.title.in(language),
                              std::to_string(each.documents),
                              std::to_string(each.findings)});
        }
    }
    return out;
}

Bytes documents_jsonl(Ledger& ledger) {
    Bytes out;
    for_each_document(ledger, [&](const Document& each) {
        nlohmann::ordered_json line{
            {"file", each.path}, {"sha256", each.content}, {"state", each.state}};
        const auto add = [&](const char* name, const std::string& value) {
            if (!value.empty()) {
                line[name] = value;
            }
        };
        add("verdict", each.state == "done" ? each.verdict : "");
        add("reason", each.reason);
        add("stage", each.reason.empty() ? "" : each.stage);
        if (!each.message.empty()) {
            line["message"] = {{"zh-TW", each.message.zh}, {"en", each.message.en}};
        }
        add("title", each.title);
        add("agency", each.agency);
        add("year", each.year);
        add("folder", folder_if_done(each));
        line["cpu"] = each.cpu;
        line["memory"] = each.memory;
        line["rules"] = nlohmann::json::array();
        for (const Tally& tally : tallies_of(ledger, each.content)) {
            line["rules"].push_back(
                {{"rule", tally.rule}, {"severity", tally.severity}, {"count", tally.count}});
        }
        out += line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    });
    return out;
}

} // namespace engross::bulk
