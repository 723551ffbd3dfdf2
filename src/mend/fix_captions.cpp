// Typed numbers of captions become numbers that count (ECMA-376-1, 17.16.5.56 SEQ; ODF 1.3 part
// 3, 7.4.13).
#include "base/numerals.h"
#include "base/text.h"
#include "mend/fix.h"
#include "mend/markup.h"
#include "mend/words.h"

#include <algorithm>

namespace engross::mend {

namespace {

constexpr std::string_view arabic = "0123456789", han = "一二三四五六七八九十百零〇";

// A number that counts, at the end of a label.
struct Number {
    std::string name;   // what stands before the first number: 圖, 照片, Table
    std::string digits; // the last part: 2 of 1-2
    int value = 0;
    bool is_han = false;
};

bool is_of(std::u32string_view letters, char32_t letter) {
    return letters.find(letter) != std::u32string_view::npos;
}

// The last row of such letters in a label; only where they are written as a field would write them.
std::optional<Number> number_of(xml::Node caption) {
    const std::u32string label = text::decode(caption.child("label").text());
    for (const std::string_view written : {arabic, han}) {
        const std::u32string letters = text::decode(written);
        const auto last = label.find_last_of(letters);
        if (last == std::u32string::npos) {
            continue;
        }
        std::size_t first = last;
        while (first > 0 && is_of(letters, label[first - 1])) {
            --first;
        }
        const std::string_view numbers = caption.attr("number"); // of several pictures: 2～4
        const int value = text::to_int(numbers.substr(numbers.find_last_not_of(arabic) + 1), 0);
        const std::string digits =
            text::encode(std::u32string_view(label).substr(first, last + 1 - first));
        const bool is_han = written == han;
        const bool is_exact =
            value > 0 && numbers.find("～") == std::string_view::npos &&
            digits == (is_han ? format_number(value, Numeral::han) : std::to_string(value));
        const auto name = label.substr(0, label.find_first_of(letters));
        return is_exact ? std::optional(Number{
                              std::string(text::trim(text::encode(name))), digits, value, is_han})
                        : std::nullopt;
    }
    return std::nullopt;
}

// Where the number stands in the paragraph's words: at the end of its label.
std::optional<Span> place_of(const Words& words, xml::Node caption, const Number& number) {
    const std::string label(text::trim(caption.child("label").text()));
    const auto at = words.text.find(label);
    if (label.empty() || at == std::string::npos) {
        return std::nullopt;
    }
    const auto digits = at + label.rfind(number.digits);
    const auto letter = [&](std::size_t byte) {
        return *std::prev(std::ranges::upper_bound(words.letters, byte, {}, &Letter::at));
    };
    return Span{letter(digits), letter(digits + number.digits.size() - 1)};
}

bool is_one_text(const Span& span) {
    return span.first.node == span.last.node && span.first.node.is_text();
}

bool mark_docx(
    Work& work, xml::Node paragraph, const Span& number, const Number& what, bool counts_on) {
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
    xml::set(field,
             w,
             "instr",
             " SEQ " + what.name + " \\* " + (what.is_han ? "CHINESENUM3" : "ARABIC") +
                 (counts_on ? "" : " \\r " + std::to_string(what.value)) + " ");
    run.move_into(field);
    xml::set(property(paragraph_properties(paragraph), "pStyle"),
             w,
             "val",
             style_of(work.copy, "caption", 0));
    return true;
}

// Names of sequences that formulas of any word processor can hold.
std::string odf_name(std::string_view name) {
    static const std::map<std::string_view, std::string_view> known{{"表", "Table"},
                                                                    {"附表", "Table"},
                                                                    {"表格", "Table"},
                                                                    {"照片", "Photo"},
                                                                    {"相片", "Photo"},
                                                                    {"圖片", "Picture"}};
    const bool is_ascii = std::ranges::all_of(
        name, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
    const auto found = known.find(name);
    return std::string(found != known.end()        ? found->second
                       : is_ascii && !name.empty() ? name
                                                   : "Figure");
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
        list = xml::qualify(
            (after ? after.insert_after("sequence-decls") : text.prepend("sequence-decls")),
            text_space);
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

bool mark_odt(
    Work& work, xml::Node paragraph, const Span& number, const Number& what, bool counts_on) {
    const std::string name = odf_name(what.name);
    declare_sequence(work.copy, name);
    const std::string words(number.first.node.content());
    xml::Node text = number.first.node;
    text.insert_text_before(words.substr(0, number.first.offset));
    text.set_content(words.substr(number.last.offset + number.last.size));
    xml::Node field = xml::qualify(text.insert_before("sequence"), text_space);
    xml::set(field, text_space, "name", name);
    xml::set(field,
             text_space,
             "formula",
             "ooow:" + (counts_on ? name + "+1" : std::to_string(what.value)));
    xml::set(field, style_space, "num-format", what.is_han ? "一, 二, 三, ..." : "1");
    field.append_text(what.digits);
    if (paragraph.attr("style-name") != "Caption") {
        need_style(work.copy, "Caption", "Caption", 0);
        own_style(work.copy, paragraph, "Caption");
    }
    return true;
}

} // namespace

void mend_captions(Work& work) {
    std::map<std::string, int, std::less<>> last; // of each sequence
    for (const xml::Node caption : all(work.document, "caption")) {
        const std::optional<Number> number = number_of(caption);
        if (!number) {
            continue;
        }
        const bool counts_on = number->value == last[number->name] + 1;
        last[number->name] = number->value;
        const std::vector<xml::Node> places = work.copy.at(caption.attr("src"));
        if (caption.attr("by") != "inferred" || places.size() != 1 ||
            !(places.front().is("p") || places.front().is("h"))) {
            continue;
        }
        const xml::Node paragraph = places.front();
        const auto span = place_of(
            work.is_docx() ? docx_words(paragraph) : odt_words(paragraph), caption, *number);
        if (span && is_one_text(*span) &&
            (work.is_docx() ? mark_docx : mark_odt)(work, paragraph, *span, *number, counts_on)) {
            const std::string words = doc::plain_text(caption);
            work.note(caption.attr("src"),
                      told(Text("手打的號碼", "typed number"), words),
                      told(Text("自動的號碼", "automatic number"), words));
        }
    }
}

} // namespace engross::mend
