// Where the author's pages begin, and of what kind they are (ODF 1.3 part 3, 5.6 and 16.27).
#include "read/odt/context.h"

namespace engross::read::odt {

namespace {

// A style with a master page begins a page of that kind.
void take_master_page(Context& context, const BlockStyle& style) {
    const std::string master =
        context.styles.attribute(style.family, style.name, "master-page-name");
    const bool is_first = context.pages_used.empty();
    if (master.empty() && !is_first) {
        return;
    }
    context.pages_used.push_back({.master = master.empty() ? "Standard" : master,
                                  .start = text::to_int(value_of(style.values, "page-number"), -1),
                                  .columns = context.columns});
    if (!is_first) {
        context.pending_page_setup = "pg" + std::to_string(context.pages_used.size());
    }
}

} // namespace

void new_page(Context& context) {
    if (!context.is_fresh_page) {
        ++context.page;
        context.is_fresh_page = true;
    }
}

void soft_page_break(Context& context) {
    if (context.part == &context.content && !context.is_aside) {
        new_page(context);
    }
}

bool is_body_flow(const Context& context, const Place& place) {
    return context.part == &context.content && place.flow.prefix == "b" &&
           context.table_depth == 0 && !context.is_aside;
}

void begin_pages(Context& context, const BlockStyle& style) {
    take_master_page(context, style);
    // Soft page breaks are recorded in the file, hard ones are not; Word records both.
    if (breaks_page(value_of(style.values, "break-before")) || context.pending_break == "page" ||
        (!context.pending_page_setup.empty() && !context.pages_used.back().is_continuous)) {
        new_page(context);
    }
}

void begin_columns(Context& context, xml::Node columns) {
    context.columns = columns;
    if (context.pages_used.empty()) {
        return; // the document begins with a section: its first block brings the page
    }
    context.pages_used.push_back(
        {.master = context.pages_used.back().master, .is_continuous = true, .columns = columns});
    context.pending_page_setup = "pg" + std::to_string(context.pages_used.size());
}

void write_breaks(Context& context, xml::Node block, const BlockStyle& style) {
    const auto before = value_of(style.values, "break-before");
    if (!context.pending_page_setup.empty()) {
        block.set("page-setup", context.pending_page_setup);
        context.pending_page_setup.clear();
    }
    if (!context.pending_break.empty()) {
        block.set("break-before", context.pending_break);
        context.pending_break.clear();
    }
    if (before == "column" || (block.is("table") && breaks_page(before))) {
        block.set("break-before", before == "column" ? "column" : "page");
    }
    const auto after = value_of(style.values, "break-after");
    if (breaks_page(after) || after == "column") {
        context.pending_break = after == "column" ? "column" : "page";
    }
}

} // namespace engross::read::odt
