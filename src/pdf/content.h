// The content stream of a page: text, pictures and rectangles as marked content (ISO 32000-1, 9
// and 14.6).
#pragma once

#include "fonts.h"
#include "images.h"
#include "shading.h"
#include "tags.h"

#include <map>
#include <set>
#include <string>

namespace engross::pdf {

struct PageContent {
    Bytes stream;                 // not compressed
    std::size_t marks = 0;        // number of MCIDs
    std::vector<Element*> owners; // by MCID
    std::set<std::string> images; // resource names in use
    std::set<std::string> shadings;
    std::map<std::string, double> opacities; // 0…1, by the name of the state that sets it
};

// Draws the page and hangs its marks into the tree. Backgrounds come first and rules last, so that
// text of one element is one sequence.
PageContent draw(const layout::Page& page,
                 std::size_t index,
                 const FontSet& fonts,
                 ImageSet& images,
                 ShadingSet& shadings,
                 Tree& tree);

} // namespace engross::pdf
