// The resolved look of a paragraph: characters and lines of w:ind and w:spacing turned into points.
#include "read/docx/inline.h"

namespace engross::read::docx {

namespace {

std::string tab_list(const std::map<double, std::string>& tabs) {
    std::string out;
    for (const auto& [position, kind] : tabs) {
        if (!kind.empty()) {
            out += (out.empty() ? "" : "; ") + text::number(position) + " " + kind;
        }
    }
    return out;
}

bool is_same_style(xml::Node one, xml::Node other) {
    const auto style = [](xml::Node p) { return p.child("pPr").child("pStyle").attr("val"); };
    return other.is("p") && style(one) == style(other);
}

} // namespace

doc::ParagraphLook Paragraph::paragraph_look(const ParagraphProperties& properties,
                                             xml::Node source) {
    doc::ParagraphLook look;
    look.name = context_.styles.name(style_);
    look.align = properties.align.value_or("start");
    // Word measures the characters of w:leftChars by the default style, those of w:firstLineChars
    // by the paragraph's own first characters.
    const double unit = context_.styles.character_unit();
    const auto length =
        [](const std::optional<double>& chars, double size, const std::optional<double>& plain) {
            return chars && *chars != 0 ? *chars / 100 * size : plain.value_or(0);
        };
    look.indent_start = length(properties.start_chars, unit, properties.start);
    look.indent_end = length(properties.end_chars, unit, properties.end);
    look.indent_first = length(properties.first_chars, first_size_, properties.first);
    if (properties.first_chars && *properties.first_chars < 0 &&
        !(properties.start || properties.start_chars)) {
        look.indent_start += -look.indent_first;
    }
    look.space_before = length(properties.before_lines, context_.line_pitch, properties.before);
    look.space_after = length(properties.after_lines, context_.line_pitch, properties.after);
    if (properties.before_auto.value_or(false) && context_.ends_in_auto &&
        context_.ends_in_auto == source.previous_element()) {
        look.space_before = 0; // 17.3.1.33: of two automatic distances that meet, one counts
    }
    context_.ends_in_auto = properties.after_auto.value_or(false) ? source : xml::Node();
    if (properties.contextual.value_or(false)) {
        look.space_before =
            is_same_style(source, source.previous_element()) ? 0 : look.space_before;
        look.space_after = is_same_style(source, source.next_element()) ? 0 : look.space_after;
    }
    look.line = properties.line.value_or("1");
    look.keep_next = properties.keep_next.value_or(false);
    look.keep_lines = properties.keep_lines.value_or(false);
    look.page_break_before = properties.page_break_before.value_or(false);
    look.snap_to_grid = properties.snap_to_grid.value_or(true);
    look.direction = properties.rtl.value_or(false) ? "rtl" : "";
    look.tabs = tab_list(properties.tabs);
    look.background = properties.background.value_or(context_.box_background);
    look.border = properties.border.value_or("");
    look.padding = properties.padding;
    return look;
}

} // namespace engross::read::docx
