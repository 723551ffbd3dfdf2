// The tag tree as PDF objects: StructTreeRoot, ParentTree, IDTree (ISO 32000-1, 14.7).
#pragma once

#include "tags.h"

namespace engross::pdf {

struct PageContent;

// Reserves an object for each element, so that links and the outline can name them.
void reserve(QPDF& pdf, Tree& tree);

// Fills the elements and returns the structure tree root. Pages have StructParents by their index,
// `annotations` (in order of their StructParent) follow them.
Object write_structure(QPDF& pdf,
                       Tree& tree,
                       const std::vector<Object>& pages,
                       const std::vector<PageContent>& contents,
                       const std::vector<Element*>& annotation_owners,
                       Profile profile);

} // namespace engross::pdf
