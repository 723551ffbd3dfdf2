// The field TOC (ECMA-376-1, 17.16.5.68).
#include "base/text.h"
#include "mend/fix_toc.h"
#include "mend/markup.h"

#include <algorithm>
#include <cmath>

namespace engross::mend {

namespace {

xml::Node add_run(xml::Node parent, xml::Node look) {
    const xml::Node run = add(parent, "r");
    if (look) {
        xml::copy_into(look, run);
    }
    return run;
}

void add_words(xml::Node parent, xml::Node look, std::string_view element, std::string_view words) {
    xml::Node holder = add(add_run(parent, look), element);
    keep_blanks(holder);
    holder.append_text(words);
}

xml::Node add_mark(xml::Node parent, xml::Node look, std::string_view type) {
    xml::Node mark = add(add_run(parent, look), "fldChar");
    xml::set(mark, name_space(parent), "fldCharType", type);
    return mark;
}

// A name for the heading's place, an old one where there is one.
std::string bookmark(Unused& unused, xml::Node heading) {
    for (const xml::Node child : heading.children()) {
        if (child.is("bookmarkStart") && child.attr("name").starts_with("_Toc")) {
            return std::string(child.attr("name"));
        }
    }
    const auto w = name_space(heading);
    const std::string id = std::to_string(unused.id());
    const std::string name = unused.name();
    const xml::Node properties = heading.child("pPr");
    xml::Node start = xml::qualify(properties ? xml::Node(properties).insert_after("bookmarkStart")
                                              : heading.prepend("bookmarkStart"),
                                   w);
    xml::set(start, w, "id", id);
    xml::set(start, w, "name", name);
    xml::Node end = add(heading, "bookmarkEnd");
    xml::set(end, w, "id", id);
    return name;
}

void remove_child(xml::Node parent, std::string_view name) {
    if (xml::Node child = parent.child(name)) {
        child.remove();
    }
}

// The paragraph of an entry: looks as the typed line, with one tab to the right edge.
xml::Node
add_line(Work& work, xml::Node before, const TocEntry& entry, double width, bool is_first) {
    xml::Node line = xml::qualify(before.insert_before("p"), name_space(before));
    if (const xml::Node properties = entry.model.child("pPr")) {
        xml::copy_into(properties, line);
    }
    xml::Node properties = paragraph_properties(line);
    for (const std::string_view name : {"numPr", "outlineLvl", "rPr", "tabs", "pPrChange"}) {
        remove_child(properties, name);
    }
    if (!is_first) {
        remove_child(properties, "pageBreakBefore");
    }
    const auto w = name_space(line);
    xml::set(property(properties, "pStyle"),
             w,
             "val",
             style_of(work.copy, "toc " + std::to_string(entry.level), 0));
    xml::Node tab = add(property(properties, "tabs"), "tab", "right");
    xml::set(tab, w, "leader", "dot");
    xml::set(tab, w, "pos", std::to_string(std::lround(width * 20)));
    return line;
}

void add_content(xml::Node line, const TocEntry& entry, const std::string& name) {
    const auto w = name_space(line);
    const xml::Node look = entry.model.child("r").child("rPr");
    xml::Node link = add(line, "hyperlink");
    xml::set(link, w, "anchor", name);
    xml::set(link, w, "history", "1");
    add_words(link, look, "t", entry.words);
    add(add_run(link, look), "tab");
    add_mark(link, look, "begin");
    add_words(link, look, "instrText", " PAGEREF " + name + " \\h ");
    add_mark(link, look, "separate");
    add_words(link, look, "t", entry.page);
    add_mark(link, look, "end");
}

} // namespace

void make_toc_docx(Work& work, const Toc& toc) {
    const xml::Node first = toc.lines.front();
    Unused unused(work.copy.part(work.copy.main()), "bookmarkStart");
    for (const TocEntry& entry : toc.entries) {
        const bool is_first = &entry == &toc.entries.front();
        const std::string name = bookmark(unused, entry.heading);
        const xml::Node line = add_line(work, first, entry, toc.width, is_first);
        if (is_first) {
            xml::Node begin = add_mark(line, {}, "begin");
            xml::set(begin, name_space(line), "dirty", "true");
            add_words(line,
                      {},
                      "instrText",
                      " TOC \\o \"1-" + std::to_string(toc.depth) + "\" \\h \\z \\u ");
            add_mark(line, {}, "separate");
        }
        add_content(line, entry, name);
        if (&entry == &toc.entries.back()) {
            add_mark(line, {}, "end");
        }
    }
    for (xml::Node line : toc.lines) {
        line.remove();
    }
}

} // namespace engross::mend
