#include "layout/pages.h"

#include "layout/columns.h"
#include "layout/footnotes.h"
#include "layout/overlays.h"
#include "layout/page_numbers.h"
#include "layout/row_order.h"
#include "layout/sheet.h"
#include "layout/turn.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace engross::layout {
namespace {

constexpr double epsilon = 0.05;
constexpr double unlimited = std::numeric_limits<double>::infinity();

class Paginator {
public:
    Paginator(const std::vector<Setup>& setups, Furniture& furniture, Flows flows)
        : setups_(setups), flows_(std::move(flows)), furniture_(furniture),
          notes_(std::move(flows_.notes)) {}

    Layout run() {
        begin_page(setups_.front());
        Flow& body = flows_.body;
        if (!body.empty()) {
            balance(0);
        }
        for (std::size_t i = 0; i < body.size();) {
            const std::size_t end = chunk_end(body, i);
            forced_break(i);
            place_chunk(i, end);
            i = end;
        }
        finish_page();
        while (notes_.is_waiting()) {
            begin_page(*setup_);
            finish_page();
        }
        fill_in(layout_, made_, slots_);
        turn_pages(layout_, made_);
        draw_borders(layout_, made_);
        overlays_.draw(layout_);
        furniture_.draw(layout_, made_);
        return std::move(layout_);
    }

private:
    void forced_break(std::size_t at) {
        const Strip& strip = flows_.body[at];
        if (const Setup* setup = setup_of(strip)) {
            change_setup(*setup, strip.break_before);
            balance(at);
        } else if (strip.break_before && !fresh_page_) {
            next_page(*setup_);
        } else if (strip.column_break && y_ > column_top_) {
            next_column();
        }
        keep_above_ = keep_above_ || strip.break_before || !strip.page_setup.empty();
    }

    [[nodiscard]] const Setup* setup_of(const Strip& strip) const {
        const auto found = std::ranges::find(setups_, strip.page_setup, &Setup::id);
        return strip.page_setup.empty() || found == setups_.end() ? nullptr : &*found;
    }

    // The columns of a section become equally high when the next one goes on below them.
    void balance(std::size_t begin) {
        const Flow& body = flows_.body;
        std::size_t end = begin + 1;
        while (end < body.size() && body[end].page_setup.empty() && !body[end].break_before) {
            ++end;
        }
        const Setup* next = end < body.size() ? setup_of(body[end]) : nullptr;
        if (setup_->columns > 1 && setup_->balanced && next != nullptr && next->continuous &&
            !body[end].break_before) {
            limit_ =
                y_ +
                balanced_height(body, begin, end, setup_->columns, bottom_ - notes_.height() - y_) +
                epsilon;
        }
    }

    void change_setup(const Setup& setup, bool page_break) {
        if (fresh_page_ && setup_ == &setup && in_setup_ == 1) {
            return;
        }
        const bool same_paper = setup.width == setup_->width && setup.height == setup_->height &&
                                setup.vertical == setup_->vertical;
        if (setup.continuous && same_paper && !page_break) {
            setup_ = &setup;
            sheet_ = on_page(setup, number_);
            column_ = 0;
            column_top_ = y_ = lowest_;
            limit_ = unlimited;
            return;
        }
        if (fresh_page_) { // nothing is on this page yet: it takes the setup
            layout_.pages.pop_back();
            made_.pop_back();
            --in_setup_;
            begin_page(setup);
        } else {
            next_page(setup);
        }
    }

    void begin_page(const Setup& setup) {
        const bool changed = setup_ != &setup;
        setup_ = &setup;
        in_setup_ = changed ? 1 : in_setup_ + 1;
        number_ = changed && setup.number_start > 0 ? setup.number_start
                                                    : (made_.empty() ? 1 : made_.back().number + 1);
        made_.push_back({.setup = &setup,
                         .number = number_,
                         .in_setup = in_setup_,
                         .text = format_number(number_, setup.numeral)});
        sheet_ = on_page(setup, number_);
        begun_.clear();
        Page& page = layout_.pages.emplace_back();
        page.width = static_cast<float>(setup.width);
        page.height = static_cast<float>(setup.height);
        const Frame frame = setup.vertical
                                ? Frame{.top = sheet_.top, .bottom = setup.height - sheet_.bottom}
                                : furniture_.frame(made_.back());
        column_top_ = y_ = lowest_ = frame.top;
        limit_ = unlimited;
        bottom_ = frame.bottom;
        column_ = 0;
        fresh_page_ = true;
        keep_above_ = made_.size() == 1;
        notes_.begin_page(y_, bottom_);
    }

    void next_page(const Setup& setup) {
        finish_page();
        begin_page(setup);
    }

    void next_column() {
        if (column_ + 1 < setup_->columns) {
            ++column_;
            y_ = column_top_;
        } else {
            next_page(*setup_);
        }
    }

    [[nodiscard]] double left() const {
        return sheet_.left + column_ * (setup_->column_width() + setup_->gap);
    }

    [[nodiscard]] bool at_top() const { return y_ <= column_top_ + epsilon; }

    [[nodiscard]] double above(const Strip& strip) const {
        return at_top() && !keep_above_ ? 0 : strip.above;
    }

    // Room that footnotes of these strips would take besides those already on the page.
    [[nodiscard]] double note_room(std::size_t begin, std::size_t end) const {
        // A very long note goes on over the page: it claims half of it at most.
        const double most = std::max(0.0, setup_->body_height / 2 - notes_.height());
        return std::min(notes_.room(flows_.body, begin, end), most);
    }

    [[nodiscard]] double chunk_height(std::size_t begin, std::size_t end) const {
        const Flow& body = flows_.body;
        double height = above(body[begin]) + body[begin].height;
        for (std::size_t i = begin + 1; i < end; ++i) {
            height += body[i - 1].below + body[i].above + body[i].height;
        }
        return height;
    }

    [[nodiscard]] bool fits(std::size_t begin, std::size_t end) const {
        const double height = chunk_height(begin, end);
        return y_ + height <= limit_ + epsilon &&
               y_ + height + note_room(begin, end) <= bottom_ - notes_.height() + epsilon;
    }

    void place_chunk(std::size_t begin, std::size_t end) {
        if (!fits(begin, end) && !at_top()) {
            const bool could = chunk_height(begin, end) <= page_room();
            if (could || !fits(begin, begin + 1)) {
                next_column();
                repeat_head(begin);
            }
        }
        for (std::size_t i = begin; i < end; ++i) {
            // A chunk higher than a page is divided where it must be.
            if (!fits(i, i + 1) && !at_top() && i > begin && !fits(begin, end)) {
                next_column();
                repeat_head(i);
            }
            place(flows_.body[i]);
        }
    }

    [[nodiscard]] double page_room() const { return std::min(bottom_, limit_) - column_top_; }

    void repeat_head(std::size_t i) {
        const int table = flows_.body[i].table;
        if (table < 0 || static_cast<std::size_t>(table) >= flows_.heads.size()) {
            return;
        }
        const Flow& head = flows_.heads[static_cast<std::size_t>(table)];
        if (total(head) + flows_.body[i].height > bottom_ - notes_.height() - y_) {
            return;
        }
        for (const Strip& strip : head) {
            for (Item item : strip.items) {
                shift(item, left(), y_);
                item.owner = {};
                item.artifact =
                    item.artifact == Artifact::background ? Artifact::background : Artifact::layout;
                layout_.pages.back().items.push_back(std::move(item));
                row_order_.add_artifact();
            }
            y_ += strip.height;
        }
        column_top_ = std::min(column_top_, y_);
    }

    void place(Strip& strip) {
        y_ += above(strip);
        Page& page = layout_.pages.back();
        for (const std::string& id : strip.starts) {
            const auto [start, fresh] = layout_.starts.try_emplace(
                id, Start{.page = layout_.pages.size() - 1, .y = static_cast<float>(y_)});
            if (fresh) {
                begun_.push_back(&start->second);
            }
        }
        overlays_.add(layout_.pages.size() - 1, strip, left(), y_);
        row_order_.add(strip, page);
        for (Item& item : strip.items) {
            shift(item, left(), y_);
            page.items.push_back(std::move(item));
        }
        for (PageNumberSlot& slot : strip.slots) {
            slots_.push_back({.page = layout_.pages.size() - 1,
                              .item = page.items.size(),
                              .slot = std::move(slot)});
            slots_.back().slot.left += left();
            slots_.back().slot.right += left();
            slots_.back().slot.baseline += y_;
            page.items.emplace_back();
        }
        y_ += strip.height + strip.below;
        lowest_ = std::max(lowest_, y_);
        fresh_page_ = false;
        keep_above_ = false;
        notes_.call(strip.notes, y_, bottom_);
    }

    void finish_page() {
        row_order_.close(layout_.pages.back());
        const double room = bottom_ - notes_.height() - lowest_;
        move_body(body_shift(*made_.back().setup, room));
        notes_.draw(layout_, sheet_, bottom_, overlays_);
    }

    // All that stands on the last page and has been placed so far.
    void move_body(double down) {
        const std::size_t page = layout_.pages.size() - 1;
        if (down <= 0) {
            return;
        }
        for (Item& item : layout_.pages[page].items) {
            shift(item, 0, down);
        }
        for (Start* start : begun_) {
            start->y += static_cast<float>(down);
        }
        for (auto slot = slots_.rbegin(); slot != slots_.rend() && slot->page == page; ++slot) {
            slot->slot.baseline += down;
        }
        overlays_.move_down(page, down);
    }

    const std::vector<Setup>& setups_;
    Flows flows_;
    Furniture& furniture_;
    Layout layout_;
    std::vector<MadePage> made_;
    std::vector<PlacedSlot> slots_;
    RowOrder row_order_;
    Overlays overlays_;

    const Setup* setup_ = nullptr;
    Setup sheet_;               // the same for the page that is being made
    std::vector<Start*> begun_; // on that page
    std::size_t in_setup_ = 0;
    int number_ = 0;
    int column_ = 0;
    double y_ = 0, column_top_ = 0, bottom_ = 0;
    double lowest_ = 0;        // that any column of the page has reached
    double limit_ = unlimited; // of columns that are balanced
    bool fresh_page_ = true;
    bool keep_above_ =
        true; // room above the first block of the document, or after a break, is meant
    Footnotes notes_;
};

} // namespace

Layout make_pages(const std::vector<Setup>& setups, Furniture& furniture, Flows flows) {
    return Paginator(setups, furniture, std::move(flows)).run();
}

} // namespace engross::layout
