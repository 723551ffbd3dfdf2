#include "layout/inline.h"

#include "base/numerals.h"
#include "base/text.h"
#include "layout/characters.h"
#include "layout/formula.h"

#include <unicode/uchar.h>

namespace engross::layout {
namespace {

constexpr int deepest = 64; // nested spans; deeper ones are set flat

class Collector {
public:
    Collector(Context& context, Inline& into) : context_(context), into_(into) {}

    void characters(std::string_view utf8,
                    const TextLook* look,
                    xml::Node owner,
                    std::uint32_t note = Piece::none) {
        const std::u32string text = text::decode(utf8);
        if (look->run.caps != "small") {
            characters(std::u32string_view(text), look, owner, note);
            return;
        }
        const TextLook* small = small_capitals(look);
        for (std::size_t at = 0; at < text.size();) {
            const bool lower = is_lower(text[at]);
            std::size_t end = at + 1;
            while (end < text.size() && (is_lower(text[end]) == lower || is_combining(text[end]))) {
                ++end;
            }
            characters(
                std::u32string_view(text).substr(at, end - at), lower ? small : look, owner, note);
            at = end;
        }
    }

    void characters(std::u32string_view text,
                    const TextLook* look,
                    xml::Node owner,
                    std::uint32_t note) {
        std::size_t begin = into_.text.size();
        for (const char32_t c : text) {
            if (c == U'\t') {
                flush(begin, look, owner, note);
                object(PieceKind::tab, U'\t', look, owner);
                begin = into_.text.size();
            } else if (c == U'\n' || c == U'\r') {
                into_.text.push_back(U' ');
            } else if (!is_invisible(c) || joins_here(c)) {
                into_.text.push_back(c);
            } else if (c == 0xAD) {
                into_.soft_hyphens.push_back(static_cast<std::uint32_t>(into_.text.size()));
            } else if (is_bidi_control(c)) {
                into_.controls.push_back(
                    {.at = static_cast<std::uint32_t>(into_.text.size()), .character = c});
            }
        }
        flush(begin, look, owner, note);
    }

    void content(xml::Node block, const TextLook* look) {
        block.is("formula") ? formula(block, look, 0) : children(block, look, 0);
    }

    void children(xml::Node parent, const TextLook* look, int depth) {
        for (const xml::Node node : parent.nodes()) {
            if (node.is_text()) {
                characters(node.content(), look, parent);
            } else if (depth < deepest) {
                element(node, look, depth + 1);
            }
        }
    }

    void object(PieceKind kind, char32_t stand_in, const TextLook* look, xml::Node owner) {
        const auto at = static_cast<std::uint32_t>(into_.text.size());
        into_.text.push_back(stand_in);
        into_.pieces.push_back(
            {.kind = kind, .begin = at, .end = at + 1, .look = look, .owner = owner});
    }

private:
    static bool is_lower(char32_t c) { return u_islower(static_cast<UChar32>(c)) != 0; }

    // Small letters are drawn as capitals of four fifths of the size, as word processors have it.
    const TextLook* small_capitals(const TextLook* look) {
        doc::RunLook run = look->run;
        run.caps = "all";
        run.size *= 0.8;
        return context_.looks.of(run);
    }

    // Joiners say how the letters of Arabic and Indic words take hold of each other.
    [[nodiscard]] bool joins_here(char32_t c) const {
        return is_joiner(c) && !into_.text.empty() && into_.text.back() >= 0x600 &&
               into_.text.back() < 0x1D00;
    }

    void flush(std::size_t begin, const TextLook* look, xml::Node owner, std::uint32_t note) {
        if (into_.text.size() > begin) {
            into_.pieces.push_back({.begin = static_cast<std::uint32_t>(begin),
                                    .end = static_cast<std::uint32_t>(into_.text.size()),
                                    .look = look,
                                    .owner = owner,
                                    .note = note});
        }
    }

    void element(xml::Node node, const TextLook* outer, int depth) {
        const TextLook* look = context_.looks.over(outer, node.attr("style"));
        const std::string_view name = node.name();
        if (name == "tab") {
            object(PieceKind::tab, U'\t', look, node.parent());
        } else if (name == "break") {
            const bool page = node.attr("type") == "page" || node.attr("type") == "column";
            object(
                page ? PieceKind::page_break : PieceKind::line_break, U'\n', look, node.parent());
        } else if (name == "image") {
            object(PieceKind::image, U'\uFFFC', look, node);
        } else if (name == "note-ref") {
            note_ref(node, look);
        } else if (name == "ruby") {
            ruby(node, look, depth);
        } else if (name == "formula") {
            formula(node, look, depth);
        } else if (name == "field" && field(node, look)) {
            return;
        } else if (name != "label" && name != "anchor") {
            children(node, look, depth);
        }
    }

    void formula(xml::Node node, const TextLook* look, int depth) {
        std::vector<RowPiece> pieces = set_formula(context_, node, look);
        if (pieces.empty()) {
            children(node, look, depth);
        }
        for (RowPiece& piece : pieces) {
            object(PieceKind::formula, U'\uFFFC', look, node);
            into_.pieces.back().formula = static_cast<std::uint32_t>(into_.formulas.size());
            into_.formulas.push_back(std::move(piece));
        }
    }

    void note_ref(xml::Node node, const TextLook* look) {
        const auto found = context_.notes.find(std::string(node.attr("ref")));
        const auto note =
            found == context_.notes.end() ? Piece::none : static_cast<std::uint32_t>(found->second);
        characters(
            node.text(), look->rise > 0 ? look : context_.looks.superscript(look), node, note);
    }

    // In headers and footers a page number is that of the page, a heading the one that reigns
    // there; elsewhere fields keep their words.
    bool field(xml::Node node, const TextLook* look) {
        const std::string_view kind = node.attr("kind");
        if (context_.fields == nullptr ||
            (kind != "page" && kind != "pages" && kind != "style-ref")) {
            return false;
        }
        if (kind == "style-ref") {
            const auto words = running_words(node, context_.fields->headings);
            characters(words.value_or(""), look, node);
            return words.has_value();
        }
        const std::string& number = kind == "page" ? context_.fields->page : context_.fields->pages;
        const int value = kind == "page" ? context_.fields->number : text::to_int(number, 0);
        const bool has_format = node.has("format");
        characters(has_format ? format_number(value, numeral_named(node.attr("format"))) : number,
                   look,
                   node);
        return true;
    }

    void ruby(xml::Node node, const TextLook* look, int depth) {
        const auto begin = static_cast<std::uint32_t>(into_.text.size());
        children(node.child("base"), look, depth);
        const auto end = static_cast<std::uint32_t>(into_.text.size());
        if (end > begin) {
            into_.rubies.push_back({.begin = begin,
                                    .end = end,
                                    .reading = node.child("reading"),
                                    .look = into_.pieces.back().look}); // a span may be in the base
        }
    }

    Context& context_;
    Inline& into_;
};

} // namespace

std::size_t
collect(Context& context, xml::Node label, xml::Node block, const TextLook* look, Inline& into) {
    Collector collector(context, into);
    if (label) {
        const TextLook* label_look = context.looks.over(look, label.attr("style"));
        label_look =
            label.attr("digits") == "bullet" ? context.looks.bullet(label_look) : label_look;
        collector.characters(label.text(), label_look, label);
        const bool needs_gap = label.parent().is("note") && label.attr("sep").empty();
        collector.characters(needs_gap ? " " : label.attr("sep"), look, label);
    }
    const std::size_t words = into.text.size();
    collector.content(block, look);
    return words;
}

} // namespace engross::layout
