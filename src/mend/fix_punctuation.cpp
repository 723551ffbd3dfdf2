// Marks of half width in Chinese text, where a rule says so.
#include "base/script.h"
#include "base/text.h"
#include "mend/fix.h"
#include "mend/markup.h"
#include "mend/words.h"

#include <algorithm>
#include <ranges>
#include <span>

namespace engross::mend {

namespace {

constexpr std::size_t context = 8; // letters beside the words, to know the place by

char32_t full_width(char32_t mark) {
    return std::u32string_view(U"(),;:?!").find(mark) == std::u32string_view::npos
               ? mark
               : mark - U'!' + U'！';
}

std::string tail(std::string_view words) {
    const std::u32string all = text::decode(words);
    return text::encode(
        std::u32string_view(all).substr(all.size() - std::min(all.size(), context)));
}

std::string head(std::string_view words) {
    return text::encode(std::u32string_view(text::decode(words)).substr(0, context));
}

struct Edit {
    Letter letter;
    std::string now; // "": taken away
};

// Blanks at the ends go, the outermost marks become full width; what stands inside is the author's.
void edit_span(const Words& words, std::size_t from, std::size_t size, std::vector<Edit>& edits) {
    std::vector<Letter> letters;
    for (const Letter& letter : words.letters) {
        if (letter.at >= from && letter.at < from + size) {
            letters.push_back(letter);
        }
    }
    const auto is_blank = [&](const Letter& letter) { return words.text[letter.at] == ' '; };
    const auto first = std::ranges::find_if_not(letters, is_blank);
    const auto last = std::find_if_not(letters.rbegin(), letters.rend(), is_blank);
    for (const Letter& letter : letters) {
        std::size_t at = letter.at;
        const char32_t was = text::next(words.text, at);
        const bool is_outer = (first != letters.end() && letter.at == first->at) ||
                              (last != letters.rend() && letter.at == last->at);
        if (is_outer && full_width(was) != was) {
            edits.push_back({letter, text::encode(std::u32string(1, full_width(was)))});
        } else if (first == letters.end() || letter.at < first->at || letter.at > last->at) {
            edits.push_back({letter, ""});
        }
    }
}

bool is_one_blank(xml::Node node) { return node.is("s") && text::to_int(node.attr("c"), 1) == 1; }

// Blanks in front of a mark that becomes full width, or behind it, as such a mark has room of its
// own; not those that begin or end a paragraph.
template <typename Letters>
void take_blanks(const Words& words, const Letters& beside, std::vector<Edit>& edits) {
    const auto is_blank = [&](const Letter& letter) {
        return words.text[letter.at] == ' ' && (letter.node.is_text() || is_one_blank(letter.node));
    };
    const auto other = std::ranges::find_if_not(beside, is_blank);
    if (other != beside.end()) {
        for (const Letter& letter : std::ranges::subrange(beside.begin(), other)) {
            edits.push_back({letter, ""});
        }
    }
}

// The same of the letters from a byte on, of this many bytes, that are to be edited so.
void take_blanks_beside(const Words& words,
                        std::size_t from,
                        std::size_t size,
                        std::vector<Edit>& edits) {
    const auto is_marked = [&](std::size_t at) {
        return std::ranges::any_of(
            edits, [&](const Edit& edit) { return edit.letter.at == at && !edit.now.empty(); });
    };
    const std::span<const Letter> all(words.letters);
    const auto place = [&](std::size_t at) {
        return static_cast<std::size_t>(std::ranges::lower_bound(all, at, {}, &Letter::at) -
                                        all.begin());
    };
    const std::size_t first = place(words.text.find_first_not_of(' ', from));
    const std::size_t last = place(words.text.find_last_not_of(' ', from + size - 1));
    if (first < all.size() && is_marked(all[first].at)) {
        take_blanks(words, all.first(first) | std::views::reverse, edits);
    }
    if (last < all.size() && is_marked(all[last].at)) {
        take_blanks(words, all.subspan(last + 1), edits);
    }
}

bool can_edit(const Edit& edit) {
    return edit.letter.node.is_text() || (edit.now.empty() && is_one_blank(edit.letter.node));
}

// The words of so many bytes, as they will be.
std::string
edited(const Words& words, std::size_t from, std::size_t size, const std::vector<Edit>& edits) {
    std::string now;
    for (std::size_t at = from; at < from + size;) {
        const std::size_t start = at;
        static_cast<void>(text::next(words.text, at));
        const auto edit =
            std::ranges::find(edits, start, [](const Edit& each) { return each.letter.at; });
        now += edit == edits.end() ? words.text.substr(start, at - start) : edit->now;
    }
    return now;
}

void apply(const Edit& edit) {
    xml::Node node = edit.letter.node;
    if (!node.is_text()) {
        node.remove();
        return;
    }
    std::string words(node.content());
    node.set_content(words.replace(edit.letter.offset, edit.letter.size, edit.now));
}

// The edits of one paragraph, from its end, each letter once.
void apply_all(std::vector<Edit>& edits) {
    std::ranges::sort(edits, std::greater(), [](const Edit& edit) { return edit.letter.at; });
    const auto [end, last] =
        std::ranges::unique(edits, {}, [](const Edit& edit) { return edit.letter.at; });
    edits.erase(end, last);
    for (const Edit& edit : edits) {
        apply(edit);
    }
}

// Between words of another language the marks are those of that language.
bool is_chinese(std::string_view words) {
    text::Scripts scripts;
    scripts.add(words);
    return scripts.han >= scripts.latin_words;
}

void mend_paragraph(Work& work,
                    xml::Node paragraph,
                    const std::vector<const Spot*>& spots,
                    std::string_view src) {
    const Words words = work.is_docx() ? docx_words(paragraph) : odt_words(paragraph);
    std::vector<Edit> edits;
    std::string last;
    for (const Spot* spot : spots) {
        const std::string before = tail(spot->before);
        const std::string place = before + spot->words + head(spot->after);
        const auto at = words.text.find(place);
        std::vector<Edit> own;
        if (at != std::string::npos) {
            edit_span(words, at + before.size(), spot->words.size(), own);
            take_blanks_beside(words, at + before.size(), spot->words.size(), own);
        }
        if (own.empty() || place == last || !std::ranges::all_of(own, can_edit)) {
            continue;
        }
        last = place;
        work.note(src, Text::same(place), Text::same(edited(words, at, place.size(), own)));
        std::ranges::move(own, std::back_inserter(edits));
    }
    apply_all(edits);
}

} // namespace

void mend_punctuation(Work& work) {
    if (!work.options.spots) {
        return;
    }
    std::map<std::string, std::vector<const Spot*>, std::less<>> by_block;
    const std::vector<Spot> spots = work.options.spots(work.document, work.rules);
    for (const Spot& spot : spots) {
        by_block[spot.block].push_back(&spot);
    }
    const doc::BlockIndex blocks(work.document);
    for (const auto& [id, found] : by_block) {
        if (!is_chinese(blocks[id].text())) {
            continue;
        }
        const std::string src(blocks[id].attr("src"));
        for (const xml::Node paragraph : work.copy.at(src)) {
            mend_paragraph(work, paragraph, found, src);
        }
    }
}

} // namespace engross::mend
