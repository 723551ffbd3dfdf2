// The border and the shading of a paragraph, of which each of its lines has a part.
#pragma once

#include "layout/looks.h"
#include "layout/strip.h"

namespace engross::layout {

// pt from the left edge of the text area.
struct FrameEdges {
    double left, right; // of the text
    double margin;      // so far the page goes on beside the text area
    bool opens, closes; // the line has the frame's top, its bottom
};

// The lines stand around the text, with their padding between (ECMA-376-1, 17.3.1.24), as far as
// the page goes; the strip grows by what they need above and below.
void draw_frame(Strip& strip, const BlockLook& look, const FrameEdges& edges);

} // namespace engross::layout
