// Typed numbers and bullets become lists, where the word processor's numbers are the author's to
// the letter.
#include "mend/fix_lists.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <set>

namespace engross::mend {

namespace {

constexpr std::array formats{
    NumberFormat{Numeral::decimal, "decimal", "1"},
    NumberFormat{Numeral::han, "taiwaneseCountingThousand", "一, 二, 三, ..."},
    NumberFormat{Numeral::han_formal, "ideographLegalTraditional", "壹, 貳, 參, ..."},
    NumberFormat{Numeral::stem, "ideographTraditional", "甲, 乙, 丙, ..."},
    NumberFormat{Numeral::decimal_circled, "decimalEnclosedCircle", "①, ②, ③, ..."},
    NumberFormat{Numeral::decimal_full, "decimalFullWidth", "１, ２, ３, ..."},
    NumberFormat{Numeral::lower_letter, "lowerLetter", "a"},
    NumberFormat{Numeral::upper_letter, "upperLetter", "A"},
    NumberFormat{Numeral::lower_roman, "lowerRoman", "i"},
    NumberFormat{Numeral::upper_roman, "upperRoman", "I"}};

// Takes a list and those in its items; false when one label is not what counting would give.
class Reader {
public:
    explicit Reader(const Work& work) : work_(work), looks_(work.document) {
        for (const xml::Node repair : repairs(work.document, "bullet-and-label")) {
            bulleted_.emplace(repair.attr("at"));
        }
    }

    bool read(xml::Node list, std::size_t depth, Lists& lists) {
        const std::size_t at = lists.lists.size();
        const auto form = form_of(list.child("item"), depth);
        if (!form || depth > 9) {
            return false;
        }
        lists.lists.push_back(*form);
        int number = form->start;
        for (const xml::Node item : list.children()) {
            if (!take(item, *form, number++, at, lists)) {
                return false;
            }
            for (const xml::Node block : item.children()) {
                if (block.is("list") && !read(block, depth + 1, lists)) {
                    return false;
                }
            }
        }
        return true;
    }

private:
    static std::string label_of(xml::Node item) {
        const xml::Node label = item.child("label");
        return label.attr("by") == "author" ? label.text() : "";
    }

    static std::optional<TypedList> form_of(xml::Node item, std::size_t depth) {
        const std::string label = label_of(item);
        const std::string_view separator = item.child("label").attr("sep");
        TypedList list;
        list.depth = depth;
        list.before = label;
        if (label.empty()) {
            return std::nullopt;
        }
        if (separator == " " || separator == "\t") {
            list.separator = separator;
        } else {
            list.after = separator;
        }
        if (item.parent().attr("kind") == "bullet") { // to ODF a bullet is one character
            return text::decode(label).size() == 1 ? std::optional(list) : std::nullopt;
        }
        return counting(list, label, text::to_int(item.child("label").attr("number"), -1));
    }

    static std::optional<TypedList> counting(TypedList list, const std::string& label, int number) {
        for (const NumberFormat& format : formats) {
            const std::string written = format_number(number, format.numeral);
            const auto at = number > 0 ? label.rfind(written) : std::string::npos;
            if (at == std::string::npos) {
                continue;
            }
            list.format = &format;
            list.start = number;
            list.before = label.substr(0, at);
            list.after = label.substr(at + written.size()) + list.after;
            const bool is_one_number =
                (list.before + list.after).find_first_of("0123456789%") == std::string::npos;
            return is_one_number ? std::optional(list) : std::nullopt;
        }
        return std::nullopt;
    }

    bool take(xml::Node item, const TypedList& form, int number, std::size_t list, Lists& lists) {
        const std::string written =
            form.format == nullptr ? "" : format_number(number, form.format->numeral);
        const std::string wanted = form.before + written + form.after + form.separator;
        const xml::Node block = item.child("p");
        const std::vector<xml::Node> places = work_.copy.at(block.attr("src"));
        if (label_of(item) + std::string(item.child("label").attr("sep")) != wanted ||
            places.size() != 1 || !places.front().is("p")) {
            return false;
        }
        const Words words =
            work_.is_docx() ? docx_words(places.front()) : odt_words(places.front());
        TypedItem typed{list,
                        places.front(),
                        {},
                        looks_.of(block),
                        bulleted_.contains(block.attr("id")) && is_counted(places.front())};
        std::string shown = wanted; // tabs are blanks in words
        std::ranges::replace(shown, '\t', ' ');
        for (const Letter& letter : words.letters) {
            if (letter.at < wanted.size()) {
                typed.label.push_back(letter);
            }
        }
        const bool has_words = !text::is_blank(
            std::string_view(words.text).substr(std::min(words.text.size(), shown.size())));
        if (!has_words || !words.text.starts_with(shown) ||
            !std::ranges::all_of(typed.label, [&](const Letter& letter) {
                return may_go(letter, typed.paragraph);
            })) {
            return false;
        }
        lists.items.push_back(std::move(typed));
        return true;
    }

    // Has an automatic label.
    bool is_counted(xml::Node paragraph) const {
        return work_.is_docx() ? is_numbered_docx(work_.copy, paragraph)
                               : static_cast<bool>(paragraph.closest("list"));
    }

    // Letters of the paragraph itself, in no change, field or link; one blank or tab.
    bool may_go(const Letter& letter, xml::Node paragraph) const {
        if (work_.is_docx()) {
            return letter.node.closest("r").parent() == paragraph && !letter.node.is("br");
        }
        const xml::Node parent = letter.node.parent();
        return (parent == paragraph || (parent.is("span") && parent.parent() == paragraph)) &&
               !letter.node.is("line-break") && text::to_int(letter.node.attr("c"), 1) == 1;
    }

    const Work& work_;
    doc::StyleIndex looks_;
    std::set<std::string, std::less<>> bulleted_; // blocks
};

xml::Node outermost_list(xml::Node node) {
    xml::Node found;
    for (; node; node = node.parent()) {
        found = node.is("list") ? node : found;
    }
    return found;
}

bool is_empty_holder(xml::Node node) {
    if (!node.is("r") && !node.is("span") && !node.is("t")) {
        return false;
    }
    return std::ranges::all_of(node.children().collect(),
                               [](xml::Node child) { return child.is("rPr"); }) &&
           (!node.first_child() || node.first_child().is_element());
}

} // namespace

std::string_view first_indent(const TypedItem& item) {
    const std::string_view first = item.look.attr("indent-first");
    return item.had_bullet && first.starts_with('-') ? "" : first;
}

void take_away(const std::vector<Letter>& letters) {
    for (auto at = letters.rbegin(); at != letters.rend(); ++at) {
        xml::Node node = at->node;
        xml::Node holder = node.parent();
        if (!node.is_text()) {
            node.remove();
        } else {
            std::string words(node.content());
            words.erase(at->offset, at->size);
            if (words.empty()) {
                node.remove();
            } else {
                node.set_content(words);
            }
        }
        while (is_empty_holder(holder)) {
            xml::Node outer = holder.parent();
            holder.remove();
            holder = outer;
        }
    }
}

void mend_lists(Work& work) {
    std::vector<std::pair<Lists, xml::Node>> found;
    const doc::BlockIndex blocks(work.document);
    for (const xml::Node repair : repairs(work.document, "list-typed")) {
        const xml::Node list = outermost_list(blocks[repair.attr("at")]);
        Lists lists;
        if (list && Reader(work).read(list, 1, lists)) {
            found.emplace_back(std::move(lists), list);
        }
    }
    for (const auto& [lists, list] : found) {
        const std::size_t count = lists.items.size();
        if (work.is_docx()) {
            make_lists_docx(work, lists);
        } else if (!make_lists_odt(work, lists)) {
            continue;
        }
        const std::string words = text::shorten(list.child("item").child("label").text() +
                                                    doc::plain_text(list.child("item").child("p")),
                                                30);
        const std::string items = std::to_string(count);
        work.note(
            list.attr("src"),
            told(Text("手打的編號，" + items + " 項", items + " items with typed labels"), words),
            told(Text("自動的清單", "automatic list"), words));
    }
}

} // namespace engross::mend
