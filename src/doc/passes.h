// A pass improves the document in place. Normalize and enrich are lists of passes; each can be
// dumped
// (--dump-after NAME) and is validated after itself in tests.
#pragma once

#include "doc/document.h"

#include <string_view>

namespace engross::doc {

struct Pass {
    std::string_view name;
    void (*run)(Document&);
};

} // namespace engross::doc
