// What formulas hold, before it is said.
#include "doc/formula_reader.h"
#include "doc/formula_speech.h"

#include <algorithm>

namespace engross::doc {
namespace {

bool is_pause(char32_t c) { return c == U'，' || c == U'；'; }

// Between Han characters, and beside their punctuation, no space is written.
bool is_joined(std::string_view before, std::string_view after, bool apart) {
    std::size_t end = before.size();
    std::size_t begin = 0;
    const char32_t last = text::previous(before, end);
    const char32_t first = text::next(after, begin);
    return first == U',' || first == U';' || is_pause(last) || is_pause(first) ||
           (!apart && text::is_han(last) && text::is_han(first));
}

bool among(std::u32string_view set, std::string_view sign) {
    const std::u32string signs = text::decode(sign);
    return signs.size() == 1 && set.find(signs.front()) != std::u32string_view::npos;
}

// Full-width signs, and letters of mathematical alphabets, are said as the plain ones.
char32_t plain(char32_t c) {
    const bool is_styled = (c >= 0x1D400 && c <= 0x1D7FF) || (c >= 0xFF01 && c <= 0xFF5E);
    const std::u32string form =
        is_styled ? text::decode(text::nfkc(text::encode({&c, 1}))) : std::u32string();
    return form.size() == 1 ? form.front() : c;
}

} // namespace

bool is_too_long(const std::string& said) {
    constexpr std::size_t bytes = 4; // of a code point, at most
    return said.size() > bytes * longest_reading;
}

void add_words(std::string& said, std::string_view words, bool apart) {
    if (words.empty()) {
        return;
    }
    if (!said.empty() && !is_joined(said, words, apart)) {
        said += ' ';
    }
    said += words;
}

std::vector<xml::Node> said_items(xml::Node row) {
    if (row.is("semantics")) {
        return {nth(row, 0)};
    }
    std::vector<xml::Node> items = row.children().collect();
    std::erase_if(items, [](xml::Node each) {
        return each.name().starts_with("annotation") || each.is("none") || each.is("mspace") ||
               (each.is("mo") && text::is_blank(each.text()));
    });
    return items;
}

std::string words_of(xml::Node token) {
    std::u32string words;
    const bool is_prose = token.is("mtext") || token.is("ms");
    for (const char32_t c : text::decode(token_words(token))) {
        const bool is_space = text::is_blank(c);
        if (!is_space || (!words.empty() && words.back() != U' ')) {
            words.push_back(is_space ? U' ' : is_prose ? c : plain(c));
        }
    }
    return std::string(text::trim(text::encode(words)));
}

bool is_han_word(xml::Node node) {
    const std::string words = words_of(unwrapped(node));
    return !words.empty() && text::count_han(words) == text::length(words);
}

bool is_single(xml::Node node) {
    const xml::Node held = unwrapped(node);
    const auto items = is_row(held) ? said_items(held) : std::vector<xml::Node>{};
    const std::string words = words_of(held);
    return items.empty() ? !words.empty() && words.find(' ') == std::string::npos
                         : std::ranges::all_of(items, is_han_word);
}

bool is_open(std::string_view sign) { return among(U"([{⟨⌈⌊（［｛", sign); }

bool is_close(std::string_view sign) { return among(U")]}⟩⌉⌋）］｝", sign); }

bool is_value(std::string_view sign) { return among(U"∞∅!%°′″‴…⋯|‖", sign); }

bool is_bracketed(const std::vector<xml::Node>& items) {
    int open = 0;
    for (std::size_t at = 0; at < items.size(); ++at) {
        const std::string sign = operator_of(items[at]);
        open += is_open(sign) ? 1 : is_close(sign) ? -1 : 0;
        if (open <= 0) {
            return at > 0 && at + 1 == items.size();
        }
    }
    return false;
}

} // namespace engross::doc
