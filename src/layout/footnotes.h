// The notes at the foot of the page that is being made, and what of them goes on to the next one.
#pragma once

#include "layout/overlays.h"
#include "layout/setup.h"
#include "layout/strip.h"

namespace engross::layout {

class Footnotes {
public:
    // `flows`: the notes by number.
    explicit Footnotes(std::vector<Flow> flows) : flows_(std::move(flows)) {}

    // A page begins, with what the last one had no room for. y and bottom: of its text.
    void begin_page(double y, double bottom);

    // The height that the notes on this page take.
    [[nodiscard]] double height() const { return height_; }

    // Something waits for the next page.
    [[nodiscard]] bool is_waiting() const { return !waiting_.empty(); }

    // What these strips' notes would take besides.
    [[nodiscard]] double room(const Flow& body, std::size_t begin, std::size_t end) const;
    // Notes that are called on this page; what does not fit between y and bottom waits.
    void call(const std::vector<std::uint32_t>& numbers, double y, double bottom);
    // At the foot of the last of the layout's pages; the page then has none any more.
    // Shapes that hang from them are left for `overlays`.
    void draw(Layout& layout, const Setup& setup, double bottom, Overlays& overlays);

private:
    void add(Strip strip, double y, double bottom, bool fresh);

    std::vector<Flow> flows_;
    std::vector<Strip> placed_;
    double height_ = 0;
    std::vector<Strip> waiting_;
};

} // namespace engross::layout
