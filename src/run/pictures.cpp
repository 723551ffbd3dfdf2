#include "run/pictures.h"

#include "html/thumbnail.h"

#include <cmath>

namespace engross::run {

namespace {

constexpr std::size_t most_thumbnails = 300;
constexpr int side = 240; // px

int per_cent(std::string_view part) {
    return static_cast<int>(std::lround(text::to_double(part, 1) * 100));
}

// The author's text, else the proposal.
void take_words(xml::Node image, report::Picture& picture) {
    picture.decorative = image.attr("decorative") == "yes";
    picture.ocr = doc::read_in(image, "\n");
    for (const xml::Node child : image.children()) {
        if (child.is("alt") && picture.by != "author" && !text::is_blank(child.text())) {
            picture.alt = child.text();
            picture.by = child.attr("by");
            picture.confidence = per_cent(child.attr("confidence"));
        }
        if (child.is("ocr")) {
            picture.ocr_confidence = per_cent(child.attr("confidence"));
        }
    }
    const xml::Node figure = image.parent();
    if (figure.is("figure") && figure.child("caption")) {
        picture.caption = doc::plain_text(figure.child("caption"));
    }
}

Location where(xml::Node image, const layout::Layout& layout) {
    Location out;
    const xml::Node block = doc::block_of(image);
    out.id = block.attr("id");
    out.src = block.attr("src");
    out.heading = doc::heading_path(image);
    if (const auto start = layout.starts.find(out.id); start != layout.starts.end()) {
        out.pdf_page = static_cast<int>(start->second.page) + 1;
    }
    return out;
}

} // namespace

std::vector<report::Picture> pictures_of(const doc::Document& document,
                                         const layout::Layout& layout) {
    std::vector<report::Picture> all;
    for (xml::Node node = document.body(); node; node = node.following(document.body())) {
        if (!node.is_element() || !node.is("image") ||
            (node.has("drawn") && node.attr("decorative") == "yes")) {
            continue;
        }
        report::Picture& picture = all.emplace_back();
        picture.where = where(node, layout);
        take_words(node, picture);
        if (all.size() <= most_thumbnails) {
            html::Thumbnail small = html::thumbnail(document, node, side);
            picture.thumbnail = std::move(small.jpeg);
            picture.width = small.width;
            picture.height = small.height;
        }
    }
    return all;
}

} // namespace engross::run
