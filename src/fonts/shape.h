// Text → glyphs of one face, in one direction, by HarfBuzz.
#pragma once

#include "fonts/face.h"

#include <unordered_map>

namespace engross::fonts {

struct ShapedGlyph {
    std::uint32_t id;
    std::uint32_t cluster; // index of the first code point that it stands for
    double advance;        // 1/1000 em, after kerning
    double x_offset;
    double y_offset; // upwards positive
};

struct ShapeOptions {
    std::string_view language = "zh-Hant-TW"; // BCP 47
    bool vertical = false;
    bool right_to_left = false;
};

// Glyphs in visual order. The script is guessed from the text.
std::vector<ShapedGlyph>
shape(const Face& face, std::u32string_view text, const ShapeOptions& options);

// Words come again and again: each is shaped once. Holds a bounded number of words.
class ShapeCache {
public:
    // Valid until the next call.
    const std::vector<ShapedGlyph>&
    shape(const Face& face, std::u32string_view word, const ShapeOptions& options);

private:
    struct Key {
        const Face* face;
        std::u32string word;
        std::string language;
        bool vertical, right_to_left;
        bool operator==(const Key&) const = default;
    };

    struct Hash {
        std::size_t operator()(const Key& key) const;
    };

    std::unordered_map<Key, std::vector<ShapedGlyph>, Hash> known_;
    std::vector<ShapedGlyph> last_; // of a text too long to be remembered
    Key asked_{};
};

} // namespace engross::fonts
