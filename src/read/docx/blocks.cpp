// Blocks: paragraphs, headings, tables of contents, content controls.
#include "read/docx/controls.h"
#include "read/docx/inline.h"
#include "read/docx/objects.h"
#include "read/docx/toc.h"

#include <algorithm>
#include <array>
#include <utility>

namespace engross::read::docx {

namespace {

// Namespaces of a Choice that the reader understands.
constexpr std::array<std::string_view, 10> understood{
    "wps", "wpg", "wpc", "wp14", "w14", "w15", "a14", "w16", "w16se", "v"};

bool is_understood(xml::Node choice) {
    for (const std::string_view each : text::split(choice.attr("Requires"), ' ')) {
        if (!each.empty() && std::ranges::find(understood, each) == understood.end()) {
            return false;
        }
    }
    return true;
}

xml::Node mark_deletion(xml::Node paragraph) {
    const xml::Node mark = paragraph.child("pPr").child("rPr");
    return mark.child("del") ? mark.child("del") : mark.child("moveFrom");
}

// Bookmarks, ranges of comments and the like do not stand between two paragraphs.
xml::Node next_block(xml::Node node) {
    node = node.next_element();
    while (node.name().ends_with("Start") || node.name().ends_with("End") || node.is("proofErr")) {
        node = node.next_element();
    }
    return node;
}

// The mark between this paragraph and the next is deleted or hidden (but not that of a run-in
// heading, 17.3.2.36): Word draws the two as one.
bool is_joined(xml::Node paragraph) {
    const xml::Node mark = paragraph.child("pPr").child("rPr");
    const bool is_hidden = is_on(mark.child("vanish")) && !is_on(mark.child("specVanish"));
    return (mark_deletion(paragraph) || is_hidden) && next_block(paragraph).is("p");
}

void read_control(Context& context, xml::Node control, const Place& place) {
    const xml::Node content = control.child("sdtContent");
    if (is_toc_control(control) && !context.toc.typed) {
        read_toc_control(context, content, place);
    } else {
        read_blocks(context, content, place);
    }
}

void take_page_setup(Context& context, xml::Node block) {
    if (!context.pending_page_setup.empty()) {
        block.set("page-setup", context.pending_page_setup);
        context.pending_page_setup.clear();
    }
}

void end_section(Context& context, xml::Node properties) {
    if (properties.child("sectPr") && context.part == &context.main &&
        context.section + 1 < context.sections.size()) {
        context.pending_page_setup = "pg" + std::to_string(++context.section + 1);
    }
}

// Numbering of a paragraph: its definition's indents stand between style and direct properties
// (17.9.22), unless the style that names the numbering also states indents.
struct Numbered {
    NumberingRef ref;
    const Level* level = nullptr;
};

Numbered
find_numbering(Context& context, std::string_view style, const ParagraphProperties& properties) {
    Numbered result;
    if (!properties.numbering || properties.numbering->id <= 0) {
        return result;
    }
    result.ref = *properties.numbering;
    if (result.ref.level < 0) {
        result.ref.level = context.numbering.level_of_style(result.ref.id, style);
    }
    result.level = context.numbering.level(result.ref.id, result.ref.level);
    return result;
}

void write_numbering(Context& context, xml::Node block, const Numbered& numbered) {
    if (numbered.level == nullptr) {
        return;
    }
    if (block.is("p")) {
        const auto [name, is_new] = context.list_names.try_emplace(numbered.ref.id);
        if (is_new) {
            name->second = "l" + std::to_string(context.list_names.size());
        }
        block.set("list", name->second);
        block.set("list-level", std::to_string(numbered.ref.level + 1));
    }
    if (const auto label = context.numbering.next(numbered.ref.id, numbered.ref.level)) {
        write_label(block, *label);
    }
}

int heading_level(Context& context,
                  std::string_view style,
                  const ParagraphProperties& direct,
                  const Place& place) {
    if (place.flow.prefix != "b") {
        return 0; // headers and notes have no outline
    }
    if (direct.outline) {
        return *direct.outline >= 0 && *direct.outline <= 8 ? *direct.outline + 1 : 0;
    }
    return context.styles.outline(style) + 1;
}

// A paragraph that the author's tracked changes split off, or added.
void record_inserted_mark(Context& context, xml::Node block, xml::Node source) {
    const xml::Node mark = source.child("rPr");
    if (const xml::Node change = mark.child("ins") ? mark.child("ins") : mark.child("moveTo")) {
        context.out.leftover("insertion", block, "", change.attr("author"), "¶");
    }
}

void record_deleted_marks(Context& context, xml::Node block, const std::vector<xml::Node>& parts) {
    for (const xml::Node part : parts) {
        const xml::Node change = mark_deletion(part);
        if (change && part != parts.back()) {
            context.out.leftover(
                "deletion", block, context.part->src(part), change.attr("author"), "¶");
        }
    }
}

// Nothing is left of a paragraph whose text and mark are both deleted or hidden; what it carried
// for others stays.
bool drop_if_gone(Context& context, const Paragraph& paragraph, xml::Node last) {
    const bool is_gone = paragraph.is_mark_hidden() || mark_deletion(last);
    xml::Node block = paragraph.block();
    if (!is_gone || paragraph.has_content() || paragraph.has_toc || paragraph.has_ended_toc ||
        !paragraph.text_boxes.empty() || !paragraph.objects.empty() ||
        !paragraph.word_art.empty() || !paragraph.overlays.empty()) {
        return false;
    }
    for (const xml::Node child : block.children()) {
        if (child.is("anchor")) {
            context.pending_anchors.emplace_back(child.attr("name"));
        }
    }
    if (block.has("page-setup")) {
        context.pending_page_setup = block.attr("page-setup");
    }
    block.remove();
    return true;
}

std::string sources(const Context& context, const std::vector<xml::Node>& parts) {
    std::string list;
    for (const xml::Node part : parts) {
        list += (list.empty() ? "" : " ") + context.part->src(part);
    }
    return list;
}

void read_text_boxes(Context& context, Paragraph& paragraph, const Place& place) {
    context.out.overlays(paragraph.block(), std::move(paragraph.overlays), paragraph.boxes);
    for (const xml::Node box : paragraph.text_boxes) {
        context.out.trouble(
            "text-box-flattened", paragraph.block(), "", text::shorten(text::trim(box.text()), 80));
        const std::string around =
            std::exchange(context.box_background, box_fill(box, context.theme_colours));
        read_blocks(context, box, {place.flow, ""});
        context.box_background = around;
    }
    const Place here{place.flow, ""};
    for (const std::string& words : paragraph.word_art) {
        context.out.trouble("text-box-flattened", paragraph.block(), "", text::shorten(words, 80));
        write_plain(context, words, "", here);
    }
    for (const Object& object : paragraph.objects) {
        if (!(object.is_chart ? read_chart : read_diagram)(context, object, here)) {
            context.out.trouble("object-lost", paragraph.block(), "", object.part);
        }
    }
}

} // namespace

void record_format_change(Context& context, xml::Node at, xml::Node properties) {
    for (const xml::Node each : properties.children()) {
        if (each.name().ends_with("PrChange") || each.is("numberingChange")) {
            context.out.leftover("format", at, "", each.attr("author"), "");
        }
    }
}

xml::Node chosen_branch(xml::Node alternate) {
    for (const xml::Node branch : alternate.children()) {
        if (branch.is("Choice") && is_understood(branch)) {
            return branch;
        }
    }
    return alternate.child("Fallback");
}

void read_paragraph(Context& context, const std::vector<xml::Node>& parts, const Place& outer) {
    const xml::Node last = parts.back();
    const xml::Node source = last.child("pPr");
    const ParagraphProperties direct = parse_paragraph(source);
    const std::string style(context.styles.paragraph_style(direct));
    ParagraphProperties all = context.styles.paragraph(style, outer.table_style);
    ParagraphProperties numbered_by = all;
    numbered_by.merge(direct);
    const Numbered numbered = find_numbering(context, style, numbered_by);
    if (numbered.level != nullptr && (direct.numbering || !context.styles.states_indent(style))) {
        all.merge(numbered.level->paragraph);
    }
    all.merge(direct);

    const int level = heading_level(context, style, direct, outer);
    if (level > 0 && context.toc.is_field) {
        context.toc = {}; // a TOC field that never ends must not swallow the report
    }
    Place place = outer;
    if (level == 0) {
        begin_toc(context, parts.front(), outer);
    }
    if (context.toc.typed && place.flow.parent.is("body")) {
        place.flow.parent = context.toc.typed;
    }
    xml::Node block =
        context.out.block(place.flow, level > 0 ? "heading" : "p", sources(context, parts));
    if (level > 0) {
        block.set("level", std::to_string(level));
    }
    take_page_setup(context, block);
    Paragraph paragraph(context, block, style, outer);
    for (const xml::Node part : parts) {
        paragraph.read_controlled(control_around(part), part);
    }
    paragraph.finish(all, source.child("rPr"), last);
    record_deleted_marks(context, block, parts);
    if (drop_if_gone(context, paragraph, last)) {
        end_section(context, source);
        return;
    }
    record_inserted_mark(context, block, source);
    record_format_change(context, block, source);
    write_numbering(context, block, numbered);
    end_section(context, source);
    follow_toc(context, paragraph);
    read_text_boxes(context, paragraph, outer);
}

void read_blocks(Context& context, xml::Node container, const Place& place) {
    std::vector<xml::Node> joined; // paragraphs whose marks are deleted
    for (const xml::Node node : container.children()) {
        const auto name = node.name();
        if (name == "p") {
            joined.push_back(node);
            if (is_joined(node)) {
                continue;
            }
            read_paragraph(context, joined, place);
            joined.clear();
        } else if (name == "tbl") {
            read_table(context, node, place);
        } else if (name == "sdt") {
            read_control(context, node, place);
        } else if (name == "bookmarkStart") {
            context.pending_anchors.emplace_back(node.attr("name"));
        } else if (name == "altChunk") {
            read_chunk(context, node, place);
        } else if (name == "AlternateContent") {
            read_blocks(context, chosen_branch(node), place);
        } else if (name == "customXml" || name == "ins" || name == "moveTo") {
            read_blocks(context, node, place);
        }
    }
}

PartScope::PartScope(Context& context, const Part& part)
    : context_(context), part_(context.part), fields_(std::move(context.fields)), toc_(context.toc),
      page_setup_(std::move(context.pending_page_setup)) {
    context_.part = &part;
    context_.fields.clear();
    context_.toc = {};
    context_.pending_page_setup.clear();
}

PartScope::~PartScope() {
    context_.part = part_;
    context_.fields = std::move(fields_);
    context_.toc = toc_;
    context_.pending_page_setup = std::move(page_setup_);
}

} // namespace engross::read::docx
