// Looks resolved for setting: each style is read once, not once a run.
#pragma once

#include "doc/gradient.h"
#include "doc/look.h"
#include "fonts/library.h"
#include "layout/cell_box.h"

#include <deque>
#include <memory>
#include <optional>
#include <unordered_map>

namespace engross::layout {

// Measures of a line that holds such text alone, single-spaced, in pt. The author's font counts,
// not its stand-in: so pages come out near those that the author saw.
struct LineBox {
    double ascent = 0;
    double descent = 0;
    double leading = 0; // what a word processor adds where there is no document grid

    void include(const LineBox& other);

    [[nodiscard]] double height() const { return ascent + descent; }
};

struct TextLook {
    doc::RunLook run; // resolved
    const fonts::Stack* stack = nullptr;
    double size = 12; // as drawn, pt: superscripts are smaller
    double em = 12;   // room of a full-width character along the line: size and author's scaling
    double rise = 0;  // upwards, pt
    std::uint32_t colour = 0;
    std::optional<std::uint32_t> background;
    EdgeLines border;
    LineBox han, latin;
};

struct TabStop {
    double at = 0; // from the text's left edge, pt
    enum class Align { start, center, end } align = Align::start;
    bool leader = false;
};

struct LineRule {
    enum class Kind { multiple, exactly, at_least } kind = Kind::multiple;
    double value = 1;
};

struct BlockLook {
    doc::ParagraphLook paragraph;
    LineRule line;
    std::vector<TabStop> tabs;
    const TextLook* text = nullptr;
    std::optional<std::uint32_t> background;       // of a gradient the middle
    std::shared_ptr<const doc::Gradient> gradient; // null: the background is of one colour
    EdgeLines border;
    std::array<double, 4> padding{}; // from the border to the text, by Side
};

std::vector<TabStop> parse_tabs(std::string_view tabs);
LineRule parse_line(std::string_view line);

class Looks {
public:
    Looks(const doc::Document& document, fonts::Library& library);

    // A block's own style, else the nearest ancestor's, else the body text's fonts without indents.
    const BlockLook& block(xml::Node node);
    // A paragraph style by its id; null when there is none.
    const BlockLook* style(std::string_view id);
    // `style`: an id or "". The result lives as long as this.
    const TextLook* over(const TextLook* base, std::string_view style);
    const TextLook* superscript(const TextLook* base);
    // For a list's own bullets, in a font that is there: Han fonts draw them as thin or as large as
    // a character.
    const TextLook* bullet(const TextLook* base);

    // For a line of a table of contents, ragged and plain: word processors give them the look of
    // links, and some the page break of their headings.
    const BlockLook& entry(const BlockLook& look);

    const TextLook* of(const doc::RunLook& run) { return text(run); }

    // A line without words has the height of the document's script.
    [[nodiscard]] const LineBox& empty_line(const TextLook& look) const {
        return chinese_ ? look.han : look.latin;
    }

private:
    const BlockLook* make(xml::Node style);
    const TextLook* text(const doc::RunLook& run);
    const BlockLook* default_look(const doc::Document& document);

    doc::StyleIndex index_;
    fonts::Library& library_;
    std::deque<BlockLook> blocks_;
    std::deque<TextLook> texts_;
    std::unordered_map<std::string, const BlockLook*> by_style_;
    std::map<doc::RunLook, const TextLook*> by_run_;
    std::map<std::pair<const TextLook*, std::string>, const TextLook*> overlays_;
    std::map<const BlockLook*, const BlockLook*> entries_;
    const BlockLook* default_ = nullptr;
    bool chinese_ = true;
};

} // namespace engross::layout
