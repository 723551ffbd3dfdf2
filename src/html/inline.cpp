#include "html/address.h"
#include "html/writer.h"

#include <array>

namespace engross::html {

namespace {

std::string gap_of(xml::Node label) {
    std::string gap(label.attr("sep"));
    for (char& c : gap) {
        c = c == '\t' ? ' ' : c;
    }
    // Computed labels end where the word processor would leave a gap; marks of full width make
    // their own.
    constexpr std::array<std::string_view, 6> closed{"、", "）", "：", "。", "．", "　"};
    const std::string text = label.text();
    bool makes_gap = label.attr("by") != "auto";
    for (const std::string_view mark : closed) {
        makes_gap = makes_gap || text.ends_with(mark);
    }
    return gap.empty() && !makes_gap ? " " : gap;
}

// Symbol fonts put their bullets where Unicode has nothing.
std::string drawn(std::string_view label) {
    std::string out;
    for (const char32_t c : text::decode(label)) {
        text::append(out, c >= 0xE000 && c <= 0xF8FF ? U'•' : c);
    }
    return out;
}

} // namespace

void Writer::words(xml::Node block) {
    if (const xml::Node own = block.child("label")) {
        label(own);
    }
    content(block);
}

void Writer::label(xml::Node label) {
    const std::string text = drawn(label.text());
    if (quiet_) {
        out_.text(text);
        out_.text(gap_of(label));
        return;
    }
    out_.open("span", {{"class", "engross-label"}});
    out_.text(text);
    out_.text(gap_of(label));
    out_.close("span");
}

void Writer::content(xml::Node parent) {
    if (depth_ > deepest) {
        out_.text(parent.text());
        return;
    }
    const During deeper(depth_, depth_ + 1);
    for (const xml::Node node : parent.nodes()) {
        if (node.is_text()) {
            out_.text(node.content());
        } else {
            piece(node);
        }
    }
}

void Writer::piece(xml::Node node) {
    struct Row {
        std::string_view name;
        void (Writer::*write)(xml::Node);
    };

    static constexpr std::array<Row, 9> table{{{"span", &Writer::span},
                                               {"link", &Writer::link},
                                               {"field", &Writer::reference},
                                               {"note-ref", &Writer::note_ref},
                                               {"break", &Writer::break_line},
                                               {"tab", &Writer::tab},
                                               {"ruby", &Writer::ruby},
                                               {"image", &Writer::inline_picture},
                                               {"formula", &Writer::inline_formula}}};
    for (const Row& row : table) {
        if (node.is(row.name)) {
            (this->*row.write)(node);
            return;
        }
    }
}

// 縱中橫 holds four letters at most.
bool Writer::combines(xml::Node span) const {
    return index_.look(span).combine && in_vertical_ && text::decode(doc::words(span)).size() <= 4;
}

void Writer::span(xml::Node node) {
    const Look& look = index_.look(node);
    const std::string_view lang = new_language(node);
    std::array<std::string_view, 6> names;
    std::size_t count = 0;
    const auto add = [&](bool wanted, std::string_view name) {
        if (wanted) {
            names[count++] = name;
        }
    };
    const std::string marks =
        quiet_ ? "" : joined(look.marks, combines(node) ? "engross-combined" : "");
    add(!marks.empty(), look.emphasis ? "em" : "span");
    add(look.weight >= 600 && !in_heading_ && !bold_paragraph_, "b");
    add(look.italic && !quiet_, "i");
    add(look.underline && !in_link_ && !in_heading_, "u");
    add(look.strike, "s");
    add(look.position == "super" || look.position == "sub", look.position == "sub" ? "sub" : "sup");
    const bool regular = bold_paragraph_ && look.weight > 0 && look.weight < 600;
    if (count == 0 && (!lang.empty() || regular)) {
        names[count++] = "span";
    }
    for (std::size_t i = 0; i < count; ++i) {
        const std::string classes = joined(marks, regular ? "engross-regular" : "");
        out_.open(names[i], {{"lang", i == 0 ? lang : ""}, {"class", i == 0 ? classes : ""}});
    }
    const During language(language_, lang.empty() ? language_ : std::string(lang));
    content(node);
    while (count > 0) {
        out_.close(names[--count]);
    }
}

void Writer::link(xml::Node node) {
    const std::string_view href = node.attr("href");
    std::string address = href.starts_with('#') ? "" : safe_address(href);
    if (address.empty()) {
        const std::string_view name = node.has("ref")         ? node.attr("ref")
                                      : href.starts_with('#') ? href
                                                              : "";
        const std::string_view target = index_.target(name);
        address = target.empty() ? "" : "#" + std::string(target);
    }
    linked(node, address);
}

void Writer::reference(xml::Node node) {
    const std::string_view kind = node.attr("kind");
    const bool points = kind == "ref" || kind == "page-ref";
    const std::string_view target = points ? index_.target(node.attr("name")) : std::string_view();
    linked(node, target.empty() ? "" : "#" + std::string(target));
}

// A link needs words: those of a picture count when it has an alternative text.
void Writer::linked(xml::Node node, std::string_view address) {
    const std::string text = doc::words(node);
    const xml::Node image = node.child("image");
    const bool has_words = !text::is_blank(text) || (image && image.attr("decorative") != "yes");
    if (address.empty() || in_link_ || !has_words) {
        content(node);
        return;
    }
    const std::string_view title = node.attr("title");
    const bool spelt_out = address.starts_with("http") && text.starts_with("http");
    out_.open("a",
              {{"href", address},
               {"title", title == text ? "" : title},
               {"class", spelt_out ? "engross-url" : ""}});
    const During inside(in_link_, true);
    content(node);
    out_.close("a");
}

void Writer::ruby(xml::Node node) {
    out_.open("ruby");
    content(node.child("base"));
    if (const xml::Node reading = node.child("reading")) {
        out_.raw("<rp>（</rp><rt>");
        content(reading);
        out_.raw("</rt><rp>）</rp>");
    }
    out_.close("ruby");
}

void Writer::break_line(xml::Node node) {
    if (node.attr("type") == "line") {
        if (quiet_) {
            out_.raw(" ");
        } else {
            out_.empty("br");
        }
    }
}

void Writer::tab(xml::Node) { out_.raw(" "); }

} // namespace engross::html
