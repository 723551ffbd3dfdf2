#include "html/words.h"
#include "html/writer.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace engross::html {

namespace {

constexpr int lowest_heading = 6;

// Width of a label in em, near enough.
double width_of(xml::Node label) {
    double width = 0;
    for (const char32_t c : text::decode(label.text())) {
        width += c < 0x2000 ? 0.6 : 1;
    }
    return width;
}

// How far the items of a list hang, in em, from its widest label; 0: they do not.
int hang_of(xml::Node list) {
    constexpr double widest = 6;
    double width = 0;
    for (const xml::Node item : list.children()) {
        width = std::max(width, width_of(item.child("label")));
    }
    return width > 0 && width <= widest - 0.3 ? static_cast<int>(std::ceil(width + 0.3)) : 0;
}

bool has_labels(xml::Node list) {
    return std::ranges::any_of(list.children().collect(), [](xml::Node item) {
        return !text::is_blank(item.child("label").text());
    });
}

} // namespace

void Writer::blocks(xml::Node parent) {
    if (depth_ > deepest) {
        out_.open("p");
        out_.text(parent.text());
        out_.close("p");
        return;
    }
    const During deeper(depth_, depth_ + 1);
    flow(parent, {});
}

// The children of a body, section or cell, except one. Neighbours whose lines run downwards share a
// box that scrolls within itself, so that they do not make the page wider than the window.
void Writer::flow(xml::Node parent, xml::Node but) {
    bool boxed = false;
    const auto box = [&](bool wanted) {
        if (wanted && !boxed) {
            open_vertical();
        } else if (boxed && !wanted) {
            out_.close("div");
            out_.line();
        }
        boxed = wanted;
    };
    for (const xml::Node node : parent.children()) {
        if (node != but && !is_in_front(node)) {
            box(!in_vertical_ && vertical_.holds(node));
            const During inside(in_vertical_, in_vertical_ || boxed);
            block(node);
        }
    }
    box(false);
}

void Writer::open_vertical() {
    out_.open("div",
              {{"class", "engross-vertical"},
               {"role", "group"},
               {"tabindex", "0"},
               {"aria-label", say(words::vertical)}});
    out_.line();
}

// In the banner or the navigation.
bool Writer::is_in_front(xml::Node node) const {
    return node == index_.title() || node == index_.cover() || node == index_.contents();
}

void Writer::block(xml::Node node) {
    struct Row {
        std::string_view name;
        void (Writer::*write)(xml::Node);
    };

    static constexpr std::array<Row, 13> table{{{"section", &Writer::section},
                                                {"p", &Writer::paragraph},
                                                {"figure", &Writer::figure},
                                                {"list", &Writer::list},
                                                {"table", &Writer::table},
                                                {"heading", &Writer::loose_heading},
                                                {"title", &Writer::paragraph},
                                                {"caption", &Writer::loose_caption},
                                                {"quote", &Writer::quote},
                                                {"formula", &Writer::formula_block},
                                                {"toc", &Writer::list_of},
                                                {"abstract", &Writer::part},
                                                {"cover", &Writer::part}}};
    if (is_in_front(node)) {
        return;
    }
    for (const Row& row : table) {
        if (node.is(row.name)) {
            const std::string_view lang = new_language(node);
            const During language(language_, lang.empty() ? language_ : std::string(lang));
            (this->*row.write)(node);
            return;
        }
    }
}

// Headings follow the nesting of the sections, so that no rank is skipped where the author skipped
// one.
void Writer::section(xml::Node node) {
    out_.open("section", {{"id", node.attr("id")}, {"lang", node.attr("lang")}});
    out_.line();
    const During deeper(section_depth_, section_depth_ + 1);
    const xml::Node own = node.child("heading");
    heading(own, section_depth_ + 1);
    if (depth_ > deepest) {
        blocks(node);
    } else {
        const During nested(depth_, depth_ + 1);
        flow(node, own);
    }
    out_.close("section");
    out_.line();
}

void Writer::heading(xml::Node node, int rank) {
    const std::string name = "h" + std::to_string(std::min(rank, lowest_heading));
    out_.open(name,
              {{"id", node.attr("id")},
               {"lang", node.attr("lang")},
               {"aria-level", rank > lowest_heading ? std::to_string(rank) : ""}});
    const During inside(in_heading_, true);
    if (node.has("date")) {
        if (const xml::Node own = node.child("label")) {
            label(own);
        }
        out_.open("time", {{"datetime", node.attr("date")}});
        content(node);
        out_.close("time");
    } else {
        words(node);
    }
    out_.close(name);
    out_.line();
    last_rank_ = rank;
}

void Writer::loose_heading(xml::Node node) {
    if (in_header_cell_ || text::is_blank(doc::plain_text(node))) {
        paragraph(node);
        return;
    }
    const int rank = text::to_int(node.attr("level"), 1) + 1;
    heading(node,
            std::clamp(rank, section_depth_ + 2, std::max(last_rank_ + 1, section_depth_ + 2)));
}

void Writer::part(xml::Node node) {
    out_.open("section",
              {{"id", node.attr("id")},
               {"lang", node.attr("lang")},
               {"class", "engross-" + std::string(node.name())}});
    out_.line();
    blocks(node);
    out_.close("section");
    out_.line();
}

void Writer::paragraph(xml::Node node) { paragraph(node, Frame{}); }

void Writer::paragraph(xml::Node node, const Frame& frame) {
    const Look& look = index_.look(node);
    const std::string align = look.align.empty() ? "" : "engross-" + look.align;
    out_.open("p",
              {{"id", node.attr("id")},
               {"lang", node.attr("lang")},
               {"dir", look.rtl ? "rtl" : ""},
               {"class", joined(align, node.is("title") ? "engross-title" : "")}});
    if (frame.label) {
        label(frame.label);
    } else if (!frame.mark.empty()) {
        out_.open("span", {{"class", "engross-label"}});
        out_.text(frame.mark);
        out_.close("span");
    }
    const bool bold = look.weight >= 600 && !in_header_cell_;
    const During weight(bold_paragraph_, bold);
    const std::string_view marked = look.emphasis ? "em" : "span";
    const std::array<std::pair<bool, std::string_view>, 5> looks{{{!look.marks.empty(), marked},
                                                                  {bold, "b"},
                                                                  {look.italic, "i"},
                                                                  {look.underline, "u"},
                                                                  {look.strike, "s"}}};
    for (const auto& [wanted, name] : looks) {
        if (wanted) {
            out_.open(name, {{"class", name == marked ? look.marks : ""}});
        }
    }
    words(node);
    for (auto closing = looks.rbegin(); closing != looks.rend(); ++closing) {
        if (closing->first) {
            out_.close(closing->second);
        }
    }
    if (frame.note != nullptr) {
        back_links(*frame.note);
    }
    out_.close("p");
    out_.line();
}

void Writer::list(xml::Node node) {
    const std::string_view name = node.attr("kind") == "bullet" ? "ul" : "ol";
    const int hang = hang_of(node);
    const std::string labelled = has_labels(node) ? "engross-labelled" : "";
    out_.open(
        name,
        {{"id", node.attr("id")},
         {"lang", node.attr("lang")},
         {"class", joined(labelled, hang > 0 ? "engross-hang-" + std::to_string(hang) : "")}});
    out_.line();
    for (const xml::Node child : node.children()) {
        item(child, nullptr);
    }
    out_.close(name);
    out_.line();
}

void Writer::item(xml::Node node, const Note* note) {
    // The label hangs at the side where the line begins.
    const bool rtl = index_.look(node.child("p")).rtl;
    out_.open("li",
              {{"id", node.attr("id")}, {"lang", node.attr("lang")}, {"dir", rtl ? "rtl" : ""}});
    // The number that the notes of a list without marks have by their order.
    const std::string mark = note != nullptr && !node.child("label") ? note->mark : "";
    const xml::Node own = node.child("label");
    std::vector<xml::Node> inner = node.children().collect();
    std::erase(inner, own);
    const bool begins = !inner.empty() && inner.front().is("p") && !inner.front().child("label");
    const bool ends = !inner.empty() && inner.back().is("p");
    if (own && !begins) {
        out_.open("p");
        label(own);
        out_.close("p");
    }
    const During deeper(depth_, depth_ + 1);
    for (const xml::Node child : inner) {
        if (depth_ > deepest) {
            out_.text(child.text());
        } else if (child.is("p")) {
            const bool first = child == inner.front() && begins;
            paragraph(child,
                      {first ? own : xml::Node(),
                       first ? mark : "",
                       child == inner.back() ? note : nullptr});
        } else {
            block(child);
        }
    }
    if (note != nullptr && !ends) {
        out_.open("p");
        back_links(*note);
        out_.close("p");
    }
    out_.close("li");
    out_.line();
}

void Writer::quote(xml::Node node) {
    out_.open("blockquote", {{"id", node.attr("id")}, {"lang", node.attr("lang")}});
    out_.line();
    blocks(node);
    out_.close("blockquote");
    out_.line();
}

void Writer::loose_caption(xml::Node node) {
    out_.open("p",
              {{"id", node.attr("id")}, {"lang", node.attr("lang")}, {"class", "engross-caption"}});
    words(node);
    out_.close("p");
    out_.line();
}

} // namespace engross::html
