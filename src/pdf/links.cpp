#include "links.h"

#include "doc/document.h"

namespace engross::pdf {
namespace {

Object box_array(const Box& box) {
    return array({real(box.left), real(box.bottom), real(box.right), real(box.top)});
}

// Top left, top right, bottom left, bottom right: the order that readers use, whatever 12.5.6.5
// draws.
Object quads(const std::vector<Box>& boxes) {
    std::vector<Object> points;
    for (const Box& box : boxes) {
        for (const float value :
             {box.left, box.top, box.right, box.top, box.left, box.bottom, box.right, box.bottom}) {
            points.push_back(real(value));
        }
    }
    return array(points);
}

xml::Node target_node(const Element& link, const Targets& targets) {
    return targets.node(link.node.attr("ref"));
}

// What a person hears of the link besides its words (ISO 14289-1, 7.18.5).
std::string contents_of(const Element& link, const Targets& targets) {
    constexpr std::size_t limit = 120;
    if (const auto title = link.node.attr("title"); !text::is_blank(title)) {
        return std::string(title);
    }
    if (link.node.is("note-ref")) {
        return text::shorten(doc::plain_text(target_node(link, targets)), limit);
    }
    std::string said(text::trim(doc::plain_text(link.node)));
    if (said.empty()) {
        said = link.node.attr("href");
    }
    if (said.empty()) {
        said = doc::plain_text(doc::block_of(target_node(link, targets)));
    }
    return said.empty() ? "→" : text::shorten(said, limit);
}

Way way_of(const Element& link, Tree& tree, const Places& places) {
    if (const auto href = link.node.attr("href"); !href.empty()) {
        return {"/A",
                dictionary({{"/Type", name("Action")},
                            {"/S", name("URI")},
                            {"/URI", bytes(clean_address(href))}})};
    }
    // Tree makes a Link only for what Targets can find.
    return way_to(link.node.attr("ref"), tree, places).value();
}

Object
annotation(const Element& link, const Area& area, const Way& way, const std::string& contents) {
    Box whole = area.boxes.front();
    for (const Box& box : area.boxes) {
        whole.extend(box);
    }
    Entries entries{{"/Type", name("Annot")},
                    {"/Subtype", name("Link")},
                    {"/Rect", box_array(whole)},
                    {"/F", number(4)},
                    {"/Border", array({number(0), number(0), number(0)})},
                    {"/Contents", words(contents)},
                    {way.key, way.value}};
    if (area.boxes.size() > 1) {
        entries["/QuadPoints"] = quads(area.boxes);
    }
    if (!link.lang.empty()) {
        entries["/Lang"] = words(link.lang);
    }
    return dictionary(entries);
}

} // namespace

std::optional<Way> way_to(std::string_view ref, Tree& tree, const Places& places) {
    const auto start = places.targets.start(ref);
    if (!start || start->page >= places.pages.size()) {
        return std::nullopt;
    }
    const double top = static_cast<double>(places.layout.pages[start->page].height - start->y);
    const std::vector<Object> view{name("XYZ"), Object::newNull(), real(top), Object::newNull()};
    std::vector<Object> place{places.pages[start->page]};
    place.insert(place.end(), view.begin(), view.end());
    if (places.profile == Profile::ua1) {
        return Way{"/Dest", array(place)};
    }
    Element* element = tree.made(places.targets.node(ref));
    if (element == nullptr || element->parent == nullptr) {
        element = &tree.of(places.targets.node(ref));
    }
    std::vector<Object> structure{element->object};
    structure.insert(structure.end(), view.begin(), view.end());
    return Way{"/A",
               dictionary({{"/Type", name("Action")},
                           {"/S", name("GoTo")},
                           {"/D", array(place)},
                           {"/SD", array(structure)}})};
}

std::vector<Element*> write_links(QPDF& pdf, Tree& tree, const Places& places) {
    std::vector<Element*> owners;
    std::vector<std::vector<Object>> by_page(places.pages.size());
    for (Element& link : tree.elements()) {
        if (link.areas.empty()) {
            continue;
        }
        const Way way = way_of(link, tree, places);
        const std::string contents = contents_of(link, places.targets);
        for (const Area& area : link.areas) {
            Object made = pdf.makeIndirectObject(annotation(link, area, way, contents));
            made.replaceKey("/StructParent",
                            number(static_cast<long long>(places.pages.size() + owners.size())));
            owners.push_back(&link);
            link.annotations.push_back(made);
            by_page[area.page].push_back(made);
        }
    }
    for (std::size_t page = 0; page < by_page.size(); ++page) {
        if (!by_page[page].empty()) {
            Object(places.pages[page]).replaceKey("/Annots", array(by_page[page]));
        }
    }
    return owners;
}

} // namespace engross::pdf
