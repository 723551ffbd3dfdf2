// Headings in fact: short lines that stand out or carry a label that elsewhere heads a section.
#include "base/text.h"
#include "normalize/dates.h"
#include "normalize/heading_kind.h"
#include "normalize/pass_list.h"

#include <algorithm>
#include <set>

namespace engross::normalize {

namespace {

constexpr std::size_t longest_bold = 45;     // code points of a promoted line that stands out
constexpr std::size_t longest_labelled = 30; // of one that has only a label
constexpr int deepest_series = 7;            // rank of （一）
constexpr std::u32string_view closing_marks = U"。！？；，、,;?!…";

// --- which paragraphs are headings
// --------------------------------------------------------------------

class Promoter {
public:
    explicit Promoter(doc::Document& document)
        : document_(document), looks_(document), body_(body_look(document, looks_)) {
        for (Node block : document.body().children()) {
            if (block.is("heading")) {
                Kind kind = kind_of(block, looks_);
                forms_.insert(kind.form);
                dated_ = dated_ || kind.date;
            }
        }
        forms_.erase("");
        find_series();
    }

    void run() {
        std::vector<Node> found;
        std::size_t place = 0;
        for (Node block : document_.body().children()) {
            ++place;
            if (block.is("p") && is_heading(block, place)) {
                found.push_back(block);
            }
        }
        for (Node block : without_rows(found)) {
            promote(block);
        }
    }

private:
    // Numbered lines of one kind, by numbering of the word processor or by typed form; "" for
    // others.
    std::string series_of(Node block) const {
        Kind kind = kind_of(block, looks_);
        if (!block.is("p") || kind.rank == 0 || kind.rank > deepest_series) {
            return {};
        }
        return std::string(block.attr("list")) + " " + std::string(block.attr("list-level")) + " " +
               kind.form;
    }

    // Numbered lines of one kind, from 1 on.
    struct Series {
        std::vector<std::size_t> places; // among the blocks of the body
        int number = 0;                  // the last
        bool heads = true;               // each is a short line with other blocks after it
    };

    // Short numbered lines that look like text head sections when each of them has other blocks
    // after it: 壹、 … 貳、 … through a report whose author used no styles. The same labels may
    // count items elsewhere.
    void find_series() {
        std::map<std::string, Series> open;
        std::size_t place = 0;
        for (Node block : document_.body().children()) {
            ++place;
            std::string name = series_of(block);
            if (name.empty()) {
                continue;
            }
            Series& series = open[name];
            int number = kind_of(block, looks_).number;
            if (number > 0 && number <= series.number) {
                close(series);
            }
            series.number = number;
            series.places.push_back(place);
            series.heads = series.heads && is_line(block, longest_labelled) &&
                           !ends_in_colon(block) && heads_other(block, name);
        }
        for (auto& [name, series] : open) {
            close(series);
        }
    }

    void close(Series& series) {
        if (series.heads && series.places.size() >= 2) {
            series_.insert(series.places.begin(), series.places.end());
        }
        series = {};
    }

    // What follows a heading is text, a table, a figure, or a heading of another kind, not one more
    // short line.
    bool heads_other(Node block, const std::string& name) const {
        Node next = block.next_element();
        return next && series_of(next) != name && !next.is("toc") && !is_shorter_line(next);
    }

    static bool is_shorter_line(Node next) {
        std::u32string words = start_of(next, longest_labelled + 1);
        bool sentence = !words.empty() && std::u32string_view(U"。：；:").find(words.back()) !=
                                              std::u32string_view::npos;
        return next.is("p") && !next.child("label") && words.size() <= longest_labelled &&
               !sentence;
    }

    bool is_line(Node block, std::size_t limit) const {
        if (draws_picture(block)) {
            return false;
        }
        std::u32string words = text::decode(text::trim(doc::words(block)));
        if (words.empty() || words.size() > limit) {
            return false;
        }
        const std::string& align = looks_.of(block).paragraph.align;
        return closing_marks.find(words.back()) == std::u32string_view::npos && align != "end" &&
               words.find(U'\t') == std::u32string::npos &&
               std::ranges::any_of(words,
                                   [](char32_t c) { return text::is_han(c) || text::is_latin(c); });
    }

    static bool draws_picture(Node block) {
        for (Node node = block.first_child(); node; node = node.following(block)) {
            if (node.is("image") || node.is("break") || node.is("formula")) {
                return true;
            }
        }
        return false;
    }

    bool stands_out(Node block) const {
        bool bold = looks_.is_bold(block) && body_.weight < 600;
        return bold || looks_.of(block).run.size >= body_.size + 1.9;
    }

    // Something must follow that the line can head.
    static bool heads_something(Node block) {
        Node next = block.next_element();
        return next && !next.is("toc");
    }

    bool is_heading(Node block, std::size_t place) const {
        if (!heads_something(block) || block.has("field")) {
            return false;
        }
        Node label = block.child("label");
        if (label && label.attr("digits") == "bullet") {
            return is_bullet_heading(block, label);
        }
        bool automatic = label && label.attr("by") == "auto";
        if (stands_out(block)) {
            return is_line(block, longest_bold) && !is_field_line(block);
        }
        if (series_.contains(place)) {
            return true;
        }
        Kind kind = kind_of(block, looks_);
        if (kind.date && !automatic) {
            return dated_ && is_line(block, longest_bold);
        }
        return label && !automatic && forms_.contains(kind.form) &&
               is_line(block, longest_labelled) && !ends_in_colon(block) && heads_prose(block);
    }

    // 「◎ 參訪單位」 in bold, with text of its own; not one of a row of items.
    bool is_bullet_heading(Node block, Node label) const {
        Node before = block.previous_element();
        Node next = block.next_element();
        bool in_row =
            before && before.is("p") && before.child("label").attr("form") == label.attr("form");
        std::string text = doc::words(next);
        bool sentences = next.is("p") && !next.child("label") && text::trim(text).ends_with("。");
        return label.attr("by") != "auto" && stands_out(block) &&
               is_line(block, longest_labelled) && !in_row && (sentences || heads_prose(block));
    }

    // 「主旨：…」: a label of a letter and its words.
    static bool is_field_line(Node block) {
        std::u32string words = text::decode(text::trim(doc::words(block)));
        auto colon = words.find(U'：');
        bool counted =
            words.starts_with(U"第") || read_numeral(words); // 「第一週：…」, 「3 月 5 日：…」
        return !block.child("label") && !counted && colon != std::u32string::npos &&
               colon + 1 < words.size() && colon <= 6;
    }

    static bool ends_in_colon(Node block) {
        std::string words = doc::words(block);
        std::string_view trimmed = text::trim(words);
        return trimmed.ends_with("：") || trimmed.ends_with(":");
    }

    // A label alone makes a heading only when longer text without a label follows.
    static bool heads_prose(Node block) {
        Node next = block.next_element();
        return next.is("p") && !next.child("label") &&
               start_of(next, longest_bold + 1).size() > longest_bold;
    }

    // Lines of one kind that follow one another with nothing between are a list, an address, a
    // signature; a heading has text. A row of different kinds (壹、… then 一、…) is headings.
    std::vector<Node> without_rows(const std::vector<Node>& found) const {
        std::vector<Node> kept;
        for (std::size_t from = 0; from < found.size();) {
            std::size_t to = from + 1;
            while (to < found.size() && found[to - 1].next_element() == found[to] &&
                   same_kind(found[to - 1], found[to])) {
                ++to;
            }
            if (to - from == 1) {
                kept.push_back(found[from]);
            }
            from = to;
        }
        return kept;
    }

    bool same_kind(Node a, Node b) const {
        Kind first = kind_of(a, looks_);
        Kind second = kind_of(b, looks_);
        return first.form == second.form && a.attr("style") == b.attr("style") &&
               first.date == second.date;
    }

    void promote(Node block) {
        doc::add_repair(
            document_, "heading-promoted", block, block.attr("src"), doc::plain_text(block));
        block.rename("heading");
        block.set("by", "inferred");
        block.set("level", "1"); // set by the walk over all headings
        block.unset("list");
        block.unset("list-level");
    }

    doc::Document& document_;
    Looks looks_;
    Body body_;
    std::set<std::string> forms_;  // labels of real headings
    std::set<std::size_t> series_; // places of numbered lines that head sections
    bool dated_ = false;           // real headings are dates
};

// --- which headings are none
// --------------------------------------------------------------------------

// A paragraph of sentences is text, whatever its style says.
bool is_prose(Node heading) {
    constexpr std::size_t longest_heading = 60;
    constexpr std::size_t longest_latin = 160;
    std::string words = doc::words(heading);
    std::u32string text = text::decode(text::trim(words));
    if (text.size() <= longest_heading) {
        return false;
    }
    bool sentences = text.back() == U'。' && text.find_first_of(U"，。；") + 1 < text.size();
    bool latin = text.back() == U'.' && text.size() > longest_latin &&
                 text.find(U". ") != std::u32string::npos;
    return sentences || latin;
}

void demote_prose(doc::Document& document) {
    for (Node block : document.body().children().collect()) {
        // Clauses that the word processor counts (2.5 …) are part of an outline, however long.
        bool counted = block.child("label").attr("by") == "auto";
        if (block.is("heading") && !counted && is_prose(block)) {
            doc::add_repair(document,
                            "heading-demoted",
                            block,
                            block.attr("src"),
                            text::shorten(doc::plain_text(block), 40));
            block.rename("p");
            for (std::string_view name : {"level", "style-level", "by", "date"}) {
                block.unset(name);
            }
        }
    }
}

} // namespace

void headings(doc::Document& document) {
    demote_prose(document);
    Promoter(document).run();
    set_levels(document);
}

} // namespace engross::normalize
