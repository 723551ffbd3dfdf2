// The page of one rule.
#pragma once

#include "base/rule_info.h"

#include <string>

namespace engross::cli {

// Markdown in both languages. `fixtures`: the folder of its fixtures; need not be there.
std::string rule_page(const RuleInfo& rule, const std::string& fixtures);

} // namespace engross::cli
