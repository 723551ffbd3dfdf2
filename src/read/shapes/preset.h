// Shapes of DrawingML: presets by name, and geometry of a file's own (ECMA-376-1, 20.1.9). Private
// to read/.
#pragma once

#include "read/shapes/outline.h"
#include "xml/xml.h"

#include <optional>
#include <string_view>
#include <vector>

namespace engross::read::shapes {

// `geometry`: a:prstGeom or a:custGeom of a shape of that size, pt. Nothing for an unknown preset.
std::optional<std::vector<Outline>>
drawing_outlines(xml::Node geometry, double width, double height);

} // namespace engross::read::shapes
