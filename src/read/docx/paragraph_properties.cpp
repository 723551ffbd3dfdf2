// Properties of paragraphs: w:pPr (ECMA-376-1, 17.3.1).
#include "read/docx/properties_parts.h"
#include "read/output.h"

namespace engross::read::docx {

namespace {

// 17.3.1.12: the character forms win over the lengths beside them.
void parse_indent(xml::Node ind, ParagraphProperties& out) {
    const auto length = [&](std::string_view name,
                            std::string_view other) -> std::optional<double> {
        const auto value = ind.has(name) ? ind.attr(name) : ind.attr(other);
        return value.empty() ? std::nullopt : std::optional(points(value));
    };
    const auto chars = [&](std::string_view name, std::string_view other) -> std::optional<double> {
        const auto value = ind.has(name) ? ind.attr(name) : ind.attr(other);
        return value.empty() ? std::nullopt : std::optional(text::to_double(value));
    };
    out.start = length("start", "left");
    out.end = length("end", "right");
    out.start_chars = chars("startChars", "leftChars");
    out.end_chars = chars("endChars", "rightChars");
    if (ind.has("hanging")) {
        out.first = -points(ind.attr("hanging"));
    } else if (ind.has("firstLine")) {
        out.first = points(ind.attr("firstLine"));
    }
    if (ind.has("hangingChars")) {
        out.first_chars = -text::to_double(ind.attr("hangingChars"));
    } else if (ind.has("firstLineChars")) {
        out.first_chars = text::to_double(ind.attr("firstLineChars"));
    }
}

std::string line_spacing(xml::Node spacing) {
    const double value = points(spacing.attr("line"));
    const auto rule = spacing.attr("lineRule");
    if (rule == "exact") {
        return text::number(value) + "pt";
    }
    if (rule == "atLeast") {
        return text::number(value) + "pt+";
    }
    return text::number(value / 12); // 240ths of a line
}

void parse_spacing(xml::Node spacing, ParagraphProperties& out) {
    constexpr double automatic = 14; // what Word sets for "auto", as HTML does
    const auto on = [&](std::string_view name) {
        const auto value = spacing.attr(name);
        return value == "1" || value == "true" || value == "on";
    };
    const auto said = [&](std::string_view name) {
        return spacing.has(name) ? std::optional(on(name)) : std::nullopt;
    };
    out.before_auto = said("beforeAutospacing");
    out.after_auto = said("afterAutospacing");
    if (on("beforeAutospacing")) {
        out.before = automatic;
    } else if (spacing.has("before")) {
        out.before = points(spacing.attr("before"));
    }
    if (on("afterAutospacing")) {
        out.after = automatic;
    } else if (spacing.has("after")) {
        out.after = points(spacing.attr("after"));
    }
    if (spacing.has("beforeLines")) {
        out.before_lines = text::to_double(spacing.attr("beforeLines"));
    }
    if (spacing.has("afterLines")) {
        out.after_lines = text::to_double(spacing.attr("afterLines"));
    }
    if (spacing.has("line")) {
        out.line = line_spacing(spacing);
    }
}

void parse_tabs(xml::Node tabs, ParagraphProperties& out) {
    static constexpr std::array<WordPair, 5> kinds{{{"center", "center"},
                                                    {"right", "end"},
                                                    {"end", "end"},
                                                    {"decimal", "decimal"},
                                                    {"clear", "clear"}}};
    static constexpr std::array<WordPair, 4> leaders{
        {{"dot", " dot"}, {"hyphen", " dash"}, {"underscore", " line"}, {"middleDot", " dot"}}};
    for (const xml::Node tab : tabs.children()) {
        const std::string kind(look_up(kinds, tab.attr("val"), "start"));
        out.tabs[points(tab.attr("pos"))] =
            kind == "clear" ? "" : kind + std::string(look_up(leaders, tab.attr("leader")));
    }
}

std::string paragraph_border(xml::Node borders) {
    const std::string lines = border_lines(borders);
    return lines == "none" ? "" : lines;
}

// w:space, of the sides that have a line.
std::string border_padding(xml::Node borders) {
    const auto space = [&](std::string_view side) {
        const xml::Node own = borders.child(side);
        return border_line(own) == "none"
                   ? 0
                   : std::clamp(text::to_double(own.attr("space")), 0.0, 31.0);
    };
    return four_if_any({space("top"), space("right"), space("bottom"), space("left")});
}

std::string_view alignment(std::string_view value) {
    static constexpr std::array<WordPair, 10> names{{{"center", "center"},
                                                     {"right", "end"},
                                                     {"end", "end"},
                                                     {"both", "justify"},
                                                     {"distribute", "distribute"},
                                                     {"thaiDistribute", "distribute"},
                                                     {"highKashida", "justify"},
                                                     {"mediumKashida", "justify"},
                                                     {"lowKashida", "justify"},
                                                     {"left", "start"}}};
    return look_up(names, value, "start");
}

} // namespace

void ParagraphProperties::merge(const ParagraphProperties& over) {
    take(align, over.align);
    // A length without characters beside it also ends inherited characters.
    const auto take_indent =
        [](auto& mine, auto& mine_chars, const auto& other, const auto& other_chars) {
            if (other || other_chars) {
                mine = other ? other : mine;
                mine_chars = other_chars;
            }
        };
    take_indent(start, start_chars, over.start, over.start_chars);
    take_indent(end, end_chars, over.end, over.end_chars);
    take_indent(first, first_chars, over.first, over.first_chars);
    take_indent(before, before_lines, over.before, over.before_lines);
    take_indent(after, after_lines, over.after, over.after_lines);
    take(before_auto, over.before_auto);
    take(after_auto, over.after_auto);
    take(line, over.line);
    take(keep_next, over.keep_next);
    take(keep_lines, over.keep_lines);
    take(page_break_before, over.page_break_before);
    take(snap_to_grid, over.snap_to_grid);
    take(contextual, over.contextual);
    take(rtl, over.rtl);
    take(outline, over.outline);
    if (over.numbering) {
        const NumberingRef inherited = numbering.value_or(NumberingRef{});
        numbering = over.numbering;
        numbering->level = numbering->level < 0 ? inherited.level : numbering->level;
        numbering->id = numbering->id < 0 ? inherited.id : numbering->id;
    }
    for (const auto& [position, kind] : over.tabs) {
        tabs[position] = kind;
    }
    take(background, over.background);
    if (over.border) {
        border = over.border;
        padding = over.padding;
    }
    if (!over.style.empty()) {
        style = over.style;
    }
}

ParagraphProperties parse_paragraph(xml::Node ppr) {
    ParagraphProperties out;
    std::string_view framed;
    for (const xml::Node each : ppr.children()) {
        const auto name = each.name();
        if (name == "pStyle") {
            out.style = each.attr("val");
        } else if (name == "jc") {
            out.align = alignment(each.attr("val"));
        } else if (name == "ind") {
            parse_indent(each, out);
        } else if (name == "spacing") {
            parse_spacing(each, out);
        } else if (name == "tabs") {
            parse_tabs(each, out);
        } else if (name == "outlineLvl") {
            out.outline = text::to_int(each.attr("val"), 9);
        } else if (name == "numPr") {
            out.numbering = NumberingRef{text::to_int(each.child("numId").attr("val"), -1),
                                         text::to_int(each.child("ilvl").attr("val"), -1)};
        } else if (name == "framePr" &&
                   !each.has("w")) { // a page number in the middle or at the right, say
            framed = each.attr("xAlign") == "outside" ? "right" : each.attr("xAlign");
        } else if (name == "shd") {
            out.background = shading(each);
        } else if (name == "pBdr") {
            out.border = paragraph_border(each);
            out.padding = border_padding(each);
        }
    }
    if (framed == "center" || framed == "right") {
        out.align = alignment(framed);
    }
    out.keep_next = flag(ppr, "keepNext");
    out.keep_lines = flag(ppr, "keepLines");
    out.page_break_before = flag(ppr, "pageBreakBefore");
    out.snap_to_grid = flag(ppr, "snapToGrid");
    out.contextual = flag(ppr, "contextualSpacing");
    out.rtl = flag(ppr, "bidi");
    return out;
}

} // namespace engross::read::docx
