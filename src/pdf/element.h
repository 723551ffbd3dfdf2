// One element of the tag tree while it grows; structure.cpp turns it into PDF objects.
#pragma once

#include "object.h"

#include "xml/xml.h"

#include <optional>
#include <variant>

namespace engross::pdf {

// PDF coordinates: pt, y upwards.
struct Box {
    float left, bottom, right, top;

    void extend(const Box& other);
};

// A marked-content sequence.
struct Mark {
    std::size_t page;
    int id;
    bool operator==(const Mark&) const = default;
};

// Where a link can be clicked, on one page.
struct Area {
    std::size_t page;
    std::vector<Box> boxes; // one a line
};

struct Element {
    using Kid = std::variant<Element*, Mark>;

    std::string_view type;     // standard structure type
    xml::Node node;            // null for Document
    Element* parent = nullptr; // null: Document, or dropped for want of content
    std::vector<Kid> kids;

    std::string lang; // "" when it is that of the parent
    std::string alt;
    std::string actual_text;
    bool is_math = false;   // of the MathML namespace: PDF 2.0
    std::string id;         // unique; "" for none
    std::string_view scope; // of TH
    int colspan = 1;
    int rowspan = 1;
    std::string_view list_numbering; // of L
    std::string_view note_type;      // of FENote
    std::optional<Box> box;          // of Figure, on the page of its first mark
    bool is_block = false;           // Figure: Placement Block

    // Position among its siblings: document order, whatever order the layout drew them in. Notes
    // follow the block that refers to them.
    std::size_t order = 0;
    std::size_t order_of_note = 0;

    std::vector<Area> areas;         // of Link
    std::vector<Element*> refers_to; // PDF 2.0: Ref

    Object object;                   // set by structure.cpp
    std::vector<Object> annotations; // set by links.cpp
};

// The page of its first mark, its kids' included; nothing for an element without content.
std::optional<std::size_t> first_page(const Element& element);

// Itself or the nearest ancestor of that type; null when there is none.
Element* enclosing(Element& element, std::string_view type);

} // namespace engross::pdf
