#include "layout/footnotes.h"

#include "layout/line_items.h"

#include <algorithm>
#include <utility>

namespace engross::layout {
namespace {

constexpr double epsilon = 0.05;
constexpr double rule_room = 9; // the separator's, above the notes

} // namespace

void Footnotes::begin_page(double y, double bottom) {
    placed_.clear();
    height_ = 0;
    for (Strip& strip : std::exchange(waiting_, {})) {
        add(std::move(strip), y, bottom, true);
    }
}

double Footnotes::room(const Flow& body, std::size_t begin, std::size_t end) const {
    double room = 0;
    for (std::size_t i = begin; i < end; ++i) {
        for (const std::uint32_t note : body[i].notes) {
            if (note < flows_.size()) {
                for (const Strip& strip : flows_[note]) {
                    room += total(strip);
                }
            }
        }
    }
    return room > 0 && placed_.empty() ? room + rule_room : room;
}

void Footnotes::call(const std::vector<std::uint32_t>& numbers, double y, double bottom) {
    for (const std::uint32_t note : numbers) {
        if (note < flows_.size()) {
            for (Strip& part : std::exchange(flows_[note], {})) {
                add(std::move(part), y, bottom, false);
            }
        }
    }
}

void Footnotes::add(Strip strip, double y, double bottom, bool fresh) {
    const double height = total(strip) + (placed_.empty() ? rule_room : 0);
    const bool fits = y + height_ + height <= bottom + epsilon;
    const bool must = placed_.empty() && fresh;
    if (!waiting_.empty() || (!fits && !must)) {
        waiting_.push_back(std::move(strip));
        return;
    }
    height_ += height;
    placed_.push_back(std::move(strip));
}

void Footnotes::draw(Layout& layout, const Setup& setup, double bottom, Overlays& overlays) {
    if (placed_.empty()) {
        return;
    }
    Page& page = layout.pages.back();
    double y = bottom - height_;
    const RectItem rule{.x = static_cast<float>(setup.left),
                        .y = static_cast<float>(y + 4),
                        .width = static_cast<float>(std::min(144.0, setup.text_width())),
                        .height = 0.5F,
                        .colour = 0};
    add_rect(page.items, rule, Artifact::layout);
    y += rule_room;
    for (Strip& strip : placed_) {
        y += strip.above;
        overlays.add(layout.pages.size() - 1, strip, setup.left, y);
        for (const std::string& id : strip.starts) {
            layout.starts.try_emplace(
                id, Start{.page = layout.pages.size() - 1, .y = static_cast<float>(y)});
        }
        for (Item& item : strip.items) {
            shift(item, setup.left, y);
            page.items.push_back(std::move(item));
        }
        y += strip.height + strip.below;
    }
    placed_.clear();
}

} // namespace engross::layout
