#include "report/sarif_rules.h"

#include <algorithm>

namespace engross::report {

namespace {

using Json = nlohmann::ordered_json;
using Spoke = std::map<std::string_view, const Finding*>;

Text title_of(const Report& report, const Finding& finding) {
    const auto rule = report.rules.find(finding.rule);
    return rule == report.rules.end() ? finding.message : rule->second.title;
}

Json message(const Text& text, Language language) { return {{"text", text.in(language)}}; }

Json help(const Finding& finding, Language language) {
    const std::string word = finding.fix.word.in(language);
    const std::string office = finding.fix.libreoffice.in(language);
    const std::string source =
        Text("依據：", "Source: ").in(language) + finding.source.in(language);
    return {
        {"text", "Word: " + word + "\nLibreOffice: " + office + "\n" + source},
        {"markdown", "**Word**\n\n" + word + "\n\n**LibreOffice**\n\n" + office + "\n\n" + source}};
}

// Without the members that are the same in each language.
Json words(const Report& report, const Finding& finding, Language language) {
    return {{"id", finding.rule},
            {"shortDescription", message(title_of(report, finding), language)},
            {"fullDescription",
             message(finding.reason.empty() ? finding.message : finding.reason, language)},
            {"help", help(finding, language)}};
}

bool holds(const Taxonomy::Item& item, std::string_view rule) {
    return std::ranges::find(item.rules, rule) != item.rules.end();
}

// Of each taxonomy the items that the rules belong to, in its own order.
using Used = std::vector<std::vector<const Taxonomy::Item*>>;

Used used(const Report& report, const Spoke& spoke) {
    Used all;
    for (const Taxonomy& taxonomy : report.taxonomies) {
        auto& items = all.emplace_back();
        for (const Taxonomy::Item& item : taxonomy.items) {
            if (std::ranges::any_of(spoke,
                                    [&](const auto& each) { return holds(item, each.first); })) {
                items.push_back(&item);
            }
        }
    }
    return all;
}

Json taxonomy_of(const Taxonomy& taxonomy,
                 const std::vector<const Taxonomy::Item*>& items,
                 Language language) {
    Json taxa = Json::array();
    for (const Taxonomy::Item* item : items) {
        taxa.push_back({{"id", item->id}, {"name", item->name}});
    }
    return {{"name", taxonomy.name},
            {"version", taxonomy.version},
            {"organization", taxonomy.organization},
            {"informationUri", taxonomy.link},
            {"shortDescription", message(taxonomy.title, language)},
            {"isComprehensive", false},
            {"taxa", taxa}};
}

Json relationships(const Report& report, const Used& items, std::string_view rule) {
    Json all = Json::array();
    for (std::size_t i = 0; i < items.size(); ++i) {
        for (std::size_t at = 0; at < items[i].size(); ++at) {
            if (holds(*items[i][at], rule)) {
                all.push_back(
                    {{"target",
                      {{"id", items[i][at]->id},
                       {"index", at},
                       {"toolComponent", {{"name", report.taxonomies[i].name}, {"index", i}}}}},
                     {"kinds", Json::array({"relevant"})}});
            }
        }
    }
    return all;
}

Json descriptor(const Report& report,
                const Used& items,
                const Finding& finding,
                Language language) {
    Json out = words(report, finding, language);
    out["name"] = finding.rule;
    out["defaultConfiguration"] = {{"level", sarif_level(finding.severity)}};
    const auto rule = report.rules.find(finding.rule);
    if (rule != report.rules.end() && !rule->second.link.empty()) {
        out["helpUri"] = rule->second.link;
    }
    if (Json related = relationships(report, items, finding.rule); !related.empty()) {
        out["relationships"] = std::move(related);
    }
    out["properties"] = {{"source", finding.source.in(language)}};
    if (rule != report.rules.end()) {
        out["properties"]["tags"] = Json::array({rule->second.pack});
    }
    return out;
}

} // namespace

const char* sarif_level(Severity severity) {
    switch (severity) {
    case Severity::error:
        return "error";
    case Severity::warning:
        return "warning";
    case Severity::advice:
        return "note";
    case Severity::review:
        break;
    }
    return "none";
}

const char* sarif_language(Language language) { return language == Language::en ? "en" : "zh-TW"; }

SarifRules sarif_rules(const Report& report, const Spoke& spoke, Language language) {
    const Language other = language == Language::en ? Language::zh_tw : Language::en;
    SarifRules out{Json::array(), Json::array(), Json::array(), Json::array()};
    const Used items = used(report, spoke);
    Json translated = Json::array();
    for (const auto& [id, finding] : spoke) {
        out.rules.push_back(descriptor(report, items, *finding, language));
        translated.push_back(words(report, *finding, other));
    }
    out.translations.push_back({{"name", "engross"},
                                {"language", sarif_language(other)},
                                {"contents", Json::array({"localizedData"})},
                                {"isComprehensive", false},
                                {"associatedComponent", {{"name", "engross"}}},
                                {"rules", translated}});
    for (std::size_t i = 0; i < report.taxonomies.size(); ++i) {
        out.taxonomies.push_back(taxonomy_of(report.taxonomies[i], items[i], language));
        out.supported.push_back({{"name", report.taxonomies[i].name}, {"index", i}});
    }
    return out;
}

} // namespace engross::report
