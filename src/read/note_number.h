// The number of a note where its text stands.
#pragma once

#include "doc/look.h"

namespace engross::read {

// Raises the label of `note`, or lowers it, when the number is drawn with such a look.
void raise_note_number(doc::Document& document, xml::Node note, const doc::RunLook& look);

} // namespace engross::read
