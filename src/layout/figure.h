// Pictures: how large one is drawn, and figures: pictures in rows, the caption beside them on the same page.
#pragma once

#include "layout/strip.h"

namespace engross::layout {

// The size of a picture as it will be drawn: the author's, at most the measure and the page.
struct Size {
    double width, height;
};

// How large the picture of an image element is drawn, turned as it is set, in so much room.
// `lying`: on a page that will be turned, the picture not.
Size fitted(xml::Node image, double width, double height, bool lying = false);

// Of the box that holds what is turned.
Size turned(const Size& size, double degrees);

void set_figure(Context& context, xml::Node figure, double measure, double left, Flow& flow);

} // namespace engross::layout
