// OpenDocument text (ODF 1.0 to 1.4, ISO/IEC 26300): packages and flat XML files.
#pragma once

#include "read/reader.h"

namespace engross::read::odt {

bool is(const Input& input);
doc::Document read(const Input& input);
bool is_flat(const Input& input);
doc::Document read_flat(const Input& input);

} // namespace engross::read::odt
