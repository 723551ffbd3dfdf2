// Readings beside their base (CLREQ 3.3): over it, or, as Taiwan has Bopomofo, upright at the right
// of each character.
#pragma once

#include "layout/line_items.h"

namespace engross::layout {

// Widens bases that are narrower than their reading. Called by make_clusters.
void make_room_for_readings(Context& context, const Inline& content, Clusters& clusters);

// Adds the readings of the bases that stand on this line, each after the words that it belongs to.
void draw_readings(Context& context,
                   const Inline& content,
                   const Clusters& clusters,
                   const Line& line,
                   DrawnLine& drawn);

} // namespace engross::layout
