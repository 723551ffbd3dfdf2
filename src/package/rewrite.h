// Writing a package again with some entries changed.
#pragma once

#include "package/package.h"

#include <map>

namespace engross::package {

// New content of entries, by their exact names; nothing: the entry is left out.
using Edits = std::map<std::string, std::optional<Bytes>>;

// The package with these entries changed, new ones at its end. All others are copied as they are
// packed, in their order. The same edits give the same bytes (no clock); none give `bytes`. Throws
// Error as open().
Bytes rewrite(BytesView bytes, const Edits& edits);

} // namespace engross::package
