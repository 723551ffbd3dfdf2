#include "normalize/tools.h"

#include "base/text.h"

#include <algorithm>

namespace engross::normalize {

namespace {

constexpr int bold = 600;

// Inline elements at which the words of a block stop being plain text.
bool is_opaque(Node node) {
    return node.is("image") || node.is("note-ref") || node.is("formula") || node.is("ruby") ||
           node.is("break");
}

Node after_label(Node block, Node node) {
    return node.is("label") ? node.following_skip(block) : node;
}

// Removes an element that has nothing in it any more, and its emptied parents below `block`.
void remove_empty(Node node, Node block) {
    while (node != block && !node.first_child()) {
        Node parent = node.parent();
        node.remove();
        node = parent;
    }
}

Node words_block(Node block) {
    for (Node node = block; node; node = node.following(block)) {
        if (node.is("p") || node.is("heading") || node.is("title") || node.is("caption")) {
            return node;
        }
    }
    return {};
}

} // namespace

Looks::Looks(const doc::Document& document) {
    for (Node style : document.styles().children()) {
        if (style.attr("kind") == "paragraph") {
            by_id_.emplace(style.attr("id"),
                           Look{doc::paragraph_look(style), doc::run_look(style)});
        } else if (style.has("weight")) {
            run_weight_.emplace(style.attr("id"), text::to_int(style.attr("weight"), 400));
        }
    }
}

const Look& Looks::of(Node block) const {
    auto found = by_id_.find(block.attr("style"));
    return found == by_id_.end() ? plain_ : found->second;
}

bool Looks::is_bold(Node block) const {
    if (of(block).run.weight < bold) {
        return false;
    }
    for (Node node = block.first_child(); node; node = node.following(block)) {
        auto weight = run_weight_.find(node.attr("style"));
        if (node.is("span") && weight != run_weight_.end() && weight->second < bold &&
            !text::is_blank(node.text())) {
            return false;
        }
    }
    return true;
}

bool Looks::starts_page(Node block) const {
    return block.has("break-before") || block.has("page-setup") ||
           of(block).paragraph.page_break_before;
}

Body body_look(const doc::Document& document, const Looks& looks) {
    std::map<std::pair<double, int>, std::size_t> characters;
    for (Node block : document.body().children()) {
        if (block.is("p")) {
            const doc::RunLook& run = looks.of(block).run;
            characters[{run.size, run.weight}] += doc::words(block).size();
        }
    }
    Body body;
    auto most =
        std::ranges::max_element(characters, {}, [](const auto& entry) { return entry.second; });
    if (most != characters.end() && most->second > 0) {
        std::tie(body.size, body.weight) = most->first;
    }
    if (Node page = document.pages().child("page")) {
        double width = text::to_double(page.attr("width")) -
                       text::to_double(page.attr("margin-left")) -
                       text::to_double(page.attr("margin-right"));
        body.line = std::clamp(width / std::max(body.size, 1.0), 10.0, 80.0);
    }
    return body;
}

std::u32string start_of(Node block, std::size_t limit) {
    std::u32string out;
    for (Node node = after_label(block, block.first_child()); node && out.size() < limit;
         node = node.following(block)) {
        if (node.is_text()) {
            // A code point has at most four bytes: no need to decode a whole chapter.
            std::string_view content = node.content();
            out += text::decode(
                content.substr(0, content.size() > 4 * limit ? 4 * limit : content.size()));
        } else if (node.is("tab")) {
            out += U'\t';
        } else if (is_opaque(node)) {
            break;
        }
    }
    out.resize(std::min(out.size(), limit));
    return out;
}

std::string cut_front(Node block, std::size_t count) {
    std::string style;
    bool first = true;
    Node node = after_label(block, block.first_child());
    while (node && count > 0) {
        Node next = node.following(block);
        if (node.is("tab")) {
            Node parent = node.parent();
            node.remove();
            remove_empty(parent, block);
            --count;
        } else if (node.is_text()) {
            std::string_view run =
                node.parent() == block ? std::string_view() : node.parent().attr("style");
            style = first || style == run ? std::string(run) : std::string();
            first = false;
            std::u32string content = text::decode(node.content());
            if (content.size() > count) {
                node.set_content(text::encode(std::u32string_view(content).substr(count)));
                break;
            }
            count -= content.size();
            Node parent = node.parent();
            node.remove();
            remove_empty(parent, block);
        }
        node = next;
    }
    return style;
}

Node add_label(Node block, const Label& label, std::string_view by) {
    std::string style = cut_front(block, label.length);
    Node element = block.prepend("label");
    element.set("by", by);
    if (!label.sep.empty()) {
        element.set("sep", label.sep);
    }
    if (label.number) {
        element.set("number", std::to_string(*label.number));
    }
    element.set("form", label.form);
    element.set("digits", name(label.digits));
    if (!style.empty()) {
        element.set("style", style);
    }
    element.append_text(label.text);
    return element;
}

std::string form_key(Node label) {
    std::string key = std::string(label.attr("form")) + " " + std::string(label.attr("digits"));
    std::string text = label.text();
    bool letters = label.attr("digits") == "letter" || label.attr("digits") == "roman";
    bool small = letters && std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
    return small ? key + " small" : key;
}

std::string squeeze(std::string_view text) {
    std::u32string out;
    for (char32_t c : text::decode(text)) {
        if (!text::is_blank(c)) {
            out += c;
        }
    }
    return text::encode(out);
}

bool draws(Node block) {
    for (Node node = block.first_child(); node; node = node.following(block)) {
        bool text = node.is_text() && !node.parent().is("label") && !text::is_blank(node.content());
        if (text || node.is("image") || node.is("note-ref") || node.is("formula")) {
            return true;
        }
    }
    return false;
}

Ids::Ids(const doc::Document& document) {
    Node root = document.root();
    for (Node node = document.body(); node; node = node.following(root)) {
        std::string_view id = node.attr("id");
        if (id.starts_with('x')) {
            last_ = std::max(last_, text::to_int(id.substr(1)));
        }
    }
}

std::string Ids::next() { return "x" + std::to_string(++last_); }

void Heirs::add(Node gone, Node heir) {
    if (gone.has("id") && heir.has("id")) {
        heirs_.insert_or_assign(std::string(gone.attr("id")), std::string(heir.attr("id")));
    }
}

void Heirs::apply(const doc::Document& document) const {
    auto follow = [this](Node record) {
        std::string at(record.attr("at"));
        bool moved = false;
        // A chain is as long as the blocks that went one into the other; it has no cycle, since
        // each goes once.
        for (auto heir = heirs_.find(at); heir != heirs_.end(); heir = heirs_.find(at)) {
            at = heir->second;
            moved = true;
        }
        if (moved) {
            record.set("at", at);
        }
    };
    if (heirs_.empty()) {
        return;
    }
    for (Node list : {document.drawings(),
                      document.repairs(),
                      document.troubles(),
                      document.facts(),
                      document.meta(),
                      document.meta().child("leftovers")}) {
        for (Node record : list.children()) {
            follow(record);
        }
    }
}

void move_attribute(Node from, Node to, std::string_view name) {
    copy_attribute(from, to, name);
    from.unset(name);
}

void copy_attribute(Node from, Node to, std::string_view name) {
    if (from.has(name)) {
        to.set(name, std::string(from.attr(name)));
    }
}

void hand_over(Node from, Node to) {
    for (std::string_view name : {"break-before", "page-setup", "blanks-above"}) {
        if (!to.has(name)) {
            copy_attribute(from, to, name);
        }
    }
    Node heir = words_block(to);
    std::vector<Node> anchors;
    for (Node node = from.first_child(); node; node = node.following(from)) {
        if (node.is("anchor")) {
            anchors.push_back(node);
        }
    }
    if (!heir || anchors.empty()) {
        return;
    }
    Node label = heir.child("label");
    for (auto anchor = anchors.rbegin(); anchor != anchors.rend(); ++anchor) {
        label ? anchor->move_after(label) : anchor->move_to_front_of(heir);
    }
}

std::string joined_src(std::span<const Node> blocks) {
    std::string src;
    for (Node block : blocks) {
        if (block.has("src")) {
            src += src.empty() ? "" : " ";
            src += block.attr("src");
        }
    }
    return src;
}

std::vector<Node> containers(const doc::Document& document) {
    Node body = document.body();
    std::vector<Node> found{body};
    for (Node node = body.first_child(); node; node = node.following(body)) {
        if (node.is("cell") || node.is("cover") || node.is("quote")) {
            found.push_back(node);
        }
    }
    return found;
}

} // namespace engross::normalize
