// Lists, figures and notes: where one canonical element becomes several structure elements.
#include "tags.h"

#include "base/error.h"

#include <algorithm>
#include <array>

namespace engross::pdf {
namespace {

using namespace std::string_view_literals;

// Chinese numerals have no value of their own (ISO 32000-1, table 347); the label's text is in Lbl.
std::string_view numbering(xml::Node list, Profile profile) {
    const xml::Node label = list.child("item").child("label");
    if (list.attr("kind") == "bullet") {
        const std::string mark = label.text();
        return mark == "○" || mark == "◦"   ? "Circle"
               : mark == "■" || mark == "▪" ? "Square"
                                            : "Disc";
    }
    const std::string words = label.text();
    const bool capital =
        std::any_of(words.begin(), words.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const auto digits = label.attr("digits");
    if (!label) {
        return "None";
    }
    if (digits == "roman") {
        return capital ? "UpperRoman" : "LowerRoman";
    }
    if (digits == "letter") {
        return capital ? "UpperAlpha" : "LowerAlpha";
    }
    return digits == "arabic" || profile == Profile::ua1 ? "Decimal" : "Ordered";
}

std::string alternative(xml::Node image) {
    std::string proposal;
    for (const xml::Node alt : image.children()) {
        if (!alt.is("alt") || text::is_blank(alt.text())) {
            continue;
        }
        if (alt.attr("by") == "author") {
            return alt.text();
        }
        if (proposal.empty()) {
            proposal = alt.text();
        }
    }
    return proposal;
}

bool is_real(xml::Node image) { return image.is("image") && image.attr("decorative") != "yes"; }

std::size_t count_real_images(xml::Node figure) {
    std::size_t count = 0;
    for (const xml::Node kid : figure.children()) {
        count += is_real(kid) ? 1 : 0;
    }
    return count;
}

} // namespace

Element& Tree::list(xml::Node node) {
    Element& list = make("L", of(node.parent()), node);
    list.list_numbering = numbering(node, profile_);
    return list;
}

// Content goes into LBody; label() finds LI as its parent.
Element& Tree::item(xml::Node node) {
    Element& item = make("LI", of(node.parent()), node);
    Element& body = make("LBody", item, node);
    body.order = item.order + 2; // after its label
    return body;
}

// Several pictures under one caption: a Div, since a Figure has one Alt.
Element& Tree::figure(xml::Node node) {
    const std::size_t images = count_real_images(node);
    Element& parent = of(node.parent());
    if (images == 0) {
        return parent;
    }
    if (images > 1) {
        return make("Div", parent, node);
    }
    Element& figure = make("Figure", parent, node);
    figure.is_block = true;
    return figure;
}

Element& Tree::caption(xml::Node node) {
    const xml::Node holder = node.parent();
    Element& parent = of(holder);
    const bool has_home = parent.type == "Table" || (holder.is("figure") && parent.node == holder);
    return make(has_home ? "Caption" : "P", parent, node);
}

Element& Tree::image(xml::Node node) {
    Element& parent = of(node.parent());
    const bool has_figure = node.parent().is("figure") && parent.type == "Figure";
    Element& figure = has_figure ? parent : make("Figure", parent, node);
    figure.is_block = node.parent().is("figure");
    figure.alt = alternative(node);
    if (figure.alt.empty()) {
        throw Error(
            ExitCode::internal,
            std::string(node.attr("id")),
            {"圖片沒有替代文字，不能寫成 PDF/UA（ISO 14289-1，7.3）。",
             "A picture has no alternative text, so it cannot be written as PDF/UA (ISO 14289-1, 7.3)."});
    }
    return figure;
}

// What holds the figure: the words of a picture stand after it, as its alternative text hides what
// is in it.
Element& Tree::beside_image(xml::Node image) {
    const xml::Node holder = image.parent();
    Element& home = of(holder);
    return holder.is("figure") && home.type == "Figure" ? *home.parent : home;
}

// A line of a scanned page belongs to the paragraph that began last.
Element& Tree::line(xml::Node node) {
    const xml::Node before = node.previous_element();
    if (before && node.attr("begins") != "yes") {
        return of(before);
    }
    return make("P", beside_image(node.closest("image")), node);
}

Element& Tree::code(xml::Node node) {
    Element& beside = beside_image(node.closest("image"));
    const bool in_text = node.closest("image").parent().is("p");
    Element& home = in_text ? beside : make("P", beside, node);
    return clean_address(node.attr("href")).empty() || enclosing(home, "Link") != nullptr
               ? home
               : make("Link", home, node);
}

// The element that a note is put into: beside the block that refers to it. What may hold only
// certain kids (figures, tables, headings' lines of a 目次) is passed over.
Element& Tree::note_home(xml::Node block) {
    Element* beside = made(block);
    if (beside == nullptr) {
        beside = &of(block);
    }
    constexpr std::array homes{
        "Document"sv, "Sect"sv, "Div"sv, "LBody"sv, "TD"sv, "TH"sv, "BlockQuote"sv};
    while (beside->parent != nullptr &&
           std::find(homes.begin(), homes.end(), beside->parent->type) == homes.end()) {
        beside = beside->parent;
    }
    return *beside;
}

Element& Tree::note(xml::Node node) {
    const auto found = note_refs_.find(node.attr("id"));
    xml::Node block =
        found == note_refs_.end() ? xml::Node() : doc::block_of(found->second.parent());
    while (block && block.closest("note")) {
        block = xml::Node(); // a note in a note
    }
    Element* beside = block && of(block).parent != nullptr ? &note_home(block) : nullptr;
    Element& parent = beside != nullptr && beside->parent != nullptr ? *beside->parent : root();
    Element& note = make(profile_ == Profile::ua2 ? "FENote" : "Note", parent, node);
    note.order_of_note = note.order;
    if (beside != nullptr) {
        note.order = beside->order;
    }
    note.id = node.attr("id");
    note.note_type = node.attr("kind") == "endnote" ? "Endnote" : "Footnote";
    return note;
}

void Tree::connect() {
    for (Element& element : elements_) {
        if (element.parent == nullptr) {
            continue;
        }
        const bool refers = element.type == "Reference" && element.node.is("note-ref");
        Element* note = refers ? made(targets_.node(element.node.attr("ref"))) : nullptr;
        if (note != nullptr) {
            element.refers_to.push_back(note);
            note->refers_to.push_back(&element);
        }
        if (element.type == "TOCI") {
            if (Element* target = made(targets_.node(element.node.attr("ref")))) {
                element.refers_to.push_back(target);
            }
        }
    }
}

// What turned out to have no content is no element; a cell may be empty.
void Tree::prune() {
    for (auto element = elements_.rbegin(); element != elements_.rend(); ++element) {
        if (!element->kids.empty() || element->parent == nullptr || element->is_math ||
            element->type == "TD" || element->type == "TH") {
            continue;
        }
        auto& siblings = element->parent->kids;
        siblings.erase(std::find(siblings.begin(), siblings.end(), Element::Kid(&*element)));
        element->parent = nullptr;
    }
}

void Tree::finish() {
    prune();
    for (Element& element : elements_) {
        const auto is_element = [](const Element::Kid& kid) { return kid.index() == 0; };
        if (!std::all_of(element.kids.begin(), element.kids.end(), is_element)) {
            continue; // text: the order on the page is the order
        }
        std::stable_sort(
            element.kids.begin(), element.kids.end(), [](const auto& a, const auto& b) {
                const Element& left = *std::get<Element*>(a);
                const Element& right = *std::get<Element*>(b);
                return std::tie(left.order, left.order_of_note) <
                       std::tie(right.order, right.order_of_note);
            });
    }
    connect();
}

} // namespace engross::pdf
