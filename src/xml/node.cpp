// Queries on nodes.
#include "xml/xml.h"

#include <libxml/tree.h>

namespace engross::xml {

namespace {

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

bool same(const xmlChar* text, std::string_view name) { return view(text) == name; }

// The parser substitutes the five entities, so that an attribute has at most one text node.
std::string_view value_of(const xmlAttr* attribute) {
    return attribute->children == nullptr ? std::string_view() : view(attribute->children->content);
}

const xmlAttr* find_attribute(const xmlNode* node, std::string_view name) {
    if (node == nullptr || node->type != XML_ELEMENT_NODE) {
        return nullptr;
    }
    for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
        if (same(a->name, name)) {
            return a;
        }
    }
    return nullptr;
}

xmlNode* skip_to_element(xmlNode* node, xmlNode* xmlNode::* direction) {
    while (node != nullptr && node->type != XML_ELEMENT_NODE) {
        node = node->*direction;
    }
    return node;
}

} // namespace

bool Node::is_element() const { return raw_ != nullptr && raw_->type == XML_ELEMENT_NODE; }

bool Node::is_text() const {
    return raw_ != nullptr && (raw_->type == XML_TEXT_NODE || raw_->type == XML_CDATA_SECTION_NODE);
}

bool Node::is(std::string_view name) const { return is_element() && same(raw_->name, name); }

std::string_view Node::name() const { return is_element() ? view(raw_->name) : std::string_view(); }

std::string_view Node::ns() const {
    return is_element() && raw_->ns != nullptr ? view(raw_->ns->href) : std::string_view();
}

long Node::line() const { return raw_ == nullptr ? 0 : xmlGetLineNo(raw_); }

Node Node::parent() const {
    return raw_ != nullptr && raw_->parent != nullptr && raw_->parent->type == XML_ELEMENT_NODE
               ? Node(raw_->parent)
               : Node();
}

Node Node::first_child() const { return is_element() ? Node(raw_->children) : Node(); }

Node Node::last_child() const { return is_element() ? Node(raw_->last) : Node(); }

Node Node::next() const { return raw_ != nullptr ? Node(raw_->next) : Node(); }

Node Node::previous() const { return raw_ != nullptr ? Node(raw_->prev) : Node(); }

Node Node::next_element() const {
    return raw_ != nullptr ? Node(skip_to_element(raw_->next, &xmlNode::next)) : Node();
}

Node Node::previous_element() const {
    return raw_ != nullptr ? Node(skip_to_element(raw_->prev, &xmlNode::prev)) : Node();
}

Node Node::child(std::string_view name) const {
    for (const Node node : children()) {
        if (node.is(name)) {
            return node;
        }
    }
    return {};
}

Node Node::closest(std::string_view name) const {
    Node node = *this;
    while (node && !node.is(name)) {
        node = node.parent();
    }
    return node;
}

NodeRange Node::children() const {
    return {is_element() ? Node(skip_to_element(raw_->children, &xmlNode::next)) : Node(), true};
}

NodeRange Node::nodes() const { return {first_child(), false}; }

Node Node::following(Node root) const {
    const Node down = first_child();
    return down ? down : following_skip(root);
}

Node Node::following_skip(Node root) const {
    for (Node node = *this; node && node != root; node = node.parent()) {
        if (const Node sibling = node.next()) {
            return sibling;
        }
    }
    return {};
}

std::string_view Node::attr(std::string_view name) const {
    const auto* attribute = find_attribute(raw_, name);
    return attribute == nullptr ? std::string_view() : value_of(attribute);
}

std::string_view Node::attr(std::string_view ns, std::string_view name) const {
    if (!is_element()) {
        return {};
    }
    for (const xmlAttr* a = raw_->properties; a != nullptr; a = a->next) {
        if (same(a->name, name) && a->ns != nullptr && same(a->ns->href, ns)) {
            return value_of(a);
        }
    }
    return {};
}

bool Node::has(std::string_view name) const { return find_attribute(raw_, name) != nullptr; }

std::vector<std::pair<std::string_view, std::string_view>> Node::attributes() const {
    std::vector<std::pair<std::string_view, std::string_view>> out;
    if (is_element()) {
        for (const xmlAttr* a = raw_->properties; a != nullptr; a = a->next) {
            out.emplace_back(view(a->name), value_of(a));
        }
    }
    return out;
}

std::string Node::text() const {
    std::string out;
    if (is_text()) {
        out = content();
    }
    for (Node node = first_child(); node; node = node.following(*this)) {
        out += node.content();
    }
    return out;
}

std::string_view Node::content() const {
    return is_text() ? view(raw_->content) : std::string_view();
}

} // namespace engross::xml
