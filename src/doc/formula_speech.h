// A formula as it is read aloud, for those who do not see it.
#pragma once

#include "base/text.h"
#include "xml/xml.h"

namespace engross::doc {

constexpr std::size_t longest_reading =
    2000; // code points; what is longer is cut, with … at the end

// Presentation MathML (MathML 3, chapter 3) in words. Where a part begins and ends is said wherever
// it is more than one letter, number or name, so that no two formulas are read alike. A sign that
// has no name stays as it is. "" for no node, for what is nested deeper than 60 elements or shows
// nothing.
std::string spoken_formula(xml::Node math, Language language);

} // namespace engross::doc
