// Glyphs of one content into clusters, in the order of its text.
#pragma once

#include "layout/clusters.h"

#include <optional>

namespace engross::layout {

class ClusterWriter {
public:
    ClusterWriter(Context& context, const Inline& content);

    // The clusters to come are of this piece.
    void go_to(std::uint32_t piece) { piece_ = piece; }

    // Of UAX #9: runs from right to left.
    [[nodiscard]] bool backwards(std::uint32_t at) const { return level(at) % 2 != 0; }

    [[nodiscard]] std::uint8_t level(std::uint32_t at) const {
        return levels_.empty() ? 0 : levels_[at];
    }

    // A cluster of the characters from `begin` to `end`, whose glyphs are those put until add().
    // `width`: pt.
    [[nodiscard]] Cluster
    start(std::uint32_t begin, std::uint32_t end, const fonts::Choice& choice, float width);

    void put(const ClusterGlyph& glyph) { out_.glyphs.push_back(glyph); }

    void add(Cluster cluster);

    // A character as one glyph, as wide as its face says or as `advance` (pt).
    void character(std::uint32_t at,
                   const fonts::Choice& choice,
                   std::uint32_t glyph,
                   std::optional<float> advance = {});

    // Letters as HarfBuzz shaped them: a cluster for each of its own.
    void letters(std::uint32_t begin,
                 std::uint32_t end,
                 const fonts::Choice& choice,
                 const std::vector<fonts::ShapedGlyph>& glyphs);

    // Tells that nothing draws the character, with its accents.
    void without_glyph(std::uint32_t at);

    [[nodiscard]] Clusters take() { return std::move(out_); }

private:
    [[nodiscard]] const Piece& piece() const { return content_.pieces[piece_]; }

    [[nodiscard]] float spacing() const {
        return static_cast<float>(piece().look->run.spacing); // pt, behind each character
    }

    std::uint32_t font(const fonts::Choice& choice);

    Context& context_;
    const Inline& content_;
    std::vector<std::uint8_t> levels_; // empty: all 0
    Clusters out_;
    std::uint32_t piece_ = 0;
};

} // namespace engross::layout
