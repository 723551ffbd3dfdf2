#include "layout/paragraph.h"

#include "base/text.h"
#include "layout/formula.h"
#include "layout/line_items.h"
#include "layout/ruby.h"

#include <algorithm>
#include <cmath>

namespace engross::layout {
namespace {

class Setter {
public:
    Setter(Context& context, const ParagraphJob& job)
        : context_(context), job_(job),
          look_(job.look != nullptr ? *job.look : context.looks.block(job.block)) {}

    // Returns whether a page break ends the paragraph.
    bool run(Flow& flow) {
        const std::size_t first = flow.size();
        // An entry's page number stands at the right whatever the words.
        content_.right_to_left = look_.paragraph.direction == "rtl" && job_.page_of.empty();
        collect(context_, job_.label, job_.block, look_.text, content_);
        allow_hyphens();
        if (job_.beside != nullptr) {
            floats_ = take_floats(context_, content_, job_.measure, *job_.beside);
        }
        if (job_.beside != nullptr && job_.beside->height <= 0) {
            std::ranges::move(take_alone(context_, content_, job_.measure, look_.text->size),
                              std::back_inserter(flow));
        }
        const Geometry geometry = make_geometry();
        fit_to(geometry.right - std::max(geometry.left, geometry.first_left), content_.formulas);
        Clusters clusters = make_clusters(context_, content_, geometry.right - geometry.left);
        const std::string_view aligned = align();
        bool breaks = false;
        for (const Line& line : lines(clusters, geometry)) {
            DrawnLine drawn = draw_line(context_, content_, clusters, line, aligned, job_.measure);
            draw_readings(context_, content_, clusters, line, drawn);
            const bool ends_page = drawn.ends_page;
            flow.push_back(strip(std::move(drawn)));
            flow.back().break_before = breaks;
            breaks = ends_page;
        }
        if (flow.size() == first) {
            DrawnLine empty;
            empty.box = context_.looks.empty_line(*look_.text);
            flow.push_back(strip(std::move(empty)));
        }
        if (!job_.page_of.empty()) {
            slot(flow.back());
        }
        finish(flow, first);
        if (job_.beside != nullptr) {
            pass_floats(std::move(floats_), *job_.beside, flow, first);
        }
        if (breaks && flow.size() == first + 1 && content_.text == U"\n") { // nothing but the break
            flow.back() = {.break_before = flow.back().break_before};
        }
        return breaks;
    }

private:
    [[nodiscard]] std::string_view align() const {
        return is_displayed_alone(job_.block) ? "center" : std::string_view(look_.paragraph.align);
    }

    [[nodiscard]] Geometry make_geometry() const {
        const doc::ParagraphLook& p = look_.paragraph;
        Geometry geometry;
        const double most = std::max(0.0, job_.measure); // a cell may be narrower than its padding
        geometry.left = std::clamp(job_.left + p.indent_start, 0.0, most * 0.8);
        geometry.first_left = std::clamp(geometry.left + p.indent_first, 0.0, most * 0.9);
        const double least = std::max(geometry.left, geometry.first_left) + job_.measure * 0.1;
        geometry.right =
            std::max(job_.measure - std::max(p.indent_end, 0.0) - job_.keep_free, least);
        geometry.tabs = look_.tabs;
        if (job_.beside != nullptr && job_.beside->height > 0) {
            const double grid = p.snap_to_grid ? context_.grid : 0;
            const double line = line_height(look_, context_.looks.empty_line(*look_.text), grid);
            geometry.narrow_lines =
                static_cast<std::size_t>(std::ceil(job_.beside->height / std::max(line, 1.0)));
            geometry.taken_left = job_.beside->left;
            geometry.taken_right = job_.beside->right;
        }
        return geometry;
    }

    // Only justified text in Latin letters: in Chinese text a Latin word goes whole to the next
    // line.
    void allow_hyphens() {
        constexpr std::size_t rare = 10; // of so many characters one may be Chinese
        const auto wide = static_cast<std::size_t>(std::ranges::count_if(content_.text, is_wide));
        if (look_.paragraph.align == "justify" && wide * rare <= content_.text.size() &&
            !job_.block.is("heading") && !job_.block.is("title")) {
            content_.hyphenation = &context_.hyphenation;
            content_.lang = context_.document.root().attr("lang");
        }
    }

    // Centred titles and headings get lines of like length, broken between words where that costs
    // no further line: not a full one and a scrap.
    [[nodiscard]] std::vector<Line> lines(Clusters& clusters, const Geometry& geometry) const {
        std::vector<Line> full = break_lines(content_, clusters, geometry);
        const bool balance = (job_.block.is("title") || job_.block.is("heading")) &&
                             look_.paragraph.align == "center" && full.size() > 1 &&
                             full.size() < 6;
        if (!balance) {
            return full;
        }
        Clusters words = clusters;
        keep_words(words);
        if (break_lines(content_, words, geometry).size() == full.size()) {
            clusters = std::move(words);
        }
        constexpr int steps = 8; // to half a per cent of the measure
        double wide = 0;
        double narrow = (geometry.right - geometry.left) / 2 * 0.9;
        for (int step = 0; step < steps; ++step) {
            const double middle = (wide + narrow) / 2;
            const auto tried = break_lines(content_, clusters, inset(geometry, middle));
            (tried.size() == full.size() ? wide : narrow) = middle;
        }
        return break_lines(content_, clusters, inset(geometry, wide));
    }

    void keep_words(Clusters& clusters) const {
        std::vector<Break> breaks(content_.text.size(), Break::no);
        for (const Cluster& cluster : clusters.all) {
            breaks[cluster.begin] = cluster.may_break;
        }
        layout::keep_words(content_.text, breaks);
        for (Cluster& cluster : clusters.all) {
            cluster.may_break = breaks[cluster.begin];
        }
    }

    static Geometry inset(Geometry geometry, double by) {
        geometry.first_left += by;
        geometry.left += by;
        geometry.right -= by;
        return geometry;
    }

    Strip strip(DrawnLine drawn) const {
        Strip strip;
        double height =
            line_height(look_, drawn.box, look_.paragraph.snap_to_grid ? context_.grid : 0);
        double baseline = (height - drawn.box.height()) / 2 + drawn.box.ascent;
        if (drawn.picture > 0 && look_.line.kind != LineRule::Kind::exactly) {
            baseline = std::max(baseline, drawn.picture);
        } else if (drawn.picture > baseline) { // an exact line would cut the picture off
            baseline = drawn.picture;
        }
        height = std::max(height, baseline + drawn.box.descent);
        if (drawn.above > baseline) { // the room below stays as it is
            height += drawn.above - baseline;
            baseline = drawn.above;
        }
        height = std::max(height, baseline + drawn.below);
        strip.height = height;
        strip.items = std::move(drawn.items);
        strip.notes = std::move(drawn.notes);
        for (Item& item : strip.items) {
            shift(item, 0, baseline);
        }
        return strip;
    }

    void slot(Strip& strip) const {
        double end = 0;
        double baseline = strip.height;
        for (const Item& item : strip.items) {
            if (const auto* words = std::get_if<TextItem>(&item.content)) {
                end = std::max(end, double{words->x} + words->width);
                baseline = words->y;
            }
        }
        strip.slots.push_back({.item = static_cast<std::uint32_t>(strip.items.size()),
                               .ref = job_.page_of,
                               .left = end,
                               .right = job_.measure,
                               .baseline = baseline,
                               .look = look_.text,
                               .owner = job_.block});
    }

    void finish(Flow& flow, std::size_t first) const {
        const doc::ParagraphLook& p = look_.paragraph;
        const std::size_t last = flow.size() - 1;
        flow[first].above = std::max(p.space_before, 0.0);
        flow[last].below = std::max(p.space_after, 0.0);
        flow[first].break_before = flow[first].break_before || p.page_break_before;
        // Widows and orphans: two lines stay together at either end.
        for (std::size_t i = first; i < last; ++i) {
            flow[i].glued = p.keep_lines || i == first || i + 1 == last;
        }
        flow[last].glued = p.keep_next || job_.keep_next;
        for (std::size_t i = first; i <= last; ++i) {
            frame(flow[i], i == first, i == last);
        }
    }

    // ECMA-376-1, 17.3.1.24: paragraphs of like borders and indents stand in one frame.
    [[nodiscard]] bool same_border(xml::Node neighbour) const {
        if (look_.border == EdgeLines{} || !neighbour || !neighbour.is("p")) {
            return false;
        }
        const BlockLook& other = context_.looks.block(neighbour);
        return other.border == look_.border &&
               other.paragraph.indent_start == look_.paragraph.indent_start &&
               other.paragraph.indent_end == look_.paragraph.indent_end;
    }

    [[nodiscard]] float thickness(Side side) const {
        return static_cast<float>(look_.border.at(static_cast<std::size_t>(side)).width);
    }

    // For lines above and below the words.
    static void make_room(Strip& strip, float above, float below) {
        strip.height += above + below;
        for (Item& item : strip.items) {
            shift(item, 0, above);
        }
        for (PageNumberSlot& slot : strip.slots) {
            slot.baseline += above;
        }
    }

    // Shading and border of the whole paragraph, a part on each of its lines. The lines stand
    // around the text (ECMA-376-1, 17.3.1.24), as far as the page goes.
    void frame(Strip& strip, bool top, bool bottom) const {
        const double hanging = std::min(look_.paragraph.indent_first, 0.0);
        auto left =
            static_cast<float>(job_.left + std::max(look_.paragraph.indent_start + hanging, 0.0));
        auto right = static_cast<float>(job_.measure - std::max(look_.paragraph.indent_end, 0.0));
        if (content_.right_to_left) {
            left = static_cast<float>(job_.measure) -
                   std::exchange(right, static_cast<float>(job_.measure) - left);
        }
        const bool opens = top && !same_border(job_.block.previous_element());
        const bool closes = bottom && !same_border(job_.block.next_element());
        make_room(strip, opens ? thickness(Side::top) : 0, closes ? thickness(Side::bottom) : 0);
        const auto height = static_cast<float>(strip.height);
        const auto rect = [&](float x,
                              float y,
                              float w,
                              float h,
                              const EdgeLine& own,
                              Artifact artifact) {
            add_rect(
                strip.items,
                {.x = x, .y = y, .width = w, .height = h, .colour = own.colour, .style = own.style},
                artifact);
            std::rotate(strip.items.begin(), strip.items.end() - 1, strip.items.end());
            for (PageNumberSlot& each : strip.slots) {
                ++each.item;
            }
        };
        const auto line = [&](Side side, float x, float y, float w, float h) {
            if (const EdgeLine& own = look_.border.at(static_cast<std::size_t>(side));
                own.width > 0) {
                const auto thick = static_cast<float>(own.width);
                rect(x, y, w == 0 ? thick : w, h == 0 ? thick : h, own, Artifact::layout);
            }
        };
        const float margin = -static_cast<float>(context_.margin);
        const float outer_left = std::max(left - thickness(Side::left), std::min(margin, left));
        const float outer_right = right + std::min(thickness(Side::right), std::max(-margin, 0.0F));
        line(Side::left, outer_left, 0, 0, height);
        line(Side::right, outer_right - thickness(Side::right), 0, 0, height);
        if (opens) {
            line(Side::top, outer_left, 0, outer_right - outer_left, 0);
        }
        if (closes) {
            line(Side::bottom,
                 outer_left,
                 height - thickness(Side::bottom),
                 outer_right - outer_left,
                 0);
        }
        if (look_.background) {
            rect(
                left, 0, right - left, height, {.colour = *look_.background}, Artifact::background);
            std::get<RectItem>(strip.items.front().content).gradient = look_.gradient;
        }
    }

    Context& context_;
    const ParagraphJob& job_;
    const BlockLook& look_;
    Inline content_;
    std::vector<Item> floats_; // x from the text's left edge, y from the first line's top
};

} // namespace

double empty_height(const Context& context, const BlockLook& look) {
    const doc::ParagraphLook& p = look.paragraph;
    const double above = std::max(p.space_before, 0.0);
    const double below = std::max(p.space_after, 0.0);
    return line_height(
               look, context.looks.empty_line(*look.text), p.snap_to_grid ? context.grid : 0) +
           (context.widest_gaps ? std::max(above, below) : above + below);
}

double line_height(const BlockLook& look, const LineBox& box, double grid) {
    double single = box.height() + box.leading;
    if (grid > 0) { // ECMA-376-1, 17.6.5 docGrid: lines take whole steps of the grid
        single = std::max(1.0, std::ceil((box.height() - 0.05) / grid)) * grid;
    }
    switch (look.line.kind) {
    case LineRule::Kind::exactly:
        return look.line.value;
    case LineRule::Kind::at_least:
        return std::max(look.line.value, single);
    default:
        return single * look.line.value;
    }
}

bool set_paragraph(Context& context, const ParagraphJob& job, Flow& flow) {
    return Setter(context, job).run(flow);
}

} // namespace engross::layout
