// Blocks: paragraphs, headings, lists, quotations, code.
#include "read/pandoc/inline.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace engross::read::pandoc {

namespace {

constexpr int deepest_list = 9;

// A block with all that waited for one.
xml::Node new_block(Context& context, const Place& place, std::string_view name) {
    xml::Node block = context.out.block(place.flow, name, next_src(context));
    if (context.pending_page_break && place.flow.prefix == "b" && block.parent().is("body")) {
        block.set("break-before", "page");
        context.pending_page_break = false;
    }
    if (!place.lang.empty()) {
        block.set("lang", place.lang);
    }
    return block;
}

void write_item(xml::Node block, const Place& place) {
    if (place.item == nullptr) {
        return;
    }
    block.set("list", place.item->list);
    block.set("list-level", std::to_string(place.item->level));
    if (place.item->label) {
        write_label(block, *place.item->label);
        place.item->label.reset();
    }
}

void take_anchors(Context& context, Paragraph& paragraph) {
    for (const std::string& id : context.pending_anchors) {
        paragraph.anchor(id);
    }
    context.pending_anchors.clear();
}

void read_heading(Context& context, const Json& parts, const Place& place) {
    constexpr std::array sizes{18.0, 16.0, 14.0, 13.0, 12.0};
    const int level = std::clamp(parts.at(0).get<int>(), 1, 10);
    const bool is_heading =
        place.flow.prefix == "b" && place.item == nullptr && place.flow.parent.is("body");
    xml::Node block = new_block(context, place, is_heading ? "heading" : "p");
    if (is_heading) {
        block.set("level", std::to_string(level));
    }
    doc::RunLook run = body_look(place);
    run.weight = 700;
    run.size = sizes.at(std::min(static_cast<std::size_t>(level), sizes.size()) - 1);
    doc::ParagraphLook look = paragraph_look(place, "Heading " + std::to_string(level));
    look.space_before = 12;
    look.keep_next = true;
    Paragraph paragraph(context, block, place);
    take_anchors(context, paragraph);
    paragraph.anchor(Attributes(parts.at(1)).id);
    paragraph.read(parts.at(2), run);
    paragraph.finish(look, run);
    write_item(block, place);
}

void read_code(Context& context, const Json& parts, const Place& place) {
    xml::Node block = new_block(context, place, "p");
    const doc::RunLook run = code_look(body_look(place));
    Paragraph paragraph(context, block, place);
    take_anchors(context, paragraph);
    bool is_first = true;
    for (const std::string_view line :
         text::split(parts.at(1).get_ref<const std::string&>(), '\n')) {
        if (!std::exchange(is_first, false)) {
            paragraph.put_line_break(run);
        }
        paragraph.put(line, run);
    }
    doc::ParagraphLook look = paragraph_look(place, "Source Code");
    look.line = "1";
    paragraph.finish(look, run);
    write_item(block, place);
}

void read_lines(Context& context, const Json& lines, const Place& place) {
    xml::Node block = new_block(context, place, "p");
    const doc::RunLook run = body_look(place);
    Paragraph paragraph(context, block, place);
    take_anchors(context, paragraph);
    bool is_first = true;
    for (const Json& line : lines) {
        if (!std::exchange(is_first, false)) {
            paragraph.put_line_break(run);
        }
        paragraph.read(line, run);
    }
    paragraph.finish(paragraph_look(place, ""), run);
    write_item(block, place);
}

// One list: its items' labels count from `number` on.
struct ListKind {
    Numeral numeral = Numeral::bullet;
    std::string before, after;
    int number = 1;
};

std::optional<AutoLabel> label_of(const ListKind& kind, int number) {
    if (kind.numeral == Numeral::bullet) {
        return AutoLabel{
            .text = "•", .separator = "\t", .form = {}, .number = 0, .numeral = Numeral::bullet};
    }
    return AutoLabel{.text = kind.before + format_number(number, kind.numeral) + kind.after,
                     .separator = "\t",
                     .form = kind.before + "N" + kind.after,
                     .number = number,
                     .numeral = kind.numeral};
}

ListKind ordered_kind(const Json& attributes) {
    const std::string& style = type(attributes.at(1));
    const std::string& delimiter = type(attributes.at(2));
    ListKind kind{.numeral = Numeral::decimal,
                  .before = "",
                  .after = ".",
                  .number = attributes.at(0).get<int>()};
    constexpr std::array styles{std::pair{"LowerAlpha", Numeral::lower_letter},
                                std::pair{"UpperAlpha", Numeral::upper_letter},
                                std::pair{"LowerRoman", Numeral::lower_roman},
                                std::pair{"UpperRoman", Numeral::upper_roman}};
    for (const auto& [name, numeral] : styles) {
        kind.numeral = style == name ? numeral : kind.numeral;
    }
    if (delimiter == "OneParen" || delimiter == "TwoParens") {
        kind.before = delimiter == "TwoParens" ? "(" : "";
        kind.after = ")";
    }
    return kind;
}

void read_list(Context& context, const Json& items, const ListKind& kind, const Place& place) {
    const std::string name = "l" + std::to_string(++context.lists);
    int number = kind.number;
    for (const Json& blocks : items) {
        Item item{.list = name,
                  .level =
                      place.item == nullptr ? 1 : std::min(place.item->level + 1, deepest_list),
                  .label = label_of(kind, number)};
        number = number == std::numeric_limits<int>::max() ? number : number + 1;
        Place inside = place;
        inside.item = &item;
        // A label needs words beside it.
        const bool has_words =
            !blocks.empty() && (type(blocks.at(0)) == "Para" || type(blocks.at(0)) == "Plain");
        if (!has_words) {
            read_paragraph(context, Json::array(), inside);
        }
        read_blocks(context, blocks, inside);
    }
}

void read_definitions(Context& context, const Json& list, const Place& place) {
    constexpr double indent = 24;
    for (const Json& entry : list) {
        Place term = place;
        term.is_header = true;
        read_paragraph(context, entry.at(0), term, "Definition Term");
        Place inside = place;
        inside.indent += indent;
        for (const Json& blocks : entry.at(1)) {
            read_blocks(context, blocks, inside);
        }
    }
}

void read_division(Context& context, const Json& parts, const Place& place) {
    const Attributes attributes(parts.at(0));
    Place inside = place;
    if (const std::string lang = language_of(attributes.value("lang")); !lang.empty()) {
        inside.lang = lang;
    }
    if (const std::string direction = attributes.value("dir"); !direction.empty()) {
        inside.direction = direction;
    }
    if (context.targets.contains(attributes.id)) {
        context.pending_anchors.push_back(attributes.id);
    }
    read_blocks(context, parts.at(1), inside);
}

// A picture alone with a caption, as Pandoc before 3 says it: the title begins with "fig:".
const Json* captioned_picture(const Json& inlines) {
    if (inlines.size() != 1 || type(inlines.at(0)) != "Image") {
        return nullptr;
    }
    const Json& parts = content(inlines.at(0));
    return parts.at(2).at(1).get_ref<const std::string&>().starts_with("fig:") ? &parts : nullptr;
}

void read_para(Context& context, const Json& inlines, const Place& place) {
    read_paragraph(context, inlines, place);
    if (const Json* picture = captioned_picture(inlines);
        picture != nullptr && !picture->at(1).empty()) {
        read_paragraph(context, picture->at(1), place, "caption");
    }
}

bool read_container(Context& context,
                    const std::string& name,
                    const Json& parts,
                    const Place& place) {
    if (name == "BlockQuote") {
        Place inside = place;
        inside.is_quote = true;
        read_blocks(context, parts, inside);
    } else if (name == "OrderedList") {
        read_list(context, parts.at(1), ordered_kind(parts.at(0)), place);
    } else if (name == "BulletList") {
        read_list(context, parts, {}, place);
    } else if (name == "DefinitionList") {
        read_definitions(context, parts, place);
    } else if (name == "Div") {
        read_division(context, parts, place);
    } else if (name == "Figure") { // Pandoc 3: [attributes, caption, blocks]
        read_blocks(context, parts.at(2), place);
        for (const Json& caption : parts.at(1).at(1)) {
            read_paragraph(context, content(caption), place, "caption");
        }
    } else {
        return false;
    }
    return true;
}

} // namespace

xml::Node
read_paragraph(Context& context, const Json& inlines, const Place& place, std::string_view style) {
    xml::Node block = new_block(context, place, "p");
    const doc::RunLook run = body_look(place);
    const doc::ParagraphLook look = paragraph_look(place, style);
    Paragraph paragraph(context, block, place);
    take_anchors(context, paragraph);
    paragraph.read(inlines, run);
    paragraph.finish(look, run);
    write_item(block, place);
    return block;
}

void read_block(Context& context, const Json& block, const Place& place) {
    const Deeper deeper(context);
    const std::string& name = type(block);
    if (name == "HorizontalRule" || name == "Null") {
        return;
    }
    const Json& parts = content(block);
    if (name == "Para" || name == "Plain") {
        read_para(context, parts, place);
    } else if (name == "Header") {
        read_heading(context, parts, place);
    } else if (name == "CodeBlock") {
        read_code(context, parts, place);
    } else if (name == "LineBlock") {
        read_lines(context, parts, place);
    } else if (name == "Table") {
        read_table(context, parts, place);
    } else if (name == "RawBlock") {
        read_raw(context, parts, {}, "ast#p" + std::to_string(context.places + 1));
    } else if (!read_container(context, name, parts, place)) {
        context.out.trouble("raw-dropped", {}, "ast#p" + std::to_string(context.places + 1), name);
    }
}

void read_blocks(Context& context, const Json& blocks, const Place& place) {
    for (const Json& block : blocks) {
        read_block(context, block, place);
    }
}

} // namespace engross::read::pandoc
