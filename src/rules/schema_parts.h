// Small functions on the words of a Schematron file.
#pragma once

#include "rules/schema.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace engross::rules {

// White space to one space, none at the ends. Where a line of Chinese was broken for the file's
// sake, no space stays.
std::string collapse(std::string_view text);

// The same over the text of several parts; empty parts fall away.
Parts tidy(Parts parts);

// "… 字" : expressions as an ellipsis.
std::string outline(const Parts& parts);

// Puts an abstract pattern's parameters ($name) in.
std::string substitute(std::string expression,
                       const std::vector<std::pair<std::string, std::string>>& parameters);

// The first thing that every rule must say in both languages and this one does not.
std::optional<std::string> first_missing(const RuleInfo& info);

} // namespace engross::rules
