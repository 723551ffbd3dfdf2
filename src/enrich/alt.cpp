// image/alt proposals, where the author gave no alternative text and did not mark the picture
// decorative:
// @by="ocr" joins the caption with what OCR read in the picture and with the content of its codes,
// each said once, in one sentence of at most 150 characters; @confidence is that of the words in
// it,
// @by="caption" points to the caption (a copy would be read out twice),
// @by="inferred" gives the picture's number and the heading above it, or says that the text of a
// scanned page follows. In the document's language; without numbers and addresses of persons
// (personal.cpp). What OCR is not sure of (meta/recognition/@alternative) is left out.
#include "enrich/facts.h"
#include "enrich/scan.h"

#include <algorithm>

namespace engross::enrich {

namespace {

constexpr std::size_t enough_letters = 4;
constexpr std::size_t longest = 150;        // characters of a proposal (A11Y-DOC-002)
constexpr std::size_t longest_caption = 60; // of the caption in it
constexpr std::size_t longest_content = 60; // of a code in it

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

// At most `most` characters: up to the end of a sentence, else of a word or clause and …
std::string cut(const std::string& words, std::size_t most) {
    const std::u32string text = text::decode(words);
    if (text.size() <= most) {
        return words;
    }
    const std::u32string_view start = std::u32string_view(text).substr(0, most - 1);
    const auto end_at = [&](std::u32string_view marks) {
        const std::size_t at = start.find_last_of(marks);
        return at == std::u32string_view::npos || at < most / 2 ? 0 : at;
    };
    if (const std::size_t sentence = end_at(U"。！？；"); sentence > 0) {
        return text::encode(start.substr(0, sentence + 1));
    }
    const std::size_t word = end_at(U" ，、,：:");
    return text::encode(start.substr(0, word > 0 ? word : start.size())) + "…";
}

// Letters and digits alone, for finding what is said twice.
std::u32string essence(std::string_view words) {
    std::u32string out = text::decode(text::nfkc(words));
    std::erase_if(out, [](char32_t c) { return !text::is_han(c) && !text::is_latin(c); });
    return out;
}

bool says(std::u32string_view all, std::u32string_view words) {
    return all.find(words) != std::u32string_view::npos;
}

struct Picture {
    xml::Node image;
    int order; // in the document
    bool chinese;
    double least; // confidence
    const std::vector<std::string>&
        personal; // numbers and addresses of persons that were read, not to be said again
};

bool is_private(std::string_view line, const std::vector<std::string>& personal) {
    const std::string words = utf8(utf16(text::nfkc(line)).toUpper());
    return std::ranges::any_of(personal, [&](const std::string& one) {
        return words.find(utf8(utf16(one).toUpper())) != std::string::npos;
    });
}

// What was read in a picture and is not said yet.
struct Seen {
    std::string words;
    double confidence = 0; // of the words, by their length
};

Seen text_in_picture(const Picture& picture, std::string_view caption) {
    const xml::Node image = picture.image;
    const double least = picture.least;
    Seen seen;
    double weight = 0;
    std::u32string said = essence(caption);
    for (xml::Node line : image.child("ocr").children()) {
        const std::u32string letters = essence(line.text());
        const double confidence = text::to_double(line.attr("confidence"));
        if (confidence < least || letters.size() < 2 || says(said, letters) ||
            is_private(line.text(), picture.personal)) {
            continue;
        }
        said += letters;
        seen.words += (seen.words.empty() ? "" : " ") + std::string(text::trim(line.text()));
        seen.confidence += confidence * static_cast<double>(letters.size());
        weight += static_cast<double>(letters.size());
    }
    seen.confidence /= weight > 0 ? weight : 1;
    if (letters(seen.words) < enough_letters) {
        return {};
    }
    return seen;
}

// A quotation mark of the quote itself becomes an inner one.
std::string inner_quotes(const std::string& words, bool chinese) {
    std::u32string quoted;
    for (const char32_t c : text::decode(words)) {
        quoted += !chinese ? c : c == U'「' ? U'『' : c == U'」' ? U'』' : c;
    }
    return text::encode(quoted);
}

std::string quoted(const std::string& words, bool chinese) {
    return chinese ? "「" + inner_quotes(words, true) + "」" : "“" + words + "”";
}

// 「，QR 碼：https://…」 for each code.
std::string codes_in(const Picture& picture, bool chinese) {
    std::string out;
    for (const xml::Node code : picture.image.children()) {
        if (code.is("code") && !is_private(code.text(), picture.personal)) {
            const bool square = code.attr("kind") == "qr-code";
            const std::string name =
                square ? (chinese ? "QR 碼" : "QR code") : (chinese ? "條碼" : "barcode");
            out += (chinese ? "，" : ", ") + name + (chinese ? "：" : ": ") +
                   text::shorten(code.text(), longest_content);
        }
    }
    return out;
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
    double confidence = 1;
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

// The caption, what OCR read, and codes, as one sentence; "" when the picture holds neither words
// nor codes.
Proposal from_picture(const Picture& picture, std::string name, xml::Node figure_caption) {
    const std::string caption(text::trim(doc::words(figure_caption)));
    const std::string said_already = doc::plain_text(figure_caption);
    const bool zh = picture.chinese;
    const Seen seen = text_in_picture(picture, said_already);
    const std::string codes = codes_in(picture, zh);
    if (seen.words.empty() && codes.empty()) {
        return {};
    }
    if (!caption.empty() && !says(essence(seen.words), essence(caption))) {
        name +=
            zh ? quoted(cut(caption, longest_caption), zh) : ", " + cut(caption, longest_caption);
    }
    const std::string end = zh ? "。" : ".";
    const std::string tail =
        text::shorten(codes, longest - std::min(longest, text::length(name) + 1));
    std::string said = name + tail + end;
    if (!seen.words.empty()) {
        const std::string lead = zh ? "，圖中文字：" : ", text in the picture: ";
        const std::size_t taken = text::length(name + lead + tail + end) + 2;
        if (taken + enough_letters < longest) {
            said = name + lead + quoted(cut(seen.words, longest - taken), zh) + tail + end;
        }
    }
    return {"ocr", said, seen.words.empty() ? 1 : seen.confidence};
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
    if (picture.image.child("ocr").attr("as") == "text") {
        return {"inferred",
                zh ? name + "，是掃描的一頁，文字在後面"
                   : name + ", a scanned page; its text follows"};
    }
    if (const Proposal read = from_picture(picture, name, caption); !read.text.empty()) {
        return read;
    }
    if (!text::is_blank(doc::words(caption))) {
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

std::vector<std::string> personal_in_pictures(const doc::Document& document) {
    std::vector<std::string> found;
    for (const xml::Node fact : document.facts().children()) {
        if (fact.attr("kind") == "personal" && fact.attr("in") == "ocr") {
            found.push_back(fact.text());
        }
    }
    return found;
}

void propose_below(const doc::Document& document, xml::Node root, int& order) {
    const std::vector<std::string> personal = personal_in_pictures(document);
    const bool chinese = document.root().attr("lang").starts_with("zh");
    const double least =
        text::to_double(document.meta().child("recognition").attr("alternative"), 2);
    for (xml::Node node = root; node; node = node.following(root)) {
        if (!node.is("image")) {
            continue;
        }
        order += 1;
        if (node.attr("decorative") == "yes" || has_author_text(node)) {
            continue;
        }
        const Proposal proposal = propose({node, order, chinese, least, personal});
        xml::Node first = node.child("ocr") ? node.child("ocr") : node.child("code");
        xml::Node alt = first ? first.insert_before("alt") : node.append("alt");
        alt.set("by", proposal.by);
        if (proposal.by == "ocr") {
            alt.set("confidence", text::number(proposal.confidence));
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
