// Page layouts and master pages with their headers and footers (ODF 1.3 part 3, 16.5 and 16.9).
#include "read/odt/context.h"

#include <algorithm>

namespace engross::read::odt {

namespace {

xml::Node master_page(const Context& context, std::string_view name) {
    xml::Node first;
    for (const xml::Node node : context.master_styles.children()) {
        if (node.is("master-page") && node.attr("name") == name) {
            return node;
        }
        first = first || !node.is("master-page") ? first : node;
    }
    return first;
}

Values attributes_of(xml::Node properties) {
    Values values;
    for (const auto& [name, value] : properties.attributes()) {
        values[std::string(name)] = value;
    }
    for (const auto* side : {"margin-left", "margin-right", "margin-top", "margin-bottom"}) {
        if (const auto all = values.find("margin"); all != values.end()) {
            values.try_emplace(side, all->second);
        }
    }
    return values;
}

bool is_shown(xml::Node part) { return part && part.attr("display") != "false"; }

// The body begins below the header: its height counts from the page's margin (min-height holds the
// gap).
double part_height(xml::Node layout, std::string_view style) {
    const xml::Node properties = layout.child(style).child("header-footer-properties");
    const double fixed = points(properties.attr("height"));
    return fixed > 0 ? fixed : points(properties.attr("min-height"));
}

void set_border(xml::Node page, const Values& values, const std::array<double, 4>& margins) {
    if (border(values).empty()) {
        return;
    }
    page.set("border", borders(values));
    page.set("border-distance", four_numbers(margins));
}

void set_margins(xml::Node page, xml::Node layout, const Values& values, xml::Node master) {
    const auto length = [&](std::string_view name, double fallback) {
        const auto value = value_of(values, name);
        return value.empty() ? fallback : points(value);
    };
    page.set("width", text::number(length("page-width", 595.276)));
    page.set("height", text::number(length("page-height", 841.89)));
    const auto margin = [&](const std::string& side) { return length("margin-" + side, 56.693); };
    // The border stands at the margin's edge, the padding inside it.
    const auto inner = [&](const std::string& side) {
        return margin(side) + border_and_padding(values, side);
    };
    const double top = inner("top");
    const double bottom = inner("bottom");
    const double header =
        is_shown(master.child("header")) ? part_height(layout, "header-style") : 0;
    const double footer =
        is_shown(master.child("footer")) ? part_height(layout, "footer-style") : 0;
    page.set("margin-top", text::number(top + header));
    page.set("margin-bottom", text::number(bottom + footer));
    page.set("margin-left", text::number(inner("left")));
    page.set("margin-right", text::number(inner("right")));
    page.set("header-distance", text::number(top));
    page.set("footer-distance", text::number(bottom));
    set_border(page, values, {margin("top"), margin("right"), margin("bottom"), margin("left")});
}

void set_flow(xml::Node page, xml::Node properties, const Values& values, const PageUse& use) {
    const xml::Node columns = use.columns ? use.columns : properties.child("columns");
    if (use.is_continuous) {
        page.set("continuous", "yes");
    }
    if (const int count = text::to_int(columns.attr("column-count"), 1); count > 1) {
        page.set("columns", std::to_string(count));
        page.set("column-gap", text::number(points(columns.attr("column-gap"))));
        if (columns.parent().attr("dont-balance-text-columns") == "true") {
            page.set("column-fill", "auto");
        }
    }
    const auto grid = value_of(values, "layout-grid-mode");
    if (grid == "line" || grid == "both") {
        const double pitch = points(value_of(values, "layout-grid-base-height")) +
                             points(value_of(values, "layout-grid-ruby-height"));
        if (pitch > 0) {
            page.set("grid", text::number(pitch));
        }
    }
    if (value_of(values, "writing-mode").starts_with("tb")) {
        page.set("writing-mode", "vertical-rl");
    }
    const int first =
        use.start >= 0 ? use.start : text::to_int(value_of(values, "first-page-number"), -1);
    if (first >= 0) {
        page.set("number-start", std::to_string(first));
    }
    const Numeral numeral = numeral_of(value_of(values, "num-format"));
    if (numeral != Numeral::decimal && numeral != Numeral::none) {
        page.set("number-format", numeral_name(numeral));
    }
}

void read_part(Context& context,
               xml::Node page,
               xml::Node source,
               std::string_view name,
               std::string_view on) {
    if (is_shown(source)) {
        const Flow flow = context.out.page_part(page, name, on);
        read_blocks(context, source, {flow, nullptr});
    }
}

// A first page's part that is switched off is that of the other pages.
xml::Node first_or(xml::Node master, const std::string& name) {
    const xml::Node own = master.child(name + "-first");
    return is_shown(own) ? own : master.child(name);
}

void read_parts(Context& context, xml::Node page, xml::Node master, xml::Node first) {
    read_part(context, page, master.child("header"), "header", "default");
    read_part(context, page, master.child("footer"), "footer", "default");
    read_part(context, page, master.child("header-left"), "header", "even");
    read_part(context, page, master.child("footer-left"), "footer", "even");
    if (first) {
        page.set("first-different", "yes");
        read_part(context, page, first.child("header"), "header", "first");
        read_part(context, page, first.child("footer"), "footer", "first");
    } else if (is_shown(master.child("header-first")) || is_shown(master.child("footer-first"))) {
        page.set("first-different", "yes");
        read_part(context, page, first_or(master, "header"), "header", "first");
        read_part(context, page, first_or(master, "footer"), "footer", "first");
    }
}

void read_page(Context& context, std::size_t index) {
    const PageUse& use = context.pages_used[index];
    xml::Node master = master_page(context, use.master);
    // "First Page" is followed by another master page: one setup whose first page differs.
    xml::Node first;
    const auto next = master.attr("next-style-name");
    if (!next.empty() && next != master.attr("name")) {
        first = master;
        master = master_page(context, next);
    }
    const xml::Node layout = context.styles.node("page-layout", master.attr("page-layout-name"));
    const xml::Node properties = layout.child("page-layout-properties");
    const Values values = attributes_of(properties);
    xml::Node page = context.out.document.pages().append("page");
    page.set("id", "pg" + std::to_string(index + 1));
    set_margins(page, layout, values, master);
    if (layout.attr("page-usage") == "mirrored") {
        page.set("mirrored", "yes");
    }
    set_flow(page, properties, values, use);
    read_parts(context, page, master, first);
}

} // namespace

void read_pages(Context& context) {
    if (context.pages_used.empty()) {
        context.pages_used.push_back({.master = "Standard"});
    }
    context.part = &context.page_part;
    context.styles.use(Scope::page);
    context.counts_pages = false;
    for (std::size_t index = 0; index < context.pages_used.size(); ++index) {
        read_page(context, index);
    }
}

} // namespace engross::read::odt
