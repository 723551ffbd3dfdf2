// Paragraphs that were broken in mid-sentence (by a page end, or a picture put in) are one again.
#include "base/text.h"
#include "normalize/pass_list.h"
#include "normalize/tools.h"

#include <algorithm>
#include <array>

namespace engross::normalize {

namespace {

constexpr std::u32string_view final_marks = U"。．！？：；」』）】》〉〕…—.!?:;)]}”’\"'～~／/";
constexpr std::u32string_view inner_marks = U"，、,";

char32_t last_of(std::u32string_view text) {
    while (!text.empty() && text::is_blank(text.back())) {
        text.remove_suffix(1);
    }
    return text.empty() ? U'\0' : text.back();
}

bool in(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

bool ends_open(std::u32string_view text) {
    char32_t last = last_of(text);
    return last != U'\0' && !in(final_marks, last) &&
           (in(inner_marks, last) || text::is_han(last) || text::is_latin(last) ||
            (last >= U'0' && last <= U'9'));
}

// A quotation or bracket is still open at the end.
bool has_open_bracket(std::u32string_view text) {
    static constexpr std::array<std::u32string_view, 4> pairs{U"「」", U"（）", U"《》", U"『』"};
    return std::ranges::any_of(pairs, [&](std::u32string_view pair) {
        return std::ranges::count(text, pair[0]) > std::ranges::count(text, pair[1]);
    });
}

// Words that begin a sentence of their own.
bool begins_sentence(std::u32string_view text) {
    static constexpr std::array<std::u32string_view, 20> openers{
        U"此外", U"另外", U"其次", U"首先", U"再者", U"最後",    U"綜上",
        U"綜合", U"本次", U"本府", U"總之", U"然而", U"例如",    U"另",
        U"註",   U"附",   U"備註", U"說明", U"一、", U"資料來源"};
    while (!text.empty() && text::is_blank(text.front())) {
        text.remove_prefix(1);
    }
    return std::ranges::any_of(openers,
                               [&](std::u32string_view word) { return text.starts_with(word); });
}

bool goes_on(std::u32string_view text) {
    if (text.empty()) {
        return false;
    }
    char32_t first = text.front();
    return text::is_han(first) || (first >= U'a' && first <= U'z') || in(U"，、。；）」", first) ||
           (first >= U'0' && first <= U'9');
}

// Between Latin words and marks a blank is needed; where the break swallowed it none is added: they
// stay apart.
bool seam_is_whole(std::u32string_view before, std::u32string_view after) {
    constexpr char32_t first_wide = 0x2E80; // Han and its punctuation need no blank
    return text::is_blank(before.back()) || text::is_blank(after.front()) ||
           before.back() >= first_wide || after.front() >= first_wide;
}

bool same_look(const Look& a, const Look& b) {
    doc::RunLook run = b.run;
    run.lang = a.run.lang;
    run.lang_east_asian = a.run.lang_east_asian;
    return a.run == run && a.paragraph.align == b.paragraph.align &&
           a.paragraph.name == b.paragraph.name &&
           a.paragraph.indent_start == b.paragraph.indent_start;
}

class Joiner {
public:
    explicit Joiner(doc::Document& document)
        : document_(document), looks_(document), body_(body_look(document, looks_)) {}

    void run() {
        if (!closes_sentences()) {
            return;
        }
        Node block = *document_.body().children().begin();
        while (block) {
            Node next = next_paragraph(block);
            if (next && belongs(block, next)) {
                merge(block, next);
            } else {
                block = block.next_element();
            }
        }
        heirs_.apply(document_);
    }

private:
    bool is_running_text(Node block) const {
        return block.is("p") && looks_.of(block).run.size == body_.size &&
               looks_.of(block).run.weight == body_.weight;
    }

    // In a report that leaves final marks out anyway their absence says nothing.
    bool closes_sentences() const {
        int paragraphs = 0;
        int open = 0;
        for (Node block : document_.body().children()) {
            if (is_running_text(block)) {
                std::u32string text = text::decode(doc::plain_text(block));
                if (static_cast<double>(text.size()) >= body_.line) {
                    ++paragraphs;
                    open += ends_open(text) && !in(inner_marks, last_of(text)) ? 1 : 0;
                }
            }
        }
        return open * 3 <= paragraphs;
    }

    // The next block, past figures put in between.
    static Node next_paragraph(Node block) {
        Node next = block.is("p") ? block.next_element() : Node();
        while (next.is("figure")) {
            next = next.next_element();
        }
        return next;
    }

    bool belongs(Node first, Node second) const {
        if (!is_running_text(first) || !is_running_text(second) || second.child("label") ||
            second.has("page-setup") || second.has("list") ||
            !same_look(looks_.of(first), looks_.of(second))) {
            return false;
        }
        std::u32string before = text::decode(doc::plain_text(first));
        std::u32string after = start_of(second);
        if (!ends_open(before) || !goes_on(after) || !seam_is_whole(before, after)) {
            return false;
        }
        bool inner = in(inner_marks, last_of(before)) || has_open_bracket(before);
        bool prose = std::ranges::any_of(before, [](char32_t c) { return in(U"，。；,", c); });
        // A line that ends early may be a line of verse; but not one that a picture parts from what
        // follows.
        bool parted = inner && first.next_element() != second;
        bool full_line = static_cast<double>(before.size()) >= body_.line;
        return (full_line || parted) && prose && (inner || !begins_sentence(after)) &&
               ends_as_prose(second);
    }

    // The rest of a sentence has an end, or is long enough to be cut itself.
    bool ends_as_prose(Node block) const {
        std::u32string text = text::decode(doc::plain_text(block));
        return !ends_open(text) || static_cast<double>(text.size()) >= body_.line;
    }

    void merge(Node first, Node second) {
        std::u32string before = text::decode(doc::plain_text(first));
        std::string quote = text::encode(std::u32string_view(before).substr(
            before.size() - std::min<std::size_t>(before.size(), 12)));
        quote += text::encode(start_of(second, 12));
        std::array<Node, 2> both{first, second};
        first.set("src", joined_src(both));
        doc::add_repair(document_, "paragraphs-joined", first, first.attr("src"), quote);
        heirs_.add(second, first);
        second.move_children_into(first);
        second.remove();
    }

    doc::Document& document_;
    Looks looks_;
    Body body_;
    Heirs heirs_;
};

} // namespace

void join(doc::Document& document) { Joiner(document).run(); }

} // namespace engross::normalize
