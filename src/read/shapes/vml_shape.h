// Outlines in VML (ECMA-376-4, 14.1.2.6 formulas, 14.2.1.6 path). Private to read/.
#pragma once

#include "read/shapes/outline.h"
#include "xml/xml.h"

#include <vector>

namespace engross::read::shapes {

// `shape`: a v:shape, or the v:shapetype that it names, said first by `type` (null: none). The
// result fills a box of that size, pt; empty when neither says a path.
std::vector<Outline> vml_outlines(xml::Node shape, xml::Node type, double width, double height);

} // namespace engross::read::shapes
