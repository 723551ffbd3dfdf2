#include "bulk/tables.h"

#include "bulk/drain.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>

namespace engross::bulk {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Words come out of documents of strangers: a spreadsheet must not run them.
std::string cell(const std::string& text) {
    const bool formula =
        !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    std::string out = formula ? "\"'" : "\"";
    for (const char c : text) {
        out += c == '"' ? "\"\"" : std::string(1, c);
    }
    return out + '"';
}

std::string line(const std::vector<std::string>& cells) {
    std::string out;
    for (const std::string& each : cells) {
        out += (out.empty() ? "" : ",") + cell(each);
    }
    return out + "\r\n";
}

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
    Bytes out(byte_order_mark);
    out += line({"file",
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
        out += line({each.path,
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
    Bytes out(byte_order_mark);
    out += line({"rule", "severity", "title", "documents", "findings"});
    for (const auto* counts : {&statistics.rules, &statistics.losses}) {
        for (const RuleCount& each : *counts) {
            const auto info = rules.find(each.rule);
            out += line({each.rule,
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
