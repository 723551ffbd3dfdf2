#include "gate/baseline.h"

#include "gate/waivers.h"
#include "gate/yaml_file.h"

namespace engross::gate {

namespace fs = std::filesystem;
using rules::Yaml;
using rules::YamlReader;

namespace {

Baseline::Entry entry(const Baseline& baseline, const report::File& file, const Finding& finding) {
    return {name_of(file.path, baseline.file), finding.rule, finding.fingerprint};
}

} // namespace

Baseline load_baseline(const fs::path& file) {
    Baseline result{file};
    if (file.empty()) {
        return result;
    }
    const Yaml yaml = load_yaml(file);
    YamlReader reader(yaml, file.string());
    const Yaml& list = reader.optional("baseline");
    reader.done();
    if (list.kind != Yaml::Kind::list) {
        reader.fail(list,
                    {"缺少清單 baseline；請用 engross baseline 產生這個檔案",
                     "expected the list baseline; engross baseline writes this file"});
    }
    for (const Yaml& item : list.items) {
        YamlReader each(item, file.string());
        const std::string rule = each.needed("rule");
        const std::string document = each.needed("document");
        static_cast<void>(each.needed("fingerprint"));
        result.entries.emplace(document, rule, fingerprint(each, item["fingerprint"]));
        each.done();
    }
    return result;
}

Baseline baseline_of(fs::path file, std::span<const report::File> files) {
    Baseline result{std::move(file)};
    for (const report::File& each : files) {
        for (const Finding& finding : each.findings) {
            if (!finding.waived && finding.severity >= Severity::warning) {
                result.entries.insert(entry(result, each, finding));
            }
        }
    }
    return result;
}

void mark_known(const Baseline& baseline, std::span<report::File> files) {
    if (baseline.entries.empty()) {
        return;
    }
    for (report::File& file : files) {
        for (Finding& finding : file.findings) {
            finding.known = !finding.waived && finding.severity >= Severity::warning &&
                            baseline.entries.contains(entry(baseline, file, finding));
        }
    }
}

Baseline shrunk(const Baseline& baseline, std::span<const report::File> files) {
    if (baseline.entries.empty()) {
        return baseline;
    }
    std::set<std::string> seen;
    std::set<Baseline::Entry> there;
    for (const report::File& file : files) {
        if (file.error) {
            continue;
        }
        seen.insert(name_of(file.path, baseline.file));
        for (const Finding& finding : file.findings) {
            there.insert(entry(baseline, file, finding));
        }
    }
    Baseline result = baseline;
    std::erase_if(result.entries, [&](const Baseline::Entry& each) {
        return seen.contains(std::get<0>(each)) && !there.contains(each);
    });
    return result;
}

Bytes to_yaml(const Baseline& baseline) {
    Bytes out =
        "# 由 engross baseline 產生：設關卡時就有的問題，只能減少。 Written by engross baseline: entries may only go.\n"
        "baseline:";
    out += baseline.entries.empty() ? " []\n" : "\n";
    for (const auto& [document, rule, print] : baseline.entries) {
        out += "  - {fingerprint: " + in_quotes(print) + ", rule: " + in_quotes(rule) +
               ", document: " + in_quotes(document) + "}\n";
    }
    return out;
}

} // namespace engross::gate
