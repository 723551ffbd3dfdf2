// What a formula is set of: boxes of glyphs and bars around a baseline, put together by the rules
// of D. Knuth, The TeXbook, appendix G, with the measures of its plain fonts. Units: pt.
#pragma once

#include "layout/context.h"

namespace engross::layout {

struct MathBox {
    double width = 0;
    double ascent = 0, descent = 0; // of the ink, from the baseline; descent downwards
    double floor = 0;               // of a word: where its ink ends, above the baseline or below 0
    double overhang = 0;         // of the width: a slanting letter's end, which subscripts ignore
    std::vector<TextItem> parts; // from the left end and the baseline
    std::vector<RectItem> bars;

    // Draws the other box in this one, `down` pt below its baseline, and grows to hold its height.
    void put(const MathBox& other, double x, double down = 0);
    // What no inner element has drawn is drawn by this one.
    void give_to(xml::Node element);
};

// How a part of the formula is set.
struct MathStyle {
    const TextLook* look = nullptr;
    bool display = false; // on lines of its own: TeX's style D, else T
    int level = 0;        // of scripts, at most 2
    bool upright = false; // by the author's word
    bool bold = false;

    [[nodiscard]] double size() const;
    [[nodiscard]] MathStyle smaller() const;
    [[nodiscard]] MathStyle inner() const; // not displayed

    // A fraction's parts: in a line of text they are set as scripts.
    [[nodiscard]] MathStyle part() const { return display ? inner() : smaller(); }
};

// Draws signs. Remembers when a font lacks one.
class MathPen {
public:
    explicit MathPen(Context& context) : context_(context) {}

    MathBox word(std::u32string_view text, const MathStyle& style, bool italic, double scale = 1);
    // A sign whose ink reaches from `ascent` to `descent`, at least as high as it is by itself.
    MathBox stretched(char32_t sign, const MathStyle& style, double ascent, double descent);
    // Its ink in the middle of the axis: ∑.
    MathBox centred(std::u32string_view text, const MathStyle& style, double scale);
    // A brace, arrow or hat as wide as asked for.
    MathBox widened(char32_t sign, const MathStyle& style, double width);

    // Above the baseline: where bars of fractions and the middle of brackets are.
    double axis(const MathStyle& style);
    static double thickness(const MathStyle& style);
    static MathBox bar(double width, const MathStyle& style);

    [[nodiscard]] bool lacks_sign() const { return lacks_; }

private:
    const TextLook* look(const MathStyle& style, bool italic);
    void add(MathBox& box, char32_t c, const MathStyle& style, bool italic, double size);

    Context& context_;
    bool lacks_ = false;
};

} // namespace engross::layout
