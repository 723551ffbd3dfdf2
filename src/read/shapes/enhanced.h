// Outlines in ODF: enhanced geometry (ODF 1.3 part 3, 19.145 draw:enhanced-path) and SVG's path
// data. Private to read/.
#pragma once

#include "read/shapes/outline.h"
#include "xml/xml.h"

#include <optional>
#include <vector>

namespace engross::read::shapes {

// svg:viewBox; nothing when it has no extent.
std::optional<image::Box> view_box(std::string_view value);

// `geometry`: draw:enhanced-geometry of a shape of that size, pt. Empty when it says no path.
std::vector<Outline> enhanced_outlines(xml::Node geometry, double width, double height);

// SVG 1.1, 8.3: svg:d. Nothing when it is no path.
std::optional<Steps> svg_steps(std::string_view data);

} // namespace engross::read::shapes
