// The inverse of base64() in bytes.h.
#pragma once

#include "base/bytes.h"

namespace engross {

// What is not of the alphabet is passed over.
Bytes from_base64(std::string_view encoded);

} // namespace engross
