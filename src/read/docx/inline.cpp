// Inside a paragraph: runs, links, fields, notes, changes.
#include "read/docx/inline.h"

#include "doc/mathml.h"
#include "read/docx/controls.h"
#include "read/note_number.h"
#include "read/symbols.h"

#include <algorithm>

namespace engross::read::docx {

namespace {

std::string single_line(std::string_view text, bool keep_edges) {
    std::string out(text);
    std::ranges::replace_if(out, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    if (keep_edges) {
        return out;
    }
    // Without xml:space="preserve", spaces at the ends do not count (17.3.3.31).
    const auto first = out.find_first_not_of(' ');
    return first == std::string::npos ? ""
                                      : out.substr(first, out.find_last_not_of(' ') - first + 1);
}

} // namespace

Paragraph::Paragraph(Context& context, xml::Node block, std::string style, const Place& place)
    : context_(context), block_(block), builder_(context.out.document, block),
      style_(std::move(style)), table_style_(place.table_style) {
    for (const std::string& name : context_.pending_anchors) {
        add_anchor(name);
    }
    context_.pending_anchors.clear();
}

doc::RunLook Paragraph::look_of(xml::Node rpr) {
    const RunProperties direct = parse_run(rpr, context_.styles.theme());
    RunProperties all = context_.styles.run(style_, direct.style, table_style_);
    all.merge(direct);
    is_hidden_ = all.vanish.value_or(false);
    doc::RunLook look = all.look();
    if (look.colour.empty() && look.background.empty() && !context_.box_background.empty()) {
        look.colour = automatic_colour(context_.box_background);
    }
    return look;
}

void Paragraph::mark_content() {
    if (!has_content_ && context_.part->has_page_marks()) {
        block_.set("page", std::to_string(context_.page));
    }
    has_content_ = true;
}

bool Paragraph::is_in_instruction() const {
    return std::ranges::any_of(context_.fields,
                               [](const Field& field) { return !field.in_result; });
}

void Paragraph::read_inline(xml::Node container) {
    for (const xml::Node node : container.children()) {
        read_inline_child(node);
    }
}

void Paragraph::read_inline_child(xml::Node node) {
    const auto name = node.name();
    if (name == "r") {
        read_run(node);
    } else if (name == "hyperlink") {
        read_hyperlink(node);
    } else if (name == "fldSimple") {
        read_simple_field(node);
    } else if (name == "ins" || name == "moveTo") {
        record_change("insertion", node);
        read_inline(node);
    } else if (name == "del" || name == "moveFrom") {
        record_change("deletion", node);
    } else if (name == "bookmarkStart") {
        add_anchor(node.attr("name"));
    } else if (name == "oMath" || name == "oMathPara") {
        read_formula(node);
    } else if (name == "sdt") {
        read_controlled(node, node.child("sdtContent"));
    } else if (name == "AlternateContent") {
        read_inline(chosen_branch(node));
    } else if (name != "pPr" && name != "rPr" && name != "sdtPr") {
        read_inline(node); // smartTag, customXml, bdo, dir and what is unknown
    }
}

// What a control is bound to stands in its first paragraph; its prompt is kept, and told from the
// author's words.
void Paragraph::read_controlled(xml::Node control, xml::Node container) {
    if (const auto value = bound_value(context_, control); value && !is_in_instruction()) {
        if (!container.is("p") || !container.previous_element().is("p")) {
            mark_content();
            look_ = look_of(control.child("sdtPr").child("rPr"));
            builder_.text(single_line(*value, false), look_);
        }
        return;
    }
    const std::string words = shows_placeholder(control) ? container.text() : std::string();
    if (text::is_blank(words)) {
        read_inline(container);
        return;
    }
    context_.out.leftover("placeholder", block_, "", "", words);
    builder_.open("span").set("role", "placeholder");
    const std::size_t depth = ++open_;
    read_inline(container);
    while (open_ >= depth) {
        close_one();
    }
}

void Paragraph::add_anchor(std::string_view name) {
    if (!name.empty() && name != "_GoBack") {
        builder_.element("anchor", look_).set("name", name);
    }
}

void Paragraph::record_change(std::string_view kind, xml::Node change) {
    context_.out.leftover(kind,
                          block_,
                          context_.part->src(change.closest("p")),
                          change.attr("author"),
                          change.text());
}

void Paragraph::record_hidden(xml::Node run) {
    std::string words;
    for (const xml::Node child : run.children()) {
        words += child.is("t") ? child.text() : "";
    }
    if (!text::is_blank(words) && !is_in_instruction()) {
        context_.out.leftover("hidden", block_, context_.part->src(run.closest("p")), "", words);
    }
}

void Paragraph::read_run(xml::Node run) {
    look_ = look_of(run.child("rPr"));
    record_format_change(context_, block_, run.child("rPr"));
    if (is_hidden_) {
        record_hidden(run);
    }
    skip_text_ = false;
    for (const xml::Node node : run.children()) {
        read_run_child(node, run);
    }
}

void Paragraph::read_run_child(xml::Node node, xml::Node run) {
    const auto name = node.name();
    if (name == "fldChar") {
        read_field_char(node);
    } else if (name == "instrText") {
        if (!context_.fields.empty() && !context_.fields.back().in_result) {
            context_.fields.back().instruction += node.text();
        }
    } else if (name == "lastRenderedPageBreak") {
        context_.page += context_.part == &context_.main ? 1 : 0;
    } else if (name == "commentReference") {
        read_comment(node);
    } else if (is_hidden_ || is_in_instruction()) {
        return;
    } else if (name == "t") {
        read_text(node);
    } else if (name == "tab" || name == "ptab") {
        mark_content();
        builder_.element("tab", look_);
    } else if (name == "br" || name == "cr") {
        read_break(node);
    } else if (name == "noBreakHyphen") {
        builder_.text("\u2011", look_);
    } else if (name == "sym") {
        read_symbol(node);
    } else if (name == "footnoteReference" || name == "endnoteReference") {
        read_note(node, run);
    } else if (name == "footnoteRef" || name == "endnoteRef") {
        raise_note_number(context_.out.document, block_.parent(), look_);
    } else if (name == "drawing" || name == "pict" || name == "object") {
        read_drawing(*this, node, look_);
    } else if (name == "ruby") {
        read_ruby(node);
    } else if (name == "pgNum") {
        builder_.element("field", look_).set("kind", "page");
    } else if (name == "AlternateContent") {
        for (const xml::Node child : chosen_branch(node).children()) {
            read_run_child(child, run);
        }
    }
}

void Paragraph::read_text(xml::Node node) {
    const std::string words =
        without_soft_hyphens(single_line(node.text(), node.attr("space") == "preserve"));
    if (words.empty() || skip_text_) {
        return;
    }
    mark_content();
    first_size_ = first_size_ == 0 ? look_.size : first_size_;
    builder_.text(is_symbol_font(look_.font_latin) ? symbol_text(words, look_.font_latin) : words,
                  look_);
}

void Paragraph::read_break(xml::Node node) {
    const auto type = node.attr("type");
    mark_content();
    builder_.element("break", look_)
        .set("type", type == "page" || type == "column" ? type : std::string_view("line"));
}

void Paragraph::read_symbol(xml::Node node) {
    const std::string hex(node.attr("char"));
    char32_t code = 0;
    for (const char c : hex.substr(0, 6)) {
        const auto digit =
            std::string_view("0123456789abcdef").find(static_cast<char>(c >= 'A' ? c | 0x20 : c));
        code = code * 16 + static_cast<char32_t>(digit == std::string_view::npos ? 0 : digit);
    }
    if (code != 0) {
        std::string utf8;
        text::append(utf8, code);
        mark_content();
        builder_.text(symbol_text(utf8, node.attr("font")), look_);
    }
}

void Paragraph::read_ruby(xml::Node ruby) {
    mark_content();
    builder_.open("ruby");
    for (const auto& [source, target] :
         {std::pair{"rubyBase", "base"}, std::pair{"rt", "reading"}}) {
        builder_.open(target);
        const doc::RunLook outer = look_;
        read_inline(ruby.child(source));
        look_ = outer;
        builder_.close();
    }
    builder_.close();
}

void Paragraph::record_math_changes(xml::Node math) {
    for (xml::Node node = math; node; node = node.following(math)) {
        const bool is_inside = node.parent().is("rPr") || node.parent().is("ctrlPr");
        if (node.is("ins") || node.is("del")) {
            context_.out.leftover(node.is("ins") ? "insertion" : "deletion",
                                  block_,
                                  "",
                                  node.attr("author"),
                                  is_inside ? node.parent().parent().text() : node.text());
        }
    }
}

void Paragraph::read_formula(xml::Node math) {
    record_math_changes(math);
    const std::string written = mathml(math);
    if (written.empty() || is_in_instruction()) {
        return;
    }
    mark_content();
    xml::Node formula = builder_.element("formula", look_);
    if (math.is("oMathPara")) {
        formula.set("display", "block");
    }
    formula.set("mathml", written);
    formula.append_text(doc::linear(xml::parse(written, "formula", context_.input.limits).root()));
}

void Paragraph::read_hyperlink(xml::Node link) {
    const Relationship* relationship = context_.part->relationship(link.attr("id"));
    const auto anchor = link.attr("anchor");
    if (is_in_instruction() || (relationship == nullptr && anchor.empty())) {
        read_inline(link);
        return;
    }
    xml::Node node = builder_.open("link");
    ++open_;
    if (relationship != nullptr) {
        node.set("href", relationship->target + (anchor.empty() ? "" : "#" + std::string(anchor)));
    } else {
        node.set("ref", anchor);
    }
    if (const auto tip = link.attr("tooltip"); !tip.empty()) {
        node.set("title", tip);
    }
    const std::size_t depth = open_;
    read_inline(link);
    while (open_ >= depth) { // with it, fields that were left open inside
        close_one();
    }
}

void Paragraph::close_one() {
    builder_.close();
    --open_;
}

void Paragraph::finish(const ParagraphProperties& properties, xml::Node mark, xml::Node source) {
    while (open_ > 0) {
        close_one();
    }
    for (Field& field : context_.fields) {
        field.is_open = false;
    }
    if (!has_content_ && context_.part->has_page_marks()) {
        block_.set("page", std::to_string(context_.page));
    }
    const doc::RunLook mark_look = look_of(mark);
    is_mark_hidden_ = is_hidden_;
    first_size_ = first_size_ == 0 ? mark_look.size : first_size_;
    builder_.finish(paragraph_look(properties, source), mark_look);
}

} // namespace engross::read::docx
