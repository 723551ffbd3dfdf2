// The table of alternative texts that a person reviews: CSV (RFC 4180) with a first row of names.
// "place" is @src of the picture, "ocr" what was read in it and "confidence" how sure that is (0 to
// 1), "current" the author's text, "proposal" that of engross, "corrected" what shall stand there;
// an empty one leaves the picture as it is.
#pragma once

#include "base/bytes.h"

#include <map>
#include <string>

namespace engross::mend {

// place → corrected text; "" gives none. Throws Error(usage) when the columns "place" or
// "corrected" are missing, and as csv::read() does.
std::map<std::string, std::string> reviewed_texts(BytesView table);

} // namespace engross::mend
