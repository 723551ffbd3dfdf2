// Lists of contents: TOC fields and content controls (ECMA-376-1, 17.16.5.68 and 17.5.2.12).
#include "read/docx/toc.h"

namespace engross::read::docx {

namespace {

std::string toc_depth(std::string_view instruction) {
    const auto words = field_words(instruction);
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        if (words[at] == "\\o") {
            const auto dash = words[at + 1].find('-');
            return dash == std::string::npos ? words[at + 1] : words[at + 1].substr(dash + 1);
        }
    }
    return {};
}

// A TOC field of captions (\c "圖", \c "Table") is a list of figures or tables.
std::string_view toc_list(std::string_view instruction) {
    const auto words = field_words(instruction);
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        if (words[at] == "\\c" || words[at] == "\\a") {
            const bool is_table =
                words[at + 1].starts_with("T") || words[at + 1].find("表") != std::string::npos;
            return is_table ? "tables" : "figures";
        }
    }
    return {};
}

void describe_toc(xml::Node toc, std::string_view instruction) {
    if (const std::string depth = toc_depth(instruction); !depth.empty()) {
        toc.set("depth", depth);
    }
    if (const auto list = toc_list(instruction); !list.empty()) {
        toc.set("list", list);
    }
}

void end_toc(Context& context, const Paragraph& paragraph) {
    if (!context.toc.typed || !context.toc.is_field) {
        return;
    }
    // Word ends the field in a paragraph of its own after the last line, which is no part of the
    // list.
    if (paragraph.ended_toc() && !paragraph.has_toc) {
        xml::Node(paragraph.block()).move_after(context.toc.typed.closest("toc"));
    }
    context.toc = {};
}

} // namespace

// A TOC field begins in this paragraph, which is its first line.
void begin_toc(Context& context, xml::Node first, const Place& place) {
    if (context.toc.typed || !place.flow.parent.is("body") || !context.part->begins_toc(first)) {
        return;
    }
    xml::Node toc = context.out.block(place.flow, "toc", context.part->src(first));
    toc.set("kind", "field");
    context.toc = {toc.append("typed"), true};
}

void follow_toc(Context& context, Paragraph& paragraph) {
    if (paragraph.has_toc && context.toc.typed) {
        describe_toc(context.toc.typed.closest("toc"), paragraph.toc_instruction);
    }
    if (paragraph.has_ended_toc) {
        end_toc(context, paragraph);
    }
}

bool is_toc_control(xml::Node control) {
    return control.child("sdtPr").child("docPartObj").child("docPartGallery").attr("val") ==
           "Table of Contents";
}

void read_toc_control(Context& context, xml::Node content, const Place& place) {
    xml::Node toc = context.out.block(place.flow, "toc", context.part->src(content.child("p")));
    toc.set("kind", "field");
    context.toc = {toc.append("typed"), false};
    read_blocks(context, content, place);
    context.toc = {};
    // What stands before the field is the list's heading: a paragraph without a link or tab.
    xml::Node first = toc.child("typed").child("p");
    if (first && !first.child("link") && !first.child("tab") &&
        !text::is_blank(doc::plain_text(first))) {
        first.rename("heading");
        first.set("level", "1");
        first.move_to_front_of(toc);
    }
}

} // namespace engross::read::docx
