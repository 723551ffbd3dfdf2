// Conditional paragraph styles: which style holds where a paragraph stands (ODF 1.3 part 3, 16.3).
#include "read/odt/context.h"

namespace engross::read::odt {

namespace {

bool is_in_note(xml::Node source, std::string_view kind) {
    const xml::Node note = source.closest("note");
    return note && (note.attr("note-class") == "endnote") == (kind == "endnote");
}

// "list-level()=2" → 2; 0 for a condition that does not compare.
int compared_level(std::string_view condition) {
    const auto equals = condition.find('=');
    return equals == std::string_view::npos
               ? 0
               : text::to_int(text::trim(condition.substr(equals + 1)));
}

bool holds(std::string_view condition, xml::Node source, const Place& place) {
    const auto kind = text::trim(condition.substr(0, condition.find('(')));
    if (kind == "list-level") {
        return place.list != nullptr &&
               static_cast<int>(place.list->level) + 1 == compared_level(condition);
    }
    if (kind == "outline-level") {
        return source.is("h") &&
               text::to_int(source.attr("outline-level"), 1) == compared_level(condition);
    }
    if (kind == "footnote" || kind == "endnote") {
        return is_in_note(source, kind);
    }
    if (kind == "table") {
        return static_cast<bool>(source.closest("table-cell"));
    }
    if (kind == "table-header") {
        return static_cast<bool>(source.closest("table-header-rows"));
    }
    return (kind == "section" || kind == "header" || kind == "footer" || kind == "text-box") &&
           source.closest(kind);
}

} // namespace

std::string applied_style(const Context& context, xml::Node source, const Place& place) {
    const auto name = source.attr("style-name");
    if (!source.has("cond-style-name")) { // else its writer has chosen already
        const xml::Node style = context.styles.node("paragraph", name);
        for (const xml::Node map : style.children()) {
            if (map.is("map") && holds(map.attr("condition"), source, place)) {
                return std::string(map.attr("apply-style-name"));
            }
        }
    }
    return std::string(name);
}

} // namespace engross::read::odt
