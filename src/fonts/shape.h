// Text → glyphs of one face, in one direction, by HarfBuzz.
#pragma once

#include "fonts/face.h"

namespace engross::fonts {

struct ShapedGlyph {
    std::uint32_t id;
    std::uint32_t cluster; // index of the first code point that it stands for
    double advance;        // 1/1000 em, after kerning
    double x_offset;
    double y_offset;       // upwards positive
};

struct ShapeOptions {
    std::string_view language = "zh-Hant-TW"; // BCP 47
    bool vertical = false;
    bool right_to_left = false;
};

// Glyphs in visual order. The script is guessed from the text.
std::vector<ShapedGlyph> shape(const Face& face, std::u32string_view text, const ShapeOptions& options);

} // namespace engross::fonts
