// Media types of the files in a package.
#pragma once

#include "base/bytes.h"

#include <string>
#include <string_view>

namespace engross::package {

// By content where the first bytes tell, else by the extension of `name`, else
// "application/octet-stream".
std::string media_type(std::string_view name, BytesView bytes);

} // namespace engross::package
