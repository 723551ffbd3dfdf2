#include "html/index.h"

#include "base/text.h"

namespace engross::html {

namespace {

// "dot below" → engross-emphasis engross-emphasis-dot engross-emphasis-below
std::string marks_of(xml::Node style) {
    std::string marks;
    const auto add = [&](std::string_view name) {
        marks += (marks.empty() ? "engross-" : " engross-") + std::string(name);
    };
    const auto is_said = [&](std::string_view name) {
        return !style.attr(name).empty() && style.attr(name) != "none";
    };
    if (is_said("emphasis")) {
        add("emphasis");
        for (const std::string_view word : text::split(style.attr("emphasis"), ' ')) {
            add("emphasis-" + std::string(word));
        }
    }
    if (is_said("character-border")) {
        add("boxed");
    }
    return marks;
}

Look read_look(xml::Node style) {
    Look look;
    const std::string_view align = style.attr("align");
    look.align = align == "center" || align == "end" ? align : "";
    look.rtl = style.attr("direction") == "rtl";
    look.weight = text::to_int(style.attr("weight"));
    look.italic = style.attr("italic") == "yes";
    look.underline = style.has("underline") && style.attr("underline") != "none" &&
                     !style.attr("underline").empty();
    look.strike = style.attr("strike") == "yes";
    look.position = style.attr("position");
    look.marks = marks_of(style);
    look.combine = style.attr("combine") == "yes" && style.attr("kind") == "run";
    look.emphasis = look.marks.starts_with("engross-emphasis");
    return look;
}

std::string_view nearest_id(xml::Node node) {
    for (node = node.parent(); node; node = node.parent()) {
        if (!node.attr("id").empty()) {
            return node.attr("id");
        }
    }
    return {};
}

} // namespace

Index::Index(const doc::Document& document, bool fragment) {
    for (const xml::Node style : document.styles().children()) {
        const auto at = looks_.emplace(style.attr("id"), read_look(style)).first;
        has_run_marks_ = has_run_marks_ || at->second.combine || !at->second.marks.empty();
    }
    find_parts(document);
    add_notes(document);
    walk(document.body(), fragment);
    walk(document.notes(), fragment);
}

// The title is a block before the first heading; a later one is no title of the whole.
void Index::find_parts(const doc::Document& document) {
    for (const xml::Node block : document.body().children()) {
        if (block.is("section") || block.is("heading")) {
            break;
        }
        if (block.is("cover") && !cover_) {
            cover_ = block;
            title_ = title_ ? title_ : block.child("title");
        } else if (block.is("title") && !title_) {
            title_ = block;
        }
    }
    for (const xml::Node block : document.body().children()) {
        if (block.is("toc") && !block.has("list")) {
            contents_ = block;
            return;
        }
    }
}

void Index::add_notes(const doc::Document& document) {
    for (const xml::Node node : document.notes().children()) {
        note_at_.emplace(node.attr("id"), notes_.size());
        const std::string mark(text::trim(node.child("label").text()));
        notes_.push_back({node, mark.empty() ? std::to_string(notes_.size() + 1) : mark});
    }
}

void Index::walk(xml::Node root, bool fragment) {
    const auto is_left_out = [&](xml::Node node) {
        const bool front = node == title_ || node == cover_ || node == contents_;
        return node.is("typed") || node.is("ocr") || node.is("code") || (fragment && front);
    };
    for (xml::Node node = root; node;) {
        const bool skip = node.is_text() || is_left_out(node);
        if (!skip) {
            visit(node);
        }
        node = skip ? node.following_skip(root) : node.following(root);
    }
}

void Index::visit(xml::Node node) {
    if (const std::string_view id = node.attr("id"); !id.empty()) {
        blocks_.emplace(id, node);
    }
    if (node.is("section")) {
        headings_.push_back(node.child("heading"));
    } else if (node.is("anchor")) {
        if (const std::string_view id = nearest_id(node); !id.empty()) {
            anchors_.emplace(node.attr("name"), id);
        }
    } else if (node.is("note-ref")) {
        if (Note* pointed = note(node.attr("ref"))) {
            pointed->refs += 1;
        }
    }
}

const Look& Index::look(xml::Node node) const {
    static const Look plain;
    const auto found = looks_.find(std::string(node.attr("style")));
    return found == looks_.end() ? plain : found->second;
}

std::string_view Index::target(std::string_view name) const {
    name = name.substr(name.starts_with('#') ? 1 : 0);
    const std::string key(name);
    if (const auto anchor = anchors_.find(key); anchor != anchors_.end()) {
        return anchor->second;
    }
    const auto block = blocks_.find(key);
    return block == blocks_.end() ? std::string_view() : std::string_view(block->first);
}

xml::Node Index::block(std::string_view id) const {
    const auto found = blocks_.find(std::string(id));
    return found == blocks_.end() ? xml::Node() : found->second;
}

Note* Index::note(std::string_view id) {
    const auto found = note_at_.find(std::string(id));
    return found == note_at_.end() ? nullptr : &notes_[found->second];
}

} // namespace engross::html
