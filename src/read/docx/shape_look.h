// Lines and fillings of DrawingML shapes (ECMA-376-1, 20.1.8, 20.1.2.2.24). Private to docx/.
#pragma once

#include "read/docx/context.h"
#include "read/shapes/canvas.h"

namespace engross::read::docx {

// `shape`: wps:wsp. `group`: the grpSpPr that a:grpFill takes, null: none.
shapes::Look look_of_shape(const Context& context, xml::Node shape, xml::Node group);

// An arrow head by its name in DrawingML or VML, sizes 0 (small) to 2 (large), on a line of that
// width, pt.
shapes::Head head_of(std::string_view type, int across, int along, double width);

// "dash", "sysDot", … and VML's "1 1", "longdashdot", in pt; empty: solid.
std::vector<double> dash_of(std::string_view name, double width);

} // namespace engross::read::docx
