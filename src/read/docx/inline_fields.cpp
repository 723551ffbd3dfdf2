// Fields inside a paragraph: simple and complex (ECMA-376-1, 17.16.18 and 17.16.19).
#include "read/docx/inline.h"

namespace engross::read::docx {

void Paragraph::read_simple_field(xml::Node field) {
    const bool is_opened = !is_in_instruction() && open_field(field.attr("instr"));
    const std::size_t depth = open_;
    read_inline(field);
    while (is_opened && open_ >= depth) {
        close_one();
    }
}

void Paragraph::read_field_char(xml::Node node) {
    const auto type = node.attr("fldCharType");
    if (type == "begin") {
        if (context_.fields.size() < context_.input.limits.xml_depth) {
            context_.fields.emplace_back().form_value = form_value(node.child("ffData"));
        }
    } else if (context_.fields.empty()) {
        return;
    } else if (type == "separate") {
        begin_result(context_.fields.back());
    } else if (type == "end") {
        end_field();
    }
}

void Paragraph::begin_result(Field& field) {
    if (field.in_result) {
        return;
    }
    field.in_result = true;
    if (!is_in_instruction()) {
        field.is_open = open_field(field.instruction);
        field.is_toc = field_words(field.instruction).empty() ? false : field_words(field.instruction)[0] == "TOC";
    }
}

// True when an inline element was opened for the field.
bool Paragraph::open_field(std::string_view instruction) {
    const auto words = field_words(instruction);
    const auto name = words.empty() ? std::string_view() : std::string_view(words[0]);
    if (name == "TOC") {
        has_toc = true;
        toc_instruction = instruction;
        return false;
    }
    if (name == "HYPERLINK") {
        std::string address;
        std::string anchor;
        for (std::size_t at = 1; at < words.size(); ++at) {
            if (words[at] == "\\l" || words[at] == "\\o" || words[at] == "\\t") {
                anchor = words[at] == "\\l" && at + 1 < words.size() ? words[at + 1] : anchor;
                ++at;
            } else if (!words[at].starts_with('\\') && address.empty()) {
                address = words[at];
            }
        }
        if (address.empty() && anchor.empty()) {
            return false;
        }
        xml::Node link = builder_.open("link");
        link.set(address.empty() ? "ref" : "href",
                 address.empty() || anchor.empty() ? address + anchor : address + "#" + anchor);
        ++open_;
        return true;
    }
    const auto kind = field_kind(name);
    if (kind.empty() || name.empty()) {
        return false;
    }
    xml::Node field = builder_.open("field");
    field.set("kind", kind);
    if (words.size() > 1 && !words[1].starts_with('\\') && kind != "date") {
        field.set("name", words[1]);
    }
    ++open_;
    return true;
}

// A field without a result still counts where its instruction says what is drawn: PAGE in a footer, a button,
// an equation, a form's check box.
void Paragraph::write_field_without_result(const Field& field) {
    const auto words = field_words(field.instruction);
    const auto name = words.empty() ? std::string_view() : std::string_view(words[0]);
    const auto kind = field_kind(name);
    std::string drawn = field.form_value;
    if (name == "MACROBUTTON" || name == "GOTOBUTTON") {
        for (std::size_t at = 2; at < words.size(); ++at) {
            drawn += (at == 2 ? "" : " ") + words[at];
        }
    } else if (name == "EQ") {
        drawn = equation_text(field.instruction);
    }
    if (kind == "page" || kind == "pages") {
        builder_.element("field", look_).set("kind", kind);
    } else if (!drawn.empty() && !is_hidden_) {
        mark_content();
        builder_.text(drawn, look_);
    }
}

void Paragraph::end_field() {
    const Field field = context_.fields.back();
    context_.fields.pop_back();
    const bool is_box = field.form_value == box_clear || field.form_value == box_marked;
    if ((!field.in_result || is_box) && !is_in_instruction()) {
        write_field_without_result(field);
    }
    if (field.is_open && open_ > 0) {
        close_one();
    }
    ended_toc_ = ended_toc_ || (field.is_toc && !has_content_);
    if (field.is_toc) {
        has_ended_toc = true;
    }
}

} // namespace engross::read::docx
