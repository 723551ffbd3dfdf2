// What fills a text box: DrawingML's a:solidFill and a:gradFill, VML's fillcolor. Private to docx/.
#pragma once

#include "xml/xml.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace engross::read::docx {

// Names as a:schemeClr says them ("accent1", "bg1") → "#rrggbb".
using ThemeColours = std::map<std::string, std::string, std::less<>>;

// a:clrScheme of a theme part (ECMA-376-1, 20.1.6.2); Office's own when there is none.
ThemeColours theme_colours(xml::Node theme);

// A colour as DrawingML says it (20.1.2.3), with what is changed of it; 0 to 1 of it is seen.
struct Ink {
    std::uint32_t colour = 0; // 0xRRGGBB
    double opacity = 1;
};

// Of the first colour among the children of `holder`; nothing when there is none.
std::optional<Ink> ink_of(xml::Node holder, const ThemeColours& theme);
// VML's "red", "#f00", "#4f81bd [3204]".
std::optional<std::uint32_t> vml_colour(std::string_view value);

// `box`: w:txbxContent. Its fill: "#rrggbb" or a gradient (doc/gradient.h); "" when it has none, or
// one that is mostly clear.
std::string box_fill(xml::Node box, const ThemeColours& theme);

// `shape`: wps:wsp. The same.
std::string shape_ground(xml::Node shape, const ThemeColours& theme);

// "#ffffff" on a dark fill, else "": what Word makes of words without a colour of their own.
std::string automatic_colour(std::string_view fill);

} // namespace engross::read::docx
