// Our own asserts on a PDF that was written, read back.
#pragma once

#include "base/bytes.h"

#include <string>
#include <vector>

namespace engross::pdf {

// Reads the file anew with qpdf and holds it against what PDF/UA-1 asks of its structure: marked, a
// title that is shown, a language, metadata with pdfuaid (clauses 5, 7.1, 7.2); every marked
// sequence of the pages in the tag tree once and back through the ParentTree (7.1; ISO
// 32000-1, 14.7.4.4); Figure with Alt (7.3), TH with Scope (7.5), links in the tree with Contents
// (7.18.5); fonts embedded with ToUnicode (7.21). Returns what does not hold, in English, for
// engross's makers; empty: it holds. Not the whole standard.
std::vector<std::string> verify(BytesView pdf);

} // namespace engross::pdf
