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
    xmlNode* node = xmlNewDocTextLen(neighbour->doc,
                                     reinterpret_cast<const xmlChar*>(text.data()),
                                     static_cast<int>(text.size()));
    if (node == nullptr) {
        throw std::bad_alloc();
    }
    return node;
}

// xmlAddChild and its kin merge adjacent texts and free one of them, which would leave a dangling
// Node; so nodes are linked by hand, and texts stay apart.
void unlink(xmlNode* node) { xmlUnlinkNode(node); }

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

void Node::rename(std::string_view name) {
    const std::string copy(name);
    xmlNodeSetName(raw_, terminated(copy));
}

void Node::set_content(std::string_view text) {
    xmlNodeSetContentLen(
        raw_, reinterpret_cast<const xmlChar*>(text.data()), static_cast<int>(text.size()));
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
