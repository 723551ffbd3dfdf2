// A paragraph's characters as glyphs: clusters are what a line is made of and what cannot be
// divided.
#pragma once

#include "layout/breaks.h"
#include "layout/characters.h"
#include "layout/inline.h"

namespace engross::layout {

struct ClusterGlyph {
    std::uint32_t id;
    float x_offset, y_offset, advance; // pt
    float natural;                     // the face's own advance, pt
};

struct Cluster {
    std::uint32_t begin, end; // characters
    std::uint32_t first_glyph, glyphs;
    std::uint32_t piece;
    std::uint32_t font; // index in Clusters::fonts
    float width;        // pt
    float before = 0;   // room before it, not at the start of a line; negative between marks
    float edge = 0; // blank half of a bracket that a line's edge needs not: before an opening one,
                    // after a closing one
    float squeeze = 0; // how much of width and before may be given up on a tight line
    CharClass kind = CharClass::other;
    bool upright = false; // in vertical text
    float across = 0; // letters side by side in one em of vertical text: their width by their own
    std::uint8_t level = 0;      // of UAX #9: odd runs from right to left
    Break may_break = Break::no; // before it
};

struct Clusters {
    std::vector<Cluster> all;
    std::vector<ClusterGlyph> glyphs;
    std::vector<fonts::Choice> fonts;
};

// Shapes the text, finds its breaks and sets the room between Han and Latin. `measure`: the widest
// line.
Clusters make_clusters(Context& context, const Inline& content, double measure);

// The room of CLREQ 3.2.2 and 3.1.6: ¼ em between Han and Latin (a typed space there becomes it),
// half an em less between adjacent full-width marks whose blank halves meet. Called by
// make_clusters.
void set_spacing(const Inline& content, Clusters& clusters);

} // namespace engross::layout
