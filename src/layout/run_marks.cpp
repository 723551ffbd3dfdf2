#include "layout/run_marks.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace engross::layout {
namespace {

constexpr double box_gap = 0.07; // em, between a box and the em square, above and below

struct Ends {
    double left, right;
};

class Marker {
public:
    Marker(const Inline& content,
           const Clusters& clusters,
           const Line& line,
           const Places& places,
           bool vertical,
           std::vector<Item>& items)
        : content_(content), clusters_(clusters), line_(line), places_(places), vertical_(vertical),
          items_(items) {}

    void run() {
        std::uint32_t end = line_.end;
        while (end > line_.begin && is_blank(end - 1)) {
            --end;
        }
        for (std::uint32_t i = line_.begin; i < end;) {
            std::uint32_t next = i + 1;
            while (next < end && same_box(i, next)) {
                ++next;
            }
            if (look(i).border != EdgeLines{}) {
                box(i, next);
            }
            i = next;
        }
        for (std::uint32_t i = line_.begin; i < end; ++i) {
            if (!look(i).run.emphasis.empty() && takes_mark(i)) {
                mark(i);
            }
        }
    }

private:
    [[nodiscard]] const Piece& piece(std::uint32_t i) const {
        return content_.pieces[clusters_.all[i].piece];
    }

    [[nodiscard]] const TextLook& look(std::uint32_t i) const { return *piece(i).look; }

    [[nodiscard]] bool is_blank(std::uint32_t i) const {
        return clusters_.all[i].kind == CharClass::space || piece(i).kind == PieceKind::line_break;
    }

    [[nodiscard]] bool same_box(std::uint32_t a, std::uint32_t b) const {
        return look(a).border == look(b).border && clusters_.all[a].level == clusters_.all[b].level;
    }

    [[nodiscard]] Ends ends(std::uint32_t i) const {
        const double left = places_.x[i - line_.begin];
        return {.left = left, .right = left + places_.width[i - line_.begin]};
    }

    void box(std::uint32_t begin, std::uint32_t end) {
        Ends whole = ends(begin);
        double above = 0;
        double below = 0;
        for (std::uint32_t i = begin; i < end; ++i) {
            whole.left = std::min(whole.left, ends(i).left);
            whole.right = std::max(whole.right, ends(i).right);
            const double gap = look(i).run.size * box_gap;
            above = std::max(above, look(i).han.ascent + gap);
            below = std::max(below, look(i).han.descent + gap);
        }
        const EdgeLines& lines = look(begin).border;
        const double top = side(lines, Side::top).width;
        const double bottom = side(lines, Side::bottom).width;
        const double left = side(lines, Side::left).width;
        const double right = side(lines, Side::right).width;
        const double high = above + below + top + bottom;
        const double length = whole.right - whole.left;
        rule(side(lines, Side::top), whole.left, -above - top, length, top);
        rule(side(lines, Side::bottom), whole.left, below, length, bottom);
        rule(side(lines, Side::left), whole.left - left / 2, -above - top, left, high);
        rule(side(lines, Side::right), whole.right - right / 2, -above - top, right, high);
    }

    // The author's sides are those of the page as it is printed.
    [[nodiscard]] const EdgeLine& side(const EdgeLines& lines, Side side) const {
        const auto at = static_cast<std::size_t>(side);
        return lines.at(vertical_ ? (at + 1) % lines.size() : at);
    }

    void rule(const EdgeLine& line, double x, double y, double width, double height) {
        if (line.width > 0) {
            add(x, y, width, height, line.colour, Shape::rectangle);
        }
    }

    // Words have marks, what stands between them has none (CSS Text Decoration 3, 3.1).
    [[nodiscard]] bool takes_mark(std::uint32_t i) const {
        const auto c = static_cast<UChar32>(content_.text[clusters_.all[i].begin]);
        return piece(i).kind == PieceKind::text && clusters_.all[i].glyphs > 0 && !is_blank(i) &&
               u_ispunct(c) == 0 && u_isspace(c) == 0;
    }

    // Between the em square and its mark: past a box, and below past underlines.
    [[nodiscard]] double clearance(const TextLook& its, bool below) const {
        constexpr double least = 0.04; // em
        constexpr double underline = 0.16;
        const double line = side(its.border, below ? Side::bottom : Side::top).width;
        const double box = line > 0 ? line + its.run.size * box_gap : 0;
        const bool is_underlined = below && !its.run.underline.empty();
        return box + its.run.size * (is_underlined ? underline : least);
    }

    // In the middle of its character, in the gap between the lines.
    void mark(std::uint32_t i) {
        const TextLook& its = look(i);
        const std::string_view emphasis = its.run.emphasis;
        const bool small = emphasis.starts_with("dot");
        const double em = its.run.size;
        const double size = em * (small ? 0.14 : 0.18);
        const bool below = emphasis.ends_with("below") && !vertical_; // CLREQ 3.3.2: at the right
        const double gap = clearance(its, below);
        const double y = below ? its.han.descent + gap : -its.han.ascent - gap - size;
        const Ends own = ends(i);
        const double middle = (own.left + own.right - its.run.spacing) / 2;
        const Shape shape = emphasis.starts_with("circle") ? Shape::ring
                            : emphasis.starts_with("comma") || emphasis.starts_with("accent")
                                ? Shape::drop
                                : Shape::disc;
        add(middle - size / 2, y, size, size, its.colour, shape);
    }

    void add(double x, double y, double width, double height, std::uint32_t colour, Shape shape) {
        const RectItem item{.x = static_cast<float>(x),
                            .y = static_cast<float>(y),
                            .width = static_cast<float>(width),
                            .height = static_cast<float>(height),
                            .colour = colour,
                            .shape = shape};
        add_rect(items_, item, Artifact::layout);
    }

    const Inline& content_;
    const Clusters& clusters_;
    const Line& line_;
    const Places& places_;
    bool vertical_;
    std::vector<Item>& items_;
};

} // namespace

void add_run_marks(const Inline& content,
                   const Clusters& clusters,
                   const Line& line,
                   const Places& places,
                   bool vertical,
                   std::vector<Item>& items) {
    Marker(content, clusters, line, places, vertical, items).run();
}

} // namespace engross::layout
