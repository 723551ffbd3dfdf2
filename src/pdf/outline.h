// Bookmarks from the headings, and the numbers that a reader shows for the pages.
#pragma once

#include "links.h"

namespace engross::pdf {

// Null when there are no headings.
Object write_outline(QPDF& pdf, const doc::Document& document, Tree& tree, const Places& places);

// The page labels number tree (ISO 32000-1, 12.4.2).
Object page_labels(const layout::Layout& layout);

} // namespace engross::pdf
