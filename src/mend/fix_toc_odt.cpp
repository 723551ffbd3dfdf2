// text:table-of-content (ODF 1.3 part 3, 8.3).
#include "base/text.h"
#include "mend/fix_toc.h"
#include "mend/markup.h"

namespace engross::mend {

namespace {

constexpr xml::Namespace xlink{"http://www.w3.org/1999/xlink", "xlink"};
constexpr int levels = 10; // that a table of contents may have

constexpr std::string_view link_style =
    "Index_20_Link"; // of LibreOffice; links would be underlined without

void need_link_style(Copy& copy) {
    xml::Node styles = copy.part("styles.xml").child("styles");
    for (const xml::Node style : styles.children()) {
        if (style.attr("family") == "text" && style.attr("name") == link_style) {
            return;
        }
    }
    if (styles) {
        xml::Node made = add(styles, style_space, "style");
        xml::set(made, style_space, "name", link_style);
        xml::set(made, style_space, "display-name", "Index Link");
        xml::set(made, style_space, "family", "text");
    }
}

std::string contents_style(int level) { return "Contents_20_" + std::to_string(level); }

void add_template(xml::Node source, int level) {
    xml::Node entry = add(source, text_space, "table-of-content-entry-template");
    xml::set(entry, text_space, "outline-level", std::to_string(level));
    xml::set(entry, text_space, "style-name", contents_style(level));
    for (const std::string_view part : {"index-entry-link-start",
                                        "index-entry-chapter",
                                        "index-entry-text",
                                        "index-entry-tab-stop",
                                        "index-entry-page-number",
                                        "index-entry-link-end"}) {
        xml::Node made = add(entry, text_space, part);
        if (part == "index-entry-tab-stop") {
            xml::set(made, style_space, "type", "right");
            xml::set(made, style_space, "leader-char", ".");
        }
    }
}

std::string bookmark(Unused& unused, xml::Node heading) {
    for (const xml::Node child : heading.children()) {
        if (child.is("bookmark") && child.attr("name").starts_with("_Toc")) {
            return std::string(child.attr("name"));
        }
    }
    std::string name = unused.name();
    xml::Node made = xml::qualify(heading.prepend("bookmark"), text_space);
    xml::set(made, text_space, "name", name);
    return name;
}

// One tab to the right edge, dots before it.
void set_tab(xml::Node properties, double width) {
    if (xml::Node known = properties.child("tab-stops")) {
        known.remove();
    }
    xml::Node tab = add(add(properties, style_space, "tab-stops"), style_space, "tab-stop");
    xml::set(tab, style_space, "position", text::number(width) + "pt");
    xml::set(tab, style_space, "type", "right");
    xml::set(tab, style_space, "leader-style", "dotted");
    xml::set(tab, style_space, "leader-text", ".");
}

void add_line(Work& work,
              xml::Node body,
              const TocEntry& entry,
              double width,
              bool is_first,
              Unused& unused) {
    need_style(
        work.copy, contents_style(entry.level), "Contents " + std::to_string(entry.level), 0);
    xml::Node line = add(body, text_space, "p");
    xml::set(line, text_space, "style-name", entry.model.attr("style-name"));
    xml::Node style = own_style(work.copy, line, contents_style(entry.level));
    xml::Node properties = style_properties(style, "paragraph-properties");
    if (!is_first) {
        xml::unset(properties, format_space, "break-before");
        xml::unset(style, style_space, "master-page-name");
    }
    set_tab(properties, width);
    xml::Node link = add(line, text_space, "a");
    xml::set(link, xlink, "type", "simple");
    xml::set(link, xlink, "href", "#" + bookmark(unused, entry.heading));
    for (const std::string_view name : {"style-name", "visited-style-name"}) {
        xml::set(link, text_space, name, link_style);
    }
    xml::Node holder = link;
    if (const xml::Node span = entry.model.child("span"); span && span.has("style-name")) {
        holder = add(link, text_space, "span");
        xml::set(holder, text_space, "style-name", span.attr("style-name"));
    }
    holder.append_text(entry.words);
    add(holder, text_space, "tab");
    holder.append_text(entry.page);
}

} // namespace

void make_toc_odt(Work& work, const Toc& toc) {
    xml::Node first = toc.lines.front();
    xml::Node table = xml::qualify(first.insert_before("table-of-content"), text_space);
    xml::set(table,
             text_space,
             "name",
             Unused(work.copy.part(work.copy.main()), "table-of-content").name());
    xml::set(table, text_space, "protected", "true");
    xml::Node source = add(table, text_space, "table-of-content-source");
    xml::set(source, text_space, "outline-level", std::to_string(toc.depth));
    for (int level = 1; level <= levels; ++level) {
        add_template(source, level);
        need_style(work.copy, contents_style(level), "Contents " + std::to_string(level), 0);
    }
    need_link_style(work.copy);
    xml::Node body = add(table, text_space, "index-body");
    Unused unused(work.copy.part(work.copy.main()), "bookmark");
    for (const TocEntry& entry : toc.entries) {
        add_line(work, body, entry, toc.width, &entry == &toc.entries.front(), unused);
    }
    for (xml::Node line : toc.lines) {
        line.remove();
    }
}

} // namespace engross::mend
