// Typed numbers of captions become numbers that count (ECMA-376-1, 17.16.5.56 SEQ; ODF 1.3 part 3, 7.4.13).
#include "mend/fix.h"
#include "mend/markup.h"
#include "mend/words.h"

#include "base/text.h"

#include <algorithm>

namespace engross::mend {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// The letters of a number in the label at the beginning: 「圖 1：」. Only digits that count by themselves (not 1-2).
std::optional<Span> number_in(const Words& words, std::string_view number) {
    const bool is_plain = !number.empty() && number.size() < 6 && number.front() != '0' && std::ranges::all_of(number, is_digit);
    constexpr std::size_t longest_label = 20;
    const auto at = is_plain ? words.text.find(number) : std::string::npos;
    if (at == std::string::npos || at > longest_label || (at > 0 && is_digit(words.text[at - 1])) ||
        (at + number.size() < words.text.size() &&
         std::string_view("0123456789-.").find(words.text[at + number.size()]) != std::string_view::npos)) {
        return std::nullopt;
    }
    return find({words.text, words.letters}, number);
}

bool is_one_text(const Span& span) {
    return span.first.node == span.last.node && span.first.node.is_text();
}

// Counts on from the last, or says where to go on.
class Sequence {
public:
    std::string reset(int number, std::string_view with) {
        const bool counts_on = number == last_ + 1;
        last_ = number;
        return counts_on ? "" : std::string(with) + std::to_string(number);
    }

private:
    int last_ = 0;
};

bool mark_docx(Work& work, xml::Node paragraph, const Span& number, std::string_view kind, const std::string& reset) {
    const auto w = name_space(paragraph);
    xml::Node run = number.first.node.closest("r");
    if (run.parent() != paragraph) {
        return false;
    }
    const std::size_t end = number.last.offset + number.last.size;
    if (end < number.last.node.content().size()) {
        divide_run(run, number.last.node, end);
    }
    run = divide_run(run, number.first.node, number.first.offset);
    xml::Node field = xml::qualify(run.insert_before("fldSimple"), w);
    xml::set(field, w, "instr", " SEQ " + std::string(kind == "table" ? "表" : "圖") + " \\* ARABIC" + reset + " ");
    run.move_into(field);
    xml::set(property(paragraph_properties(paragraph), "pStyle"), w, "val", style_of(work.copy, "caption", 0));
    return true;
}

void declare_sequence(Copy& copy, const std::string& name) {
    xml::Node text = copy.part(copy.main()).child("body").child("text");
    xml::Node list = text.child("sequence-decls");
    if (!list) {
        xml::Node after;
        for (const xml::Node each : text.children()) {
            if (each.is("forms") || each.is("tracked-changes") || each.is("variable-decls")) {
                after = each;
            }
        }
        list = xml::qualify((after ? after.insert_after("sequence-decls") : text.prepend("sequence-decls")), text_space);
    }
    for (const xml::Node each : list.children()) {
        if (each.attr("name") == name) {
            return;
        }
    }
    xml::Node made = add(list, "sequence-decl");
    xml::set(made, text_space, "display-outline-level", "0");
    xml::set(made, text_space, "name", name);
}

bool mark_odt(Work& work, xml::Node paragraph, const Span& number, std::string_view kind, const std::string& reset) {
    const std::string name = kind == "table" ? "Table" : "Figure";
    const std::string digits(number.first.node.content().substr(
        number.first.offset, number.last.offset + number.last.size - number.first.offset));
    declare_sequence(work.copy, name);
    const std::string words(number.first.node.content());
    xml::Node text = number.first.node;
    text.insert_text_before(words.substr(0, number.first.offset));
    text.set_content(words.substr(number.last.offset + number.last.size));
    xml::Node field = xml::qualify(text.insert_before("sequence"), text_space);
    xml::set(field, text_space, "name", name);
    xml::set(field, text_space, "formula", reset.empty() ? "ooow:" + name + "+1" : "ooow:" + digits);
    xml::set(field, style_space, "num-format", "1");
    field.append_text(digits);
    if (paragraph.attr("style-name") != "Caption") {
        need_style(work.copy, "Caption", "Caption", 0);
        own_style(work.copy, paragraph, "Caption");
    }
    return true;
}

} // namespace

void mend_captions(Work& work) {
    std::map<std::string, Sequence, std::less<>> sequences;
    for (const xml::Node caption : all(work.document, "caption")) {
        const std::string kind(caption.attr("kind"));
        const int number = text::to_int(caption.attr("number"), -1);
        if (number < 0 || caption.attr("by") != "inferred") {
            sequences[kind].reset(number, "");
            continue;
        }
        const std::vector<xml::Node> places = work.copy.at(caption.attr("src"));
        if (places.size() != 1 || !(places.front().is("p") || places.front().is("h"))) {
            continue;
        }
        const xml::Node paragraph = places.front();
        const auto span = number_in(work.is_docx() ? docx_words(paragraph) : odt_words(paragraph), caption.attr("number"));
        if (!span || !is_one_text(*span)) {
            continue;
        }
        const std::string reset = sequences[kind].reset(number, " \\r ");
        if ((work.is_docx() ? mark_docx : mark_odt)(work, paragraph, *span, kind, reset)) {
            const std::string words = doc::plain_text(caption);
            const std::string digits(caption.attr("number"));
            std::string after = words;
            after.replace(after.find(digits), digits.size(), "{" + digits + "}");
            work.note(caption.attr("src"), words, after);
        }
    }
}

} // namespace engross::mend
