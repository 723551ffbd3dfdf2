// The parts of a SARIF run that say what the rules are.
#pragma once

#include "report/report.h"

#include <nlohmann/json.hpp>

namespace engross::report {

// driver.rules and what belongs to it.
struct SarifRules {
    nlohmann::ordered_json rules;        // reportingDescriptors in the chosen language
    nlohmann::ordered_json translations; // the same in the other one
    nlohmann::ordered_json taxonomies;   // WCAG, PDF/UA: only what these rules belong to
    nlohmann::ordered_json supported;    // driver.supportedTaxonomies
};

SarifRules sarif_rules(const Report& report,
                       const std::map<std::string_view, const Finding*>& spoke,
                       Language language);

const char* sarif_level(Severity severity);
const char* sarif_language(Language language);

} // namespace engross::report
