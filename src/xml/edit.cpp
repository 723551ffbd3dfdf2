// Changes to the tree.
#include "xml/xml.h"

#include <libxml/tree.h>

#include <new>

namespace engross::xml {

namespace {

// libxml2 wants terminated strings.
const xmlChar* terminated(const std::string& text) {
    return reinterpret_cast<const xmlChar*>(text.c_str());
}

xmlNode* new_element(xmlNode* neighbour, std::string_view name) {
    const std::string copy(name);
    xmlNode* node = xmlNewDocNode(neighbour->doc, nullptr, terminated(copy), nullptr);
    if (node == nullptr) {
        throw std::bad_alloc();
    }
    return node;
}

xmlNode* new_text(xmlNode* neighbour, std::string_view text) {
    xmlNode* node = xmlNewDocTextLen(neighbour->doc, reinterpret_cast<const xmlChar*>(text.data()),
                                     static_cast<int>(text.size()));
    if (node == nullptr) {
        throw std::bad_alloc();
    }
    return node;
}

// xmlAddChild and its kin merge adjacent texts and free one of them, which would leave a dangling Node;
// so nodes are linked by hand, and texts stay apart.
void unlink(xmlNode* node) {
    xmlUnlinkNode(node);
}

void link_between(xmlNode* parent, xmlNode* before, xmlNode* node, xmlNode* after) {
    node->parent = parent;
    node->prev = before;
    node->next = after;
    (before != nullptr ? before->next : parent->children) = node;
    (after != nullptr ? after->prev : parent->last) = node;
    if (node->doc != parent->doc) {
        xmlSetTreeDoc(node, parent->doc);
    }
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

Node Node::append(std::string_view name) {
    xmlNode* node = new_element(raw_, name);
    link_between(raw_, raw_->last, node, nullptr);
    return Node(node);
}

Node Node::append_text(std::string_view text) {
    xmlNode* node = new_text(raw_, text);
    link_between(raw_, raw_->last, node, nullptr);
    return Node(node);
}

Node Node::prepend(std::string_view name) {
    xmlNode* node = new_element(raw_, name);
    link_between(raw_, nullptr, node, raw_->children);
    return Node(node);
}

Node Node::insert_before(std::string_view name) {
    xmlNode* node = new_element(raw_, name);
    link_between(raw_->parent, raw_->prev, node, raw_);
    return Node(node);
}

Node Node::insert_after(std::string_view name) {
    xmlNode* node = new_element(raw_, name);
    link_between(raw_->parent, raw_, node, raw_->next);
    return Node(node);
}

Node Node::insert_text_before(std::string_view text) {
    xmlNode* node = new_text(raw_, text);
    link_between(raw_->parent, raw_->prev, node, raw_);
    return Node(node);
}

void Node::set(std::string_view name, std::string_view value) {
    const std::string name_copy(name);
    const std::string value_copy(value);
    xmlSetProp(raw_, terminated(name_copy), terminated(value_copy));
}

void Node::unset(std::string_view name) {
    const std::string copy(name);
    xmlUnsetProp(raw_, terminated(copy));
}

Node& Node::qualify(const Namespace& space) {
    // As its parent, when that is in the namespace: perhaps the default one.
    xmlNs* of_parent = raw_->parent == nullptr ? nullptr : raw_->parent->ns;
    raw_->ns = of_parent != nullptr && has_value(of_parent->href, space.uri) ? of_parent : namespace_of(raw_, space);
    return *this;
}

void Node::set(const Namespace& space, std::string_view name, std::string_view value) {
    const std::string name_copy(name);
    const std::string value_copy(value);
    xmlSetNsProp(raw_, namespace_of(raw_, space), terminated(name_copy), terminated(value_copy));
}

void Node::unset(const Namespace& space, std::string_view name) {
    const std::string uri(space.uri);
    const std::string copy(name);
    if (xmlAttr* attribute = xmlHasNsProp(raw_, terminated(copy), terminated(uri))) {
        xmlRemoveProp(attribute);
    }
}

void Node::rename(std::string_view name) {
    const std::string copy(name);
    xmlNodeSetName(raw_, terminated(copy));
}

void Node::set_content(std::string_view text) {
    xmlNodeSetContentLen(raw_, reinterpret_cast<const xmlChar*>(text.data()), static_cast<int>(text.size()));
}

void Node::move_into(Node parent) {
    unlink(raw_);
    link_between(parent.raw_, parent.raw_->last, raw_, nullptr);
}

void Node::move_to_front_of(Node parent) {
    unlink(raw_);
    link_between(parent.raw_, nullptr, raw_, parent.raw_->children);
}

void Node::move_before(Node sibling) {
    unlink(raw_);
    link_between(sibling.raw_->parent, sibling.raw_->prev, raw_, sibling.raw_);
}

void Node::move_after(Node sibling) {
    unlink(raw_);
    link_between(sibling.raw_->parent, sibling.raw_, raw_, sibling.raw_->next);
}

void Node::move_children_into(Node parent) {
    while (Node node = first_child()) {
        node.move_into(parent);
    }
}

Node Node::copy_into(Node parent) const {
    xmlNode* copy = xmlDocCopyNode(raw_, parent.raw_->doc, 1);
    if (copy == nullptr) {
        throw std::bad_alloc();
    }
    link_between(parent.raw_, parent.raw_->last, copy, nullptr);
    constexpr int remove_redundant = 1; // XML_DOM_RECONNS_REMOVEREDUND of tree.c: namespaces that are declared above
    xmlDOMWrapReconcileNamespaces(nullptr, copy, remove_redundant);
    return Node(copy);
}

void Node::unwrap() {
    while (Node node = first_child()) {
        node.move_before(*this);
    }
    remove();
}

void Node::remove() {
    unlink(raw_);
    xmlFreeNode(raw_);
    raw_ = nullptr;
}

} // namespace engross::xml
