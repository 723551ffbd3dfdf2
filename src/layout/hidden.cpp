#include "layout/hidden.h"

#include "base/text.h"
#include "layout/line_items.h"
#include "layout/paragraph.h"

#include <algorithm>

namespace engross::layout {
namespace {

struct Frame {
    double left = 0, top = 0, width = 0, height = 0; // pt
};

// Of "left top width height" in per cent of the whole picture; nothing where the author has cut it
// away.
std::optional<Frame> place_of(std::string_view box, const ImageItem& picture) {
    const auto parts = text::split(box, ' ');
    const double across = 1 - picture.crop_left - picture.crop_right,
                 down = 1 - picture.crop_top - picture.crop_bottom;
    if (parts.size() != 4 || across <= 0 || down <= 0) {
        return std::nullopt;
    }
    const auto part = [&](std::size_t i) { return text::to_double(parts[i]) / 100; };
    const double left = (part(0) - picture.crop_left) / across,
                 top = (part(1) - picture.crop_top) / down;
    const double right = left + part(2) / across, bottom = top + part(3) / down;
    constexpr double most_outside = 0.02;
    if (std::min(left, top) < -most_outside || std::max(right, bottom) > 1 + most_outside ||
        right <= left || bottom <= top) {
        return std::nullopt;
    }
    return Frame{picture.x + left * picture.width,
                 picture.y + top * picture.height,
                 (right - left) * picture.width,
                 (bottom - top) * picture.height};
}

// The words of `block` on one line, as they are set elsewhere.
std::vector<Item> set_in_line(Context& context, xml::Node block) {
    constexpr double no_end = 1e6; // pt
    BlockLook look = context.looks.block(block);
    look.paragraph = {};
    look.paragraph.align = "start";
    look.tabs.clear();
    look.background.reset();
    look.border = {};
    Flow flow;
    set_paragraph(context,
                  {.block = block, .label = block.child("label"), .measure = no_end, .look = &look},
                  flow);
    std::vector<Item> items;
    for (Item& item : flow.front().items) {
        if (std::holds_alternative<TextItem>(item.content)) {
            items.push_back(std::move(item));
        }
    }
    return items;
}

// Makes the run fit: `along` stretches its places, `size` its letters.
void fit(TextItem& item, double along, double size) {
    item.size *= static_cast<float>(size);
    item.width *= static_cast<float>(along);
    for (Glyph& glyph : item.glyphs) {
        glyph.x *= static_cast<float>(along);
        glyph.y *= static_cast<float>(size);
        glyph.advance *= static_cast<float>(size);
    }
    item.hidden = true;
}

// `whole`: what is clicked is all of the frame, however small the letters.
void place(TextItem& item, const Frame& frame, double offset, bool column, bool whole) {
    constexpr double baseline = 0.85; // of the height of a line
    item.ascent = static_cast<float>((whole ? 1 : baseline) * frame.height);
    item.descent = static_cast<float>((whole ? 0 : 1 - baseline) * frame.height);
    item.x = static_cast<float>(frame.left + offset);
    item.y = static_cast<float>(frame.top + (whole ? 1 : baseline) * frame.height);
    if (column) {
        item.vertical = true;
        item.ascent = item.descent = static_cast<float>(frame.width / 2);
        item.x = static_cast<float>(frame.left + frame.width / 2);
        item.y = static_cast<float>(frame.top + offset);
    }
}

void add_words(Context& context,
               xml::Node block,
               const ImageItem& picture,
               std::vector<Item>& items) {
    const auto frame = place_of(block.attr("box"), picture);
    if (!frame || text::is_blank(doc::plain_text(block))) {
        return;
    }
    std::vector<Item> words = set_in_line(context, block);
    double natural = 0;
    double size = 1;
    for (const Item& item : words) {
        const auto& run = std::get<TextItem>(item.content);
        natural = std::max(natural, double{run.x} + run.width);
        size = run.size;
    }
    const bool column = block.attr("column") == "yes";
    const double along = (column ? frame->height : frame->width) / std::max(natural, 0.01);
    const double letters = std::min(along, 1.1 * (column ? frame->width : frame->height) / size);
    for (Item& item : words) {
        auto& run = std::get<TextItem>(item.content);
        const double offset = run.x * along;
        fit(run, along, letters);
        place(run, *frame, offset, column, block.is("code"));
        items.push_back(std::move(item));
    }
}

// What `image` holds besides; `picture` is its item.
void add_hidden(Context& context,
                xml::Node image,
                const ImageItem& picture,
                std::vector<Item>& items) {
    for (const xml::Node child : image.children()) {
        if (child.is("ocr") && child.attr("as") == "text") {
            for (const xml::Node line : child.children()) {
                add_words(context, line, picture, items);
            }
        } else if (child.is("code")) {
            add_words(context, child, picture, items);
        }
    }
    if (const xml::Node caption = image.parent().child("caption");
        image.parent().is("figure") && is_hidden_caption(caption)) {
        add_words(context, caption, picture, items);
    }
}

} // namespace

bool is_hidden_caption(xml::Node node) { return node.is("caption") && node.attr("by") == "ocr"; }

void add_picture(Context& context,
                 xml::Node image,
                 const Size& size,
                 double x,
                 double y,
                 std::vector<Item>& items) {
    const Item item = image_item(image, size, x, y);
    items.push_back(item);
    if (!context.vertical) { // else it is turned with the page
        add_hidden(context, image, std::get<ImageItem>(item.content), items);
    }
}

} // namespace engross::layout
