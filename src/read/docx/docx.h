// Office Open XML word-processing documents (ECMA-376, ISO/IEC 29500), transitional and strict.
#pragma once

#include "read/reader.h"

namespace engross::read::docx {

// True for a package whose main part, found by its relationship, is a word-processing document.
bool is(const Input& input);
doc::Document read(const Input& input);

} // namespace engross::read::docx
