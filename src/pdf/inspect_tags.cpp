#include "inspect.h"

#include <algorithm>
#include <array>

namespace engross::pdf {
namespace {

constexpr int deepest = 400; // what follows below is not looked at

bool is_standard(std::string_view type) {
    static constexpr std::array<std::string_view, 57> types{
        "Document",   "Part",    "Art",     "Sect",    "Div",
        "BlockQuote", "Caption", "TOC",     "TOCI",    "Index",
        "NonStruct",  "Private", "P",       "H",       "H1",
        "H2",         "H3",      "H4",      "H5",      "H6",
        "L",          "LI",      "Lbl",     "LBody",   "Table",
        "TR",         "TH",      "TD",      "THead",   "TBody",
        "TFoot",      "Span",    "Quote",   "Note",    "Reference",
        "BibEntry",   "Code",    "Link",    "Annot",   "Ruby",
        "RB",         "RT",      "RP",      "Warichu", "WT",
        "WP",         "Figure",  "Formula", "Form",    "DocumentFragment",
        "Aside",      "Title",   "FENote",  "Sub",     "Em",
        "Strong",     "Artifact"};
    return std::ranges::find(types, type) != types.end();
}

std::vector<Object> items_of(Object value) {
    if (value.isArray()) {
        return value.getArrayAsVector();
    }
    return value.isNull() ? std::vector<Object>() : std::vector<Object>{value};
}

void set(xml::Node node, std::string_view key, const std::string& value) {
    if (!value.empty()) {
        node.set(key, value);
    }
}

// 1 for H1; 0 for what is no heading with a level.
int heading_level(std::string_view type) {
    return type.size() == 2 && type.front() == 'H' && type[1] >= '1' && type[1] <= '6'
               ? type[1] - '0'
               : 0;
}

bool has_area(Object box) {
    if (!box.isArray() || box.getArrayNItems() != 4) {
        return false;
    }
    const auto side = [&](int i) { return box.getArrayItem(i).getNumericValue(); };
    return side(0) < side(2) && side(1) < side(3);
}

class Tags {
public:
    explicit Tags(Inspected& file) : file_(file), roles_(root().getKey("/RoleMap")) {}

    [[nodiscard]] Object root() const { return file_.pdf.getRoot().getKey("/StructTreeRoot"); }

    void kids(Object element, xml::Node node, int depth);

private:
    void kid(Object value, const Object& owner, xml::Node node, int page, int depth);
    void element(Object value, xml::Node parent, int depth);
    void mark(long long mcid, int page, const Object& owner, xml::Node node);
    void object(Object reference, const Object& owner, xml::Node node, int page);
    void attributes(Object value, xml::Node node) const;
    [[nodiscard]] std::string standard_type(const std::string& type) const;
    [[nodiscard]] bool leads_back(long long number, long long mcid, const Object& owner) const;

    Inspected& file_;
    Object roles_;
    int last_level_ = 0;
};

void Tags::kids(Object element, xml::Node node, int depth) {
    const int page = file_.page_of(element.getKey("/Pg"));
    for (const Object& value : items_of(element.getKey("/K"))) {
        kid(value, element, node, page, depth);
    }
}

void Tags::kid(Object value, const Object& owner, xml::Node node, int page, int depth) {
    if (value.isInteger()) {
        mark(value.getIntValue(), page, owner, node);
    } else if (!value.isDictionary()) {
        node.append("other");
    } else if (value.hasKey("/MCID")) {
        const int own = file_.page_of(value.getKey("/Pg"));
        mark(value.getKey("/MCID").getIntValue(), own > 0 ? own : page, owner, node);
    } else if (value.hasKey("/Obj")) {
        object(value, owner, node, page);
    } else if (depth < deepest) {
        element(value, node, depth + 1);
    }
}

std::string Tags::standard_type(const std::string& type) const {
    std::string mapped = type;
    for (int step = 0; step < 8 && !is_standard(mapped) && Object(roles_).isDictionary(); ++step) {
        mapped = name_of(Object(roles_).getKey("/" + mapped));
    }
    return is_standard(mapped) ? mapped : std::string();
}

void Tags::element(Object value, xml::Node parent, int depth) {
    const std::string type = name_of(value.getKey("/S"));
    const bool is_of_formula =
        is_math(value) && !type.empty() &&
        std::ranges::all_of(type, [](char c) { return c >= 'a' && c <= 'z'; });
    const std::string standard = is_of_formula ? type : standard_type(type);
    xml::Node node = parent.append(standard.empty() ? "other" : standard);
    if (standard != type) {
        set(node, "type", type);
    }
    set(node, "lang", text_of(value.getKey("/Lang")));
    set(node, "alt", text_of(value.getKey("/Alt")));
    set(node, "actual-text", text_of(value.getKey("/ActualText")));
    if (const Object id = value.getKey("/ID"); Object(id).isString()) {
        const auto found = file_.id_tree.find(Object(id).getUTF8Value());
        set(node, "ident", text_of(id));
        set(node,
            "id-tree",
            yes(found != file_.id_tree.end() && found->second == value.getObjGen()));
    }
    if (const int level = heading_level(standard); level > 0) {
        node.set("follows", std::to_string(last_level_));
        last_level_ = level;
    }
    for (const Object& each : items_of(value.getKey("/A"))) {
        attributes(each, node);
    }
    kids(value, node, depth);
    for (const xml::Node child : node.children()) {
        if (child.has("pdf-page")) {
            node.set("pdf-page", child.attr("pdf-page"));
            break;
        }
    }
}

void Tags::attributes(Object value, xml::Node node) const {
    if (!value.isDictionary()) {
        return; // a revision number
    }
    set(node, "scope", name_of(value.getKey("/Scope")));
    set(node, "list-numbering", name_of(value.getKey("/ListNumbering")));
    for (const auto& [key, attribute] :
         {std::pair("/ColSpan", "colspan"), std::pair("/RowSpan", "rowspan")}) {
        if (const Object span = value.getKey(key); Object(span).isInteger()) {
            node.set(attribute, std::to_string(Object(span).getIntValue()));
        }
    }
    if (value.hasKey("/BBox")) {
        node.set("bbox", yes(has_area(value.getKey("/BBox"))));
    }
}

bool Tags::leads_back(long long number, long long mcid, const Object& owner) const {
    const auto found = file_.parent_tree.find(number);
    if (found == file_.parent_tree.end()) {
        return false;
    }
    Object held = found->second;
    if (mcid < 0) {
        return held.getObjGen() == Object(owner).getObjGen();
    }
    return held.isArray() && mcid < held.getArrayNItems() &&
           held.getArrayItem(static_cast<int>(mcid)).getObjGen() == Object(owner).getObjGen();
}

void Tags::mark(long long mcid, int page, const Object& owner, xml::Node node) {
    xml::Node made = node.append("mark");
    const Object number =
        page > 0 ? file_.pages[static_cast<std::size_t>(page) - 1].getKey("/StructParents")
                 : Object::newNull();
    if (page > 0) {
        made.set("pdf-page", std::to_string(page));
    }
    made.set("mcid", std::to_string(mcid));
    made.set(
        "owner",
        yes(Object(number).isInteger() && leads_back(Object(number).getIntValue(), mcid, owner)));
    if (!file_.marks[page].insert(mcid).second) {
        made.set("again", "yes");
    }
}

void Tags::object(Object reference, const Object& owner, xml::Node node, int page) {
    Object annotation = reference.getKey("/Obj");
    const int own = file_.page_of(reference.getKey("/Pg"));
    const int at = own > 0 ? own : page;
    xml::Node made = node.append("object");
    bool listed = false;
    if (at > 0) {
        made.set("pdf-page", std::to_string(at));
        for (const Object& each :
             items_of(file_.pages[static_cast<std::size_t>(at) - 1].getKey("/Annots"))) {
            listed = listed || Object(each).getObjGen() == annotation.getObjGen();
        }
    }
    const Object number =
        annotation.isDictionary() ? annotation.getKey("/StructParent") : Object::newNull();
    made.set(
        "owner",
        yes(Object(number).isInteger() && leads_back(Object(number).getIntValue(), -1, owner)));
    made.set("on-page", yes(listed));
    file_.tagged.insert(annotation.getObjGen());
}

} // namespace

void inspect_tags(Inspected& file, xml::Node tree) {
    Tags tags(file);
    if (tags.root().isDictionary()) {
        tags.kids(tags.root(), tree, 0);
    }
}

} // namespace engross::pdf
