// Glyphs of lines and columns as text-showing operators (ISO 32000-1, 9.4), each with the characters
// that it stands for.
#pragma once

#include "fonts.h"
#include "operators.h"

#include "layout/page.h"

#include <string_view>

namespace engross::pdf {

class TextPainter {
public:
    // `out` and `fonts` are the caller's and outlive it. `page_height` in pt.
    TextPainter(Operators& out, const FontSet& fonts, float page_height)
        : out_(out), fonts_(fonts), page_height_(page_height) {}

    void draw(const layout::TextItem& item);

    // What is drawn in between is read as `words`, whatever its glyphs say.
    void begin_whole(std::string_view words);
    void end_whole();

private:
    void show(const layout::TextItem& item, const Font& font, const Cluster& cluster);
    void show(const layout::TextItem& item, const Font& font, const layout::Glyph& glyph);

    Operators& out_;
    const FontSet& fonts_;
    float page_height_;
    bool whole_ = false;
    double pen_ = 0; // from the item's x, as a reader of the file computes it
    double rise_ = 0;
};

} // namespace engross::pdf
