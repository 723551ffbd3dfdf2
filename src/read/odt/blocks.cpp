// Blocks: paragraphs, headings, lists, sections, indexes.
#include "doc/gradient.h"
#include "read/odt/inline.h"

#include <algorithm>
#include <utility>

namespace engross::read::odt {

namespace {

constexpr int deepest_heading = 10;

void read_section(Context& context, xml::Node section, const Place& place) {
    const xml::Node source = section.child("section-source");
    if (source.has("href")) {
        context.out.leftover("external-link", {}, "", "", source.attr("href"));
    }
    if (const xml::Node live = section.child("dde-source")) {
        context.out.leftover("external-link", {}, "", "", live.attr("dde-topic"));
    }
    if (section.attr("display") == "none" || section.attr("is-hidden") == "true") {
        context.out.leftover(
            "hidden", {}, context.part->src(section.child("p")), "", section.text());
        return;
    }
    const xml::Node columns = context.styles.node("section", section.attr("style-name"))
                                  .child("section-properties")
                                  .child("columns");
    if (text::to_int(columns.attr("column-count"), 1) < 2 || !is_body_flow(context, place)) {
        read_blocks(context, section, place);
        return;
    }
    const xml::Node around = context.columns;
    begin_columns(context, columns);
    read_blocks(context, section, place);
    begin_columns(context, around);
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

void find_list(Context& context,
               xml::Node source,
               std::string_view paragraph_style,
               const Place& place,
               Numbered& numbered) {
    if (place.list != nullptr && place.list->list != nullptr) {
        const std::string style =
            place.list->style.empty()
                ? context.styles.attribute("paragraph", paragraph_style, "list-style-name")
                : place.list->style;
        numbered.levels = style.empty() ? nullptr : levels_of(context, style);
        numbered.levels = numbered.levels == nullptr ? &unstyled_levels() : numbered.levels;
        numbered.place = place.list;
    } else if (source.is("h") && !context.styles.is_unlisted(paragraph_style)) {
        const int level = std::clamp(
            text::to_int(source.attr("outline-level"), 1), 1, static_cast<int>(list_levels));
        numbered.outline = {&context.outline,
                            "",
                            static_cast<std::size_t>(level - 1),
                            source.attr("is-list-header") != "true",
                            std::nullopt};
        if (source.attr("restart-numbering") == "true") {
            numbered.outline.start = start_of(source).value_or(1);
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

// ODF 1.3 part 3, 16.40.1 and 19.213: from the border inwards, but axial from the middle outwards.
// Squares and rectangles become circles and ellipses.
std::string gradient_of(xml::Node node) {
    const auto start = doc::parse_colour(node.attr("start-color"));
    const auto end = doc::parse_colour(node.attr("end-color"));
    if (!start || !end) {
        return {};
    }
    const auto part = [&](std::string_view name) {
        return std::clamp(
            text::to_double(node.attr(name).substr(0, node.attr(name).find('%'))) / 100, 0.0, 1.0);
    };
    const std::string_view style = node.attr("style");
    const double border = part("border");
    doc::Gradient gradient;
    gradient.angle = 180 - degrees(node.attr("angle"));
    if (style == "axial") {
        gradient.stops = {{border / 2, *end}, {0.5, *start}, {1 - border / 2, *end}};
    } else if (style.empty() || style == "linear") {
        gradient.stops = {{border, *start}, {1, *end}};
    } else {
        gradient.kind = style == "radial" || style == "square" ? doc::Gradient::Kind::circle
                                                               : doc::Gradient::Kind::ellipse;
        gradient.x = node.has("cx") ? part("cx") : 0.5;
        gradient.y = node.has("cy") ? part("cy") : 0.5;
        gradient.stops = {{0, *end}, {1 - border, *start}};
    }
    return doc::written_gradient(gradient);
}

// draw:fill and fo:background-color of the frame or shape (ODF 1.3 part 3, 20.114 and 20.183).
std::string background_of(Context& context, xml::Node box) {
    const xml::Node frame = box.is("text-box") ? box.parent() : box;
    const Values& look = context.styles.properties("graphic", frame.attr("style-name")).other;
    const auto own = value_of(look, "background-color");
    const auto fill = value_of(look, "fill");
    if (own.empty() && fill == "gradient") {
        return gradient_of(context.styles.node("gradient", value_of(look, "fill-gradient-name")));
    }
    const auto colour = own.empty() && fill == "solid" ? value_of(look, "fill-color") : own;
    return colour.starts_with('#') ? std::string(colour) : "";
}

void read_text_boxes(Context& context, Paragraph& paragraph, const Place& place) {
    context.out.overlays(paragraph.block(), std::move(paragraph.overlays), paragraph.boxes);
    for (const xml::Node box : paragraph.text_boxes) {
        context.out.trouble(
            "text-box-flattened", paragraph.block(), "", text::shorten(text::trim(box.text()), 80));
        const bool was_aside = std::exchange(context.is_aside, true);
        const std::string around =
            std::exchange(context.box_background, background_of(context, box));
        read_blocks(context, box, {place.flow, nullptr});
        context.box_background = around;
        context.is_aside = was_aside;
    }
    for (const Chart& chart : paragraph.charts) {
        read_chart(context, chart, {place.flow, nullptr});
    }
}

xml::Node begin_block(Context& context, xml::Node source, const Place& place) {
    const bool is_heading = source.is("h") && place.flow.prefix == "b";
    xml::Node block =
        context.out.block(place.flow, is_heading ? "heading" : "p", context.part->src(source));
    if (is_heading) {
        const int level = text::to_int(source.attr("outline-level"), 1);
        block.set("level", std::to_string(std::clamp(level, 1, deepest_heading)));
    }
    return block;
}

// A frame at the level of blocks (anchored to the page): a paragraph holds it.
void read_loose_frame(Context& context, xml::Node frame, const Place& place) {
    xml::Node block = context.out.block(place.flow, "p", context.part->src(frame));
    Paragraph paragraph(context, block, "Standard");
    paragraph.read_frame(frame);
    paragraph.finish({});
    read_text_boxes(context, paragraph, place);
}

// A paragraph that says its own place in a list (ODF 1.3 part 3, 5.3.6).
void read_numbered_paragraph(Context& context, xml::Node source, const Place& place) {
    const std::string id(source.attr("list-id"));
    const std::string style(source.attr("style-name"));
    ListPlace here;
    here.list = &context.lists["numbered " + (id.empty() ? style : id)];
    here.style = style;
    here.level = static_cast<std::size_t>(
        std::clamp(text::to_int(source.attr("level"), 1), 1, static_cast<int>(list_levels)) - 1);
    here.has_label = true;
    here.start = start_of(source);
    read_blocks(context, source, {place.flow, &here});
}

bool is_drawing(xml::Node node) {
    return node.ns().find(":drawing:") != std::string_view::npos ||
           node.ns().find(":dr3d:") != std::string_view::npos;
}

bool read_text_block(Context& context, xml::Node node, const Place& place) {
    const auto name = node.name();
    if (name == "p" || name == "h") {
        read_paragraph(context, node, place);
    } else if (name == "numbered-paragraph") {
        read_numbered_paragraph(context, node, place);
    } else if (name == "list") {
        read_list(context, node, place);
    } else if (name == "table") {
        read_table(context, node, place);
    } else if (name == "section") {
        read_section(context, node, place);
    } else {
        return read_index(context, node, place);
    }
    return true;
}

void read_block(Context& context, xml::Node node, const Place& place) {
    const auto name = node.name();
    if (read_text_block(context, node, place)) {
        return;
    }
    if (name == "tracked-changes") {
        read_tracked_changes(context, node);
    } else if (name == "change" || name == "change-start") {
        record_change(context, node, {});
    } else if (name == "soft-page-break") {
        soft_page_break(context);
    } else if (is_drawing(node)) {
        read_loose_frame(context, node, place);
    }
}

} // namespace

void read_paragraph(Context& context, xml::Node source, const Place& place) {
    const std::string style = applied_style(context, source, place);
    const Properties& properties = context.styles.properties("paragraph", style);
    if (value_of(properties.text, "display") == "none" ||
        (context.part->has_hidden_paragraphs() && hides_paragraph(source))) {
        context.out.leftover("hidden", {}, context.part->src(source), "", source.text());
        return;
    }
    const BlockStyle pages{"paragraph", style, properties.paragraph};
    if (is_body_flow(context, place)) {
        begin_pages(context, pages);
    }
    xml::Node block = begin_block(context, source, place);
    if (is_body_flow(context, place)) {
        write_breaks(context, block, pages);
    }
    Paragraph paragraph(context, block, style);
    paragraph.read_inline(source);
    doc::ParagraphLook look = paragraph_look(properties, context.styles.tabs_are_relative());
    look.name = context.styles.display_name("paragraph", style);
    apply_contextual(look, source, properties);
    look.background = look.background.empty() ? context.box_background : look.background;
    Numbered numbered;
    find_list(context, source, style, place, numbered);
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
