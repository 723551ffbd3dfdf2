// Pictures around which text runs: at the left or right edge of the text (narrow ones always, also
// those that their author put in the middle), from the top of their own paragraph down.
#pragma once

#include "layout/inline.h"
#include "layout/strip.h"

namespace engross::layout {

// What floating pictures take of the lines that come, pt.
struct Beside {
    double left = 0, right = 0; // of each line's ends
    double height = 0;          // still to come, from where the next strip begins
};

// So much of the way down has been gone; past the last picture nothing is taken any more.
void go_down(Beside& beside, double height);

// Makes the pictures of a paragraph that can stand beside its text float: one at either edge, none
// where an earlier one still reaches. Returns them drawn, x from the text's left edge, y from the
// top of the first line, and enters in `beside` what they take. Pictures that it leaves stay in
// their lines.
std::vector<Item> take_floats(Context& context, Inline& content, double measure, Beside& beside);

// Floating pictures of a paragraph with words that do not stand beside its text: each on a strip of
// its own, which comes before the first line, from edge to edge as its @x says, else in the middle.
// Small ones stay in their lines: those are signs of the text.
Flow take_alone(Context& context, Inline& content, double measure, double size);

// Puts them to the first of the paragraph's strips, which begin at `first`, and keeps on one page
// what stands beside.
void pass_floats(std::vector<Item> floats, Beside& beside, Flow& flow, std::size_t first);

// What comes next begins below all pictures.
void clear_floats(Beside& beside, Flow& flow);

} // namespace engross::layout
