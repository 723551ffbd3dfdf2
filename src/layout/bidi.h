// The order of text on a line: the Unicode bidirectional algorithm (UAX #9), by ICU.
#pragma once

#include "layout/lines.h"

namespace engross::layout {

// The embedding level of each character, marks and isolates of the author heeded; empty when all of
// it runs from left to right.
std::vector<std::uint8_t> bidi_levels(const Inline& content);

// Moves the places of a line (from `place`, distances from the line's start) to where its clusters
// are drawn, from the left edge of the text area, `measure` wide. Rule L1 and L2 of UAX #9. Nothing
// to do on lines from left to right.
void reorder(const Inline& content,
             const Clusters& clusters,
             const Line& line,
             double measure,
             Places& places);

} // namespace engross::layout
