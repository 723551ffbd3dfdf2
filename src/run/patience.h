// How long a document may take by the clock on the wall.
#pragma once

#include "base/limits.h"

#include <chrono>

namespace engross::run {

// A busy machine gives a process a part of the time only.
inline constexpr unsigned busy_share = 5;

// Without any sign of going on (pulse.h), however little of a processor it uses: then it hangs.
inline std::chrono::seconds longest_silence(const Limits& limits) {
    return std::chrono::seconds(limits.cpu_seconds) * busy_share / 2;
}

} // namespace engross::run
