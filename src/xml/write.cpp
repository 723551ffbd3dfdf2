#include "xml/write.h"

#include <libxml/tree.h>

#include <new>

namespace engross::xml {

namespace {

// libxml2 wants terminated strings.
const xmlChar* terminated(const std::string& text) {
    return reinterpret_cast<const xmlChar*>(text.c_str());
}

bool has_value(const xmlChar* text, std::string_view value) {
    return text != nullptr && reinterpret_cast<const char*>(text) == value;
}

// The namespace as it is declared for `node`, with a prefix: an attribute needs one.
xmlNs* declared(xmlNode* node, std::string_view uri) {
    for (xmlNode* at = node; at != nullptr && at->type == XML_ELEMENT_NODE; at = at->parent) {
        for (xmlNs* each = at->nsDef; each != nullptr; each = each->next) {
            if (each->prefix != nullptr && has_value(each->href, uri) &&
                xmlSearchNs(node->doc, node, each->prefix) == each) {
                return each;
            }
        }
    }
    return nullptr;
}

xmlNs* declare(xmlNode* node, const Namespace& space) {
    const std::string uri(space.uri);
    std::string prefix(space.prefix);
    for (int next = 1; xmlSearchNs(node->doc, node, terminated(prefix)) != nullptr; ++next) {
        prefix = std::string(space.prefix) + std::to_string(next);
    }
    xmlNode* root = xmlDocGetRootElement(node->doc);
    xmlNs* made = xmlNewNs(root, terminated(uri), terminated(prefix));
    if (made == nullptr) {
        throw std::bad_alloc();
    }
    return made;
}

xmlNs* namespace_of(xmlNode* node, const Namespace& space) {
    if (space.uri == reinterpret_cast<const char*>(XML_XML_NAMESPACE)) { // always declared
        return xmlSearchNs(node->doc, node, BAD_CAST "xml");
    }
    xmlNs* known = declared(node, space.uri);
    return known != nullptr ? known : declare(node, space);
}

} // namespace

Node qualify(Node element, const Namespace& space) {
    xmlNode* raw = element.raw();
    // As its parent, when that is in the namespace: perhaps the default one.
    xmlNs* of_parent = raw->parent == nullptr ? nullptr : raw->parent->ns;
    raw->ns = of_parent != nullptr && has_value(of_parent->href, space.uri)
                  ? of_parent
                  : namespace_of(raw, space);
    return element;
}

void set(Node element, const Namespace& space, std::string_view name, std::string_view value) {
    const std::string name_copy(name);
    const std::string value_copy(value);
    xmlSetNsProp(element.raw(),
                 namespace_of(element.raw(), space),
                 terminated(name_copy),
                 terminated(value_copy));
}

void unset(Node element, const Namespace& space, std::string_view name) {
    const std::string uri(space.uri);
    const std::string copy(name);
    if (xmlAttr* attribute = xmlHasNsProp(element.raw(), terminated(copy), terminated(uri))) {
        xmlRemoveProp(attribute);
    }
}

Node copy_into(Node node, Node parent) {
    constexpr int remove_redundant =
        1; // XML_DOM_RECONNS_REMOVEREDUND of tree.c: namespaces that are declared above
    Node copy = node.copy_into(parent);
    xmlDOMWrapReconcileNamespaces(nullptr, copy.raw(), remove_redundant);
    return copy;
}

} // namespace engross::xml
