// What an entry of a package may be called, and how large it may be.
#pragma once

#include "base/limits.h"

#include <cstdint>
#include <string_view>

namespace engross::package {

// Throws Error(unreadable) for a name that leaves the package, Error(limit) for an entry that is
// too large or grows too much. `size`, `packed`: bytes.
void check_entry(std::string_view name,
                 std::uintmax_t size,
                 std::uintmax_t packed,
                 const Limits& limits);

} // namespace engross::package
