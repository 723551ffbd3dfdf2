// The order in which the lines of a picture are read.
#pragma once

#include "picture.h"
#include "tesseract.h"

#include <vector>

namespace engross::recognize {

struct ReadPlace {
    TextLine place;
    Line line;
};

// Rows from the top, each from the left; columns from the right, each from the top.
void sort_for_reading(std::vector<ReadPlace>& lines);

} // namespace engross::recognize
