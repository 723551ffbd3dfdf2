// The only place with libxml2. A Document owns a tree; a Node is a pointer into it, cheap to copy,
// valid as long as the Document lives and the node is not removed.
#pragma once

#include "base/bytes.h"
#include "base/limits.h"

#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct _xmlDoc;
struct _xmlNode;

namespace engross::xml {

class NodeRange;

// A null Node is false; every query on it gives an empty answer, so chains need no checks.
class Node {
public:
    Node() = default;

    explicit Node(_xmlNode* raw) : raw_(raw) {}

    explicit operator bool() const { return raw_ != nullptr; }

    bool operator==(const Node&) const = default;

    // What it is. `name` is the local name, empty for text.
    [[nodiscard]] bool is_element() const;
    [[nodiscard]] bool is_text() const;
    [[nodiscard]] bool is(std::string_view name) const;
    [[nodiscard]] std::string_view name() const;
    [[nodiscard]] std::string_view ns() const; // namespace URI
    [[nodiscard]] long line() const;

    // Where it is. first_child, next, previous include texts; comments and processing instructions
    // are dropped by parse().
    [[nodiscard]] Node parent() const;
    [[nodiscard]] Node first_child() const;
    [[nodiscard]] Node last_child() const;
    [[nodiscard]] Node next() const;
    [[nodiscard]] Node previous() const;
    [[nodiscard]] Node next_element() const;
    [[nodiscard]] Node previous_element() const;
    [[nodiscard]] Node child(std::string_view name) const; // first child element of that name
    [[nodiscard]] Node
    closest(std::string_view name) const;     // itself or nearest ancestor of that name
    [[nodiscard]] NodeRange children() const; // child elements
    [[nodiscard]] NodeRange nodes() const;    // child elements and texts
    // Document order over the whole subtree: the next node after this one below `root`.
    [[nodiscard]] Node following(Node root) const;
    // The same, not going into this node's children.
    [[nodiscard]] Node following_skip(Node root) const;

    // What it says. An attribute is found by its local name, in any namespace or none; the view
    // lives until the attribute is changed.
    [[nodiscard]] std::string_view attr(std::string_view name) const;
    [[nodiscard]] std::string_view attr(std::string_view ns, std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    // All attributes as (local name, value), in the order they were written.
    [[nodiscard]] std::vector<std::pair<std::string_view, std::string_view>> attributes() const;
    [[nodiscard]] std::string text() const;         // all text of the subtree
    [[nodiscard]] std::string_view content() const; // of a text node

    // Changing. New nodes have no namespace.
    Node append(std::string_view name);
    Node append_text(std::string_view text);
    Node prepend(std::string_view name);
    Node insert_before(std::string_view name); // as the previous sibling
    Node insert_after(std::string_view name);
    Node insert_text_before(std::string_view text);
    void set(std::string_view name, std::string_view value);
    void unset(std::string_view name);
    void rename(std::string_view name);
    void set_content(std::string_view text); // of a text node
    // Moving within one Document, with the subtree.
    void move_into(Node parent);        // as its last child
    void move_to_front_of(Node parent); // as its first child
    void move_before(Node sibling);
    void move_after(Node sibling);
    void move_children_into(Node parent); // all children, in order, to the end of `parent`
    Node copy_into(Node parent) const;    // deep copy as last child, also from another Document
    void unwrap();                        // its children take its place
    void remove();                        // and frees the subtree

    [[nodiscard]] _xmlNode* raw() const { return raw_; }

private:
    _xmlNode* raw_ = nullptr;
};

// A range over siblings: for (Node row : table.children()). Do not remove the current node inside
// the loop; take a copy with collect() first.
class NodeRange {
public:
    class iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Node;
        using difference_type = std::ptrdiff_t;
        using pointer = const Node*;
        using reference = Node;

        iterator() = default;

        iterator(Node node, bool elements) : node_(node), elements_(elements) {}

        Node operator*() const { return node_; }

        iterator& operator++() {
            node_ = elements_ ? node_.next_element() : node_.next();
            return *this;
        }

        iterator operator++(int) {
            iterator before = *this;
            ++*this;
            return before;
        }

        bool operator==(const iterator& other) const { return node_ == other.node_; }

    private:
        Node node_;
        bool elements_ = true;
    };

    NodeRange(Node first, bool elements) : first_(first), elements_(elements) {}

    [[nodiscard]] iterator begin() const { return {first_, elements_}; }

    [[nodiscard]] iterator end() const { return {Node(), elements_}; }

    [[nodiscard]] std::vector<Node> collect() const { return {begin(), end()}; }

private:
    Node first_;
    bool elements_;
};

class Document {
public:
    Document() = default; // no tree

    explicit Document(_xmlDoc* owned) : doc_(owned) {}

    static Document with_root(std::string_view name);

    explicit operator bool() const { return doc_ != nullptr; }

    [[nodiscard]] Node root() const;
    [[nodiscard]] Document copy() const;

    [[nodiscard]] _xmlDoc* raw() const { return doc_.get(); }

private:
    struct Free {
        void operator()(_xmlDoc* doc) const;
    };

    std::unique_ptr<_xmlDoc, Free> doc_;
};

// Parses bytes from outside: no network, no DTD (a document type declaration with an internal
// subset is refused), no entities but the five, limits on depth and count. Comments and processing
// instructions are dropped. `where` names the part in messages.
// Throws Error(unreadable) when not well formed, Error(limit) over a limit.
Document parse(BytesView bytes, std::string_view where, const Limits& limits = {});

struct SerializeOptions {
    bool declaration = true;
    bool indent = false; // only where no text is next to elements
};

// UTF-8, attributes in the order they were set, LF line ends.
Bytes serialize(const Document& document, const SerializeOptions& options = {});
std::string serialize(Node node); // one subtree, no declaration

// All nodes that an XPath 1.0 expression selects, in document order. For tests and rare look-ups;
// the rules have their own compiled XPath (xml/xpath.h). Throws Error(usage) when it does not
// compile.
std::vector<Node> select(Node context, const std::string& xpath);

// A compiled RELAX NG schema. validate() gives "" when `document` conforms, else the first
// messages.
class Schema {
public:
    explicit Schema(BytesView relax_ng);
    Schema(Schema&&) noexcept;
    Schema& operator=(Schema&&) noexcept;
    ~Schema();
    [[nodiscard]] std::string validate(const Document& document) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// For --version: "libfoo 1.2".
std::string library_versions();

} // namespace engross::xml
