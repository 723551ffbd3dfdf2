// Lines and columns of text in a picture, whatever their angle up to about 17°.
#pragma once

#include "picture.h"

#include <vector>

namespace engross::recognize {

// What looks like lines of text in `gray` (found in a smaller copy), in its pixels, the likely ones first (likeness above 0),
// of them the longest and clearest. They may share their place: not all are text.
std::vector<TextLine> find_lines(GrayView gray);

// The share of a line's place that is within others, 0 to 1.
double taken_of(const TextLine& line, const std::vector<TextLine>& others);

// In heights of its characters.
double length_of(const TextLine& line);

// In the pixels of a copy that is `factor` as large.
void enlarge(TextLine& line, double factor);

} // namespace engross::recognize
