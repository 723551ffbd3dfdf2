// Sections: page setups with their headers and footers (ECMA-376-1, 17.6 and 17.10).
#include "read/docx/context.h"

#include <algorithm>

namespace engross::read::docx {

namespace {

// Header and footer of a kind that a section does not name are those of the section before it.
struct References {
    std::map<std::string, std::string, std::less<>> ids; // "header first" → relationship
};

void set_length(xml::Node page, std::string_view name, std::string_view twips, double fallback) {
    page.set(name, text::number(twips.empty() ? fallback : points(twips)));
}

void set_size(xml::Node page, xml::Node section) {
    const xml::Node size = section.child("pgSz");
    const xml::Node margin = section.child("pgMar");
    set_length(page, "width", size.attr("w"), 595.3);
    set_length(page, "height", size.attr("h"), 841.9);
    const double gutter = points(margin.attr("gutter"));
    // A negative margin means that the header may reach into the text: its amount counts.
    const auto length = [&](std::string_view name, double fallback, double more) {
        const double value = margin.has(name) ? points(margin.attr(name)) : fallback;
        return text::number((value < 0 ? -value : value) + more);
    };
    page.set("margin-top", length("top", 72, 0));
    page.set("margin-bottom", length("bottom", 72, 0));
    page.set("margin-left", length("left", 72, gutter));
    page.set("margin-right", length("right", 72, 0));
    if (margin.has("header")) {
        page.set("header-distance", length("header", 36, 0));
    }
    if (margin.has("footer")) {
        page.set("footer-distance", length("footer", 36, 0));
    }
}

bool has_line_grid(xml::Node grid) {
    const auto type = grid.attr("type");
    return (type == "lines" || type == "linesAndChars" || type == "snapToChars") &&
           points(grid.attr("linePitch")) > 0;
}

void set_columns(xml::Node page, xml::Node section) {
    const xml::Node columns = section.child("cols");
    int listed = 0; // columns of their own widths may stand without a count (17.6.4)
    for (const xml::Node each : columns.children()) {
        listed += each.is("col") ? 1 : 0;
    }
    if (const int number = text::to_int(columns.attr("num"), std::max(listed, 1)); number > 1) {
        page.set("columns", std::to_string(number));
        set_length(page, "column-gap", columns.attr("space"), 36);
    }
    if (const xml::Node grid = section.child("docGrid"); has_line_grid(grid)) {
        page.set("grid", text::number(points(grid.attr("linePitch"))));
    }
}

void set_numbers(xml::Node page, xml::Node section) {
    const xml::Node numbers = section.child("pgNumType");
    if (numbers.has("start")) {
        page.set("number-start", std::to_string(text::to_int(numbers.attr("start"), 1)));
    }
    if (const Numeral numeral = numeral_of(numbers.attr("fmt")); numeral != Numeral::decimal) {
        page.set("number-format", numeral_name(numeral));
    }
}

void set_flags(xml::Node page, xml::Node section, bool is_first) {
    if (is_on(section.child("titlePg"))) {
        page.set("first-different", "yes");
    }
    const auto direction = section.child("textDirection").attr("val");
    if (direction == "tbRl" || direction == "tbRlV" || direction == "rl") {
        page.set("writing-mode", "vertical-rl");
    }
    set_numbers(page, section);
    const auto align = section.child("vAlign").attr("val");
    if (align == "center" || align == "bottom") {
        page.set("vertical-align", align == "center" ? "middle" : "bottom");
    }
    if (!is_first && section.child("type").attr("val") == "continuous") {
        page.set("continuous", "yes");
    }
}

// Where no line is, the ends of the others reach to the margin.
double border_distance(xml::Node borders, std::string_view side, double text_edge) {
    const std::string line = border_line(borders.child(side));
    if (line == "none") {
        return text_edge;
    }
    const double space = text::to_double(borders.child(side).attr("space"));
    const double width = text::to_double(text::split(line, ' ').front());
    const bool from_page = borders.attr("offsetFrom") == "page";
    return from_page ? space : std::max(0.0, text_edge - space - width);
}

// Lines that count from the text stand around header and footer too (17.6.10; 17.15.1.12 and 13).
// After the page's parts have been read.
void set_border(const Context& context, xml::Node page, xml::Node section) {
    const xml::Node borders = section.child("pgBorders");
    const std::string lines = border_lines(borders);
    if (lines == "none") {
        return;
    }
    const auto edge = [&](std::string_view name) { return text::to_double(page.attr(name)); };
    const auto around = [&](std::string_view part, std::string_view setting, double margin) {
        const std::string distance = std::string(part) + "-distance";
        const bool is_inside = page.child(part) && page.has(distance) &&
                               !is_on(context.settings.root().child(setting));
        return is_inside ? std::min(margin, edge(distance)) : margin;
    };
    const double top = around("header", "bordersDoNotSurroundHeader", edge("margin-top"));
    const double bottom = around("footer", "bordersDoNotSurroundFooter", edge("margin-bottom"));
    page.set("border", lines);
    page.set("border-distance",
             text::number(border_distance(borders, "top", top)) + " " +
                 text::number(border_distance(borders, "right", edge("margin-right"))) + " " +
                 text::number(border_distance(borders, "bottom", bottom)) + " " +
                 text::number(border_distance(borders, "left", edge("margin-left"))));
    const auto display = borders.attr("display");
    if (display == "firstPage" || display == "notFirstPage") {
        page.set("border-pages", display == "firstPage" ? "first" : "not-first");
    }
}

void update(References& references, xml::Node section) {
    for (const xml::Node each : section.children()) {
        if (each.is("headerReference") || each.is("footerReference")) {
            const auto type =
                each.attr("type").empty() ? std::string_view("default") : each.attr("type");
            const std::string key =
                (each.is("headerReference") ? "header " : "footer ") + std::string(type);
            references.ids[key] = each.attr("id");
        }
    }
}

void read_part(Context& context, xml::Node page, const std::string& key, const std::string& id) {
    const Relationship* relationship = context.main.relationship(id);
    if (relationship == nullptr || relationship->is_external) {
        return;
    }
    const Part part(context.package, relationship->target, context.input.limits);
    if (!part.root()) {
        return;
    }
    const auto space = key.find(' ');
    const Flow flow = context.out.page_part(page, key.substr(0, space), key.substr(space + 1));
    const PartScope scope(context, part);
    read_blocks(context, part.root(), {flow, ""});
}

void read_page_parts(Context& context, xml::Node page, const References& references) {
    const bool has_first = page.has("first-different");
    const bool has_even = is_on(context.settings.root().child("evenAndOddHeaders"));
    for (const std::string on : {"default", "even", "first"}) {
        const bool is_used = on == "default" || (on == "first" ? has_first : has_even);
        for (const std::string part : {"header ", "footer "}) {
            const auto found = references.ids.find(part + on);
            if (is_used && found != references.ids.end()) {
                read_part(context, page, found->first, found->second);
            }
        }
    }
}

} // namespace

void collect_sections(Context& context) {
    const xml::Node body = context.main.root().child("body");
    for (xml::Node node = body; node; node = node.following(body)) {
        if (node.is("sectPr") && !node.parent().is("sectPrChange")) {
            context.sections.push_back(node);
        }
    }
    if (!context.sections.empty() && has_line_grid(context.sections.front().child("docGrid"))) {
        context.line_pitch = points(context.sections.front().child("docGrid").attr("linePitch"));
    }
}

void read_sections(Context& context) {
    if (context.sections.empty()) {
        context.sections.emplace_back();
    }
    References references;
    int number = 0;
    for (const xml::Node section : context.sections) {
        xml::Node page = context.out.document.pages().append("page");
        context.section = static_cast<std::size_t>(number);
        page.set("id", "pg" + std::to_string(++number));
        set_size(page, section);
        set_columns(page, section);
        set_flags(page, section, number == 1);
        if (is_on(context.settings.root().child("mirrorMargins"))) {
            page.set("mirrored", "yes");
        }
        if (number == 1 && !context.cover_ground.empty()) {
            page.set("cover-ground", context.cover_ground);
        }
        record_format_change(context, page, section);
        update(references, section);
        read_page_parts(context, page, references);
        set_border(context, page, section);
    }
}

} // namespace engross::read::docx
