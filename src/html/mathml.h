// MathML from outside as MathML that is safe and valid in a page.
#pragma once

#include <string>
#include <string_view>

namespace engross::html {

struct Formula {
    std::string markup;      // one <math> element, or "" when there is none that can be shown
    std::size_t symbols = 0; // numbers, names and operators in it: how wide it gets
};

// Only presentation elements and harmless attributes of MathML 3 stay: no links, no colours, no
// events. An element with the wrong number of parts becomes a row of them, one that is unknown
// gives its parts.
Formula clean_formula(std::string_view mathml, bool block);

} // namespace engross::html
