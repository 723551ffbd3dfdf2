// Tables: columns, cells, spans, borders; rows that may be divided between pages when they are
// tall.
#pragma once

#include "layout/strip.h"

namespace engross::layout {

// Sets the blocks of a cell. Given by the walker, which knows all kinds of blocks.
using SetBlocks = std::function<Flow(xml::Node cell, double measure)>;

// Appends the table's rows. `heads` gets the strips of its head rows, to be repeated on later
// pages.
void set_table(Context& context,
               xml::Node table,
               double measure,
               const SetBlocks& set,
               Flow& flow,
               std::vector<Flow>& heads);

} // namespace engross::layout
