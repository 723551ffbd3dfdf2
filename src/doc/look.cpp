// Looks as style elements and back.
#include "doc/look.h"

namespace engross::doc {

namespace {

// Writes only what differs from `base`, so that a paragraph style leaves defaults out and a run
// style holds just the difference.
class Writer {
public:
    explicit Writer(xml::Node style) : style_(style) {}

    void text(std::string_view name, const std::string& value, const std::string& base) {
        if (value != base) {
            style_.set(name, value.empty() ? "none" : value);
        }
    }

    void number(std::string_view name, double value, double base) {
        if (value != base) {
            style_.set(name, text::number(value));
        }
    }

    void flag(std::string_view name, bool value, bool base) {
        if (value != base) {
            style_.set(name, value ? "yes" : "no");
        }
    }

private:
    xml::Node style_;
};

void write_run(Writer& out, const RunLook& look, const RunLook& base) {
    out.text("font-latin", look.font_latin, base.font_latin);
    out.text("font-east-asian", look.font_east_asian, base.font_east_asian);
    out.text("font-complex", look.font_complex, base.font_complex);
    out.number("size", look.size, base.size);
    out.number("weight", look.weight, base.weight);
    out.flag("italic", look.italic, base.italic);
    out.text("underline", look.underline, base.underline);
    out.flag("strike", look.strike, base.strike);
    out.text("position", look.position, base.position);
    out.text("colour", look.colour, base.colour);
    out.text("background", look.background, base.background);
    out.text("caps", look.caps, base.caps);
    out.number("spacing", look.spacing, base.spacing);
    out.number("scale", look.scale, base.scale);
    out.text("character-border", look.border, base.border);
    out.text("emphasis", look.emphasis, base.emphasis);
    out.flag("combine", look.combine, base.combine);
    out.text("lang", look.lang, base.lang);
    out.text("lang-east-asian", look.lang_east_asian, base.lang_east_asian);
}

void write_paragraph(Writer& out, const ParagraphLook& look) {
    static const ParagraphLook base;
    out.text("align", look.align, base.align);
    out.number("indent-start", look.indent_start, base.indent_start);
    out.number("indent-end", look.indent_end, base.indent_end);
    out.number("indent-first", look.indent_first, base.indent_first);
    out.number("space-before", look.space_before, base.space_before);
    out.number("space-after", look.space_after, base.space_after);
    out.text("line", look.line, base.line);
    out.flag("keep-next", look.keep_next, base.keep_next);
    out.flag("keep-lines", look.keep_lines, base.keep_lines);
    out.flag("page-break-before", look.page_break_before, base.page_break_before);
    out.flag("snap-to-grid", look.snap_to_grid, base.snap_to_grid);
    out.text("direction", look.direction, base.direction);
    out.text("tabs", look.tabs, base.tabs);
    out.text("paragraph-background", look.background, base.background);
    out.text("border", look.border, base.border);
    out.text("padding", look.padding, base.padding);
}

class Reader {
public:
    explicit Reader(xml::Node style) : style_(style) {}

    void text(std::string_view name, std::string& value) const {
        if (style_.has(name)) {
            const auto said = style_.attr(name);
            value = said == "none" ? std::string() : std::string(said);
        }
    }

    void number(std::string_view name, double& value) const {
        value = text::to_double(style_.attr(name), value);
    }

    void flag(std::string_view name, bool& value) const {
        if (style_.has(name)) {
            value = style_.attr(name) == "yes";
        }
    }

private:
    xml::Node style_;
};

xml::Node new_style(Document& document, std::string_view id, std::string_view kind) {
    xml::Node style = document.styles().append("style");
    style.set("id", id);
    style.set("kind", kind);
    return style;
}

} // namespace

std::string style_id(Document& document, const ParagraphLook& paragraph, const RunLook& run) {
    auto& ids = document.looks.paragraph_ids;
    const auto [at, is_new] = ids.try_emplace({paragraph, run});
    if (is_new) {
        at->second = "s" + std::to_string(++document.looks.count);
        xml::Node style = new_style(document, at->second, "paragraph");
        if (!paragraph.name.empty()) {
            style.set("name", paragraph.name);
        }
        Writer out(style);
        static const RunLook plain;
        write_run(out, run, plain);
        if (!style.has("size")) {
            style.set("size", text::number(run.size));
        }
        write_paragraph(out, paragraph);
    }
    return at->second;
}

std::string run_style_id(Document& document, const RunLook& run, const RunLook& around) {
    auto& ids = document.looks.run_ids;
    const auto [at, is_new] = ids.try_emplace({run, around});
    if (is_new) {
        // Two pairs may differ by the same attributes: write, compare, share.
        const std::string id = "s" + std::to_string(document.looks.count + 1);
        xml::Node style = new_style(document, id, "run");
        Writer out(style);
        write_run(out, run, around);
        std::string key;
        for (const auto& [name, value] : style.attributes()) {
            key +=
                name == "id" ? std::string() : std::string(name) + "=" + std::string(value) + ";";
        }
        const auto [same, first] = document.looks.run_ids_by_text.try_emplace(key, id);
        at->second = same->second;
        if (first) {
            ++document.looks.count;
        } else {
            style.remove();
        }
    }
    return at->second;
}

ParagraphLook paragraph_look(xml::Node style) {
    ParagraphLook look;
    const Reader in(style);
    in.text("name", look.name);
    in.text("align", look.align);
    in.number("indent-start", look.indent_start);
    in.number("indent-end", look.indent_end);
    in.number("indent-first", look.indent_first);
    in.number("space-before", look.space_before);
    in.number("space-after", look.space_after);
    in.text("line", look.line);
    in.flag("keep-next", look.keep_next);
    in.flag("keep-lines", look.keep_lines);
    in.flag("page-break-before", look.page_break_before);
    in.flag("snap-to-grid", look.snap_to_grid);
    in.text("direction", look.direction);
    in.text("tabs", look.tabs);
    in.text("paragraph-background", look.background);
    in.text("border", look.border);
    in.text("padding", look.padding);
    return look;
}

RunLook run_look(xml::Node style) { return overlay(RunLook{}, style); }

RunLook overlay(RunLook base, xml::Node run_style) {
    const Reader in(run_style);
    in.text("font-latin", base.font_latin);
    in.text("font-east-asian", base.font_east_asian);
    in.text("font-complex", base.font_complex);
    in.number("size", base.size);
    base.weight = text::to_int(run_style.attr("weight"), base.weight);
    in.flag("italic", base.italic);
    in.text("underline", base.underline);
    in.flag("strike", base.strike);
    in.text("position", base.position);
    in.text("colour", base.colour);
    in.text("background", base.background);
    in.text("caps", base.caps);
    in.number("spacing", base.spacing);
    in.number("scale", base.scale);
    in.text("character-border", base.border);
    in.text("emphasis", base.emphasis);
    in.flag("combine", base.combine);
    in.text("lang", base.lang);
    in.text("lang-east-asian", base.lang_east_asian);
    return base;
}

} // namespace engross::doc
