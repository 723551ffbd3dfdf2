// One line of text, cut out of its picture, made straight and of the height that recognition likes.
#pragma once

#include "picture.h"

#include <vector>

namespace engross::recognize {

struct Strip {
    std::vector<std::uint8_t> pixels; // gray, dark on light
    int width = 0;
    int height = 0;
};

// `picture` is as large as it was read; `line` in its pixels. A row becomes `longer` times as long.
Strip straightened(GrayView picture, const TextLine& line, double longer = 1);

} // namespace engross::recognize
