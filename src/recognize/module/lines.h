// Lines and columns of text in a picture, whatever their angle up to about 17°.
#pragma once

#include "picture.h"

#include <vector>

namespace engross::recognize {

// Lines of `gray` that look like text, in its pixels, the largest first.
std::vector<TextLine> find_lines(Pix* gray);

// In the pixels of a copy that is `factor` as large.
void enlarge(TextLine& line, double factor);

} // namespace engross::recognize
