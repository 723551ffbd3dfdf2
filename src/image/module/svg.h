// What the module engross-image.so does: drawing SVG with librsvg.
#pragma once

#include <string>
#include <string_view>

extern "C" {

// Size in CSS pixels, as the file states it. False when it is no SVG.
bool engross_svg_size(std::string_view svg, double& width, double& height);

// Draws it to fill `width` × `height` pixels; `rgba` has room for them (alpha not premultiplied).
bool engross_svg_draw(std::string_view svg, int width, int height, char* rgba);

// "librsvg 2.54.7"
void engross_svg_version(std::string& version);
}
