#include "tags.h"

#include "base/error.h"
#include "doc/formula_speech.h"
#include "doc/mathml_shape.h"

#include <algorithm>

namespace engross::pdf {

struct Tree::Rule {
    std::string_view name;
    Element& (Tree::*make)(xml::Node);
};

namespace {

std::string_view language_of(const Element& element) {
    const Element* speaker = &element;
    while (speaker->lang.empty() && speaker->parent != nullptr) {
        speaker = speaker->parent;
    }
    return speaker->lang;
}

} // namespace

const Tree::Rule* Tree::rule(std::string_view name) {
    static constexpr Rule rules[] = {
        {"p", &Tree::paragraph},     {"heading", &Tree::heading}, {"label", &Tree::label},
        {"span", &Tree::span},       {"link", &Tree::link},       {"note-ref", &Tree::note_ref},
        {"image", &Tree::image},     {"figure", &Tree::figure},   {"caption", &Tree::caption},
        {"section", &Tree::sect},    {"cover", &Tree::sect},      {"abstract", &Tree::sect},
        {"title", &Tree::title},     {"toc", &Tree::toc},         {"entry", &Tree::entry},
        {"list", &Tree::list},       {"item", &Tree::item},       {"table", &Tree::table},
        {"cell", &Tree::cell},       {"note", &Tree::note},       {"quote", &Tree::quote},
        {"formula", &Tree::formula}, {"ruby", &Tree::ruby},       {"base", &Tree::ruby},
        {"reading", &Tree::ruby},    {"line", &Tree::line},       {"code", &Tree::code},
    };
    for (const Rule& one : rules) {
        if (one.name == name) {
            return &one;
        }
    }
    return nullptr;
}

Tree::Tree(const doc::Document& document,
           const layout::Formulas& formulas,
           const Targets& targets,
           Profile profile)
    : document_(document), formulas_(formulas), targets_(targets), profile_(profile) {
    Element& root = elements_.emplace_back();
    root.type = "Document";
    root.lang = document.root().attr("lang");
    index();
}

void Tree::index() {
    const xml::Node root = document_.root();
    for (xml::Node node = root; node; node = node.following(root)) {
        if (!node.is_element()) {
            continue;
        }
        order_.emplace(node.raw(), order_.size() + 1);
        if (node.is("note-ref")) {
            note_refs_.emplace(node.attr("ref"), node);
        }
    }
}

Element& Tree::of(xml::Node node) {
    if (!node || node.is("document") || node.parent() == document_.root()) {
        return root();
    }
    if (const auto found = content_.find(node.raw()); found != content_.end()) {
        return *found->second;
    }
    const Rule* known = rule(node.name());
    Element& element = known != nullptr ? (this->*known->make)(node) : plain(node);
    content_[node.raw()] = &element;
    return element;
}

Element* Tree::made(xml::Node node) {
    const auto found = outermost_.find(node.raw());
    return found == outermost_.end() ? nullptr : found->second;
}

Element& Tree::make(std::string_view type, Element& parent, xml::Node node) {
    Element& element = elements_.emplace_back();
    element.type = type;
    element.node = node;
    element.parent = &parent;
    element.order = order_[node.raw()];
    parent.kids.emplace_back(&element);
    if (!outermost_.emplace(node.raw(), &element).second) {
        return element;
    }
    if (const auto lang = node.attr("lang"); !lang.empty()) {
        element.lang = lang == language_of(parent) ? "" : lang;
    }
    return element;
}

Element& Tree::plain(xml::Node node) { return of(node.parent()); }

Element& Tree::paragraph(xml::Node node) { return make("P", of(node.parent()), node); }

Element& Tree::title(xml::Node node) {
    Element& parent = of(node.parent());
    const bool may_be_title = parent.type == "Document" || parent.type == "Sect";
    return make(profile_ == Profile::ua2 && may_be_title ? "Title" : "P", parent, node);
}

Element& Tree::sect(xml::Node node) { return make("Sect", of(node.parent()), node); }

// H1 comes first and no level is passed over downwards (ISO 14289-1, 7.4.2), whatever the author
// did; PDF 1.7 ends at H6.
Element& Tree::heading(xml::Node node) {
    static constexpr std::string_view types[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
    const int wanted = std::clamp(text::to_int(node.attr("level"), 1), 1, 6);
    last_level_ = std::min(wanted, last_level_ + 1);
    return make(types[last_level_ - 1], of(node.parent()), node);
}

// A Sect with the heading; the lines are in a TOC inside, which may hold no heading.
Element& Tree::toc(xml::Node node) { return make("Sect", of(node.parent()), node); }

Element& Tree::entry(xml::Node node) {
    const xml::Node toc_node = node.parent();
    Element& home = of(toc_node);
    Element* lines = nullptr;
    for (const auto& kid : home.kids) {
        Element* const* element = std::get_if<Element*>(&kid);
        if (element != nullptr && (*element)->type == "TOC") {
            lines = *element;
        }
    }
    if (lines == nullptr) {
        lines = &make("TOC", home, toc_node);
        lines->order = order_[node.raw()];
    }
    Element& line = make("TOCI", *lines, node);
    return link_in_reference(line, node, node.attr("ref"));
}

Element& Tree::link_in_reference(Element& parent, xml::Node node, std::string_view ref) {
    Element& reference = make("Reference", parent, node);
    if (enclosing(parent, "Link") != nullptr || !targets_.start(ref)) {
        return reference;
    }
    return make("Link", reference, node);
}

Element& Tree::label(xml::Node node) {
    const xml::Node holder = node.parent();
    if (holder.is("item")) {
        Element& body = of(holder);
        Element& label = make("Lbl", *body.parent, node);
        return label;
    }
    return holder.is("note") ? make("Lbl", of(holder), node) : plain(node);
}

Element& Tree::quote(xml::Node node) {
    Element& parent = of(node.parent());
    const bool in_cell = parent.type == "TD" || parent.type == "TH";
    return make(in_cell ? "Div" : "BlockQuote", parent, node);
}

xml::Node Tree::math_of(xml::Node formula) const {
    const auto found = formulas_.find(formula.raw());
    return found == formulas_.end() || !found->second ? xml::Node() : found->second.root();
}

// Said in the language of what stands around it.
Element& Tree::formula(xml::Node node) {
    Element& formula = make("Formula", of(node.parent()), node);
    const bool is_chinese = language_of(formula).starts_with("zh");
    formula.alt = doc::spoken_formula(math_of(node), is_chinese ? Language::zh_tw : Language::en);
    if (formula.alt.empty()) {
        formula.alt = text::shorten(node.text(), doc::longest_reading);
    }
    return formula;
}

Element& Tree::of(xml::Node formula, xml::Node part) {
    const auto found = content_.find(part.raw());
    if (found != content_.end()) {
        return *found->second;
    }
    make_math(of(formula), math_of(formula));
    return *content_.at(part.raw());
}

// Words stand in ActualText until they are drawn: no glyphs show a bar above, or the sign for
// invisible multiplication.
void Tree::make_math(Element& parent, xml::Node node) {
    Element& element = elements_.emplace_back();
    element.type = doc::presentation_name(node);
    element.node = node;
    element.parent = &parent;
    element.order = elements_.size();
    element.is_math = true;
    parent.kids.emplace_back(&element);
    content_[node.raw()] = &element;
    if (doc::is_token(node)) {
        element.actual_text = node.closest("mphantom") ? "" : text::trim(node.text());
        return;
    }
    for (const xml::Node child : node.children()) {
        const bool is_left_out = child.name().starts_with("annotation") ||
                                 (child.is("none") && !node.is("mmultiscripts"));
        if (!is_left_out) {
            make_math(element, child);
        }
    }
}

Element& Tree::link(xml::Node node) {
    Element& parent = of(node.parent());
    const auto href = node.attr("href");
    const bool leads =
        href.empty() ? targets_.start(node.attr("ref")).has_value() : !clean_address(href).empty();
    return leads && enclosing(parent, "Link") == nullptr ? make("Link", parent, node) : parent;
}

Element& Tree::note_ref(xml::Node node) {
    return link_in_reference(of(node.parent()), node, node.attr("ref"));
}

Element& Tree::ruby(xml::Node node) {
    static constexpr std::pair<std::string_view, std::string_view> types[] = {
        {"ruby", "Ruby"}, {"base", "RB"}, {"reading", "RT"}};
    const auto* type = std::find_if(
        std::begin(types), std::end(types), [&](const auto& one) { return node.is(one.first); });
    return make(type->second, of(node.parent()), node);
}

Element& Tree::span(xml::Node node) {
    Element& parent = of(node.parent());
    const auto lang = node.attr("lang");
    return lang.empty() || lang == language_of(parent) ? parent : make("Span", parent, node);
}

} // namespace engross::pdf
