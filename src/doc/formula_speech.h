// A formula as it is read aloud, for those who do not see it.
#pragma once

#include "base/text.h"

namespace engross::doc {

constexpr std::size_t longest_reading =
    2000; // code points; what is longer is cut, with … at the end

// Presentation MathML (MathML 3, chapter 3) in words. Where a part begins and ends is said wherever
// it is more than one letter, number or name, so that no two formulas are read alike. A sign that
// has no name stays as it is. "" for what is no MathML, is nested deeper than 60 elements or shows
// nothing.
std::string spoken_formula(std::string_view mathml, Language language);

} // namespace engross::doc
