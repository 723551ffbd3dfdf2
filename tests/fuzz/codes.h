// Pictures of QR codes and barcodes for the library that reads them.
#pragma once

#include "base/bytes.h"

namespace engross::fuzz {

// The target "codes" (targets.h): modules in a row, pixels of a module (a byte each), and the
// modules, a bit each. Throws std::logic_error when what is read cannot be sent on.
void codes(BytesView bytes);

} // namespace engross::fuzz
