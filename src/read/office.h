// Formats that LibreOffice turns into DOCX: .doc, .wps and others.
#pragma once

#include "read/reader.h"

namespace engross::read::office {

// Reads the DOCX that Input::converted holds. Each @src begins with "converted/": it is a place in
// that DOCX. From .doc it keeps what ODT keeps, and which headings are not numbered as well.
doc::Document read(const Input& input);

} // namespace engross::read::office
