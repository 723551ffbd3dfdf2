// The measures of a face, from its tables.
#pragma once

#include "fonts/face.h"

struct hb_face_t;

namespace engross::fonts {

Metrics measure(hb_face_t* face, hb_font_t* font);
// OS/2 fsType, the low four bits.
unsigned rights_of(hb_face_t* face);

} // namespace engross::fonts
