// The tag tree: canonical elements → structure elements. An element is made when the first content
// of it is drawn, with the ancestors that it needs, so nothing empty is ever tagged; tables are
// made whole. The tree keeps the pairs of ISO/TS 32005, so that it serves PDF 1.7 and 2.0 alike.
#pragma once

#include "element.h"
#include "pdf.h"
#include "target.h"

#include <deque>
#include <unordered_map>

namespace engross::pdf {

class Tree {
public:
    Tree(const doc::Document& document,
         const layout::Formulas& formulas,
         const Targets& targets,
         Profile profile);

    // The element that the content of a node belongs to. Throws Error(internal) for a picture
    // without alternative text (ISO 14289-1, 7.3).
    Element& of(xml::Node node);

    // In PDF 2.0: the element of the MathML namespace that a part of a formula draws, inside the
    // formula's element (ISO 32000-2, 14.8.6.3). All of the MathML is made with the first of them.
    Element& of(xml::Node formula, xml::Node part);

    [[nodiscard]] bool has_math() const { return profile_ == Profile::ua2; }

    // Brings siblings into document order and joins what refers to each other. Call once, when all
    // content has been marked.
    void finish();

    [[nodiscard]] Element& root() { return elements_.front(); }

    [[nodiscard]] std::deque<Element>& elements() { return elements_; } // parents before their kids

    // The element that a node begins with; null when nothing of the node was drawn.
    [[nodiscard]] Element* made(xml::Node node);

private:
    struct Rule;
    static const Rule* rule(std::string_view name);

    Element& make(std::string_view type, Element& parent, xml::Node node);
    Element& plain(xml::Node node); // transparent: that of the parent
    Element& paragraph(xml::Node node);
    Element& title(xml::Node node);
    Element& sect(xml::Node node);
    Element& heading(xml::Node node);
    Element& toc(xml::Node node);
    Element& entry(xml::Node node);
    Element& list(xml::Node node);
    Element& item(xml::Node node);
    Element& label(xml::Node node);
    Element& figure(xml::Node node);
    Element& caption(xml::Node node);
    Element& image(xml::Node node);
    Element& beside_image(xml::Node image);
    Element& line(xml::Node node);
    Element& code(xml::Node node);
    Element& table(xml::Node node);
    Element& cell(xml::Node node);
    Element& quote(xml::Node node);
    Element& formula(xml::Node node);
    xml::Node math_of(xml::Node formula) const;
    void make_math(Element& parent, xml::Node node);
    Element& link(xml::Node node);
    Element& note_ref(xml::Node node);
    Element& note(xml::Node node);
    Element& ruby(xml::Node node);
    Element& span(xml::Node node);

    Element& note_home(xml::Node block);
    Element& link_in_reference(Element& parent, xml::Node node, std::string_view ref);
    void make_rows(Element& parent, xml::Node group, std::size_t columns);
    void index();
    void prune();
    void connect();

    const doc::Document& document_;
    const layout::Formulas& formulas_;
    const Targets& targets_;
    Profile profile_;
    std::deque<Element> elements_;
    std::unordered_map<_xmlNode*, Element*> content_;   // where content of the node goes
    std::unordered_map<_xmlNode*, Element*> outermost_; // the first element made for the node
    std::unordered_map<_xmlNode*, std::size_t> order_;
    std::unordered_map<std::string_view, xml::Node> note_refs_; // by id of the note
    int last_level_ = 0;
};

} // namespace engross::pdf
