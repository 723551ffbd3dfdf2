// Labels that were typed are taken apart from the words.
#include "base/text.h"
#include "normalize/pass_list.h"
#include "normalize/tools.h"

namespace engross::normalize {

namespace {

constexpr std::size_t heading_length = 45;

bool has_typed_words(Node block) { return block.is("heading") || block.is("p"); }

// A line that may turn out to be a heading is read as one.
Where where(Node block, const Looks& looks, const Body& body) {
    if (block.is("heading")) {
        return Where::heading;
    }
    bool stands_out =
        (looks.is_bold(block) && body.weight < 600) || looks.of(block).run.size > body.size + 1.5;
    bool line = stands_out && start_of(block, heading_length + 1).size() <= heading_length;
    return line && block.parent().is("body") ? Where::heading : Where::prose;
}

// An automatic bullet before a typed number: the author meant the number.
void drop_bullet(const doc::Document& document, Node block, Node automatic) {
    std::string quote = automatic.text() + text::encode(start_of(block, 20));
    doc::add_repair(document, "bullet-and-label", block, block.attr("src"), quote);
    automatic.remove();
}

// 「▲ 圖 1：」 is a caption, no item.
bool is_pointer(const Label& label, Node block) {
    return label.digits == Digits::bullet &&
           std::u32string_view(U"▲△▼▽").find(text::decode(label.form)[0]) !=
               std::u32string_view::npos &&
           parse_caption_label(start_of(block));
}

void split(const doc::Document& document, Node block, const Looks& looks, const Body& body) {
    auto label = parse_label(start_of(block), where(block, looks, body));
    if (!label || is_pointer(*label, block)) {
        return;
    }
    if (Node present = block.child("label")) {
        bool bullet = present.attr("by") == "auto" && present.attr("digits") == "bullet";
        if (!bullet || label->digits == Digits::bullet) {
            return;
        }
        drop_bullet(document, block, present);
    } else if (label->bullet_before) {
        doc::add_repair(document,
                        "bullet-and-label",
                        block,
                        block.attr("src"),
                        text::encode(start_of(block, 20)));
    }
    add_label(block, *label, "author");
}

} // namespace

void typed_labels(doc::Document& document) {
    Looks looks(document);
    Body body = body_look(document, looks);
    Node root = document.body();
    for (Node block = root.first_child(); block;) {
        if (block.is("toc") || block.is("cover") || block.is("title")) {
            block = block.following_skip(root);
            continue;
        }
        if (has_typed_words(block)) {
            split(document, block, looks, body);
            block = block.following_skip(root);
            continue;
        }
        block = block.following(root);
    }
}

} // namespace engross::normalize
