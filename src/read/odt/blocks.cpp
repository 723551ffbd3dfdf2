// Blocks: paragraphs, headings, lists, sections, indexes.
#include "read/odt/inline.h"

#include <algorithm>

namespace engross::read::odt {

namespace {

constexpr int deepest_heading = 10;

std::string_view index_list(std::string_view element) {
    return element == "illustration-index" ? "figures" : (element == "table-index" ? "tables" : "");
}

void read_index(Context& context, xml::Node index, const Place& place) {
    const xml::Node body = index.child("index-body");
    xml::Node toc = context.out.block(place.flow, "toc", context.part->src(body.child("p")));
    toc.set("kind", "field");
    const xml::Node source = index.child("table-of-content-source");
    if (const auto depth = source.attr("outline-level"); !depth.empty()) {
        toc.set("depth", depth);
    }
    if (const auto list = index_list(index.name()); !list.empty()) {
        toc.set("list", list);
    }
    Place inside{place.flow, nullptr};
    const xml::Node title = body.child("index-title");
    if (title) {
        inside.flow.parent = toc;
        read_blocks(context, title, inside);
        xml::Node heading = toc.child("p");
        if (heading) {
            heading.rename("heading");
            heading.set("level", "1");
        }
    }
    inside.flow.parent = toc.append("typed");
    for (xml::Node extra = toc.child("p"); extra; extra = toc.child("p")) {
        extra.move_into(inside.flow.parent);
    }
    read_blocks(context, body, inside);
}

void read_section(Context& context, xml::Node section, const Place& place) {
    if (const xml::Node source = section.child("section-source"); source.has("href")) {
        context.out.leftover("external-link", {}, "", "", source.attr("href"));
    }
    if (section.attr("display") == "none") {
        context.out.leftover(
            "hidden", {}, context.part->src(section.child("p")), "", section.text());
        return;
    }
    read_blocks(context, section, place);
}

// A paragraph style with a master page begins a page of that kind.
void take_master_page(Context& context, xml::Node source, const Properties& properties) {
    if (context.part != &context.content || context.in_note) {
        return;
    }
    const std::string family = "paragraph";
    const std::string master =
        context.styles.attribute(family, source.attr("style-name"), "master-page-name");
    const int start = text::to_int(value_of(properties.paragraph, "page-number"), -1);
    const bool is_first = context.masters.empty();
    if (master.empty() && !is_first) {
        return;
    }
    context.masters.push_back(master.empty() ? "Standard" : master);
    context.master_starts.push_back(start);
    if (!is_first) {
        context.pending_page_setup = "pg" + std::to_string(context.masters.size());
    }
}

void count_page(Context& context, const doc::ParagraphLook& look, bool is_first_block) {
    const bool breaks = look.page_break_before || context.pending_break == "page" ||
                        !context.pending_page_setup.empty();
    // Soft page breaks are recorded in the file; hard ones are not.
    context.page += breaks && !is_first_block && context.counts_pages ? 1 : 0;
}

bool is_body_flow(const Context& context, const Place& place) {
    return context.part == &context.content && place.flow.prefix == "b";
}

void take_breaks(Context& context, xml::Node block, const Properties& properties) {
    if (!context.pending_page_setup.empty()) {
        block.set("page-setup", context.pending_page_setup);
        context.pending_page_setup.clear();
    }
    if (!context.pending_break.empty()) {
        block.set("break-before", context.pending_break);
        context.pending_break.clear();
    }
    if (value_of(properties.paragraph, "break-before") == "column") {
        block.set("break-before", "column");
    }
    const auto after = value_of(properties.paragraph, "break-after");
    if (after == "page" || after == "column") {
        context.pending_break = after;
    }
}

void write_list(Context& context, xml::Node block, ListPlace& place, const Levels& levels) {
    List& list = *place.list;
    if (block.is("p")) {
        if (list.name.empty()) {
            list.name = "l" + std::to_string(++context.list_count);
        }
        block.set("list", list.name);
        block.set("list-level", std::to_string(place.level + 1));
    }
    if (place.has_label) {
        place.has_label = false;
        advance(list, levels, place.level, place.start);
        if (const auto label = label_of(list, levels, place.level)) {
            write_label(block, *label);
        }
    }
}

// Indents of a list level: in the older mode added to the paragraph's, else in their place unless
// the paragraph's own style states some.
void indent_by(doc::ParagraphLook& look,
               const Level& level,
               const Properties& own,
               bool has_label) {
    if (!level.is_defined) {
        return;
    }
    if (!level.is_aligned) {
        look.indent_start += level.start_indent;
        look.indent_first =
            has_label && level.first_indent != 0 ? level.first_indent : look.indent_first;
        return;
    }
    if (value_of(own.paragraph, "margin-left").empty()) {
        look.indent_start = level.start_indent;
    }
    if (value_of(own.paragraph, "text-indent").empty()) {
        look.indent_first = level.first_indent;
    }
}

// The list that holds for a paragraph: that of its text:list, for a plain heading the outline.
struct Numbered {
    const Levels* levels = nullptr;
    ListPlace* place = nullptr;
    ListPlace outline;
};

const Levels& unstyled_levels() {
    static const Levels levels = default_levels();
    return levels;
}

void find_list(Context& context, xml::Node source, const Place& place, Numbered& numbered) {
    if (place.list != nullptr && place.list->list != nullptr) {
        const std::string style = place.list->style.empty()
                                      ? context.styles.attribute("paragraph",
                                                                 source.attr("style-name"),
                                                                 "list-style-name")
                                      : place.list->style;
        numbered.levels = style.empty() ? nullptr : levels_of(context, style);
        numbered.levels = numbered.levels == nullptr ? &unstyled_levels() : numbered.levels;
        numbered.place = place.list;
    } else if (source.is("h")) {
        const int level = std::clamp(
            text::to_int(source.attr("outline-level"), 1), 1, static_cast<int>(list_levels));
        numbered.outline = {&context.outline,
                            "",
                            static_cast<std::size_t>(level - 1),
                            source.attr("is-list-header") != "true",
                            std::nullopt};
        if (source.attr("restart-numbering") == "true") {
            numbered.outline.start = text::to_int(source.attr("start-value"), 1);
        }
        numbered.levels = levels_of(context, "");
        numbered.place = &numbered.outline;
    }
}

bool is_same_style(xml::Node one, xml::Node other) {
    return other && one.attr("style-name") == other.attr("style-name");
}

void apply_contextual(doc::ParagraphLook& look, xml::Node source, const Properties& properties) {
    if (value_of(properties.paragraph, "contextual-spacing") == "true") {
        look.space_before =
            is_same_style(source, source.previous_element()) ? 0 : look.space_before;
        look.space_after = is_same_style(source, source.next_element()) ? 0 : look.space_after;
    }
}

void read_text_boxes(Context& context, const Paragraph& paragraph, const Place& place) {
    for (const xml::Node box : paragraph.text_boxes) {
        context.out.trouble(
            "text-box-flattened", paragraph.block(), "", text::shorten(text::trim(box.text()), 80));
        read_blocks(context, box, {place.flow, nullptr});
    }
}

// A frame at the level of blocks (anchored to the page): a paragraph holds it.
void read_loose_frame(Context& context, xml::Node frame, const Place& place) {
    xml::Node block = context.out.block(place.flow, "p", context.part->src(frame));
    Paragraph paragraph(context, block, "Standard");
    paragraph.read_frame(frame);
    paragraph.finish({});
    read_text_boxes(context, paragraph, place);
}

bool is_index(std::string_view name) {
    return name == "table-of-content" || name == "illustration-index" || name == "table-index" ||
           name == "object-index";
}

void read_block(Context& context, xml::Node node, const Place& place) {
    const auto name = node.name();
    if (name == "p" || name == "h" || name == "numbered-paragraph") {
        read_paragraph(context, name == "numbered-paragraph" ? node.child("p") : node, place);
    } else if (name == "list") {
        read_list(context, node, place);
    } else if (name == "table") {
        read_table(context, node, place);
    } else if (name == "section") {
        read_section(context, node, place);
    } else if (is_index(name)) {
        read_index(context, node, place);
    } else if (name == "alphabetical-index" || name == "user-index" || name == "bibliography") {
        read_blocks(context, node.child("index-body"), place);
    } else if (name == "tracked-changes") {
        read_tracked_changes(context, node);
    } else if (name == "change" || name == "change-start") {
        record_change(context, node, {});
    } else if (name == "soft-page-break") {
        context.page += context.part == &context.content ? 1 : 0;
    } else if (name == "frame" || name == "g") {
        read_loose_frame(context, node, place);
    }
}

} // namespace

void read_paragraph(Context& context, xml::Node source, const Place& place) {
    const auto style = source.attr("style-name");
    const Properties& properties = context.styles.properties("paragraph", style);
    if (value_of(properties.text, "display") == "none") {
        context.out.leftover("hidden", {}, context.part->src(source), "", source.text());
        return;
    }
    const bool is_body = is_body_flow(context, place);
    const bool is_first = context.masters.empty();
    if (is_body) {
        take_master_page(context, source, properties);
    }
    doc::ParagraphLook look = paragraph_look(properties, context.styles.tabs_are_relative());
    look.name = context.styles.display_name("paragraph", style);
    apply_contextual(look, source, properties);
    if (is_body) {
        count_page(context, look, is_first);
    }
    const int level = std::clamp(text::to_int(source.attr("outline-level"), 1), 1, deepest_heading);
    const bool is_heading = source.is("h") && place.flow.prefix == "b";
    xml::Node block =
        context.out.block(place.flow, is_heading ? "heading" : "p", context.part->src(source));
    if (is_heading) {
        block.set("level", std::to_string(level));
    }
    if (is_body) {
        take_breaks(context, block, properties);
    }
    Paragraph paragraph(context, block, style);
    paragraph.read_inline(source);
    Numbered numbered;
    find_list(context, source, place, numbered);
    if (numbered.levels != nullptr) {
        indent_by(look,
                  numbered.levels->at(numbered.place->level),
                  context.styles.own("paragraph", style),
                  numbered.place->has_label);
    }
    paragraph.finish(look);
    if (numbered.levels != nullptr) {
        write_list(context, block, *numbered.place, *numbered.levels);
    }
    read_text_boxes(context, paragraph, place);
}

void read_blocks(Context& context, xml::Node container, const Place& place) {
    for (const xml::Node node : container.children()) {
        read_block(context, node, place);
    }
}

} // namespace engross::read::odt
