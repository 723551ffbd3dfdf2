// Clusters → lines: first fit, with a look at the next place to break; the last line never holds
// one character alone when that can be avoided.
#pragma once

#include "layout/clusters.h"

namespace engross::layout {

// Where the lines of a paragraph stand, from the left edge of the text area, pt.
struct Geometry {
    double first_left = 0; // of the first line
    double left = 0;       // of the others
    double right = 0;
    std::vector<TabStop> tabs{};
    std::size_t narrow_lines = 0;           // the first ones, beside a floating picture
    double taken_left = 0, taken_right = 0; // by it
};

struct Line {
    std::uint32_t begin = 0, end = 0; // clusters
    double left = 0, right = 0;
    double width = 0;                     // natural, without spaces at its end
    double tight = 0;                     // 0…1: the part of each cluster's squeeze that is taken
    bool hyphen = false;                  // a word goes on in the next line
    bool last = false;                    // of the paragraph, or before a forced break
    std::uint32_t after_tab = 0;          // only from here on a justified line stretches
    std::vector<std::uint32_t> leaders{}; // tabs with dots
};

// Sets the widths of tabs in `clusters`. Always makes progress, whatever the measure. No clusters:
// no lines.
std::vector<Line> break_lines(const Inline& content, Clusters& clusters, const Geometry& geometry);

// A first line keeps its indent: there the whole em of an opening bracket counts.
inline double start_edge(const Cluster& cluster, std::uint32_t at) {
    return at > 0 && cluster.kind == CharClass::opening ? cluster.edge : 0;
}

struct Places {
    std::vector<float> x;     // where each cluster's box begins; one more for the end of the line
    std::vector<float> width; // of the box
};

// Where the clusters stand from the line's start: the left edge, or the right one of a paragraph
// from right to left. `align` as in doc::ParagraphLook. The last drawn cluster of a justified line
// ends at line.right exactly.
Places
place(const Inline& content, const Clusters& clusters, const Line& line, std::string_view align);

} // namespace engross::layout
