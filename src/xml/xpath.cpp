#include "xml/xpath.h"

#include "base/error.h"

#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace engross::xml {

namespace {

void be_silent(void* /*data*/, const xmlError* /*error*/) {}

// libxml2 2.12 made the handler's argument const.
xmlStructuredErrorFunc silent() {
    return reinterpret_cast<xmlStructuredErrorFunc>(reinterpret_cast<void (*)()>(&be_silent));
}

const xmlChar* chars(const std::string& text) {
    return reinterpret_cast<const xmlChar*>(text.c_str());
}

std::string words_of(const xmlXPathContext& context) {
    const char* message = context.lastError.message;
    std::string words = message == nullptr ? "invalid expression" : message;
    while (!words.empty() && (words.back() == '\n' || words.back() == ' ')) {
        words.pop_back();
    }
    return words;
}

// libxml2 2.9 takes "count(" for a whole expression.
bool is_closed(std::string_view expression) {
    std::string open;
    char quote = '\0';
    for (const char c : expression) {
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '(' || c == '[') {
            open += c == '(' ? ')' : ']';
        } else if (c == ')' || c == ']') {
            if (open.empty() || open.back() != c) {
                return false;
            }
            open.pop_back();
        }
    }
    return open.empty() && quote == '\0';
}

// current() of XSLT: the node of the rule, also inside predicates.
void call_current(xmlXPathParserContextPtr parser, int arguments) {
    if (arguments != 0) {
        xmlXPathErr(parser, XPATH_INVALID_ARITY);
        return;
    }
    const auto* context = static_cast<const XPathContext*>(parser->context->userData);
    xmlNode* node = context == nullptr ? nullptr : context->current().raw();
    valuePush(parser, xmlXPathNewNodeSet(node));
}

struct FreeXml {
    void operator()(xmlChar* text) const { xmlFree(text); }
};

std::string pop_text(xmlXPathParserContextPtr parser) {
    const std::unique_ptr<xmlChar, FreeXml> text(xmlXPathPopString(parser));
    return text == nullptr ? std::string() : reinterpret_cast<const char*>(text.get());
}

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

// The bytes of the UTF-8 character that begins at `at`.
std::string_view character(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && !begins_character(text[end])) {
        ++end;
    }
    return text.substr(at, end - at);
}

// The `number`th character; "" beyond the end.
std::string_view nth_character(std::string_view text, std::ptrdiff_t number) {
    std::size_t at = 0;
    for (; number > 0 && at < text.size(); --number) {
        at += character(text, at).size();
    }
    return at < text.size() ? character(text, at) : std::string_view();
}

std::string translated(std::string_view text, std::string_view from, std::string_view to) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view each = character(text, at);
        const std::size_t found = from.find(each);
        if (found == std::string_view::npos) {
            result += each;
        } else if (!to.empty()) {
            result += nth_character(to,
                                    std::count_if(from.begin(),
                                                  from.begin() + static_cast<std::ptrdiff_t>(found),
                                                  begins_character));
        }
        at += each.size();
    }
    return result;
}

// XPath 1.0, 4.2. libxml2's own reads its second argument anew, letter by letter, for each letter
// of the first.
void call_translate(xmlXPathParserContextPtr parser, int arguments) {
    if (arguments != 3) {
        xmlXPathErr(parser, XPATH_INVALID_ARITY);
        return;
    }
    const std::string to = pop_text(parser);
    const std::string from = pop_text(parser);
    const std::string text = pop_text(parser);
    if (parser->error == XPATH_EXPRESSION_OK) {
        valuePush(parser, xmlXPathNewString(chars(translated(text, from, to))));
    }
}

// libxml2 2.9 keeps a function that it already has, unless that is taken out first.
void set_function(xmlXPathContext* context, const char* name, xmlXPathFunction function) {
    const auto* const key = reinterpret_cast<const xmlChar*>(name);
    xmlXPathRegisterFunc(context, key, nullptr);
    xmlXPathRegisterFunc(context, key, function);
}

} // namespace

void XPath::Free::operator()(_xmlXPathCompExpr* compiled) const { xmlXPathFreeCompExpr(compiled); }

XPath::XPath(std::string expression) : expression_(std::move(expression)) {
    struct FreeContext {
        void operator()(xmlXPathContext* context) const { xmlXPathFreeContext(context); }
    };

    static thread_local const std::unique_ptr<xmlXPathContext, FreeContext> context{
        xmlXPathNewContext(nullptr)};
    context->error = silent();
    compiled_.reset(xmlXPathCtxtCompile(context.get(), chars(expression_)));
    const bool closed = is_closed(expression_);
    if (compiled_ == nullptr || !closed) {
        const std::string why = closed ? words_of(*context) : "a bracket or quote is not closed";
        throw Error(ExitCode::usage,
                    "",
                    {"XPath 無法解讀：" + expression_ + "（" + why + "）",
                     "cannot read the XPath " + expression_ + " (" + why + ")"});
    }
}

void XPathValue::Free::operator()(_xmlXPathObject* object) const { xmlXPathFreeObject(object); }

bool XPathValue::is_number() const { return object_->type == XPATH_NUMBER; }

bool XPathValue::is_nodes() const { return object_->type == XPATH_NODESET; }

bool XPathValue::boolean() const { return xmlXPathCastToBoolean(object_.get()) != 0; }

std::string XPathValue::string() const {
    xmlChar* text = xmlXPathCastToString(object_.get());
    std::string result = text == nullptr ? "" : reinterpret_cast<const char*>(text);
    xmlFree(text);
    return result;
}

std::vector<Node> XPathValue::nodes() const {
    std::vector<Node> result;
    if (!is_nodes() || object_->nodesetval == nullptr) {
        return result;
    }
    xmlXPathNodeSetSort(object_->nodesetval);
    const xmlNodeSet& set = *object_->nodesetval;
    result.reserve(static_cast<std::size_t>(set.nodeNr));
    for (int i = 0; i < set.nodeNr; ++i) {
        if (set.nodeTab[i]->type != XML_NAMESPACE_DECL) {
            result.emplace_back(set.nodeTab[i]);
        }
    }
    return result;
}

XPathContext::XPathContext(const Document& document, unsigned long op_limit)
    : document_(document.raw()), context_(xmlXPathNewContext(document_)) {
    context_->error = silent();
    context_->opLimit = op_limit;
    context_->userData = this;
    set_function(context_, "current", &call_current);
    set_function(context_, "translate", &call_translate);
    xmlXPathOrderDocElems(document_);
}

XPathContext::~XPathContext() {
    xmlXPathFreeContext(context_);
    // A stamp that outlived a later change of the tree would order nodes wrongly.
    const Node root = Node(xmlDocGetRootElement(document_));
    for (Node node = root; node; node = node.following(root)) {
        if (node.raw()->type == XML_ELEMENT_NODE) {
            node.raw()->content = nullptr;
        }
    }
}

void XPathContext::set_namespaces(
    const std::vector<std::pair<std::string, std::string>>& namespaces) {
    xmlXPathRegisteredNsCleanup(context_);
    for (const auto& [prefix, uri] : namespaces) {
        xmlXPathRegisterNs(context_, chars(prefix), chars(uri));
    }
}

void XPathContext::set_variable(const std::string& name, XPathValue value) {
    xmlXPathRegisterVariable(context_, chars(name), value.release());
}

void XPathContext::unset_variable(const std::string& name) {
    xmlXPathRegisterVariable(context_, chars(name), nullptr);
}

void XPathContext::prepare(Node node) {
    context_->node = node.raw();
    steps_ += context_->opCount;
    context_->opCount = 0;
    context_->contextSize = 1;
    context_->proximityPosition = 1;
    xmlResetError(&context_->lastError);
}

XPathValue XPathContext::evaluate(const XPath& xpath, Node node) {
    prepare(node);
    XPathValue value(xmlXPathCompiledEval(xpath.raw(), context_));
    if (context_->lastError.code != 0) {
        fail(xpath);
    }
    return value;
}

bool XPathContext::test(const XPath& xpath, Node node) {
    prepare(node);
    const int result = xmlXPathCompiledEvalToBoolean(xpath.raw(), context_);
    if (result < 0 || context_->lastError.code != 0) {
        fail(xpath);
    }
    return result == 1;
}

void XPathContext::fail(const XPath& xpath) const {
    const bool limit = context_->lastError.code == static_cast<int>(XML_XPATH_EXPRESSION_OK) +
                                                       static_cast<int>(XPATH_OP_LIMIT_EXCEEDED);
    const std::string why = words_of(*context_);
    throw Error(limit ? ExitCode::limit : ExitCode::usage,
                "",
                {"XPath 無法計算：" + xpath.expression() + "（" + why + "）",
                 "cannot evaluate the XPath " + xpath.expression() + " (" + why + ")"});
}

unsigned long XPathContext::steps() const { return steps_ + context_->opCount; }

Node XPathContext::document_node() const { return Node(reinterpret_cast<xmlNode*>(document_)); }

long XPathContext::order(Node node) const {
    const Node element = element_of(node);
    return element ? -static_cast<long>(reinterpret_cast<std::intptr_t>(element.raw()->content))
                   : 0;
}

Node element_of(Node node) {
    xmlNode* raw = node.raw();
    if (raw != nullptr && (raw->type == XML_ATTRIBUTE_NODE || raw->type == XML_TEXT_NODE ||
                           raw->type == XML_CDATA_SECTION_NODE)) {
        raw = raw->parent;
    }
    return raw != nullptr && raw->type == XML_ELEMENT_NODE ? Node(raw) : Node();
}

} // namespace engross::xml
