#include "layout/line_items.h"

#include "base/text.h"
#include "layout/bidi.h"
#include "layout/hidden.h"
#include "layout/run_marks.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace engross::layout {
namespace {

class Drawer {
public:
    Drawer(Context& context, const Inline& content, const Clusters& clusters, double measure)
        : context_(context), content_(content), clusters_(clusters), measure_(measure) {}

    DrawnLine run(const Line& line, std::string_view align) {
        Places places = place(content_, clusters_, line, align);
        reorder(content_, clusters_, line, measure_, places);
        for (std::uint32_t i = line.begin; i < line.end;) {
            i = run_of(line, places, i);
        }
        add_run_marks(content_, clusters_, line, places, context_.vertical, out_.items);
        for (const std::uint32_t tab : line.leaders) {
            leader(clusters_.all[tab], places.x[tab - line.begin]);
        }
        if (line.begin == line.end) {
            out_.box = LineBox{};
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] const Piece& piece(std::uint32_t i) const {
        return content_.pieces[clusters_.all[i].piece];
    }

    // Clusters of one owner, look and font become one item. Returns where the next begins.
    std::uint32_t run_of(const Line& line, const Places& places, std::uint32_t begin) {
        const Piece& first = piece(begin);
        measure(clusters_.all[begin], first);
        if (first.kind == PieceKind::formula) {
            return formula(line, places, begin);
        }
        if (first.kind != PieceKind::text) {
            object(first, clusters_.all[begin], places.x[begin - line.begin]);
            return begin + 1;
        }
        std::uint32_t end = begin + 1;
        while (end < line.end && clusters_.all[end].font == clusters_.all[begin].font &&
               goes_on(clusters_.all[begin], clusters_.all[end]) && same_run(first, piece(end))) {
            measure(clusters_.all[end], piece(end));
            ++end;
        }
        text_item(line, places, begin, end);
        return end;
    }

    static bool same_run(const Piece& a, const Piece& b) {
        return a.owner == b.owner && a.look == b.look && a.kind == b.kind && a.note == b.note;
    }

    // Words from right to left, and the marks between them, are items of their own: readers of the
    // page turn the letters of a word, nothing else.
    [[nodiscard]] bool goes_on(const Cluster& first, const Cluster& next) const {
        const auto is_letter = [this](const Cluster& cluster) {
            const auto direction =
                u_charDirection(static_cast<UChar32>(content_.text[cluster.begin]));
            return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC ||
                   direction == U_DIR_NON_SPACING_MARK;
        };
        return first.level == next.level && first.upright == next.upright && first.across == 0 &&
               next.across == 0 && (first.level % 2 == 0 || (is_letter(first) && is_letter(next)));
    }

    void measure(const Cluster& cluster, const Piece& piece) {
        const bool narrow = cluster.kind == CharClass::latin || cluster.kind == CharClass::other;
        if (cluster.kind != CharClass::space) {
            out_.box.include(narrow ? piece.look->latin : piece.look->han);
        }
    }

    void object(const Piece& piece, const Cluster& cluster, float x) {
        if (piece.kind == PieceKind::image) {
            const Size size =
                fitted(piece.owner, cluster.width, context_.page_height, context_.vertical);
            out_.picture = std::max(out_.picture, size.height);
            add_picture(context_, piece.owner, size, x, -size.height, out_.items);
            out_.end = x + size.width;
        }
        out_.ends_page = out_.ends_page || piece.kind == PieceKind::page_break;
    }

    // What of one formula is on this line. Returns where the next begins.
    std::uint32_t formula(const Line& line, const Places& places, std::uint32_t begin) {
        const Piece& first = piece(begin);
        const std::uint32_t at = clusters_.all[begin].piece;
        const bool goes_on = at > 0 && content_.pieces[at - 1].owner == first.owner;
        const float left = places.x[begin - line.begin];
        MathBox box;
        std::uint32_t end = begin;
        for (; end < line.end && piece(end).owner == first.owner; ++end) {
            const RowPiece& part = content_.formulas[piece(end).formula];
            box.put(part.box, places.x[end - line.begin] - left);
            box.width = places.x[end - line.begin] - left + part.box.width;
        }
        out_.above = std::max(out_.above, box.ascent);
        out_.below = std::max(out_.below, box.descent);
        out_.end = std::max(out_.end, left + box.width);
        FormulaItem item{.x = left,
                         .width = static_cast<float>(box.width),
                         .ascent = static_cast<float>(box.ascent),
                         .descent = static_cast<float>(box.descent),
                         .text = goes_on ? "" : first.owner.text(),
                         .parts = std::move(box.parts),
                         .bars = std::move(box.bars)};
        out_.items.push_back({.content = std::move(item), .owner = first.owner});
        return end;
    }

    void text_item(const Line& line, const Places& places, std::uint32_t begin, std::uint32_t end) {
        const Cluster& first = clusters_.all[begin];
        const Piece& run = piece(begin);
        const TextLook& look = *run.look;
        const fonts::Choice& font = clusters_.fonts[first.font];
        const bool backwards = first.level % 2 != 0;
        const std::uint32_t leftmost = (backwards ? end - 1 : begin) - line.begin;
        const std::uint32_t rightmost = (backwards ? begin : end - 1) - line.begin;
        const float left = places.x[leftmost];
        const float right = places.x[rightmost] + places.width[rightmost];
        const bool along = first.upright && first.across == 0; // the author's scaling is downwards
        const double wide = along ? 1 : first.across > 0 ? first.across : look.em / look.size;
        TextItem item{.face = font.face,
                      .size = static_cast<float>(look.size * wide),
                      .colour = look.colour,
                      .synthetic_bold = font.synthetic_bold,
                      .synthetic_slant = font.synthetic_slant,
                      .stretch = static_cast<float>(along ? look.em / look.size : 1 / wide),
                      .x = left,
                      .y = static_cast<float>(-look.rise),
                      .width = right - left,
                      .ascent = static_cast<float>(look.han.ascent),
                      .descent = static_cast<float>(look.han.descent),
                      .text = {},
                      .glyphs = {}};
        for (std::uint32_t i = begin; i < end; ++i) {
            add(item, clusters_.all[i], places.x[i - line.begin] - left);
        }
        if (line.hyphen && end == line.end && !backwards) {
            hyphen(item, right - left);
        }
        item.vertical = along;
        item.across = first.across > 0;
        item.reversed = backwards;
        if (backwards) {
            std::ranges::reverse(item.glyphs);
        }
        if (run.note != Piece::none) {
            out_.notes.push_back(run.note);
        }
        out_.end = std::max(out_.end, double{right});
        const bool further = end < line.end && first.level == 0 && clusters_.all[end].level == 0 &&
                             same_lines(look, *piece(end).look);
        decorate(std::move(item),
                 look,
                 run.owner,
                 further ? places.x[end - line.begin] - left : right - left);
    }

    // Underlines and strikes run on over the gap to the next font.
    static bool same_lines(const TextLook& a, const TextLook& b) {
        return a.run.underline == b.run.underline && a.run.strike == b.run.strike &&
               a.size == b.size && a.background == b.background;
    }

    void add(TextItem& item, const Cluster& cluster, float x) {
        const auto begin = static_cast<std::uint32_t>(item.text.size());
        for (std::uint32_t i = cluster.begin; i < cluster.end; ++i) {
            text::append(item.text, content_.text[i]);
        }
        const auto end = static_cast<std::uint32_t>(item.text.size());
        for (std::uint32_t g = cluster.first_glyph; g < cluster.first_glyph + cluster.glyphs; ++g) {
            const ClusterGlyph& glyph = clusters_.glyphs[g];
            item.glyphs.push_back({.id = glyph.id,
                                   .x = x + glyph.x_offset,
                                   .y = glyph.y_offset / item.stretch,
                                   .advance = glyph.natural,
                                   .text_begin = begin,
                                   .text_end = end});
            x += glyph.advance;
        }
    }

    // No text of the author's: it stands for nothing.
    static void hyphen(TextItem& item, float x) {
        const std::uint32_t id = item.face->glyph(U'-');
        const auto advance = static_cast<float>(item.face->advance(id) * item.size / 1000);
        if (id != 0) {
            const auto end = static_cast<std::uint32_t>(item.text.size());
            item.glyphs.push_back(
                {.id = id, .x = x, .y = 0, .advance = advance, .text_begin = end, .text_end = end});
            item.width += advance;
        }
    }

    void decorate(TextItem item, const TextLook& look, xml::Node owner, float width) {
        const auto size = static_cast<float>(look.size);
        const auto rect = [&](float top, float height, std::uint32_t colour, Artifact artifact) {
            const RectItem box{
                .x = item.x, .y = item.y + top, .width = width, .height = height, .colour = colour};
            add_rect(out_.items, box, artifact);
        };
        if (look.background) {
            rect(-item.ascent, item.ascent + item.descent, *look.background, Artifact::background);
        }
        const float thick = std::max(0.4F, size * 0.05F);
        if (!look.run.underline.empty()) {
            rect(size * 0.16F, thick, look.colour, Artifact::layout);
        }
        if (look.run.underline == "double") {
            rect(size * 0.16F + 2 * thick, thick, look.colour, Artifact::layout);
        }
        if (look.run.strike) {
            rect(-size * 0.3F, thick, look.colour, Artifact::layout);
        }
        out_.items.push_back(
            {.content = std::move(item), .owner = owner, .artifact = Artifact::none});
    }

    void leader(const Cluster& tab, double x) {
        const Piece& run = content_.pieces[tab.piece];
        dots(out_.items, x, x + tab.width, *run.look);
    }

    Context& context_;
    const Inline& content_;
    const Clusters& clusters_;
    double measure_;
    DrawnLine out_;
};

} // namespace

DrawnLine draw_line(Context& context,
                    const Inline& content,
                    const Clusters& clusters,
                    const Line& line,
                    std::string_view align,
                    double measure) {
    return Drawer(context, content, clusters, measure).run(line, align);
}

} // namespace engross::layout
