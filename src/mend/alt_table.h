// The table of alternative texts that a person reviews: CSV (RFC 4180) with a first row of names.
// "place" is @src of the picture, "ocr" what was read in it and "confidence" how sure that is (0 to
// 1), "current" the author's text, "proposal" that of engross, "corrected" what shall stand there;
// an empty one leaves the picture as it is. Cells that a spreadsheet would take for formulas have '
// before them in the file, which is taken off again.
#pragma once

#include "base/bytes.h"

#include <map>
#include <string>
#include <vector>

namespace engross::mend {

using Rows = std::vector<std::vector<std::string>>;

// Throws Error(usage), with the line, for quotes that do not close.
Rows read_csv(BytesView bytes);
Bytes write_csv(const Rows& rows);

// place → corrected text. Throws Error(usage) when the columns "place" or "corrected" are missing.
// "" gives none.
std::map<std::string, std::string> reviewed_texts(BytesView table);

} // namespace engross::mend
