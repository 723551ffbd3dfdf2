#include "layout/overlays.h"

#include "base/text.h"
#include "doc/gradient.h"
#include "layout/line_items.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <set>

namespace engross::layout {
namespace {

bool counts_from_page(xml::Node drawing) { return drawing.attr("y-from") == "page"; }

// Wholly beside the paper, as its author put it.
bool is_off(const ImageItem& image, const Page& page, bool is_from_page) {
    const bool is_beside = image.x + image.width <= 0 || image.x >= page.width;
    const bool is_above = image.y + image.height <= 0 || image.y >= page.height;
    return is_beside || (is_from_page && is_above);
}

// What hangs from words may come below the page's foot when they stand lower than the author's.
void keep_on(ImageItem& image, const Page& page) {
    image.width = std::min(image.width, page.width);
    image.height = std::min(image.height, page.height);
    image.x = std::clamp(image.x, 0.0F, std::max(0.0F, page.width - image.width));
    image.y = std::clamp(image.y, 0.0F, std::max(0.0F, page.height - image.height));
}

// A level line that would strike words through comes below them: it was drawn under words, or in
// the room between.
void spare_words(ImageItem& line, const Page& page) {
    constexpr float thin = 3; // pt
    if (line.height > thin || line.width < 10 * line.height) {
        return;
    }
    const float y = line.y + line.height / 2;
    for (const Item& item : page.items) {
        const auto* words = std::get_if<TextItem>(&item.content);
        if (words != nullptr && !words->vertical && !words->sideways &&
            words->x < line.x + line.width && line.x < words->x + words->width &&
            y > words->y - words->ascent && y < words->y + words->descent / 2) {
            line.y = std::max(line.y, words->y + words->descent);
        }
    }
}

struct Area {
    float left, top, right, bottom;
};

Area area_of(const TextItem& words) {
    return words.vertical || words.sideways
               ? Area{words.x - words.size, words.y, words.x + words.size, words.y + words.width}
               : Area{words.x,
                      words.y - words.ascent,
                      words.x + words.width,
                      words.y + words.descent};
}

bool meets(const ImageItem& image, const Area& area) {
    return image.x < area.right && area.left < image.x + image.width && image.y < area.bottom &&
           area.top < image.y + image.height;
}

bool has_ground(const Area& words, const Page& page) {
    const float x = (words.left + words.right) / 2, y = (words.top + words.bottom) / 2;
    return std::ranges::any_of(page.items, [&](const Item& item) {
        const auto* rect = std::get_if<RectItem>(&item.content);
        return rect != nullptr && item.artifact == Artifact::background && rect->x <= x &&
               x <= rect->x + rect->width && rect->y <= y && y <= rect->y + rect->height;
    });
}

// Whether words that stand on the page itself could hardly be told from one of the colours.
bool would_lose_words(const ImageItem& image, std::string_view fills, const Page& page) {
    constexpr double hardly_seen = 2; // WCAG: large words need 3
    for (const Item& item : page.items) {
        const auto* words = std::get_if<TextItem>(&item.content);
        if (words == nullptr || words->hidden || !meets(image, area_of(*words)) ||
            has_ground(area_of(*words), page)) {
            continue;
        }
        for (const auto fill : text::split(fills, ' ')) {
            const auto colour = doc::parse_colour(fill);
            if (colour && doc::contrast(*colour, words->colour) < hardly_seen) {
                return true;
            }
        }
    }
    return false;
}

bool meets_words(const ImageItem& image, const Page& page) {
    return std::ranges::any_of(page.items, [&](const Item& item) {
        const auto* words = std::get_if<TextItem>(&item.content);
        return words != nullptr && !words->hidden && meets(image, area_of(*words));
    });
}

bool lies_on_picture(const ImageItem& image, const Page& page) {
    return std::ranges::any_of(page.items, [&](const Item& other) {
        const auto* picture = std::get_if<ImageItem>(&other.content);
        return picture != nullptr && !other.owner.is("drawing") &&
               meets(image,
                     {picture->x,
                      picture->y,
                      picture->x + picture->width,
                      picture->y + picture->height});
    });
}

// A turned picture keeps its middle.
ImageItem picture_of(xml::Node drawing) {
    const auto number = [&](std::string_view name) { return text::to_double(drawing.attr(name)); };
    const Size flat{.width = number("width"), .height = number("height")};
    const Size size = drawing.has("rotation") ? turned(flat, number("rotation")) : flat;
    const Item item = image_item(drawing,
                                 size,
                                 number("x") + (flat.width - size.width) / 2,
                                 number("y") + (flat.height - size.height) / 2);
    ImageItem image = std::get<ImageItem>(item.content);
    image.opacity = static_cast<float>(text::to_double(drawing.attr("opacity"), 1));
    return image;
}

// In a header or footer, for even pages say, that no page has.
bool is_of_no_page(const doc::Document& document, xml::Node drawing) {
    const auto blocks =
        xml::select(document.pages(), ".//*[@id='" + std::string(drawing.attr("at")) + "']");
    return !blocks.empty() && blocks.front().closest("page").attr("writing-mode").empty();
}

} // namespace

void hang_overlays(const Context& context,
                   xml::Node block,
                   const std::vector<double>& blanks,
                   std::vector<Hung>& into) {
    if (context.vertical || context.drawings.empty()) {
        return;
    }
    const auto [begin, end] = context.drawings.equal_range(block.attr("id"));
    for (auto at = begin; at != end; ++at) {
        const xml::Node drawing = at->second;
        ImageItem image = picture_of(drawing);
        if (const auto blank = static_cast<std::size_t>(
                std::max(0, text::to_int(drawing.attr("blank"), static_cast<int>(blanks.size()))));
            blank < blanks.size() && !counts_from_page(drawing)) {
            image.y -= static_cast<float>(std::accumulate(
                blanks.begin() + static_cast<std::ptrdiff_t>(blank), blanks.end(), 0.0));
        }
        const Artifact kind = drawing.has("opacity") ? Artifact::watermark : Artifact::background;
        into.push_back({{std::move(image), drawing, kind}, counts_from_page(drawing)});
    }
}

void Overlays::add(std::size_t page, const Strip& strip, double x, double y) {
    for (const Hung& hung : strip.hung) {
        all_.push_back({page, hung.item});
        shift(all_.back().item, x, hung.from_page ? 0 : y);
    }
}

void Overlays::move_down(std::size_t page, double by) {
    for (auto placed = all_.rbegin(); placed != all_.rend() && placed->page == page; ++placed) {
        if (!counts_from_page(placed->item.owner)) {
            shift(placed->item, 0, by);
        }
    }
}

void Overlays::draw(Layout& layout) const {
    std::map<std::size_t, std::vector<Item>> beneath; // by page
    for (const auto& [number, placed] : all_) {
        Page& page = layout.pages[number];
        Item item = placed;
        auto& image = std::get<ImageItem>(item.content);
        if (is_off(image, page, counts_from_page(item.owner))) {
            continue;
        }
        spare_words(image, page);
        keep_on(image, page);
        const std::string_view fills = item.owner.attr("fills");
        const bool is_behind = item.owner.attr("behind") == "yes";
        const bool is_upon =
            !is_behind && lies_on_picture(image, page) && !meets_words(image, page);
        if (!is_upon && would_lose_words(image, fills, page)) {
            continue;
        }
        if (item.artifact != Artifact::watermark) {
            item.artifact = is_upon ? Artifact::layout : Artifact::background;
        }
        const bool is_beneath = !is_upon && (is_behind || !fills.empty());
        (is_beneath ? beneath[number] : page.items).push_back(std::move(item));
    }
    for (auto& [number, items] : beneath) {
        std::vector<Item>& all = layout.pages[number].items;
        all.insert(all.begin(),
                   std::make_move_iterator(items.begin()),
                   std::make_move_iterator(items.end()));
    }
}

void report_lost_overlays(const doc::Document& document, const Layout& layout) {
    std::set<const void*> drawn;
    for (const Page& page : layout.pages) {
        for (const Item& item : page.items) {
            drawn.insert(item.owner.raw());
        }
    }
    for (const xml::Node drawing : document.drawings().children()) {
        if (!drawn.contains(drawing.raw()) && !is_of_no_page(document, drawing)) {
            doc::add_trouble(document, "shape-lost", drawing.attr("at"), drawing.attr("src"), "");
        }
    }
}

} // namespace engross::layout
