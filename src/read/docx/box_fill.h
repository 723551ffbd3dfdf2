// What fills a text box: DrawingML's a:solidFill and a:gradFill, VML's fillcolor. Private to docx/.
#pragma once

#include "xml/xml.h"

#include <functional>
#include <map>
#include <string>

namespace engross::read::docx {

// Names as a:schemeClr says them ("accent1", "bg1") → "#rrggbb".
using ThemeColours = std::map<std::string, std::string, std::less<>>;

// a:clrScheme of a theme part (ECMA-376-1, 20.1.6.2).
ThemeColours theme_colours(xml::Node theme);

// `box`: w:txbxContent. Its fill: "#rrggbb" or a gradient (doc/gradient.h); "" when it has none, or
// one that is mostly clear.
std::string box_fill(xml::Node box, const ThemeColours& theme);

// `shape`: wps:wsp. The same.
std::string shape_ground(xml::Node shape, const ThemeColours& theme);

// "#ffffff" on a dark fill, else "": what Word makes of words without a colour of their own.
std::string automatic_colour(std::string_view fill);

} // namespace engross::read::docx
