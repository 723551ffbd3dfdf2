// Facts that XPath or a pattern cannot say, computed once, as attributes or <fact> elements, for
// rules to judge. Never an opinion. One file a fact.
#pragma once

#include "doc/passes.h"

#include <span>

namespace engross::enrich {

std::span<const doc::Pass> passes();

} // namespace engross::enrich
