// The policy of a gate: what counts as passing, said in one YAML file that is reviewed like code.
//
//     profile: trip-report        # rules (engross rules list)
//     stage: publish              # draft, submit, publish, archive
//     fail-on: error              # error, warning or review: new findings from here on stop it
//     max-warning: 10             # at most so many that are not waived; none: any number
//     max-review: 0               # at most so many for a person to look at; at publish 0
//     verify: own                 # who confirms the outputs: own, our own asserts on what was
//                                 # written; verapdf, besides these veraPDF, which must be there
//     outputs: [xml, html, pdf]
//     pdf: ua1                    # ua1 or ua2
//     levels: {TW-LEX-012: off}   # a rule's level: error, warning, advice, review or off
//     limits: {input-mib: 64, memory-mib: 2048, cpu-seconds: 60}
//     waivers: waivers.yml        # beside the policy
//     baseline: baseline.yml      # beside the policy
#pragma once

#include "base/finding.h"
#include "base/limits.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace engross::gate {

// A value, and who said it: "policy.yml:3", "--stage", or "" for the default.
template <typename Value> struct Said {
    Value value;
    std::string by{};
};

struct Policy {
    std::filesystem::path file;
    Said<std::string> profile{"trip-report"};
    Said<std::string> stage{"publish"};
    Said<Severity> fail_on{Severity::error};
    Said<std::optional<std::size_t>> max_warning{std::nullopt};
    Said<std::optional<std::size_t>> max_review{std::nullopt};
    Said<std::string> verify{"own"};
    Said<std::vector<std::string>> outputs{{"xml", "html", "pdf"}};
    Said<std::string> pdf{"ua1"};
    std::map<std::string, Said<std::optional<Severity>>, std::less<>> levels; // nullopt: off
    Limits limits;
    std::map<std::string, Said<std::size_t>> limits_said; // as written, by key
    Said<std::filesystem::path> waivers{{}};              // empty: none
    Said<std::filesystem::path> baseline{{}};             // empty: none

    // What is said, else 0 at publish, else any number.
    [[nodiscard]] std::optional<std::size_t> review_limit() const;
};

// Throws Error(usage) with FILE:LINE and what was expected; Error(usage) too when the file cannot
// be read.
Policy load_policy(const std::filesystem::path& file);

} // namespace engross::gate
