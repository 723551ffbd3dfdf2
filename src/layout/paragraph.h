// One paragraph, heading, title, caption or entry → strips, one a line.
#pragma once

#include "layout/floats.h"
#include "layout/lines.h"
#include "layout/strip.h"

namespace engross::layout {

struct ParagraphJob {
    xml::Node block;   // holds the words
    xml::Node label{}; // drawn before them: its own, or its item's
    double measure = 0;
    double left = 0;                 // added to its own indent
    double keep_free = 0;            // at the right, for a page number
    std::string page_of{};           // an entry: the @id whose page number is set
    const BlockLook* look = nullptr; // instead of the block's own
    bool keep_next = false;          // besides what the author says
    Beside* beside =
        nullptr; // pictures float: those before this that reach down to it, then its own
};

// Appends to `flow`. An empty paragraph is an empty line. Returns whether a page break ends it.
bool set_paragraph(Context& context, const ParagraphJob& job, Flow& flow);

// The height of an empty paragraph with the room above and below it, pt.
double empty_height(const Context& context, const BlockLook& look);

// The line pitch for a line of `box`, by the paragraph's rule and the document grid.
double line_height(const BlockLook& look, const LineBox& box, double grid);

} // namespace engross::layout
