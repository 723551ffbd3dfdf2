// What frames and objects share. Private to odt/.
#pragma once

#include "read/odt/inline.h"

namespace engross::read::odt {

// Name of a part of the package that xlink:href gives.
std::string path_of(std::string_view address);
// draw:transform="rotate (0.5) translate (…)", counter-clockwise: degrees clockwise.
double rotation_of(std::string_view transform);
// An address that is no part of the package.
bool is_outside(std::string_view address);

} // namespace engross::read::odt
