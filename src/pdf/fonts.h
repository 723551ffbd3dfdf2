// The fonts of the file: Type0 with Identity-H, subset, each code with its text (ISO 32000-1, 9.7).
#pragma once

#include "object.h"

#include "fonts/face.h"
#include "layout/page.h"

#include <deque>
#include <future>
#include <optional>
#include <unordered_map>

namespace engross::pdf {

// The glyphs [first, last) of an item that stand for one piece of text.
struct Cluster {
    std::size_t first;
    std::size_t last;
    std::string_view text; // "" for what the author did not type (a hyphen at a line's end)
};

std::vector<Cluster> clusters(const layout::TextItem& item);

// One face as the file uses it.
class Font {
public:
    Font(const fonts::Face& face, std::size_t index);

    void use(const layout::TextItem& item);

    [[nodiscard]] const std::string& resource_name() const { return resource_name_; } // "F1"

    // The same glyphs, shown one below the other (Identity-V).
    [[nodiscard]] std::string vertical_name() const { return resource_name_ + "V"; }

    static constexpr double vertical_advance = 1000; // as /DW2 has it

    [[nodiscard]] std::uint32_t code(std::uint32_t glyph) const { return glyphs_.at(glyph).code; }

    // 1/1000 em, as /W has it.
    [[nodiscard]] double width(std::uint32_t glyph) const { return glyphs_.at(glyph).width; }

    // True when ToUnicode alone gives a reader the text of the cluster.
    [[nodiscard]] bool speaks_for(const layout::TextItem& item, const Cluster& cluster) const;

private:
    friend class FontSet;

    struct Glyph {
        std::uint32_t code = 0;
        double width = 0;
        std::string text;
        bool sure = false;       // the glyph stood for the text by itself
        bool is_private = false; // the text means nothing outside its font
    };

    void write(QPDF& pdf, Object& resources);
    Object write_cid_font(QPDF& pdf, const Object& font_name);
    Object write_descriptor(QPDF& pdf, const Object& font_name);

    const fonts::Face& face_;
    std::string resource_name_;
    std::unordered_map<std::uint32_t, Glyph> glyphs_;
    std::optional<double> vertical_origin_; // when it is used in vertical text: /DW2
    fonts::Subset subset_;
    std::future<Bytes> packed_;
};

class FontSet {
public:
    // Looks at all text and makes the subsets; with more than one of `processors` deflating them
    // goes on in another thread. Throws Error(internal) for glyph 0 in real content (ISO 14289-1,
    // 7.21.8).
    FontSet(const layout::Layout& layout, unsigned processors);

    [[nodiscard]] const Font& operator[](const fonts::Face* face) const {
        return *by_face_.at(face);
    }

    // The /Font resources of all pages.
    Object write(QPDF& pdf);

private:
    void use(const layout::TextItem& item);

    std::deque<Font> fonts_; // in order of first use
    std::unordered_map<const fonts::Face*, Font*> by_face_;
};

// A ToUnicode CMap from codes to UTF-8 texts, sorted by code.
Bytes to_unicode(const std::map<std::uint32_t, std::string_view>& texts);

// UTF-16BE as hexadecimal digits.
std::string utf16_hex(std::string_view utf8);

bool has_private_use(std::string_view utf8);

// Private-use characters mean nothing to a reader: 〓, the printer's mark for a missing letter.
std::string legible(std::string_view utf8);

} // namespace engross::pdf
