// Paragraphs that hold pictures.
#pragma once

#include "normalize/tools.h"

namespace engross::normalize {

// A paragraph of pictures and blanks alone, without label and link.
bool is_picture_paragraph(Node block);
std::vector<Node> images_of(Node block);

// 「單位：千元」, between the caption of a table and the table.
bool is_unit_line(Node block);

} // namespace engross::normalize
