// text:list: which list goes on, and its items (ODF 1.3 part 3, 5.3).
#include "read/odt/context.h"

#include <algorithm>

namespace engross::read::odt {

namespace {

// The list that a text:list continues; "" when it begins one.
std::string continued_list(const Context& context, xml::Node source, const std::string& style) {
    if (const auto known = context.list_keys.find(source.attr("continue-list"));
        known != context.list_keys.end()) {
        return known->second;
    }
    if (source.attr("continue-numbering") != "true") {
        return {};
    }
    const auto last = context.last_of_style.find(style);
    if (last != context.last_of_style.end()) {
        return last->second;
    }
    return style.empty() ? context.last_list : "";
}

std::string list_key(Context& context, xml::Node source, const std::string& style) {
    const auto id = source.attr("id");
    std::string key = continued_list(context, source, style);
    if (key.empty()) {
        key = id.empty() ? "#" + std::to_string(context.lists.size()) : std::string(id);
        context.lists.try_emplace(key);
    }
    if (!id.empty()) {
        context.list_keys.emplace(id, key); // later lists may continue this piece of it
    }
    return key;
}

void read_items(Context& context, xml::Node source, const Place& place, const ListPlace& outer) {
    for (const xml::Node item : source.children()) {
        if (item.is("soft-page-break")) {
            soft_page_break(context);
            continue;
        }
        ListPlace here = outer;
        here.has_label = item.is("list-item");
        here.style =
            item.has("style-override") ? std::string(item.attr("style-override")) : outer.style;
        here.start = start_of(item);
        if (item.is("list-item") || item.is("list-header")) {
            read_blocks(context, item, {place.flow, &here});
        }
    }
}

// A list in the outline's style counts with the headings.
void begin_list(Context& context, xml::Node source, ListPlace& here) {
    if (const xml::Node style = context.styles.node("list", here.style);
        style.is("outline-style")) {
        here.list = &context.outline;
        return;
    }
    const std::string key = list_key(context, source, here.style);
    here.list = &context.lists[key];
    context.last_of_style[here.style] = key;
    context.last_list = key;
}

} // namespace

const Levels* levels_of(Context& context, const std::string& style) {
    const xml::Node node = context.styles.node("list", style);
    if (!node) {
        return nullptr;
    }
    const std::string key = style + "/" + std::to_string(static_cast<int>(context.styles.scope()));
    const auto [at, is_new] = context.levels.try_emplace(key);
    if (is_new) {
        at->second = parse_levels(node);
    }
    return &at->second;
}

void read_list(Context& context, xml::Node source, const Place& place) {
    ListPlace here;
    here.style = source.attr("style-name");
    if (place.list != nullptr && place.list->list != nullptr) {
        here.list = place.list->list;
        here.level = std::min(place.list->level + 1, list_levels - 1);
        here.style = here.style.empty() ? place.list->style : here.style;
    } else {
        begin_list(context, source, here);
    }
    read_items(context, source, place, here);
}

} // namespace engross::read::odt
