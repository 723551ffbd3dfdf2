// Inside a paragraph: text with its white space, spans, links, fields, notes.
#include "read/odt/inline.h"

#include <algorithm>
#include <array>
#include <utility>

namespace engross::read::odt {

namespace {

struct Kind {
    std::string_view name;
    std::string_view kind;
};

constexpr std::array kinds{
    Kind{"page-number", "page"},      Kind{"page-count", "pages"},       Kind{"sequence", "sequence"},
    Kind{"sequence-ref", "ref"},      Kind{"bookmark-ref", "ref"},       Kind{"reference-ref", "ref"},
    Kind{"note-ref", "ref"},          Kind{"chapter", "style-ref"},      Kind{"date", "date"},
    Kind{"time", "date"},             Kind{"creation-date", "date"},     Kind{"creation-time", "date"},
    Kind{"modification-date", "date"}, Kind{"modification-time", "date"}, Kind{"print-date", "date"},
    Kind{"title", "title"},           Kind{"subject", "other"},          Kind{"author-name", "other"},
    Kind{"author-initials", "other"}, Kind{"file-name", "other"},        Kind{"user-field-get", "other"},
    Kind{"variable-get", "other"},    Kind{"variable-set", "other"},     Kind{"initial-creator", "other"},
    Kind{"creator", "other"},         Kind{"user-defined", "other"},     Kind{"drop-down", "other"},
    Kind{"text-input", "other"},      Kind{"expression", "other"},       Kind{"template-name", "other"},
    Kind{"paragraph-count", "other"}, Kind{"word-count", "other"},       Kind{"character-count", "other"},
};

bool has_han(std::string_view words) {
    return text::count_han(words) > 0;
}

// References by "page" are page references; others show text or number.
std::string_view kind_of(xml::Node field, std::string_view kind) {
    return kind == "ref" && field.attr("reference-format") == "page" ? "page-ref" : kind;
}

} // namespace

std::string_view field_kind(std::string_view element) {
    const auto found = std::ranges::find(kinds, element, &Kind::name);
    return found == kinds.end() ? std::string_view() : found->kind;
}

Paragraph::Paragraph(Context& context, xml::Node block, std::string_view style)
    : context_(context), block_(block), builder_(context.out.document, block) {
    std::string key(context.part == &context.content ? "c/" : "p/");
    key += style;
    const auto [at, is_new] = context_.text_styles.try_emplace(key);
    if (is_new) {
        const Values& values = context_.styles.properties("paragraph", style).text;
        at->second = {values, run_look(values, false), run_look(values, true)};
    }
    styles_.emplace_back(key, &at->second);
}

void Paragraph::push_style(std::string_view name) {
    std::string key = styles_.back().first;
    key += '/';
    key += name;
    const auto [at, is_new] = context_.text_styles.try_emplace(key);
    if (is_new) {
        Properties all;
        all.text = styles_.back().second->values;
        all.merge(context_.styles.properties("text", name));
        at->second = {all.text, run_look(all.text, false), run_look(all.text, true)};
    }
    styles_.emplace_back(std::move(key), &at->second);
}

void Paragraph::mark_content() {
    if (!has_content_ && context_.counts_pages) {
        block_.set("page", std::to_string(context_.page));
    }
    has_content_ = true;
}

void Paragraph::put(std::string_view words) {
    mark_content();
    const std::string kept = without_soft_hyphens(words);
    const TextStyle& style = *styles_.back().second;
    builder_.text(kept, has_han(kept) ? style.east_asian : style.latin);
}

// White space collapses, also across elements, and counts neither at the start nor at the end of a
// paragraph (ODF 1.3 part 3, 6.1.2).
void Paragraph::read_text(std::string_view words) {
    std::string run;
    for (const char c : words) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            has_space_ = may_space_;
            continue;
        }
        if (has_space_) {
            run += ' ';
            has_space_ = false;
        }
        run += c;
        may_space_ = true;
    }
    if (!run.empty()) {
        put(run);
    }
}

void Paragraph::flush_space() {
    if (has_space_) {
        has_space_ = false;
        put(" ");
    }
    may_space_ = true;
}

void Paragraph::read_inline(xml::Node container) {
    for (const xml::Node node : container.nodes()) {
        if (node.is_text()) {
            read_text(node.content());
        } else {
            read_child(node);
        }
    }
}

void Paragraph::read_child(xml::Node node) {
    if (read_character(node) || read_mark(node)) {
        return;
    }
    const auto name = node.name();
    if (name == "span") {
        read_span(node);
    } else if (name == "a") {
        read_link(node);
    } else if (name == "note") {
        read_note(node);
    } else if (name == "ruby") {
        read_ruby(node);
    } else if (node.ns().find(":drawing:") != std::string_view::npos) {
        read_frame(node);
    } else if (name == "hidden-text" || name == "hidden-paragraph") {
        record_hidden(node);
    } else if (const auto kind = field_kind(name); !kind.empty()) {
        read_field(node, kind);
    } else if (name != "number" && name != "tracked-changes" && name != "annotation") {
        read_inline(node);
    }
}

// text:s, text:tab and breaks.
bool Paragraph::read_character(xml::Node node) {
    const auto name = node.name();
    if (name == "s") {
        flush_space();
        const int count = std::clamp(text::to_int(node.attr("c"), 1), 1, 10'000);
        put(std::string(static_cast<std::size_t>(count), ' '));
    } else if (name == "tab") {
        flush_space();
        mark_content();
        builder_.element("tab", look());
    } else if (name == "line-break") {
        has_space_ = false;
        may_space_ = false;
        mark_content();
        builder_.element("break", look()).set("type", "line");
    } else if (name == "soft-page-break") {
        context_.page += context_.part == &context_.content ? 1 : 0;
    } else {
        return false;
    }
    return true;
}

// Bookmarks, changes, comments: nothing that is drawn.
bool Paragraph::read_mark(xml::Node node) {
    const auto name = node.name();
    if (name == "bookmark" || name == "bookmark-start" || name == "reference-mark" ||
        name == "reference-mark-start") {
        builder_.element("anchor", look()).set("name", node.attr("name"));
    } else if (name == "change" || name == "change-start") {
        record_change(context_, node, block_);
    } else if (name == "annotation") {
        std::string words;
        for (const xml::Node each : node.children()) {
            words += each.is("p") || each.is("list") ? each.text() : "";
        }
        context_.out.leftover("comment", block_, "", node.child("creator").text(), words);
    } else {
        return name == "annotation-end" || name == "bookmark-end" || name == "reference-mark-end" ||
               name == "change-end";
    }
    return true;
}

void Paragraph::read_span(xml::Node span) {
    push_style(span.attr("style-name"));
    if (value_of(styles_.back().second->values, "display") == "none") {
        record_hidden(span);
    } else {
        read_inline(span);
    }
    styles_.pop_back();
}

void Paragraph::record_hidden(xml::Node node) {
    const std::string words = node.text();
    if (!text::is_blank(words)) {
        context_.out.leftover("hidden", block_, "", "", words);
    }
}

void Paragraph::read_link(xml::Node link) {
    const auto address = link.attr("href");
    if (address.empty()) {
        read_inline(link);
        return;
    }
    flush_space();
    may_space_ = true;
    xml::Node node = builder_.open("link");
    if (address.starts_with('#')) {
        const auto end = address.find('|'); // "#Title|outline"
        node.set("ref", address.substr(1, end == std::string_view::npos ? end : end - 1));
    } else {
        node.set("href", address);
    }
    if (const auto title = link.attr("title"); !title.empty()) {
        node.set("title", title);
    }
    const auto style = link.attr("style-name");
    push_style(style.empty() ? "Internet_20_link" : style);
    read_inline(link);
    styles_.pop_back();
    builder_.close();
}

void Paragraph::read_field(xml::Node field, std::string_view kind) {
    flush_space();
    mark_content();
    xml::Node node = builder_.open("field");
    node.set("kind", kind_of(field, kind));
    const auto name = field.has("ref-name") ? field.attr("ref-name") : field.attr("name");
    if (!name.empty() && kind != "date") {
        node.set("name", name);
    }
    read_inline(field);
    builder_.close();
}

void Paragraph::read_note(xml::Node note) {
    const std::string mark = note.child("note-citation").text();
    std::string id;
    const Flow flow = context_.out.note(note.attr("note-class") == "endnote" ? "endnote" : "footnote", mark, id);
    flush_space();
    mark_content();
    xml::Node reference = builder_.element("note-ref", look());
    reference.set("ref", id);
    reference.append_text(mark);
    const bool was_in_note = std::exchange(context_.in_note, true);
    read_blocks(context_, note.child("note-body"), {flow, nullptr});
    context_.in_note = was_in_note;
}

void Paragraph::read_ruby(xml::Node ruby) {
    flush_space();
    builder_.open("ruby");
    for (const auto& [source, target] : {std::pair{"ruby-base", "base"}, std::pair{"ruby-text", "reading"}}) {
        builder_.open(target);
        read_inline(ruby.child(source));
        builder_.close();
    }
    builder_.close();
}

void Paragraph::finish(doc::ParagraphLook look) {
    if (!has_content_ && context_.counts_pages) {
        block_.set("page", std::to_string(context_.page));
    }
    builder_.finish(look, styles_.back().second->east_asian);
}

} // namespace engross::read::odt
