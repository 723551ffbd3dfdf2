// Names of the scopes of text rules.
#pragma once

#include <string_view>

namespace engross::rules {

// Bits of Scope::kinds for a name; 0 when there is no such scope.
unsigned scope_bits(std::string_view name);

} // namespace engross::rules
