// Paragraphs that hold pictures.
#pragma once

#include "normalize/tools.h"

namespace engross::normalize {

// A paragraph of pictures and blanks alone, without label and link.
bool is_picture_paragraph(Node block);
std::vector<Node> images_of(Node block);

} // namespace engross::normalize
