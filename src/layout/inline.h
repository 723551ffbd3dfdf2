// The inline content of one paragraph as a flat text with pieces of one look and owner.
#pragma once

#include "layout/formula_row.h"

namespace engross::layout {

// floated: a picture that stands beside the lines, not in one.
enum class PieceKind : std::uint8_t { text, image, floated, formula, tab, line_break, page_break };

struct Piece {
    PieceKind kind = PieceKind::text;
    std::uint32_t begin = 0,
                  end = 0; // characters of Inline::text; objects have U+FFFC, tabs U+0009
    const TextLook* look = nullptr;
    xml::Node owner;              // innermost element that holds it
    std::uint32_t note = none;    // a note-ref's footnote
    std::uint32_t formula = none; // index in Inline::formulas

    static constexpr std::uint32_t none = 0xFFFFFFFF;
};

struct Ruby {
    std::uint32_t begin, end; // of the base
    xml::Node reading;
    const TextLook* look;
};

// A mark or isolate of UAX #9: not drawn, but it turns the text around it.
struct BidiControl {
    std::uint32_t at; // before this character
    char32_t character;
};

struct Inline {
    std::u32string text;
    bool right_to_left = false; // the paragraph's own direction
    std::vector<Piece> pieces;
    std::vector<Ruby> rubies;
    std::vector<RowPiece> formulas; // pieces of one have the same owner
    std::vector<BidiControl> controls;
    std::vector<std::uint32_t> soft_hyphens; // before these characters, from the author
    Hyphenation* hyphenation = nullptr;      // words may be divided by it
    std::string lang; // of the paragraph's words, where no run says another one
};

// A label that stands before the words: its own, or that of the item whose first block this is.
// Adds label, separator and then the content of `block`. Returns where the words begin.
std::size_t
collect(Context& context, xml::Node label, xml::Node block, const TextLook* look, Inline& into);

} // namespace engross::layout
