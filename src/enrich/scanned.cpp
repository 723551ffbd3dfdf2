// fact kind="scan": the document is a scan: every page a picture, hardly any text. @pages: how
// many; @characters: what OCR read of them; @confidence: how sure it is. Its pictures get
// ocr/@as="text", and line/@begins where a paragraph begins. When it read mostly Han characters,
// they are the language of the document.
#include "enrich/facts.h"
#include "enrich/scan.h"

#include <algorithm>

namespace engross::enrich {

namespace {

constexpr double page_large = 0.4;     // of the area of the page
constexpr std::size_t hardly_any = 40; // characters beside a picture of a page, without blanks
constexpr std::size_t page_of_words =
    40; // characters that OCR reads on a page at least, on the average

double page_area(const doc::Document& document) {
    const xml::Node page = document.pages().child("page");
    return text::to_double(page.attr("width"), 595) * text::to_double(page.attr("height"), 842);
}

bool is_page(xml::Node image, double area, double least) {
    const double own = text::to_double(image.attr("width")) * text::to_double(image.attr("height"));
    return image.parent().is("figure") && own >= page_large * area &&
           text::to_double(image.child("ocr").attr("confidence")) >= least;
}

std::size_t characters(std::string_view words) { return text::length(without_blanks(words)); }

struct Line {
    double left = 0, top = 0, right = 0, bottom = 0; // pt from the picture's corner

    [[nodiscard]] double height() const { return bottom - top; }
};

Line place_of(xml::Node line, xml::Node image) {
    const auto box = text::split(line.attr("box"), ' ');
    if (box.size() != 4) {
        return {};
    }
    const double across = text::to_double(image.attr("width")) / 100,
                 down = text::to_double(image.attr("height")) / 100;
    const double left = text::to_double(box[0]) * across, top = text::to_double(box[1]) * down;
    return {
        left, top, left + text::to_double(box[2]) * across, top + text::to_double(box[3]) * down};
}

// After a gap, a short line or a line of another size, and where a line is indented.
bool begins(const Line& line, const Line& before, double right_edge) {
    const double size = std::max(before.height(), 1.0);
    const bool gap = line.top - before.bottom > 1.2 * size || line.top < before.top - size;
    const bool resized = line.height() > 1.35 * size || size > 1.35 * line.height();
    return gap || resized || right_edge - before.right > 2.5 * size ||
           line.left - before.left > 1.5 * size;
}

void mark_paragraphs(xml::Node ocr, xml::Node image) {
    double right_edge = 0;
    for (const xml::Node line : ocr.children()) {
        right_edge = std::max(right_edge, place_of(line, image).right);
    }
    Line before;
    bool first = true;
    for (xml::Node line : ocr.children()) {
        const Line here = place_of(line, image);
        if (first || line.has("column") || begins(here, before, right_edge)) {
            line.set("begins", "yes");
        }
        before = here;
        first = false;
    }
}

std::size_t typed_characters(const doc::Document& document) {
    std::size_t count = 0;
    for (const Block& block : text_blocks(document)) {
        count += block.node.attr("by") == "ocr" ? 0 : characters(block.text);
    }
    return count;
}

std::vector<xml::Node> pages_of(const doc::Document& document) {
    const double least = text::to_double(document.meta().child("recognition").attr("text"), 2);
    const double area = page_area(document);
    std::vector<xml::Node> pages;
    for (xml::Node node = document.body(); node; node = node.following(document.body())) {
        if (node.is("image") && is_page(node, area, least)) {
            pages.push_back(node);
        }
    }
    return pages;
}

// What a file without text says of its language says nothing of its pages.
void say_language(const doc::Document& document, const std::vector<xml::Node>& pages) {
    std::size_t han = 0, all = 0;
    for (const xml::Node page : pages) {
        const std::string words = page.child("ocr").text();
        han += text::count_han(words);
        all += characters(words);
    }
    if (han * 2 > all && !document.root().attr("lang").starts_with("zh")) {
        document.root().set("lang", "zh-Hant-TW");
    }
}

} // namespace

void find_scan(doc::Document& document) {
    const std::vector<xml::Node> pages = pages_of(document);
    std::size_t read = 0;
    double sure = 0;
    for (const xml::Node page : pages) {
        const std::size_t count = characters(page.child("ocr").text());
        read += count;
        sure += static_cast<double>(count) * text::to_double(page.child("ocr").attr("confidence"));
    }
    if (pages.empty() || read < page_of_words * pages.size() ||
        typed_characters(document) > hardly_any * pages.size()) {
        return;
    }
    for (const xml::Node page : pages) {
        xml::Node ocr = page.child("ocr");
        ocr.set("as", "text");
        mark_paragraphs(ocr, page);
    }
    say_language(document, pages);
    xml::Node fact = doc::add_fact(document, "scan", doc::block_of(pages.front()), "");
    fact.set("pages", std::to_string(pages.size()));
    fact.set("characters", std::to_string(read));
    fact.set("confidence", text::number(sure / static_cast<double>(read)));
}

} // namespace engross::enrich
