#include "mend/words.h"

#include "base/text.h"
#include "mend/markup.h"

#include <algorithm>
#include <array>

namespace engross::mend {

namespace {

bool is_one_of(xml::Node node, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, node.name()) != names.end();
}

void add_letters(Words& words, xml::Node node) {
    const std::string_view content = node.content();
    for (std::size_t at = 0; at < content.size();) {
        const std::size_t start = at;
        static_cast<void>(text::next(content, at));
        words.letters.push_back({words.text.size(), node, start, at - start});
        words.text += content.substr(start, at - start);
    }
}

void add_blank(Words& words, xml::Node element) {
    words.letters.push_back({words.text.size(), element, 0, 0});
    words.text += ' ';
}

// A row of XML white space is one blank, none at the beginning of a paragraph (ODF 1.3 part
// 3, 6.1.2).
void add_collapsed(Words& words, xml::Node node) {
    const std::string_view content = node.content();
    for (std::size_t at = 0; at < content.size();) {
        const std::size_t start = at;
        const char32_t letter = text::next(content, at);
        const bool is_space = letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
        if (is_space && (words.text.empty() || words.text.back() == ' ')) {
            continue;
        }
        words.letters.push_back({words.text.size(), node, start, at - start});
        words.text += is_space ? std::string_view(" ") : content.substr(start, at - start);
    }
}

bool is_beside_docx(xml::Node node) {
    return is_one_of(node,
                     {"pPr",
                      "rPr",
                      "del",
                      "moveFrom",
                      "drawing",
                      "pict",
                      "object",
                      "AlternateContent",
                      "instrText",
                      "fldData",
                      "rt",
                      "sdtPr",
                      "delText"});
}

bool is_beside_odt(xml::Node node) {
    return is_one_of(node, {"annotation", "note", "ruby-text", "tracked-changes"}) ||
           node.ns().find(":drawing:") != std::string_view::npos;
}

} // namespace

Words docx_words(xml::Node paragraph) {
    Words words;
    for (xml::Node node = paragraph.first_child(); node;) {
        if (is_beside_docx(node)) {
            node = node.following_skip(paragraph);
            continue;
        }
        if (node.is_text() && node.parent().is("t")) {
            add_letters(words, node);
        } else if (is_one_of(node, {"tab", "br", "cr", "ptab"})) {
            add_blank(words, node);
        }
        node = node.following(paragraph);
    }
    return words;
}

Words odt_words(xml::Node paragraph) {
    Words words;
    for (xml::Node node = paragraph.first_child(); node;) {
        if (is_beside_odt(node)) {
            node = node.following_skip(paragraph);
            continue;
        }
        if (node.is_text()) {
            add_collapsed(words, node);
        } else if (is_one_of(node, {"tab", "line-break", "s"})) {
            add_blank(words, node);
        }
        node = node.following(paragraph);
    }
    return words;
}

std::optional<Span> find(const Words& words, std::string_view quote) {
    constexpr std::string_view cut = "…";
    if (quote.ends_with(cut) && !words.text.ends_with(cut)) {
        quote.remove_suffix(cut.size());
    }
    const auto at = quote.empty() ? std::string::npos : words.text.find(quote);
    if (at == std::string::npos) {
        return std::nullopt;
    }
    const auto letter_at = [&](std::size_t byte) { // the last that begins at or before it
        return *std::prev(std::ranges::upper_bound(words.letters, byte, {}, &Letter::at));
    };
    return Span{letter_at(at), letter_at(at + quote.size() - 1)};
}

xml::Node divide_run(xml::Node run, xml::Node text, std::size_t offset) {
    xml::Node element = text.parent();
    const bool is_first = offset == 0 && !text.previous() &&
                          (!element.previous_element() || element.previous_element().is("rPr"));
    if (is_first) {
        return run;
    }
    xml::Node rest = xml::qualify(run.insert_after("r"), name_space(run));
    if (const xml::Node look = run.child("rPr")) {
        xml::copy_into(look, rest);
    }
    const std::string words(text.content());
    xml::Node from = element;
    if (offset > 0 || text.previous()) {
        xml::Node second = xml::qualify(rest.append("t"), name_space(run));
        second.append_text(words.substr(offset));
        text.set_content(words.substr(0, offset));
        keep_blanks(element);
        keep_blanks(second);
        while (xml::Node after = text.next()) {
            after.move_into(second);
        }
        from = element.next();
    }
    while (from) {
        const xml::Node next = from.next();
        from.move_into(rest);
        from = next;
    }
    return rest;
}

} // namespace engross::mend
