// Inside a paragraph: text with its white space, spans, links, fields, notes.
#include "read/odt/inline.h"

#include "base/error.h"
#include "doc/comments.h"
#include "read/note_number.h"
#include "read/odt/links.h"
#include "read/symbols.h"

#include <algorithm>
#include <utility>

namespace engross::read::odt {

namespace {

constexpr std::size_t most_spaces = 1'000'000; // that text:s may ask for

// The mark that the author sees; a file that leaves it out is numbered.
std::string mark_of(Context& context, xml::Node note, const std::string& kind) {
    const xml::Node citation = note.child("note-citation");
    const int number = context.notes[kind] += citation.has("label") ? 0 : 1;
    const std::string mark = citation.text();
    const std::string own(citation.attr("label"));
    if (!text::is_blank(mark) || !own.empty()) {
        return text::is_blank(mark) ? own : mark;
    }
    return format_number(number, kind == "endnote" ? Numeral::lower_roman : Numeral::decimal);
}

TextStyle text_style(Values values) {
    TextStyle style{std::move(values), {}};
    for (const Script script : {Script::latin, Script::asian, Script::complex}) {
        style.looks.at(static_cast<std::size_t>(script)) = run_look(style.values, script);
    }
    return style;
}

} // namespace

Paragraph::Paragraph(Context& context, xml::Node block, std::string_view style)
    : context_(context), block_(block), builder_(context.out.document, block) {
    std::string key = std::to_string(static_cast<int>(context.styles.scope())) + "/";
    key += style;
    const auto [at, is_new] = context_.text_styles.try_emplace(key);
    if (is_new) {
        at->second = text_style(context_.styles.properties("paragraph", style).text);
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
        at->second = text_style(std::move(all.text));
    }
    styles_.emplace_back(std::move(key), &at->second);
}

// The page that the paragraph begins on: that of its first content.
void Paragraph::set_page() {
    if (!has_content_ && context_.counts_pages) {
        block_.set("page", std::to_string(context_.page));
    }
    context_.is_fresh_page = context_.is_fresh_page && context_.is_aside;
}

void Paragraph::mark_content() {
    set_page();
    has_content_ = true;
}

void Paragraph::put(std::string_view words) {
    mark_content();
    const std::string kept = without_soft_hyphens(words);
    const TextStyle& style = *styles_.back().second;
    builder_.text(kept, style.looks.at(static_cast<std::size_t>(script_of(kept))));
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
    } else if (name == "script") {
        context_.out.leftover("macro", block_, "", "", node.text());
    } else if (node.ns().find(":drawing:") != std::string_view::npos || name == "scene") {
        read_frame(node);
    } else if (const auto kind = field_kind(name); !kind.empty()) {
        read_field(node, kind);
    } else if (name != "number" && name != "tracked-changes" && name != "annotation") {
        read_inline(node);
    }
}

// A long row of spaces is a long row of bytes: so many are no text.
std::size_t Paragraph::spaces_of(xml::Node source) {
    const int count = std::max(text::to_int(source.attr("c"), 1), 1);
    context_.spaces += static_cast<std::size_t>(count);
    if (context_.spaces > most_spaces) {
        throw Error(ExitCode::limit,
                    "",
                    {"文件以空白字元的重複次數（text:s）要求的空白超出上限。",
                     "The document asks for more repeated spaces (text:s) than the limit allows."});
    }
    return static_cast<std::size_t>(count);
}

// text:s, text:tab and breaks.
bool Paragraph::read_character(xml::Node node) {
    const auto name = node.name();
    if (name == "s") {
        flush_space();
        put(std::string(spaces_of(node), ' '));
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
        soft_page_break(context_);
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
        const std::string author = node.child("creator").text();
        if (!doc::is_own_comment(author, words)) {
            context_.out.leftover("comment", block_, "", author, words);
        }
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
        node.set("ref", target_of(address.substr(1), context_.has_outline_links));
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

void Paragraph::read_note(xml::Node note) {
    const std::string kind = note.attr("note-class") == "endnote" ? "endnote" : "footnote";
    const std::string mark = mark_of(context_, note, kind);
    std::string id;
    const Flow flow = context_.out.note(kind, mark, id);
    const auto number = context_.styles.node("notes", kind).attr("citation-style-name");
    raise_note_number(context_.out.document,
                      flow.parent,
                      run_look(context_.styles.properties("text", number).text, Script::latin));
    flush_space();
    mark_content();
    if (context_.part->is_referred_to(note.attr("id"))) {
        builder_.element("anchor", look()).set("name", note.attr("id"));
    }
    xml::Node reference = builder_.element("note-ref", look());
    reference.set("ref", id);
    reference.append_text(mark);
    const bool was_aside = std::exchange(context_.is_aside, true);
    read_blocks(context_, note.child("note-body"), {flow, nullptr});
    context_.is_aside = was_aside;
}

void Paragraph::read_ruby(xml::Node ruby) {
    flush_space();
    builder_.open("ruby");
    for (const auto& [source, target] :
         {std::pair{"ruby-base", "base"}, std::pair{"ruby-text", "reading"}}) {
        builder_.open(target);
        read_inline(ruby.child(source));
        builder_.close();
    }
    builder_.close();
}

void Paragraph::finish(doc::ParagraphLook look) {
    set_page();
    builder_.finish(look, styles_.back().second->looks.at(static_cast<std::size_t>(Script::asian)));
}

} // namespace engross::read::odt
