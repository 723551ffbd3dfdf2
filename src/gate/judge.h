// Whether documents may pass: findings, waivers and baseline held against the policy.
#pragma once

#include "gate/baseline.h"
#include "gate/policy.h"
#include "gate/waivers.h"
#include "rules/rules.h"

namespace engross::gate {

// A policy with the files that it names.
struct Books {
    Policy policy;
    Waivers waivers{};
    Baseline baseline{};
};

// Which rules a policy asks for on a day.
rules::Selection selection_of(const Policy& policy, const std::string& date);

// What the policy makes of the profile's levels, one line a rule: for every report. Throws
// Error(usage) with FILE:LINE when there is no such profile or rule.
std::vector<Text>
changed_levels(const Policy& policy, const rules::Pack& pack, const rules::Selection& selection);

// Marks the findings of the report's files that are waived or known, and sets the report's gate;
// `notes` come before its own.
void judge(const Books& books, std::vector<Text> notes, report::Report& report);

} // namespace engross::gate
