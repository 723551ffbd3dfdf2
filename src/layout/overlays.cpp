#include "layout/overlays.h"

#include "base/text.h"

#include <algorithm>
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

bool lies_on_picture(const ImageItem& image, const Page& page) {
    return std::ranges::any_of(page.items, [&](const Item& other) {
        const auto* picture = std::get_if<ImageItem>(&other.content);
        return picture != nullptr && !other.owner.is("drawing") &&
               image.x < picture->x + picture->width && picture->x < image.x + image.width &&
               image.y < picture->y + picture->height && picture->y < image.y + image.height;
    });
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
        const auto number = [&](std::string_view name) {
            return static_cast<float>(text::to_double(drawing.attr(name)));
        };
        ImageItem image{.resource = std::string(drawing.attr("resource")),
                        .x = number("x"),
                        .y = number("y"),
                        .width = number("width"),
                        .height = number("height")};
        if (const auto blank = static_cast<std::size_t>(
                std::max(0, text::to_int(drawing.attr("blank"), static_cast<int>(blanks.size()))));
            blank < blanks.size() && !counts_from_page(drawing)) {
            image.y -= static_cast<float>(std::accumulate(
                blanks.begin() + static_cast<std::ptrdiff_t>(blank), blanks.end(), 0.0));
        }
        into.push_back(
            {{std::move(image), drawing, Artifact::background}, counts_from_page(drawing)});
    }
}

void Overlays::add(std::size_t page, const Strip& strip, double x, double y) {
    for (const Hung& hung : strip.hung) {
        all_.push_back({page, hung.item});
        shift(all_.back().item, x, hung.from_page ? 0 : y);
    }
}

void Overlays::draw(Layout& layout) const {
    for (const auto& [number, placed] : all_) {
        Page& page = layout.pages[number];
        Item item = placed;
        auto& image = std::get<ImageItem>(item.content);
        if (is_off(image, page, counts_from_page(item.owner))) {
            continue;
        }
        spare_words(image, page);
        keep_on(image, page);
        const bool is_upon = item.owner.attr("behind") != "yes" && lies_on_picture(image, page);
        item.artifact = is_upon ? Artifact::layout : Artifact::background;
        page.items.push_back(std::move(item));
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
        if (!drawn.contains(drawing.raw())) {
            doc::add_trouble(document, "shape-lost", drawing.attr("at"), drawing.attr("src"), "");
        }
    }
}

} // namespace engross::layout
