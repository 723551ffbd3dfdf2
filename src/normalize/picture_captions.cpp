// Captions that OCR reads inside pictures: the first or last line of a picture without a caption
// that has the label of one (圖 3：…), surely enough, with a number that no other caption has.
#include "base/text.h"
#include "normalize/pass_list.h"
#include "normalize/tools.h"

#include <set>

namespace engross::normalize {

namespace {

constexpr std::size_t longest = 80; // characters

struct Found {
    Node line;
    std::string words;
    CaptionLabel label;
};

// OCR makes a narrow colon, with a blank before it, of the wide one after a label.
std::u32string with_wide_colon(std::u32string words) {
    if (std::size_t at = words.find(U':'); at != std::u32string::npos) {
        words[at] = U'：';
        for (; at > 0 && text::is_blank(words[at - 1]); --at) {
            words.erase(at - 1, 1);
        }
    }
    return words;
}

std::optional<Found> read_caption(Node line, double least) {
    const std::u32string words = with_wide_colon(text::decode(line.text()));
    if (!line || text::to_double(line.attr("confidence")) < least || words.size() > longest) {
        return std::nullopt;
    }
    auto label = parse_caption_label(words);
    const bool speaks =
        label && label->kind == "figure" && label->delimited && words.size() > label->label.length;
    return speaks ? std::optional(Found{line, text::encode(words), std::move(*label)})
                  : std::nullopt;
}

// Captions stand below pictures more often than above.
std::optional<Found> caption_in(Node image, double least) {
    const std::vector<Node> lines = image.child("ocr").children().collect();
    if (lines.empty()) {
        return std::nullopt;
    }
    auto last = read_caption(lines.back(), least);
    return last ? std::move(last) : read_caption(lines.front(), least);
}

Node only_image(Node figure) {
    Node image;
    for (Node child : figure.children()) {
        if (child.is("caption") || (child.is("image") && image)) {
            return {};
        }
        image = child.is("image") ? child : image;
    }
    return image;
}

void add_caption(Node figure, const Found& found, Ids& ids) {
    Node caption = figure.append("caption");
    caption.set("id", ids.next());
    caption.set("src", figure.attr("src"));
    caption.set("kind", "figure");
    caption.set("number", found.label.label.number_text);
    caption.set("by", "ocr");
    caption.set("confidence", found.line.attr("confidence"));
    caption.set("box", found.line.attr("box"));
    caption.append_text(found.words);
    add_label(caption, found.label.label, "ocr");
    figure.set("number", found.label.label.number_text);
}

} // namespace

void picture_captions(doc::Document& document) {
    const double least = text::to_double(document.meta().child("recognition").attr("caption"), 2);
    std::set<std::string, std::less<>> numbers;
    std::vector<Node> bare;
    for (Node node = document.body(); node; node = node.following(document.body())) {
        if (node.is("caption") && node.attr("kind") == "figure") {
            numbers.emplace(node.attr("number"));
        } else if (node.is("figure") && only_image(node).child("ocr")) {
            bare.push_back(node);
        }
    }
    Ids ids(document);
    for (const Node figure : bare) {
        const auto found = caption_in(only_image(figure), least);
        if (found && numbers.insert(found->label.label.number_text).second) {
            add_caption(figure, *found, ids);
        }
    }
}

} // namespace engross::normalize
