// The geometry of each kind of drawing shape. Private to odt/.
#pragma once

#include "read/shapes/outline.h"
#include "xml/xml.h"

#include <vector>

namespace engross::read::odt {

// pt, where the shape says that it stands; its draw:transform is not applied. Empty when it has no
// geometry that is known.
std::vector<shapes::Outline> outlines_of(xml::Node shape);

} // namespace engross::read::odt
