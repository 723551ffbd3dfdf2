// Asking tables.
#pragma once

#include "xml/xml.h"

namespace engross::doc {

// Whether a table has a cell of its own that is a header: one without relates nothing to anything.
bool has_header_cell(xml::Node table);

} // namespace engross::doc
