// Inline content: text with looks, links, notes, formulas, ruby.
#include "read/pandoc/inline.h"

#include "base/error.h"

#include <algorithm>
#include <array>

namespace engross::read::pandoc {

namespace {

// Scripts written without spaces, and their punctuation: a line end between two such is none.
bool is_wide(char32_t c) {
    return text::is_han(c) || (c >= 0x3000 && c <= 0x312F) || (c >= 0xFF00 && c <= 0xFF60) ||
           c == U'…' || c == U'—';
}

bool is_raw(const Json& word, std::string_view tag) {
    if (type(word) != "RawInline") {
        return false;
    }
    const std::string& markup = content(word).at(1).get_ref<const std::string&>();
    return markup.starts_with(tag) &&
           (markup.size() == tag.size() || markup[tag.size()] == '>' || markup[tag.size()] == ' ');
}

// The element's own words; Pandoc adds the TeX as an annotation.
std::string without_annotation(std::string_view mathml, const Limits& limits) {
    if (mathml.empty()) {
        return {};
    }
    try {
        const xml::Document tree = xml::parse(mathml, "formula", limits);
        xml::Node semantics = tree.root().child("semantics");
        if (!tree.root().is("math") || !semantics) {
            return {};
        }
        if (xml::Node annotation = semantics.child("annotation")) {
            annotation.remove();
        }
        semantics.unwrap();
        return xml::serialize(tree.root());
    } catch (const Error&) {
        return {};
    }
}

} // namespace

Paragraph::Paragraph(Context& context, xml::Node block, const Place& place)
    : context_(context), block_(block), place_(place), builder_(context.out.document, block) {}

void Paragraph::before_content(char32_t first) {
    if (has_soft_ && !(is_wide(last_) && is_wide(first))) {
        builder_.text(" ", soft_look_);
    }
    has_soft_ = false;
}

void Paragraph::put(std::string_view words, const doc::RunLook& look) {
    if (words.empty()) {
        return;
    }
    std::size_t at = 0;
    before_content(text::next(words, at));
    std::size_t end = words.size();
    last_ = text::previous(words, end);
    for (std::size_t from = 0; from <= words.size();) {
        const std::size_t tab = words.find('\t', from);
        builder_.text(words.substr(from, tab - from), look);
        if (tab == std::string_view::npos) {
            break;
        }
        builder_.element("tab", look);
        from = tab + 1;
    }
}

void Paragraph::put_line_break(const doc::RunLook& look) {
    has_soft_ = false;
    builder_.element("break", look).set("type", "line");
    last_ = 0;
}

void Paragraph::anchor(const std::string& id) {
    if (context_.targets.contains(id)) {
        builder_.element("anchor", {}).set("name", id);
    }
}

void Paragraph::finish(const doc::ParagraphLook& look, const doc::RunLook& run) {
    builder_.finish(look, run);
}

void Paragraph::read(const Json& inlines, const doc::RunLook& look) {
    const Words& words = inlines.get_ref<const Words&>();
    read_range(words, 0, words.size(), look);
}

void Paragraph::read_range(const Words& words,
                           std::size_t from,
                           std::size_t to,
                           const doc::RunLook& look) {
    const Deeper deeper(context_);
    for (std::size_t at = from; at < to;) {
        const std::size_t behind = is_raw(words[at], "<ruby") ? read_ruby(words, at, to, look) : at;
        if (behind == at) {
            read_one(words[at], look);
        }
        at = std::max(behind, at + 1);
    }
}

bool Paragraph::read_look(const Json& word, const doc::RunLook& look) {
    const std::string& name = type(word);
    doc::RunLook inside = look;
    if (name == "Emph") {
        inside.italic = true;
    } else if (name == "Strong") {
        inside.weight = 700;
    } else if (name == "Underline") {
        inside.underline = "single";
    } else if (name == "Strikeout") {
        inside.strike = true;
    } else if (name == "Superscript" || name == "Subscript") {
        inside.position = name == "Superscript" ? "super" : "sub";
    } else if (name == "SmallCaps") {
        inside.caps = "small";
    } else {
        return false;
    }
    read(content(word), inside);
    return true;
}

bool Paragraph::read_text(const Json& word, const doc::RunLook& look) {
    const std::string& name = type(word);
    if (name == "Str") {
        put(content(word).get_ref<const std::string&>(), look);
    } else if (name == "Space") {
        put(" ", look);
    } else if (name == "SoftBreak") {
        has_soft_ = true;
        soft_look_ = look;
    } else if (name == "LineBreak") {
        put_line_break(look);
    } else if (name == "Code") {
        put(content(word).at(1).get_ref<const std::string&>(), code_look(look));
    } else {
        return false;
    }
    return true;
}

void Paragraph::read_one(const Json& word, const doc::RunLook& look) {
    if (read_text(word, look) || read_look(word, look)) {
        return;
    }
    const std::string& name = type(word);
    const Json& parts = content(word);
    if (name == "Link") {
        read_link(parts, look);
    } else if (name == "Image") {
        read_image(parts, look);
    } else if (name == "Note") {
        read_note(parts, look);
    } else if (name == "Math") {
        read_formula(parts, "", look);
    } else if (name == "Span") {
        read_span(parts, look);
    } else if (name == "Quoted") {
        read_quoted(parts, look);
    } else if (name == "Cite") {
        read(parts.at(1), look);
    } else if (is_raw(word, "<br") || is_raw(word, "<br/")) {
        put_line_break(look);
    } else if (name == "RawInline") {
        read_raw(context_, parts, block_, {});
    } else {
        context_.out.trouble("raw-dropped", block_, {}, name);
    }
}

void Paragraph::read_span(const Json& parts, const doc::RunLook& look) {
    const Json& words = parts.at(1);
    const bool is_formula = words.size() == 2 && type(words.at(0)) == "Math" &&
                            type(words.at(1)) == "RawInline" &&
                            content(words.at(1)).at(0) == "mathml";
    if (is_formula) {
        read_formula(
            content(words.at(0)), content(words.at(1)).at(1).get_ref<const std::string&>(), look);
        return;
    }
    const Attributes attributes(parts.at(0));
    anchor(attributes.id);
    doc::RunLook inside = look;
    if (const std::string lang = language_of(attributes.value("lang")); !lang.empty()) {
        inside.lang = lang;
        inside.lang_east_asian = lang;
    }
    read(words, inside);
}

// Pandoc has taken the marks away; these are the ones that the formats define for it.
void Paragraph::read_quoted(const Json& parts, const doc::RunLook& look) {
    const bool is_single = type(parts.at(0)) == "SingleQuote";
    put(is_single ? "‘" : "“", look);
    read(parts.at(1), look);
    put(is_single ? "’" : "”", look);
}

void Paragraph::read_link(const Json& parts, const doc::RunLook& look) {
    const std::string& target = parts.at(2).at(0).get_ref<const std::string&>();
    anchor(Attributes(parts.at(0)).id);
    const bool is_inside = target.starts_with('#');
    if (target.empty() || (is_inside && !context_.targets.contains(target.substr(1)))) {
        read(parts.at(1), look);
        return;
    }
    before_content(0);
    xml::Node link = builder_.open("link");
    link.set(is_inside ? "ref" : "href", is_inside ? target.substr(1) : target);
    if (const std::string& title = parts.at(2).at(1).get_ref<const std::string&>();
        !title.empty()) {
        link.set("title", title);
    }
    read(parts.at(1), look);
    builder_.close();
}

void Paragraph::read_note(const Json& blocks, const doc::RunLook& look) {
    const std::string mark = std::to_string(++context_.notes);
    std::string id;
    const Flow flow = context_.out.note("footnote", mark, id);
    before_content(0);
    doc::RunLook raised = look;
    raised.position = "super";
    xml::Node reference = builder_.element("note-ref", raised);
    reference.set("ref", id);
    reference.append_text(mark);
    read_blocks(
        context_, blocks, {.flow = flow, .lang = place_.lang, .direction = place_.direction});
}

// [display or inline, TeX]. What Pandoc could not turn into MathML stays as TeX.
void Paragraph::read_formula(const Json& math, std::string_view mathml, const doc::RunLook& look) {
    const std::string& tex = math.at(1).get_ref<const std::string&>();
    before_content(0);
    last_ = U'x';
    xml::Node formula = builder_.element("formula", look);
    if (type(math.at(0)) == "DisplayMath") {
        formula.set("display", "block");
    }
    if (const std::string clean = without_annotation(mathml, context_.input.limits);
        !clean.empty()) {
        formula.set("mathml", clean);
    } else {
        context_.out.trouble("formula-kept-as-tex", block_, {}, text::shorten(tex, 80));
    }
    formula.append_text(text::trim(tex));
}

std::size_t Paragraph::read_ruby(const Words& words,
                                 std::size_t from,
                                 std::size_t to,
                                 const doc::RunLook& look) {
    const auto find = [&](std::string_view tag, std::size_t at) {
        while (at < to && !is_raw(words[at], tag)) {
            ++at;
        }
        return at;
    };
    const std::size_t end = find("</ruby", from);
    if (end == to) {
        return from;
    }
    // Each <rt> closes one pair of base and reading; parentheses in <rp> are for those who cannot
    // show it.
    for (std::size_t base = from + 1; base < end;) {
        const std::size_t reading = std::min(find("<rt", base), end);
        const std::size_t behind = std::min(find("</rt", reading), end);
        if (reading == end) {
            break;
        }
        before_content(0);
        builder_.open("ruby");
        builder_.open("base");
        read_range(words, base, std::min(find("<rp", base), reading), look);
        builder_.close();
        builder_.open("reading");
        read_range(words, reading + 1, behind, look);
        builder_.close();
        builder_.close();
        base = behind + 1;
        while (base < end && (is_raw(words[base], "<rp") || is_raw(words[base], "</rp") ||
                              is_raw(words[base], "</rt") || type(words[base]) == "SoftBreak" ||
                              (base > 0 && is_raw(words[base - 1], "<rp")))) {
            ++base;
        }
    }
    return end + 1;
}

} // namespace engross::read::pandoc
