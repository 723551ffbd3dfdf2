#include "html/words.h"
#include "html/writer.h"

#include <algorithm>

namespace engross::html {

namespace {

constexpr std::size_t enough_headings = 3;
constexpr int own_depth = 3; // of a table of contents that the author did not ask for

using Lines = std::vector<std::pair<int, xml::Node>>; // level, block or toc entry

int depth_of(xml::Node heading) {
    int depth = 0;
    for (xml::Node node = heading.closest("section"); node;
         node = node.parent().closest("section")) {
        depth += 1;
    }
    return depth;
}

} // namespace

// The navigation: the author's table of contents, or one of our own. False when there is none.
bool Writer::contents() {
    Lines lines;
    const xml::Node toc = index_.contents();
    for (const xml::Node child : toc.children()) {
        if (child.is("entry") && !index_.target(child.attr("ref")).empty()) {
            lines.emplace_back(text::to_int(child.attr("level"), 1), child);
        }
    }
    if (lines.empty() && index_.headings().size() >= enough_headings) {
        for (const xml::Node node : index_.headings()) {
            if (const int depth = depth_of(node); depth <= own_depth && node.has("id")) {
                lines.emplace_back(depth, node);
            }
        }
    }
    if (lines.empty()) {
        return false;
    }
    const xml::Node title = toc.child("heading");
    out_.open("nav",
              {{"id", toc.attr("id")},
               {"class", "engross-contents"},
               {"aria-label", say(words::contents)},
               {"lang", title ? "" : foreign()}});
    out_.line();
    out_.open("h2", {{"id", title.attr("id")}});
    if (title) {
        const During quiet(quiet_, true);
        words(title);
    } else {
        out_.text(say(words::contents));
    }
    out_.close("h2");
    out_.line();
    entries(lines);
    out_.close("nav");
    out_.line();
    last_rank_ = 2;
    return true;
}

// Levels become nested lists; a level that the author skipped is not nested twice.
void Writer::entries(const Lines& lines) {
    const During quiet(quiet_, true);
    const During inside(in_link_, true);
    const During plain(in_heading_, true);
    std::vector<int> open;
    for (const auto& [level, node] : lines) {
        while (open.size() > 1 && level < open.back()) {
            out_.raw("</li>\n</ol>");
            open.pop_back();
        }
        const bool deeper =
            open.empty() || (level > open.back() && static_cast<int>(open.size()) < deepest);
        out_.raw(deeper ? "<ol>\n" : "</li>\n");
        if (deeper) {
            open.push_back(level);
        }
        const std::string_view ref = node.is("entry") ? node.attr("ref") : node.attr("id");
        const xml::Node target = index_.block(ref);
        out_.open("li");
        out_.open("a", {{"href", "#" + std::string(ref)}});
        const xml::Node named = target ? target : node;
        words(named);
        if (text::is_blank(doc::plain_text(named))) {
            out_.text(doc::picture_words(named));
        }
        out_.close("a");
    }
    for (std::size_t i = 0; i < open.size(); ++i) {
        out_.raw("</li>\n</ol>");
    }
    out_.line();
}

// A list of figures or tables, or a second table of contents, at its place.
void Writer::list_of(xml::Node toc) {
    Lines lines;
    for (const xml::Node child : toc.children()) {
        if (child.is("entry") && !index_.target(child.attr("ref")).empty()) {
            lines.emplace_back(text::to_int(child.attr("level"), 1), child);
        }
    }
    if (lines.empty()) {
        return;
    }
    const xml::Node title = toc.child("heading");
    const std::string name(text::trim(doc::plain_text(title)));
    out_.open("nav",
              {{"id", toc.attr("id")},
               {"aria-label", name.empty() ? say(words::contents) + " 2" : name}});
    out_.line();
    if (title) {
        loose_heading(title);
    }
    entries(lines);
    out_.close("nav");
    out_.line();
}

} // namespace engross::html
