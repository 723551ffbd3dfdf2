// Fields inside a paragraph: simple and complex (ECMA-376-1, 17.16.18 and 17.16.19).
#include "read/docx/inline.h"
#include "read/symbols.h"

#include <algorithm>

namespace engross::read::docx {

namespace {

constexpr int largest_sequence = 1'000'000;

// A character by its number, decimal or 0x…, in a symbol font or in Unicode.
std::string symbol_of(std::string_view number, std::string_view font) {
    const bool is_hex = number.starts_with("0x");
    const long code = std::strtol(std::string(number).c_str(), nullptr, is_hex ? 16 : 10);
    if (code < 0x20 || code > 0xFFFF || (code >= 0xD800 && code <= 0xDFFF)) {
        return {};
    }
    std::string utf8;
    text::append(utf8, static_cast<char32_t>(code));
    return symbol_text(utf8, font);
}

} // namespace

void Paragraph::count_if_sequence(const std::vector<std::string>& words) {
    if (!words.empty() && words[0] == "SEQ") {
        static_cast<void>(count_sequence(words));
    }
}

void Paragraph::read_simple_field(xml::Node field) {
    const auto words = field_words(field.attr("instr"));
    if (!field.children().collect().empty()) {
        count_if_sequence(words);
    } else if (!is_in_instruction()) {
        Field bare;
        bare.instruction = field.attr("instr");
        write_field_without_result(bare);
        return;
    }
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
        const auto words = field_words(field.instruction);
        field.is_toc = !words.empty() && words[0] == "TOC";
        count_if_sequence(words);
    }
}

// HYPERLINK "address" \l "anchor" \o "tip" \t "frame" (17.16.5.25). False when it leads nowhere.
bool Paragraph::open_field_link(const std::vector<std::string>& words) {
    std::string address, anchor, tip;
    for (std::size_t at = 1; at < words.size(); ++at) {
        const std::string next = at + 1 < words.size() ? words[at + 1] : std::string();
        if (words[at] == "\\l" || words[at] == "\\o" || words[at] == "\\t") {
            anchor = words[at] == "\\l" ? next : anchor;
            tip = words[at] == "\\o" ? next : tip;
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
    if (!tip.empty()) {
        link.set("title", tip);
    }
    ++open_;
    return true;
}

// SEQ name \r 5 \c \h \* CHINESENUM3 (17.16.5.55): counts on, and gives what the field shows.
std::string Paragraph::count_sequence(const std::vector<std::string>& words) {
    if (words.size() < 2) {
        return {};
    }
    int& value = context_.sequences[words[1]];
    int step = 1;
    bool is_hidden = false;
    for (std::size_t at = 2; at < words.size(); ++at) {
        const std::string next = at + 1 < words.size() ? words[at + 1] : std::string();
        step = words[at] == "\\c" || words[at] == "\\r" ? 0 : step;
        value = words[at] == "\\r" ? std::clamp(text::to_int(next, 1), 0, largest_sequence) : value;
        is_hidden = is_hidden || words[at] == "\\h";
    }
    value = std::min(value + step, largest_sequence);
    return is_hidden ? std::string() : format_number(value, field_numeral(words));
}

namespace {

void set_kind(xml::Node field, std::string_view kind, const std::vector<std::string>& words) {
    field.set("kind", kind);
    const Numeral numeral = field_numeral(words);
    if (numeral != Numeral::decimal && (kind == "page" || kind == "pages")) {
        field.set("format", numeral_name(numeral));
    }
}

} // namespace

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
        return open_field_link(words);
    }
    const auto kind = field_kind(name);
    if (kind.empty() || name.empty()) {
        return false;
    }
    xml::Node field = builder_.open("field");
    set_kind(field, kind, words);
    if (words.size() > 1 && !words[1].starts_with('\\') && kind != "date") {
        field.set("name", words[1]);
    }
    if (kind == "style-ref") {
        if (text::to_int(field.attr("name")) > 0) { // 17.16.5.59: the heading style of that number
            field.set("name", "Heading " + words[1]);
        }
        const bool is_number = std::ranges::any_of(words, [](std::string_view word) {
            return word == "\\n" || word == "\\r" || word == "\\w";
        });
        if (is_number) {
            field.set("part", "number");
        }
    }
    ++open_;
    return true;
}

// What a field without a stored result draws: the words of a button, an equation, a symbol.
std::string Paragraph::drawn_by(const std::vector<std::string>& words,
                                std::string_view instruction) {
    const auto name = words.empty() ? std::string_view() : std::string_view(words[0]);
    if (name == "EQ") {
        return equation_text(instruction);
    }
    if (name == "SYMBOL" && words.size() > 1) { // SYMBOL 252 \f "Wingdings"
        const auto font = std::ranges::find(words, "\\f");
        return symbol_of(words[1],
                         font == words.end() || font + 1 == words.end() ? "" : *(font + 1));
    }
    if (name == "QUOTE" && words.size() > 1) {
        return words[1];
    }
    std::string drawn;
    if (name == "MACROBUTTON" || name == "GOTOBUTTON") {
        for (std::size_t at = 2; at < words.size(); ++at) {
            drawn += (at == 2 ? "" : " ") + words[at];
        }
    }
    return drawn;
}

// Such a field still counts where its instruction says what is drawn: PAGE in a footer, the number
// of a caption.
void Paragraph::write_field_without_result(const Field& field) {
    const auto words = field_words(field.instruction);
    const auto kind = words.empty() ? std::string_view() : field_kind(words[0]);
    const std::string drawn = field.form_value + drawn_by(words, field.instruction);
    if (kind == "page" || kind == "pages") {
        set_kind(builder_.element("field", look_), kind, words);
    } else if (kind == "sequence") {
        const std::string number = count_sequence(words);
        if (!number.empty() && !is_hidden_ && open_field(field.instruction)) {
            mark_content();
            builder_.text(number, look_);
            close_one();
        }
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
