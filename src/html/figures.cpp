#include "html/address.h"
#include "html/words.h"
#include "html/writer.h"

#include <algorithm>

namespace engross::html {

namespace {

// Between two lines of one paragraph: none where Han characters or their marks meet.
bool needs_gap(std::string_view before, std::string_view after) {
    std::size_t end = before.size(), start = 0;
    return !before.empty() && !after.empty() && text::is_latin(text::previous(before, end)) &&
           text::is_latin(text::next(after, start));
}

} // namespace

void Writer::figure(xml::Node node) {
    const std::vector<xml::Node> inner = node.children().collect();
    const auto images =
        std::ranges::count_if(inner, [](xml::Node child) { return child.is("image"); });
    out_.open("figure",
              {{"id", node.attr("id")},
               {"lang", node.attr("lang")},
               {"class", images > 1 ? "engross-pictures" : ""}});
    out_.line();
    for (const xml::Node child : inner) {
        if (child.is("image")) {
            if (picture(child)) {
                out_.line();
            }
            codes(child, false);
            scanned_text(child);
        } else if (child.is("caption")) {
            out_.open("figcaption", {{"id", child.attr("id")}, {"lang", child.attr("lang")}});
            words(child);
            out_.close("figcaption");
            out_.line();
        }
    }
    out_.close("figure");
    out_.line();
}

bool Writer::picture(xml::Node node) {
    picture_count_ += 1;
    const bool decorative = node.attr("decorative") == "yes";
    const Pictures::Placed placed = pictures_.place(node);
    const std::string words = decorative ? "" : alternative(node);
    if (!placed.source.empty()) {
        out_.empty("img",
                   {{"id", node.attr("id")},
                    {"src", placed.source},
                    {"alt", words, true},
                    {"width", placed.width > 0 ? std::to_string(placed.width) : ""},
                    {"height", placed.height > 0 ? std::to_string(placed.height) : ""},
                    {"loading", "lazy"},
                    {"decoding", "async"}});
        return true;
    }
    if (decorative) {
        return false;
    }
    out_.open("span", {{"id", node.attr("id")}, {"class", "engross-lost"}});
    out_.text("［" + say(words::lost) + "：" + words + "］");
    out_.close("span");
    return true;
}

void Writer::inline_picture(xml::Node node) {
    if (!quiet_) {
        picture(node);
        codes(node, true);
    }
}

void Writer::codes(xml::Node image, bool in_text) {
    for (const xml::Node code : image.children()) {
        if (!code.is("code")) {
            continue;
        }
        in_text ? out_.text(" ") : out_.open("p");
        linked(code, safe_address(code.attr("href")));
        if (!in_text) {
            out_.close("p");
            out_.line();
        }
    }
}

void Writer::scanned_text(xml::Node image) {
    const xml::Node ocr = image.child("ocr");
    if (ocr.attr("as") != "text") {
        return;
    }
    bool open = false;
    std::string before;
    for (const xml::Node line : ocr.children()) {
        const std::string words(text::trim(line.text()));
        if (!open || line.attr("begins") == "yes") {
            if (open) {
                out_.close("p");
                out_.line();
            }
            out_.open("p");
            open = true;
        } else if (needs_gap(before, words)) {
            out_.text(" ");
        }
        out_.text(words);
        before = words;
    }
    if (open) {
        out_.close("p");
        out_.line();
    }
}

// The author's text, else the proposal.
std::string Writer::alternative(xml::Node node) {
    std::string proposal;
    for (const xml::Node child : node.children()) {
        if (child.is("alt") && !text::is_blank(child.text())) {
            if (child.attr("by") == "author") {
                return child.text();
            }
            proposal = child.text();
        }
    }
    return proposal.empty() ? say(words::picture) + " " + std::to_string(picture_count_) : proposal;
}

} // namespace engross::html
