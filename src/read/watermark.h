// Words behind the text of every page that has the header: 草稿, DRAFT.
#pragma once

#include "xml/xml.h"

#include <string>

namespace engross::read {

struct Watermark {
    // Along one side of the page: in the middle of the text area or the page, or so far from where
    // that begins to the shape's edge, as it is before it is turned.
    struct Place {
        bool is_centred = true;
        bool is_from_page = false; // else from the margin
        double offset = 0;         // pt
    };

    std::string words{}, font{};
    std::string colour = "#c0c0c0";
    double opacity = 1;
    double width = 0, height = 0; // pt; the words fill it
    double size = 0;              // of the letters, pt, when they do not
    double rotation = 0;          // degrees clockwise
    Place x, y;
};

// Adds it to `header`, an element of a canonical pages/page; nothing when it has no words or size.
void write_watermark(xml::Node header, const Watermark& mark);

} // namespace engross::read
