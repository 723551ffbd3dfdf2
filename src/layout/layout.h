// Document → pages. Pure: the same document and fonts give the same pages.
#pragma once

#include "layout/page.h"

namespace engross::fonts {
class Library;
}

namespace engross::layout {

// Sets the document. What could not be set as written is recorded as trouble in the document
// (doc::add_trouble): a glyph no font has, a table clipped, a picture scaled down.
Layout lay_out(doc::Document& document, fonts::Library& fonts);

} // namespace engross::layout
