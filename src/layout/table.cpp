#include "layout/table.h"

#include "base/text.h"
#include "layout/row_order.h"
#include "layout/set_cell.h"
#include "layout/turn.h"

#include <algorithm>

namespace engross::layout {
namespace {

double content_height(const Flow& flow) {
    double height = 0;
    for (const Strip& strip : flow) {
        height += strip.above + strip.height + strip.below;
    }
    return height;
}

constexpr double highest_turned = 0.9; // of the page: a higher row of turned lines is divided

// Inside of what is turned nothing is turned again.
bool is_inside_turned(xml::Node cell) {
    for (xml::Node up = cell.parent(); up; up = up.parent()) {
        if (up.is("cell") && up.attr("writing-mode").starts_with("sideways")) {
            return true;
        }
    }
    return false;
}

class TableSetter {
public:
    TableSetter(Context& context, xml::Node table, double measure, const SetBlocks& set)
        : context_(context), table_(table), grid_(read_grid(table)), set_(set) {
        columns_ = column_widths(table, grid_, measure);
        double width = 0;
        for (const double column : columns_) {
            width += column;
        }
        const std::string_view align = table.attr("align");
        from_right_ = table.attr("direction") == "rtl";
        const bool at_right = (align == "end") != from_right_;
        left_ = align == "center" ? (measure - width) / 2 : at_right ? measure - width : 0;
        width_ = width;
        lines_ = table.attr("border") == "yes";
    }

    void run(Flow& flow, std::vector<Flow>& heads) {
        set_cells();
        set_heights();
        lay_cells_down();
        const int number = grid_.head_rows > 0 ? static_cast<int>(heads.size()) : -1;
        Flow head;
        for (std::size_t row = 0; row < grid_.rows.size(); ++row) {
            const bool in_head = row < grid_.head_rows;
            const std::size_t first = flow.size();
            row_strips(row, flow);
            for (std::size_t i = first; i < flow.size(); ++i) {
                flow[i].table = in_head ? -1 : number;
                if (in_head) {
                    head.push_back(flow[i]);
                    flow[i].glued = true;
                }
            }
            flow.back().glued = flow.back().glued || is_first_alone(row);
        }
        if (number >= 0) {
            heads.push_back(std::move(head));
        }
    }

private:
    void set_cells() {
        cells_.resize(grid_.rows.size());
        for (std::size_t row = 0; row < grid_.rows.size(); ++row) {
            for (const GridCell& each : grid_.rows[row].cells) {
                SetCell cell{
                    .grid = &each, .box = cell_box(each.node, lines_), .flow = {}, .x = left_};
                for (std::size_t c = 0; c < each.column + each.columns && c < columns_.size();
                     ++c) {
                    (c < each.column ? cell.x : cell.width) += columns_[c];
                }
                if (from_right_) { // the first column stands at the right
                    cell.x = 2 * left_ + width_ - cell.x - cell.width;
                }
                const double across =
                    std::max(cell.width - cell.box.left() - cell.box.right(), 6.0);
                cell.flow = content(each.node, row, across, cell.box.top() + cell.box.bottom());
                cell.height = content_height(cell.flow) + cell.box.top() + cell.box.bottom();
                cells_[row].push_back(std::move(cell));
            }
        }
    }

    // Vertical text runs as far down as the row's height, else as a line of a few characters.
    Flow content(xml::Node cell, std::size_t row, double width, double padding) {
        if (lies(cell)) { // for its height; it is set when the row's height is known
            return {Strip{.height = needed_length(set_(cell, context_.page_height / 2))}};
        }
        if (cell.attr("writing-mode") != "vertical-rl" || context_.vertical ||
            is_inside_turned(cell)) {
            return set_(cell, width);
        }
        constexpr double some = 120;
        const double stated = text::to_double(grid_.rows[row].node.attr("height"), 0) - padding;
        const double length = std::min(std::max(stated, some), context_.page_height / 2);
        context_.vertical = true;
        Flow lying = set_(cell, length);
        context_.vertical = false;
        const double used = std::min(length, extent(lying));
        const double spare = std::max(width - content_height(lying), 0.0) / 2;
        return turned(std::move(lying), std::max(used, stated), width - spare);
    }

    // Its text is turned as a whole.
    [[nodiscard]] bool lies(xml::Node cell) const {
        return cell.attr("writing-mode").starts_with("sideways") && !context_.vertical &&
               !is_inside_turned(cell);
    }

    [[nodiscard]] bool is_turned(std::size_t row) const {
        return std::ranges::any_of(cells_[row],
                                   [this](const SetCell& cell) { return lies(cell.grid->node); });
    }

    // Lines run along all of the height that the row has got.
    void lay_cells_down() {
        for (std::size_t row = 0; row < cells_.size(); ++row) {
            for (SetCell& cell : cells_[row]) {
                const xml::Node node = cell.grid->node;
                if (!lies(node)) {
                    continue;
                }
                const double padding = cell.box.top() + cell.box.bottom();
                const double height = spanned(row, cell.grid->rows);
                const bool is_divided = height > context_.page_height * highest_turned;
                const double length = std::max((is_divided ? cell.height : height) - padding, 6.0);
                cell.flow = laid_down(set_(node, length),
                                      length,
                                      cell.width - cell.box.left() - cell.box.right(),
                                      node.attr("vertical-align"),
                                      node.attr("writing-mode") == "sideways-lr" ? Turn::left
                                                                                 : Turn::right);
                cell.height = length + padding;
            }
        }
    }

    // How far its text reaches.
    static double extent(const Flow& flow) {
        double end = 0;
        for (const Strip& strip : flow) {
            for (const Item& item : strip.items) {
                const double right = std::visit(
                    [](const auto& each) { return double{each.x} + each.width; }, item.content);
                end = std::max(end, right);
            }
        }
        return end;
    }

    // A row is as high as its highest cell; what a cell over several rows still needs, the last
    // gets.
    void set_heights() {
        heights_.assign(grid_.rows.size(), 0);
        for (std::size_t row = 0; row < heights_.size(); ++row) {
            const double stated = text::to_double(grid_.rows[row].node.attr("height"), 0);
            heights_[row] =
                std::max(heights_[row], std::clamp(stated, 0.0, context_.page_height - 1));
            for (const SetCell& cell : cells_[row]) {
                if (cell.grid->rows == 1) {
                    heights_[row] = std::max(heights_[row], cell.height);
                }
            }
        }
        for (std::size_t row = 0; row < heights_.size(); ++row) {
            for (const SetCell& cell : cells_[row]) {
                const double have = spanned(row, cell.grid->rows);
                if (cell.grid->rows > 1 && have < cell.height) {
                    heights_[row + cell.grid->rows - 1] += cell.height - have;
                }
            }
        }
    }

    [[nodiscard]] double spanned(std::size_t row, std::size_t rows) const {
        double height = 0;
        for (std::size_t r = row; r < row + rows && r < heights_.size(); ++r) {
            height += heights_[r];
        }
        return height;
    }

    void row_strips(std::size_t row, Flow& flow) {
        const bool joined_down = grid_.rows[row].joined_down;
        const bool single = !joined_down && (row == 0 || !grid_.rows[row - 1].joined_down);
        constexpr double tall = 0.4; // of the page: such a row may be divided
        if (single &&
            heights_[row] > context_.page_height * (is_turned(row) ? highest_turned : tall)) {
            const std::size_t first = flow.size();
            rank_cells(row);
            divide_row(
                cells_[row], heights_[row], context_.page_height, context_.divided_rows++, flow);
            start(flow[first], row);
            return;
        }
        Strip strip;
        rank_cells(row);
        strip.height = heights_[row];
        strip.glued = joined_down && joined_height(row) < context_.page_height;
        for (SetCell& cell : cells_[row]) {
            const double height = spanned(row, cell.grid->rows);
            frame(strip, cell, height, true, true);
            double y = cell.box.top() + drop(cell, height);
            for (Strip& part : cell.flow) {
                y = take(strip, part, cell.x + cell.box.left(), y);
            }
        }
        settle(strip);
        sort_by_rank(strip.items, 0, strip.ranks);
        strip.ranks.clear();
        start(strip, row);
        flow.push_back(std::move(strip));
    }

    // The first row, often a head that the author did not declare, brings the next one along.
    [[nodiscard]] bool is_first_alone(std::size_t row) const {
        constexpr double low = 0.2; // of the page: what may move on together
        return row == 0 && heights_.size() > 1 &&
               heights_[0] + heights_[1] < context_.page_height * low;
    }

    [[nodiscard]] double joined_height(std::size_t row) const {
        double height = heights_[row];
        for (std::size_t r = row; r + 1 < heights_.size() && grid_.rows[r].joined_down; ++r) {
            height += heights_[r + 1];
        }
        for (std::size_t r = row; r > 0 && grid_.rows[r - 1].joined_down; --r) {
            height += heights_[r - 1];
        }
        return height;
    }

    [[nodiscard]] static double drop(const SetCell& cell, double height) {
        const std::string_view align = cell.grid->node.attr("vertical-align");
        const double spare = std::max(height - cell.height, 0.0);
        return align == "middle" || align == "center" ? spare / 2 : align == "bottom" ? spare : 0;
    }

    // One cell is read after the other.
    void rank_cells(std::size_t row) {
        std::uint32_t next = 0;
        for (SetCell& cell : cells_[row]) {
            next = give_ranks(cell.flow, next);
        }
    }

    void start(Strip& strip, std::size_t row) const {
        for (const SetCell& cell : cells_[row]) {
            if (cell.grid->node.has("id")) {
                strip.starts.emplace_back(cell.grid->node.attr("id"));
            }
        }
    }

    Context& context_;
    xml::Node table_;
    Grid grid_;
    const SetBlocks& set_;
    std::vector<double> columns_;
    std::vector<std::vector<SetCell>> cells_;
    std::vector<double> heights_;
    double left_ = 0;
    double width_ = 0;
    bool lines_ = false;
    bool from_right_ = false;
};

} // namespace

void set_table(Context& context,
               xml::Node table,
               double measure,
               const SetBlocks& set,
               Flow& flow,
               std::vector<Flow>& heads) {
    TableSetter(context, table, measure, set).run(flow, heads);
}

} // namespace engross::layout
