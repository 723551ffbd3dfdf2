// Compiled XPath 1.0 for the rules: the only place that evaluates a rule's expressions. Namespaces,
// variables and current() belong to an XPathContext, so one XPath may be used with many.
#pragma once

#include "xml/xml.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct _xmlXPathCompExpr;
struct _xmlXPathContext;
struct _xmlXPathObject;

namespace engross::xml {

// What an expression uses, read without evaluating it. Names stand once, in order of appearance.
struct XPathUse {
    std::vector<std::string> functions; // called functions, node tests left out
    std::vector<std::string> variables; // without $
    std::vector<std::string> prefixes;  // of names
};

XPathUse uses(std::string_view expression);
// Alternatives of a union at the top level, trimmed: "a | b[c|d]" → "a", "b[c|d]".
std::vector<std::string> alternatives(std::string_view expression);

// A compiled expression. Immutable; not shared between threads.
class XPath {
public:
    XPath() = default; // none
    // Throws Error(usage) with the expression and libxml2's words when it does not compile.
    explicit XPath(std::string expression);

    explicit operator bool() const { return compiled_ != nullptr; }

    [[nodiscard]] const std::string& expression() const { return expression_; }

    [[nodiscard]] _xmlXPathCompExpr* raw() const { return compiled_.get(); }

private:
    struct Free {
        void operator()(_xmlXPathCompExpr* compiled) const;
    };

    std::string expression_;
    std::unique_ptr<_xmlXPathCompExpr, Free> compiled_;
};

// The result of an evaluation: node-set, boolean, number or string.
class XPathValue {
public:
    explicit XPathValue(_xmlXPathObject* owned) : object_(owned) {}

    [[nodiscard]] bool is_number() const;
    [[nodiscard]] bool is_nodes() const;
    [[nodiscard]] bool boolean() const;       // XPath's boolean()
    [[nodiscard]] std::string string() const; // XPath's string()
    // In document order; empty when it is no node-set. Attributes and texts are Nodes too,
    // namespace nodes are left out.
    [[nodiscard]] std::vector<Node> nodes() const;

    [[nodiscard]] _xmlXPathObject* release() { return object_.release(); }

private:
    struct Free {
        void operator()(_xmlXPathObject* object) const;
    };

    std::unique_ptr<_xmlXPathObject, Free> object_;
};

// Evaluates on one document, which must not change as long as the context lives (its elements are
// stamped with their order; the stamps are taken off at the end).
class XPathContext {
public:
    // `op_limit`: steps of libxml2 for one evaluation; more throw Error(limit).
    explicit XPathContext(const Document& document, unsigned long op_limit = 50'000'000);
    XPathContext(XPathContext&&) = delete;
    ~XPathContext();

    // Prefix and URI; replaces all that were set.
    void set_namespaces(const std::vector<std::pair<std::string, std::string>>& namespaces);
    // A variable holds until it is set again or unset.
    void set_variable(const std::string& name, XPathValue value);
    void unset_variable(const std::string& name);

    // What current() gives.
    void set_current(Node node) { current_ = node; }

    // Throws Error(usage) when the evaluation fails (unknown function, variable or prefix).
    [[nodiscard]] XPathValue evaluate(const XPath& xpath, Node node);
    // The same, only whether it holds; cheaper.
    [[nodiscard]] bool test(const XPath& xpath, Node node);

    // The document node: context of a schema's variables.
    [[nodiscard]] Node document_node() const;
    // Position of an element in document order, from 1; of an attribute or text: that of its
    // parent.
    [[nodiscard]] long order(Node node) const;

    [[nodiscard]] Node current() const { return current_; }

    // Steps of libxml2 so far: a measure of work that is the same on every machine.
    [[nodiscard]] unsigned long steps() const;

private:
    void prepare(Node node);
    [[noreturn]] void fail(const XPath& xpath) const;

    _xmlDoc* document_;
    _xmlXPathContext* context_;
    Node current_;
    unsigned long steps_ = 0; // of the evaluations before the last
};

// The element that a node is or belongs to (an attribute's or text's parent); null for a document.
Node element_of(Node node);

} // namespace engross::xml
