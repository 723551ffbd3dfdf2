// What the two parsers of properties share. Private to docx/.
#pragma once

#include "base/word_table.h"
#include "read/docx/properties.h"

namespace engross::read::docx {

// The value of the style or element nearer to the text wins.
template <typename T> void take(std::optional<T>& mine, const std::optional<T>& over) {
    if (over) {
        mine = over;
    }
}

} // namespace engross::read::docx
