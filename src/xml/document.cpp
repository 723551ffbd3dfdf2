// Documents: parsing what comes from outside, writing.
#include "base/error.h"
#include "xml/write.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlsave.h>

#include <algorithm>
#include <memory>
#include <new>

namespace engross::xml {

namespace {

struct FreeParser {
    void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};

using Parser = std::unique_ptr<xmlParserCtxt, FreeParser>;

// What the callbacks need; hangs on xmlParserCtxt::_private.
struct Guard {
    const Limits& limits;
    std::size_t depth = 0;
    std::size_t nodes = 0;
    bool dtd = false;
    bool over_limit = false;
};

Guard& guard_of(void* context) {
    return *static_cast<Guard*>(static_cast<xmlParserCtxt*>(context)->_private);
}

void start_element(void* context,
                   const xmlChar* name,
                   const xmlChar* prefix,
                   const xmlChar* uri,
                   int namespace_count,
                   const xmlChar** namespaces,
                   int attribute_count,
                   int defaulted,
                   const xmlChar** attributes) {
    Guard& guard = guard_of(context);
    const bool is_wide = static_cast<std::size_t>(attribute_count) > guard.limits.xml_attributes;
    if (is_wide || ++guard.depth > guard.limits.xml_depth ||
        ++guard.nodes > guard.limits.xml_nodes) {
        guard.over_limit = true;
        xmlStopParser(static_cast<xmlParserCtxt*>(context));
        return;
    }
    xmlSAX2StartElementNs(context,
                          name,
                          prefix,
                          uri,
                          namespace_count,
                          namespaces,
                          attribute_count,
                          defaulted,
                          attributes);
}

void end_element(void* context, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri) {
    --guard_of(context).depth;
    xmlSAX2EndElementNs(context, name, prefix, uri);
}

// A document type is refused: nothing that engross reads needs one, and it is the door of XML
// bombs.
void refuse_dtd(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
    guard_of(context).dtd = true;
    xmlStopParser(static_cast<xmlParserCtxt*>(context));
}

void silent(void*, xmlError*) {}

void prepare(xmlParserCtxt* context, Guard& guard, bool is_whole) {
    context->_private = &guard;
    xmlSAXHandler& sax = *context->sax;
    sax.startElementNs = start_element;
    sax.endElementNs = end_element;
    sax.internalSubset = refuse_dtd;
    if (!is_whole) {
        sax.comment = nullptr;
        sax.processingInstruction = nullptr;
    }
    sax.serror = silent;
}

Error broken(const xmlParserCtxt* context, std::string_view where) {
    std::string detail;
    if (context->lastError.message != nullptr) {
        detail = context->lastError.message;
        detail.erase(detail.find_last_not_of(" \n") + 1);
        std::ranges::replace(detail, '\n', ' ');
        detail = " (line " + std::to_string(context->lastError.line) + ": " + detail + ")";
    }
    return {ExitCode::unreadable,
            std::string(where),
            Text("XML 格式損壞，無法解讀" + detail + "。",
                 "The XML is broken and cannot be read" + detail + ".")};
}

Error over_limit(std::string_view where) {
    return {ExitCode::limit,
            std::string(where),
            Text("XML 的巢狀層數、元素數量或屬性數量超過上限。",
                 "The XML is nested too deeply, or has too many elements or attributes.")};
}

void check(const xmlParserCtxt* context, const Guard& guard, std::string_view where) {
    if (guard.dtd) {
        throw Error(
            ExitCode::unreadable,
            std::string(where),
            Text("XML 含有文件類型宣告（DTD），基於安全不予讀取。",
                 "The XML has a document type declaration (DTD), which is refused for safety."));
    }
    if (guard.over_limit) {
        throw over_limit(where);
    }
    if (context->lastError.code == XML_ERR_NO_MEMORY) {
        throw std::bad_alloc();
    }
    // libxml2's own limits (a name or text of 10 MB, look-ahead) say "internal error" and "Huge …".
    const int code = context->lastError.code;
    const char* words = context->lastError.message;
    if (code == XML_ERR_INTERNAL_ERROR && words != nullptr &&
        std::string_view(words).find("Huge") != std::string_view::npos) {
        throw Error(ExitCode::limit,
                    std::string(where),
                    Text("XML 中有一段文字或空白長得異常，超過上限。",
                         "The XML holds a text, a name or blanks of an unreasonable length."));
    }
    if (context->wellFormed == 0 || context->myDoc == nullptr ||
        context->myDoc->children == nullptr) {
        throw broken(context, where);
    }
}

// Between two "<" (which stands in no value) there are two quotes for each attribute. This looks
// before the parser does, which takes minutes for a hundred thousand; it does not see through
// UTF-16.
void check_attributes(BytesView bytes, std::string_view where, const Limits& limits) {
    const std::size_t shortest = limits.xml_attributes * std::string_view(" a=''").size();
    for (std::size_t at = bytes.find('<'); at != BytesView::npos;) {
        const std::size_t next = bytes.find('<', at + 1);
        const BytesView tag = bytes.substr(at, next == BytesView::npos ? next : next - at);
        if (tag.size() > shortest) {
            const auto quotes =
                std::ranges::count_if(tag, [](char c) { return c == '"' || c == '\''; });
            if (static_cast<std::size_t>(quotes) / 2 > limits.xml_attributes) {
                throw over_limit(where);
            }
        }
        at = next;
    }
}

Document parsed(BytesView bytes, std::string_view where, const Limits& limits, bool is_whole) {
    // XML_PARSE_NOENT is not set: there is no DTD, so the five entities are all that can occur.
    constexpr int options =
        XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES | XML_PARSE_COMPACT;
    const Parser context(xmlNewParserCtxt());
    if (context == nullptr) {
        throw std::bad_alloc();
    }
    if (bytes.empty() || bytes.size() > static_cast<std::size_t>(INT32_MAX)) {
        throw Error(ExitCode::unreadable,
                    std::string(where),
                    Text("XML 是空的或過大。", "The XML is empty or too large."));
    }
    check_attributes(bytes, where, limits);
    Guard guard{limits};
    prepare(context.get(), guard, is_whole);
    Document document(xmlCtxtReadMemory(
        context.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr, options));
    if (!document) {
        // The tree of a parse that was stopped stays with the context.
        const Document partial(context->myDoc);
        check(context.get(), guard, where);
        throw broken(context.get(), where);
    }
    context->myDoc = document.raw();
    check(context.get(), guard, where);
    context->myDoc = nullptr;
    return document;
}

struct FreeSave {
    void operator()(xmlSaveCtxt* context) const { xmlSaveClose(context); }
};

int append_bytes(void* out, const char* data, int length) {
    static_cast<Bytes*>(out)->append(data, static_cast<std::size_t>(length));
    return length;
}

} // namespace

void Document::Free::operator()(xmlDoc* doc) const { xmlFreeDoc(doc); }

Document Document::with_root(std::string_view name) {
    xmlDoc* doc = xmlNewDoc(BAD_CAST "1.0");
    if (doc == nullptr) {
        throw std::bad_alloc();
    }
    const std::string copy(name);
    xmlDocSetRootElement(doc, xmlNewDocNode(doc, nullptr, BAD_CAST copy.c_str(), nullptr));
    return Document(doc);
}

Node Document::root() const {
    return doc_ == nullptr ? Node() : Node(xmlDocGetRootElement(doc_.get()));
}

Document Document::copy() const {
    return doc_ == nullptr ? Document() : Document(xmlCopyDoc(doc_.get(), 1));
}

Document parse(BytesView bytes, std::string_view where, const Limits& limits) {
    return parsed(bytes, where, limits, false);
}

Document parse_whole(BytesView bytes, std::string_view where, const Limits& limits) {
    return parsed(bytes, where, limits, true);
}

Bytes serialize(const Document& document, const SerializeOptions& options) {
    Bytes out;
    const int flags =
        (options.declaration ? 0 : XML_SAVE_NO_DECL) | (options.indent ? XML_SAVE_FORMAT : 0);
    const std::unique_ptr<xmlSaveCtxt, FreeSave> context(
        xmlSaveToIO(append_bytes, nullptr, &out, "UTF-8", flags));
    if (context == nullptr || xmlSaveDoc(context.get(), document.raw()) < 0) {
        throw std::bad_alloc();
    }
    xmlSaveFlush(context.get());
    return out;
}

std::string serialize(Node node) {
    std::string out;
    const std::unique_ptr<xmlSaveCtxt, FreeSave> context(
        xmlSaveToIO(append_bytes, nullptr, &out, "UTF-8", XML_SAVE_NO_DECL));
    if (context == nullptr || xmlSaveTree(context.get(), node.raw()) < 0) {
        throw std::bad_alloc();
    }
    xmlSaveFlush(context.get());
    return out;
}

} // namespace engross::xml
