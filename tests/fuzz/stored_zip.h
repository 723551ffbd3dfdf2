// A ZIP whose files are stored, not packed, so that they can be spoilt without spoiling the
// package.
#pragma once

#include "base/bytes.h"

#include <string>
#include <utility>
#include <vector>

namespace engross::fuzz {

using Parts = std::vector<std::pair<std::string, Bytes>>; // name, content

Bytes stored_zip(const Parts& parts);

// The files of a package of fixtures/.
Parts parts_of(const std::string& file);

} // namespace engross::fuzz
