// One face of a font file: what it can draw, its measures, and its subset for embedding. Made by
// the Library only, which owns it; valid as long as that lives. All measures are in 1/1000 em, as
// PDF has them (ISO 32000-1, 9.2.4), y upwards.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

struct hb_font_t;

namespace engross::fonts {

// For the font descriptor and for line heights.
struct Metrics {
    double ascent = 880;  // of the line: OS/2 typographic where the font says so, else hhea
    double descent = 120; // positive
    double line_gap = 0;
    double cap_height = 700;
    double x_height = 500;
    double italic_angle = 0; // degrees, negative leans right
    double stem_v = 80;
    double box_left = 0, box_bottom = 0, box_right = 1000, box_top = 1000;
    bool fixed_pitch = false;
    bool serif = false;
    bool italic = false;
    int weight = 400;
};

// The inked box of a glyph, from its origin.
struct Ink {
    double left, right, bottom, top;
};

// What is embedded, and how the content stream names its glyphs (Type0, Identity-H: two bytes a
// code).
struct Subset {
    // glyf: a whole sfnt for FontFile2 (CIDFontType2, CIDToGIDMap /Identity). CFF: the bare "CFF "
    // table for FontFile3 /CIDFontType0C (CIDFontType0).
    std::string bytes;
    bool cff = false;
    std::map<std::uint32_t, std::uint32_t>
        codes; // glyph of the face → code, for each glyph asked for
};

class Face {
public:
    // Opens face `index` of a collection (0 for a plain file). Throws Error(internal) when it is no
    // font.
    Face(const std::string& path, unsigned index);
    ~Face();
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;

    [[nodiscard]] const std::string& postscript_name() const; // "NotoSerifCJKtc-Regular"
    [[nodiscard]] const std::string& family() const;
    [[nodiscard]] const Metrics& metrics() const;
    [[nodiscard]] bool is_cff() const;
    // OS/2 fsType: 2 forbids embedding (the Library never gives such a face), 4 allows view and
    // print.
    [[nodiscard]] unsigned embedding_rights() const;

    // The glyph for a character, 0 when the face has none. Remembered in flat arrays: a look-up.
    [[nodiscard]] std::uint32_t glyph(char32_t character) const;
    // Horizontal advance; what /W has to say.
    [[nodiscard]] double advance(std::uint32_t glyph) const;
    // Vertical advance, positive.
    [[nodiscard]] double vertical_advance(std::uint32_t glyph) const;

    // How far above its horizontal origin a glyph begins in vertical text.
    [[nodiscard]] double vertical_origin(std::uint32_t glyph) const;

    // Nothing for a blank glyph.
    [[nodiscard]] std::optional<Ink> ink(std::uint32_t glyph) const;

    // Hinting is dropped, as are all tables that PDF does not use. Deterministic. Glyph 0 is always
    // in it.
    [[nodiscard]] Subset subset(const std::set<std::uint32_t>& glyphs) const;

    [[nodiscard]] hb_font_t* raw() const; // for shaping, in font units

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace engross::fonts
