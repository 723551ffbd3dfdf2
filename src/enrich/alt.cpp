// image/alt proposals, where the author gave no alternative text and did not mark the picture
// decorative:
// @by="ocr" says what OCR read in it, @by="caption" points to the caption (a copy would be read out
// twice),
// @by="inferred" gives the picture's number and the heading above it. In the document's language.
#include "enrich/facts.h"
#include "enrich/scan.h"

namespace engross::enrich {

namespace {

constexpr double enough_confidence = 0.6;
constexpr std::size_t enough_letters = 4;
constexpr std::size_t longest_quote = 100;

bool has_author_text(xml::Node image) {
    for (xml::Node child : image.children()) {
        if (child.is("alt") && !text::is_blank(child.text())) {
            return true;
        }
    }
    return false;
}

std::size_t letters(std::string_view utf8) {
    std::size_t count = 0;
    for (const char32_t c : text::decode(utf8)) {
        count += text::is_han(c) || text::is_latin(c) ? 1 : 0;
    }
    return count;
}

// The lines of good confidence as one; a quotation mark of the quote itself becomes an inner one.
std::string text_in_picture(xml::Node image, bool chinese) {
    const xml::Node ocr = image.child("ocr");
    if (text::to_double(ocr.attr("confidence")) < enough_confidence) {
        return "";
    }
    std::string joined;
    for (xml::Node line : ocr.children()) {
        if (text::to_double(line.attr("confidence")) >= enough_confidence &&
            letters(line.text()) > 1) {
            joined += (joined.empty() ? "" : " ") + std::string(text::trim(line.text()));
        }
    }
    if (letters(joined) < enough_letters) {
        return "";
    }
    std::u32string quoted;
    for (const char32_t c : text::decode(text::shorten(joined, longest_quote))) {
        quoted += !chinese ? c : c == U'「' ? U'『' : c == U'」' ? U'』' : c;
    }
    return text::encode(quoted);
}

// "圖 3" as the author wrote it, without the colon; made from the number when there is no label.
std::string figure_name(xml::Node figure, bool chinese) {
    const xml::Node caption = figure.child("caption");
    std::u32string name = text::decode(caption.child("label").text());
    while (!name.empty() && (text::is_blank(name.back()) || name.back() == U'：' ||
                             name.back() == U':' || name.back() == U'.' || name.back() == U'、')) {
        name.pop_back();
    }
    if (!name.empty()) {
        return text::encode(name);
    }
    const std::string number(figure.has("number") ? figure.attr("number") : caption.attr("number"));
    return number.empty() ? "" : (chinese ? "圖 " : "Figure ") + number;
}

struct Proposal {
    std::string by;
    std::string text;
};

struct Picture {
    xml::Node image;
    int order; // in the document
    bool chinese;
};

std::string place_in_figure(xml::Node image, xml::Node figure, bool chinese) {
    int own = 0;
    int count = 0;
    for (xml::Node child : figure.children()) {
        count += child.is("image") ? 1 : 0;
        own = child == image ? count : own;
    }
    if (count < 2 || own == 0) {
        return "";
    }
    return (chinese ? "之 " : ", part ") + std::to_string(own);
}

Proposal propose(const Picture& picture) {
    const bool zh = picture.chinese;
    const xml::Node figure = picture.image.closest("figure");
    const xml::Node caption = figure.child("caption");
    std::string name = figure_name(figure, zh);
    const std::string order = std::to_string(picture.order);
    if (name.empty()) {
        name = zh ? "圖片 " + order : "Picture " + order;
    } else {
        name += place_in_figure(picture.image, figure, zh);
    }
    if (const std::string seen = text_in_picture(picture.image, zh); !seen.empty()) {
        return {"ocr",
                zh ? name + "，畫面文字：「" + seen + "」"
                   : name + ", text in the picture: “" + seen + "”"};
    }
    if (caption && !text::is_blank(doc::words(caption))) {
        return {"caption", name + (zh ? "，說明見圖說" : ", see the caption")};
    }
    const std::string heading = doc::plain_text(picture.image.closest("section").child("heading"));
    if (heading.empty()) {
        return {"inferred", name};
    }
    return {"inferred",
            zh ? name + "，在「" + heading + "」一節"
               : name + ", in the section “" + heading + "”"};
}

void propose_below(const doc::Document& document, xml::Node root, int& order) {
    const bool chinese = document.root().attr("lang").starts_with("zh");
    for (xml::Node node = root; node; node = node.following(root)) {
        if (!node.is("image")) {
            continue;
        }
        order += 1;
        if (node.attr("decorative") == "yes" || has_author_text(node)) {
            continue;
        }
        const Proposal proposal = propose({node, order, chinese});
        xml::Node ocr = node.child("ocr");
        xml::Node alt = ocr ? ocr.insert_before("alt") : node.append("alt");
        alt.set("by", proposal.by);
        if (proposal.by == "ocr") {
            alt.set("confidence", ocr.attr("confidence"));
        }
        alt.append_text(proposal.text);
    }
}

} // namespace

void propose_alt(doc::Document& document) {
    int order = 0;
    propose_below(document, document.body(), order);
    propose_below(document, document.notes(), order);
}

} // namespace engross::enrich
