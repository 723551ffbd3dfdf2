// A small copy of a picture as the page shows it: what the author cut off is not in it.
#pragma once

#include "doc/document.h"

namespace engross::html {

struct Thumbnail {
    Bytes jpeg; // "" when the picture is lost or cannot be decoded
    int width = 0;
    int height = 0;
};

// `image`: an image element; `side`: of the square that it fits into, px.
Thumbnail thumbnail(const doc::Document& document, xml::Node image, int side);

} // namespace engross::html
