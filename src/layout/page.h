// What layout gives to the PDF writer: pages of positioned items, in reading order. Units: pt,
// origin at the page's top left corner, y downwards. Items refer to nodes of the canonical tree,
// which must outlive them; the tag tree is made from those nodes.
#pragma once

#include "doc/document.h"
#include "doc/gradient.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

namespace engross::fonts {
class Face;
}

namespace engross::layout {

struct Glyph {
    std::uint32_t id; // in the face
    float x;          // pen position from the item's x (advance, justification, kerning included)
    float y;          // offset from the baseline, upwards positive
    float advance;    // what the face says, pt, before justification (for the PDF /W check)
    std::uint32_t
        text_begin; // the UTF-8 range of TextItem::text that it stands for; the glyphs of one
    std::uint32_t text_end; // cluster share a range
};

// One run of glyphs of one face, size and colour on one line. `x` is the left end, `y` the
// baseline.
struct TextItem {
    const fonts::Face* face = nullptr;
    float size = 0;           // pt
    std::uint32_t colour = 0; // 0xRRGGBB
    bool synthetic_bold = false;
    bool synthetic_slant = false;
    bool vertical = false; // upright characters below each other: `x` is their axis, `y` the top,
                           // `width` downwards
    bool sideways =
        false; // the whole run is turned clockwise: its baseline runs downwards from `y` at `x`
    bool across = false; // in lines that will be turned to run downwards: what stays level, side by
                         // side in one em
    bool hidden =
        false; // not drawn: text that a picture shows (ISO 32000-1, 9.3.6: rendering mode 3)
    bool reversed =
        false; // a word from right to left; its glyphs are in the order in which they are drawn
    float stretch = 1;  // the height of its letters by their own: brackets, words made to fit a
                        // box, letters that the author made wider or narrower
    float rotation = 0; // degrees clockwise, about (x, y); not with vertical or sideways
    float x = 0, y = 0;
    float width = 0;
    float ascent = 0,
          descent = 0; // of the line part, both positive; the link rectangle and highlights
    std::string text;  // UTF-8 in logical order
    std::vector<Glyph> glyphs;
    xml::Node part_of{}; // in a formula: the element of its MathML that it draws
};

struct ImageItem {
    std::string resource;      // id in Document::resources
    float x, y, width, height; // y is the top
    int orientation = 1;       // EXIF 1…8, to be applied by a matrix
    // What the author cut away, as parts (0…1) of the upright picture; the box shows the rest.
    float crop_left = 0, crop_top = 0, crop_right = 0, crop_bottom = 0;
    bool mirrored = false; // left for right
    bool flipped = false;  // top for bottom
    // Degrees clockwise, the last of all; the box then holds all of the picture, whose sides keep
    // the proportion `aspect` (width by height).
    float rotation = 0, aspect = 1;
    float opacity = 1;
};

constexpr float upwards = -90; // TextItem::rotation of lines that run from bottom to top

enum class LineStyle : std::uint8_t { solid, twofold, dashed, dotted };
// `falling`, `rising`: only a line from corner to corner, from the left to the right.
enum class Shape : std::uint8_t { rectangle, falling, rising, disc, ring, drop };

// A filled rectangle: rules, borders, underlines, backgrounds, leaders; or an emphasis mark or a
// slanting line in it. As an item an artifact.
struct RectItem {
    float x, y, width, height;
    std::uint32_t colour;
    LineStyle style = LineStyle::solid; // of a rule, along its longer side
    Shape shape = Shape::rectangle;
    float thickness = 0;                             // of a slanting line
    xml::Node part_of{};                             // as of a TextItem
    std::shared_ptr<const doc::Gradient> gradient{}; // in the place of `colour`
};

// Glyphs and bars that together are read as `text`, the linear reading of a formula; "" where that
// has been read before, on the line on which the formula begins.
struct FormulaItem {
    float x = 0, y = 0; // as of a TextItem
    bool sideways = false;
    bool upwards = false;                     // its baseline runs upwards from `y` at `x`
    float width = 0, ascent = 0, descent = 0; // of what is drawn, both positive
    std::string text;
    std::vector<TextItem> parts; // from x and the baseline
    std::vector<RectItem> bars;  // likewise
};

enum class Artifact {
    none,   // real content
    header, // pagination artifacts
    footer,
    watermark,
    layout, // borders, leaders, underlines, repeated table heads, note separators
    background,
};

struct Item {
    std::variant<TextItem, ImageItem, RectItem, FormulaItem> content;
    // The node that holds the text (p, heading, span, link, label, entry, note, …) or the image
    // element. Null for artifacts without a node.
    xml::Node owner;
    Artifact artifact = Artifact::none;
};

struct Page {
    float width, height;
    std::string label;       // the page number as printed, "" when none is
    std::vector<Item> items; // in reading order; artifacts anywhere
};

// Where a block begins: for destinations, the outline, 目次 and Location::pdf_page.
struct Start {
    std::size_t page; // index from 0
    float y;          // top
};

// The MathML of formulas, by their nodes in the canonical tree; null for what is none.
using Formulas = std::unordered_map<_xmlNode*, xml::Document>;

struct Layout {
    Formulas formulas; // parts of items point into them
    std::vector<Page> pages;
    std::map<std::string, Start, std::less<>> starts; // by @id
};

} // namespace engross::layout
