// What frames and objects share. Private to odt/.
#pragma once

#include "read/odt/inline.h"

namespace engross::read::odt {

// Name of a part of the package that xlink:href gives.
std::string path_of(std::string_view address);
// draw:transform="rotate (0.5) translate (…)", counter-clockwise: degrees clockwise.
double rotation_of(std::string_view transform);
// Its svg:desc, else its svg:title.
std::string alternative(xml::Node frame);
// style:wrap and style:horizontal-pos (20.404, 20.300), when text runs beside it: the canonical @x.
std::string x_of(const Values& look, xml::Node frame);
// An address that is no part of the package.
bool is_outside(std::string_view address);

} // namespace engross::read::odt
