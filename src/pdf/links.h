// Link annotations and destinations (ISO 32000-1, 12.3.2 and 12.5.6.5; ISO 14289-1, 7.18).
#pragma once

#include "tags.h"

namespace engross::pdf {

struct Places {
    const Targets& targets;
    const layout::Layout& layout;
    const std::vector<Object>& pages;
    Profile profile;
};

// The entry that leads to a place: "/Dest", or in PDF 2.0 "/A" with a structure destination.
struct Way {
    std::string key;
    Object value;
};

// Nothing when the place was not set.
std::optional<Way> way_to(std::string_view ref, Tree& tree, const Places& places);

// Makes the annotations of all Link elements, hangs them into their pages, and returns the owner of
// each in order of StructParent, which starts at the number of pages.
std::vector<Element*> write_links(QPDF& pdf, Tree& tree, const Places& places);

} // namespace engross::pdf
