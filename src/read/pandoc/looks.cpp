// Looks of a plain report for what says nothing of looks.
#include "read/pandoc/context.h"

namespace engross::read::pandoc {

namespace {

constexpr double list_indent = 24;
constexpr double quote_indent = 24;

} // namespace

doc::RunLook body_look(const Place& place) {
    doc::RunLook look;
    look.lang = place.lang;
    look.lang_east_asian =
        place.lang.starts_with("zh") || place.lang.starts_with("ja") ? place.lang : "";
    look.weight = place.is_header ? 700 : 400;
    return look;
}

doc::RunLook code_look(doc::RunLook look) {
    look.font_latin = "Liberation Mono";
    return look;
}

doc::ParagraphLook paragraph_look(const Place& place, std::string_view style) {
    doc::ParagraphLook look;
    look.name = place.is_quote && style.empty() ? "Quote" : std::string(style);
    look.align = place.align.empty() ? look.align : place.align;
    look.indent_start = place.indent + (place.is_quote ? quote_indent : 0);
    if (place.item != nullptr) {
        look.indent_start += list_indent * place.item->level;
        look.indent_first = place.item->label ? -list_indent : 0;
    }
    look.space_after = place.flow.parent.is("cell") ? 0 : 6;
    look.line = place.flow.parent.is("cell") ? "1" : "1.25";
    look.direction = place.direction == "rtl" ? "rtl" : "";
    return look;
}

} // namespace engross::read::pandoc
