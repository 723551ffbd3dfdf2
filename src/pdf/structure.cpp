#include "structure.h"

#include "content.h"

#include "doc/mathml_shape.h"

#include <algorithm>

namespace engross::pdf {
namespace {

Object mark_reference(const Object& page, int mark) {
    return dictionary({{"/Type", name("MCR")}, {"/Pg", page}, {"/MCID", number(mark)}});
}

Object kids_of(const Element& element,
               const std::vector<Object>& pages,
               std::optional<std::size_t> own_page) {
    std::vector<Object> kids;
    for (const auto& kid : element.kids) {
        if (const Mark* mark = std::get_if<Mark>(&kid)) {
            kids.push_back(mark->page == own_page ? number(mark->id)
                                                  : mark_reference(pages[mark->page], mark->id));
        } else {
            kids.push_back(std::get<Element*>(kid)->object);
        }
    }
    for (std::size_t i = 0; i < element.annotations.size(); ++i) {
        kids.push_back(dictionary({{"/Type", name("OBJR")},
                                   {"/Obj", element.annotations[i]},
                                   {"/Pg", pages[element.areas[i].page]}}));
    }
    return kids.size() == 1 ? kids.front() : array(kids);
}

std::optional<std::size_t> page_of_marks(const Element& element) {
    for (const auto& kid : element.kids) {
        if (const Mark* mark = std::get_if<Mark>(&kid)) {
            return mark->page;
        }
    }
    return element.areas.empty() ? std::nullopt : std::optional(element.areas.front().page);
}

void add_table_attributes(const Element& element, std::vector<Object>& all) {
    Entries table;
    if (!element.scope.empty()) {
        table["/Scope"] = name(element.scope);
    }
    if (element.colspan > 1) {
        table["/ColSpan"] = number(element.colspan);
    }
    if (element.rowspan > 1) {
        table["/RowSpan"] = number(element.rowspan);
    }
    if (!table.empty()) {
        table["/O"] = name("Table");
        all.push_back(dictionary(table));
    }
}

void add_layout_attributes(const Element& element, std::vector<Object>& all) {
    if (element.type != "Figure" || !element.box) {
        return;
    }
    const Box& box = *element.box;
    Entries layout{
        {"/O", name("Layout")},
        {"/BBox", array({real(box.left), real(box.bottom), real(box.right), real(box.top)})}};
    if (element.is_block) {
        layout["/Placement"] = name("Block");
    }
    all.push_back(dictionary(layout));
}

// Of the MathML namespace (ISO 32000-2, 14.7.6.4): text strings, as in XML.
void add_math_attributes(const Element& element, const Object& space, std::vector<Object>& all) {
    Entries math;
    for (const auto& [key, value] : doc::presentation_attributes(element.node, element.type)) {
        math["/" + std::string(key)] = words(value);
    }
    const bool is_displayed =
        element.node.attr("display") == "block" || element.parent->node.attr("display") == "block";
    if (element.type == "math" && is_displayed) {
        math["/display"] = words("block");
    }
    if (!math.empty()) {
        math["/O"] = name("NSO");
        math["/NS"] = space;
        all.push_back(dictionary(math));
    }
}

std::vector<Object> attributes_of(const Element& element, const Object& math) {
    std::vector<Object> all;
    if (!element.list_numbering.empty()) {
        all.push_back(
            dictionary({{"/O", name("List")}, {"/ListNumbering", name(element.list_numbering)}}));
    }
    if (element.type == "FENote") {
        all.push_back(dictionary({{"/O", name("FENote")}, {"/NoteType", name(element.note_type)}}));
    }
    if (element.is_math) {
        add_math_attributes(element, math, all);
    }
    add_table_attributes(element, all);
    add_layout_attributes(element, all);
    return all;
}

void fill(Element& element,
          const Object& parent,
          const std::vector<Object>& pages,
          const Object& math) {
    Object& object = element.object;
    const auto own_page = page_of_marks(element);
    object.replaceKey("/S", name(element.type));
    object.replaceKey("/P", parent);
    if (own_page) {
        object.replaceKey("/Pg", pages[*own_page]);
    }
    if (!element.kids.empty() || !element.annotations.empty()) {
        object.replaceKey("/K", kids_of(element, pages, own_page));
    }
    if (const auto attributes = attributes_of(element, math); !attributes.empty()) {
        object.replaceKey("/A", attributes.size() == 1 ? attributes.front() : array(attributes));
    }
    if (!element.lang.empty() && element.parent != nullptr) {
        object.replaceKey("/Lang", words(element.lang));
    }
    if (!element.alt.empty()) {
        object.replaceKey("/Alt", words(legible(element.alt)));
    }
    if (!element.actual_text.empty()) {
        object.replaceKey("/ActualText", words(legible(element.actual_text)));
    }
    if (!element.id.empty()) {
        object.replaceKey("/ID", bytes(element.id));
    }
}

void fill_references(Element& element) {
    std::vector<Object> references;
    for (const Element* other : element.refers_to) {
        if (other->parent != nullptr) {
            references.push_back(other->object);
        }
    }
    if (!references.empty()) {
        element.object.replaceKey("/Ref", array(references));
    }
}

Object parent_tree(QPDF& pdf,
                   const std::vector<PageContent>& contents,
                   const std::vector<Element*>& annotation_owners) {
    std::vector<Object> numbers;
    long long key = 0;
    for (const PageContent& content : contents) {
        std::vector<Object> owners;
        for (const Element* owner : content.owners) {
            owners.push_back(owner->object);
        }
        numbers.push_back(number(key++));
        numbers.push_back(pdf.makeIndirectObject(array(owners)));
    }
    for (const Element* owner : annotation_owners) {
        numbers.push_back(number(key++));
        numbers.push_back(owner->object);
    }
    return pdf.makeIndirectObject(dictionary({{"/Nums", array(numbers)}}));
}

Object id_tree(QPDF& pdf, Tree& tree) {
    std::map<std::string, Object> by_id; // a name tree is sorted by its keys' bytes
    for (const Element& element : tree.elements()) {
        if (!element.id.empty() && element.parent != nullptr) {
            by_id.emplace(element.id, element.object);
        }
    }
    std::vector<Object> names;
    for (const auto& [id, object] : by_id) {
        names.push_back(bytes(id));
        names.push_back(object);
    }
    return names.empty() ? Object::newNull()
                         : pdf.makeIndirectObject(dictionary({{"/Names", array(names)}}));
}

// What PDF 2.0 kept only in the default namespace, that of PDF 1.7 (ISO 32000-2, 14.8.6).
bool is_of_pdf_1_7(std::string_view type) {
    return type == "TOC" || type == "TOCI" || type == "Reference" || type == "BlockQuote";
}

bool is_used(Tree& tree, const Element& element) {
    return element.parent != nullptr || &element == &tree.root();
}

// The namespaces of a file (ISO 32000-2, 14.7.4); null where it has none of them.
struct Spaces {
    Object pdf_2_0 = Object::newNull();
    Object math = Object::newNull();
};

Object space(QPDF& pdf, std::string_view uri) {
    return pdf.makeIndirectObject(dictionary({{"/Type", name("Namespace")}, {"/NS", words(uri)}}));
}

Spaces write_spaces(QPDF& pdf, Tree& tree, Object root) {
    Spaces spaces{.pdf_2_0 = space(pdf, "http://iso.org/pdf2/ssn")};
    std::vector<Object> all{spaces.pdf_2_0};
    if (std::ranges::any_of(tree.elements(), &Element::is_math)) {
        spaces.math = space(pdf, doc::mathml_namespace);
        all.push_back(spaces.math);
    }
    root.replaceKey("/Namespaces", array(all));
    return spaces;
}

} // namespace

void reserve(QPDF& pdf, Tree& tree) {
    for (Element& element : tree.elements()) {
        if (is_used(tree, element)) {
            element.object = pdf.makeIndirectObject(Object::newDictionary());
        }
    }
}

Object write_structure(QPDF& pdf,
                       Tree& tree,
                       const std::vector<Object>& pages,
                       const std::vector<PageContent>& contents,
                       const std::vector<Element*>& annotation_owners,
                       Profile profile) {
    Object root = pdf.makeIndirectObject(Object::newDictionary());
    const Spaces spaces = profile == Profile::ua2 ? write_spaces(pdf, tree, root) : Spaces{};
    for (Element& element : tree.elements()) {
        if (!is_used(tree, element)) {
            continue;
        }
        fill(
            element, element.parent != nullptr ? element.parent->object : root, pages, spaces.math);
        if (profile == Profile::ua2) {
            if (element.is_math || !is_of_pdf_1_7(element.type)) {
                element.object.replaceKey("/NS", element.is_math ? spaces.math : spaces.pdf_2_0);
            }
            fill_references(element);
        }
    }
    root.replaceKey("/Type", name("StructTreeRoot"));
    root.replaceKey("/K", tree.root().object);
    root.replaceKey("/ParentTree", parent_tree(pdf, contents, annotation_owners));
    root.replaceKey("/ParentTreeNextKey",
                    number(static_cast<long long>(contents.size() + annotation_owners.size())));
    if (const Object ids = id_tree(pdf, tree); !Object(ids).isNull()) {
        root.replaceKey("/IDTree", ids);
    }
    return root;
}

} // namespace engross::pdf
