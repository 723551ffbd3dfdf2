// What stands around and at the characters of a line and is no text: the boxes of runs and emphasis
// marks (CLREQ 3.3.2). All are artifacts.
#pragma once

#include "layout/line_items.h"

namespace engross::layout {

// Adds them to `items`, y being 0 at the baseline. `vertical`: the line will be turned to run
// downwards. A box is closed at both ends on each line. It makes no room of its own: it stands in
// that between the lines, as do the marks.
void add_run_marks(const Inline& content,
                   const Clusters& clusters,
                   const Line& line,
                   const Places& places,
                   bool vertical,
                   std::vector<Item>& items);

} // namespace engross::layout
