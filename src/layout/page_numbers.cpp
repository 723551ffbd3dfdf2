#include "layout/page_numbers.h"

#include "layout/line_items.h"

#include <algorithm>

namespace engross::layout {
namespace {

// Digits, by the Latin font, from x = 0 on the baseline y = 0.
TextItem number_item(const std::string& number, const TextLook& look) {
    const fonts::Choice font = look.stack->latin();
    TextItem item{.face = font.face,
                  .size = static_cast<float>(look.em),
                  .colour = look.colour,
                  .synthetic_bold = font.synthetic_bold,
                  .synthetic_slant = font.synthetic_slant,
                  .stretch = static_cast<float>(look.size / look.em),
                  .ascent = static_cast<float>(look.han.ascent),
                  .descent = static_cast<float>(look.han.descent),
                  .text = {},
                  .glyphs = {}};
    for (const char32_t c : text::decode(number)) {
        const std::uint32_t glyph = font.face->glyph(c);
        if (glyph == 0) {
            continue;
        }
        const auto begin = static_cast<std::uint32_t>(item.text.size());
        text::append(item.text, c);
        const auto advance = static_cast<float>(font.face->advance(glyph) * look.em / 1000);
        item.glyphs.push_back({.id = glyph,
                               .x = item.width,
                               .y = 0,
                               .advance = advance,
                               .text_begin = begin,
                               .text_end = static_cast<std::uint32_t>(item.text.size())});
        item.width += advance;
    }
    return item;
}

} // namespace

void fill_in(Layout& layout,
             const std::vector<MadePage>& pages,
             const std::vector<PlacedSlot>& slots) {
    for (const PlacedSlot& placed : slots) {
        const PageNumberSlot& slot = placed.slot;
        const auto start = layout.starts.find(slot.ref);
        const std::string number =
            start == layout.starts.end() ? "" : pages[start->second.page].text;
        TextItem item = number_item(number, *slot.look);
        item.x = static_cast<float>(slot.right) - item.width;
        item.y = static_cast<float>(slot.baseline);
        Page& page = layout.pages[placed.page];
        // Dots end in one line whether the number has one digit or two.
        const double digits = std::max(double{item.width}, slot.look->size);
        const double end = slot.right - digits - slot.look->size * 0.3;
        page.items[placed.item].content = std::move(item);
        page.items[placed.item].owner = slot.owner;
        std::vector<Item> leader;
        dots(leader, slot.left + slot.look->size * 0.3, end, *slot.look);
        for (Item& dot : leader) {
            shift(dot, 0, slot.baseline);
            page.items.push_back(std::move(dot));
        }
    }
}

} // namespace engross::layout
