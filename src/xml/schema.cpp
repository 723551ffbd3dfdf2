// RELAX NG and one-off XPath.
#include "base/error.h"
#include "xml/xml.h"

#include <libxml/relaxng.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <algorithm>

namespace engross::xml {

namespace {

void collect(void* out, xmlError* error) {
    auto& text = *static_cast<std::string*>(out);
    constexpr std::size_t enough = 2'000;
    if (error->message != nullptr && text.size() < enough) {
        text += "line " + std::to_string(error->line) + ": " + error->message;
    }
}

// xmlRelaxNGNewMemParserCtxt copies nothing: the bytes must live until parsing is over.
xmlRelaxNG* compile(BytesView relax_ng, std::string& problems) {
    xmlRelaxNGParserCtxt* parser =
        xmlRelaxNGNewMemParserCtxt(relax_ng.data(), static_cast<int>(relax_ng.size()));
    xmlRelaxNGSetParserStructuredErrors(parser, collect, &problems);
    xmlRelaxNG* schema = xmlRelaxNGParse(parser);
    xmlRelaxNGFreeParserCtxt(parser);
    return schema;
}

} // namespace

struct Schema::Impl {
    xmlRelaxNG* schema = nullptr;
    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    ~Impl() { xmlRelaxNGFree(schema); }
};

Schema::Schema(BytesView relax_ng) : impl_(std::make_unique<Impl>()) {
    std::string problems;
    impl_->schema = compile(relax_ng, problems);
    if (impl_->schema == nullptr) {
        throw Error(ExitCode::internal,
                    "RELAX NG",
                    Text("綱要無法編譯：" + problems, "The schema does not compile: " + problems));
    }
}

Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

std::string Schema::validate(const Document& document) const {
    std::string problems;
    xmlRelaxNGValidCtxt* context = xmlRelaxNGNewValidCtxt(impl_->schema);
    xmlRelaxNGSetValidStructuredErrors(context, collect, &problems);
    const int result = xmlRelaxNGValidateDoc(context, document.raw());
    xmlRelaxNGFreeValidCtxt(context);
    if (result == 0) {
        return {};
    }
    return problems.empty() ? "does not conform" : problems;
}

std::vector<Node> select(Node context, const std::string& xpath) {
    xmlXPathContext* evaluator = xmlXPathNewContext(context.raw()->doc);
    evaluator->node = context.raw();
    xmlXPathObject* result = xmlXPathEvalExpression(BAD_CAST xpath.c_str(), evaluator);
    std::vector<Node> out;
    if (result != nullptr && result->type == XPATH_NODESET && result->nodesetval != nullptr) {
        xmlXPathNodeSetSort(result->nodesetval);
        for (int i = 0; i < result->nodesetval->nodeNr; ++i) {
            out.emplace_back(result->nodesetval->nodeTab[i]);
        }
    }
    const bool failed = result == nullptr;
    xmlXPathFreeObject(result);
    xmlXPathFreeContext(evaluator);
    if (failed) {
        throw Error(ExitCode::usage,
                    xpath,
                    Text("XPath 無法解讀。", "The XPath expression cannot be read."));
    }
    return out;
}

} // namespace engross::xml
