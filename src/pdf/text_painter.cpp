#include "text_painter.h"

#include "base/text.h"

#include <array>
#include <cmath>
#include <numbers>

namespace engross::pdf {

namespace {

constexpr double slant = 0.2126;       // tan 12°
constexpr double bold_line = 1.0 / 30; // of the size: about the weight of a bold Kai

// Slanted and stretched, then turned.
std::array<double, 4> matrix(const layout::TextItem& item) {
    const double lean = item.synthetic_slant ? slant : 0;
    const double angle = (item.sideways ? 90 : double{item.rotation}) * std::numbers::pi / 180;
    const double along = item.sideways ? 0 : std::cos(angle);
    const double down = item.sideways ? 1 : std::sin(angle);
    return {
        along, -down, (lean * along + down) * item.stretch, (along - lean * down) * item.stretch};
}

std::string replacement(std::string_view text) {
    return text.empty() ? "00AD" : utf16_hex(legible(text));
}

} // namespace

void TextPainter::begin_whole(std::string_view words) {
    out_.begin_whole(replacement(words));
    whole_ = true;
}

void TextPainter::end_whole() {
    out_.end_whole();
    whole_ = false;
}

void TextPainter::draw(const layout::TextItem& item) {
    const Font& font = fonts_[item.face];
    out_.fill_colour(item.colour);
    if (item.synthetic_bold) {
        out_.stroke_colour(item.colour);
    }
    out_.font(item.vertical ? font.vertical_name() : font.resource_name(), item.size);
    item.hidden ? out_.unseen() : out_.bold(item.synthetic_bold ? item.size * bold_line : 0);
    out_.text_matrix(matrix(item), item.x, page_height_ - item.y);
    pen_ = 0;
    const bool reversed = item.reversed && item.glyphs.size() > 1;
    if (reversed) {
        out_.begin_reversed();
    }
    for (const Cluster& cluster : clusters(item)) {
        show(item, font, cluster);
    }
    out_.end_array();
    if (reversed) {
        out_.end_replaced();
    }
}

void TextPainter::show(const layout::TextItem& item, const Font& font, const Cluster& cluster) {
    const bool replaced = !whole_ && !font.speaks_for(item, cluster);
    if (replaced) {
        out_.end_array();
        out_.begin_replaced(replacement(cluster.text));
    }
    for (std::size_t i = cluster.first; i < cluster.last; ++i) {
        show(item, font, item.glyphs[i]);
    }
    if (replaced) {
        out_.end_array();
        out_.end_replaced();
    }
}

void TextPainter::show(const layout::TextItem& item, const Font& font, const layout::Glyph& glyph) {
    // In columns the stretching is along the way of the pen.
    const double unit = item.size / 1000 * (item.vertical ? item.stretch : 1);
    // Positive gaps go back in lines, and on in columns (ISO 32000-1, 9.4.4).
    const double forward = item.vertical ? -1 : 1;
    const long gap = std::lround(forward * (pen_ - glyph.x) / unit);
    if (std::abs(glyph.y - rise_) >= 0.005) {
        out_.end_array();
        out_.rise(glyph.y);
        rise_ = glyph.y;
    }
    if (gap != 0) {
        out_.gap(gap);
        pen_ -= forward * static_cast<double>(gap) * unit;
    }
    out_.glyph(font.code(glyph.id));
    pen_ += (item.vertical ? Font::vertical_advance : font.width(glyph.id)) * unit;
}

} // namespace engross::pdf
