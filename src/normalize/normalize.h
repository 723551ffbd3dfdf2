// The document as its author meant it. Each pass mends one thing, leaves a <repair> for every
// mending, and never changes the author's characters. One file a pass.
#pragma once

#include "doc/passes.h"

#include <span>

namespace engross::normalize {

// In the order in which they must run.
std::span<const doc::Pass> passes();

} // namespace engross::normalize
