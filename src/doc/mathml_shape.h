// Which of its parts MathML allows where (MathML 3, chapter 3 and appendix A): for writers whose
// output must be valid, whatever an author's file holds.
#pragma once

#include "doc/mathml.h"

#include <utility>
#include <vector>

namespace engross::doc {

// The element's own name where its parts fit, else "mrow": that of a row of them, whatever is
// unknown. The view lives for ever.
std::string_view presentation_name(xml::Node node);

// Those of its attributes that say how an element of that name is to be understood, with values
// that MathML knows: no links, no colours, no events.
std::vector<std::pair<std::string_view, std::string_view>>
presentation_attributes(xml::Node node, std::string_view name);

} // namespace engross::doc
