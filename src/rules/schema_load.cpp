#include "base/error.h"
#include "rules/schema_file.h"
#include "rules/schema_parts.h"

#include <algorithm>
#include <set>

namespace engross::rules {

namespace {

using xml::Node;

constexpr std::string_view xml_ns = "http://www.w3.org/XML/1998/namespace";
constexpr int max_extends = 16;

class Loader : SchemaFile {
public:
    Loader(Node root, RuleInfo info) : SchemaFile(info.file), root_(root) {
        schema_.info = std::move(info);
    }

    Schema load() {
        check(root_, "schema", {"id", "schemaVersion", "queryBinding", "defaultPhase", "lang"});
        const std::string binding(root_.attr("queryBinding"));
        if (!binding.empty() && binding != "xslt" && binding != "xpath") {
            fail(root_,
                 {"queryBinding 只支援 xslt 與 xpath", "queryBinding must be xslt or xpath"});
        }
        if (root_.attr(xml_ns, "lang") != "zh-Hant-TW") {
            fail(root_,
                 {"schema 須有 xml:lang=\"zh-Hant-TW\"", "schema needs xml:lang=\"zh-Hant-TW\""});
        }
        for (const Node child : root_.children()) {
            top_level(child);
        }
        for (const Node child : root_.children()) {
            if (child.is("pattern") && child.attr("abstract") != "true") {
                schema_.patterns.push_back(pattern(child));
            }
        }
        phases_exist();
        complete_info(*this, root_, schema_);
        return std::move(schema_);
    }

private:
    // An attribute that holds an XPath, with the parameters of an abstract pattern put in.
    Expression expression(Node node, std::string_view attribute) const {
        return {
            substitute(needed(node, attribute), parameters_), static_cast<int>(node.line()), {}};
    }

    void top_level(Node node) {
        if (node.is("title")) {
            check(node, "title", {});
            schema_.info.title.zh = plain(node);
        } else if (node.is("p")) {
            paragraph(node);
        } else if (node.is("ns")) {
            check(node, "ns", {"prefix", "uri"});
            schema_.namespaces.emplace_back(needed(node, "prefix"), needed(node, "uri"));
        } else if (node.is("let")) {
            schema_.lets.push_back(let(node));
        } else if (node.is("phase")) {
            phase(node);
        } else if (node.is("diagnostics") || node.is("properties")) {
            collect(node);
        } else if (!node.is("pattern") || node.ns() != schematron) {
            unknown(node);
        }
    }

    void paragraph(Node node) {
        check(node, "p", {"class", "lang"});
        const std::string key = needed(node, "class");
        const std::string language(node.attr(xml_ns, "lang"));
        RuleInfo& info = schema_.info;
        if (key == "read" || key == "since") {
            (key == "read" ? info.read : info.since) = plain(node);
            return;
        }
        if (language != "zh-Hant-TW" && language != "en") {
            fail(node,
                 {"p 的 xml:lang 應為 zh-Hant-TW 或 en", "xml:lang of p must be zh-Hant-TW or en"});
        }
        const auto put = [&](Text& text) { (language == "en" ? text.en : text.zh) = plain(node); };
        if (key == "title" || key == "reason" || key == "source") {
            put(key == "title" ? info.title : key == "reason" ? info.reason : info.source);
        } else if (key == "fix") {
            put(info.fix.word);
            put(info.fix.libreoffice);
        } else if (key == "fix-word" || key == "fix-libreoffice") {
            put(key == "fix-word" ? info.fix.word : info.fix.libreoffice);
        } else {
            fail(node, {"不認得的 class：" + key, "unknown class: " + key});
        }
    }

    Let let(Node node) const {
        check(node, "let", {"name", "value"});
        return {needed(node, "name"), expression(node, "value")};
    }

    void phase(Node node) {
        check(node, "phase", {"id"});
        Phase phase{needed(node, "id"), {}, {}};
        for (const Node child : node.children()) {
            if (child.is("let")) {
                phase.lets.push_back(let(child));
            } else {
                check(child, "active", {"pattern"});
                phase.active.push_back(needed(child, "pattern"));
            }
        }
        schema_.phases.push_back(std::move(phase));
    }

    void collect(Node node) {
        const bool diagnostics = node.is("diagnostics");
        check(node, diagnostics ? "diagnostics" : "properties", {});
        for (const Node child : node.children()) {
            if (diagnostics) {
                check(child, "diagnostic", {"id", "lang"});
                if (child.attr(xml_ns, "lang") != "en") {
                    fail(child,
                         {"diagnostic 須有 xml:lang=\"en\"", "diagnostic needs xml:lang=\"en\""});
                }
            } else {
                check(child, "property", {"id"});
            }
            if (!named_.emplace(needed(child, "id"), child).second) {
                fail(child, {"id 重複", "id used twice"});
            }
        }
    }

    Node by_id(Node from, std::string_view element, std::string_view id) const {
        for (const Node child : from.parent().children()) {
            if (child.is(element) && child.attr("id") == id && child.attr("abstract") == "true") {
                return child;
            }
        }
        const std::string word(id);
        fail(from,
             {"沒有這個 abstract " + std::string(element) + "：" + word,
              "no abstract " + std::string(element) + " " + word});
    }

    Pattern pattern(Node node) {
        check(node, "pattern", {"id", "abstract", "is-a"});
        Pattern result{std::string(node.attr("id")), {}, {}};
        if (!node.has("is-a")) {
            fill(result, node);
            return result;
        }
        for (const Node child : node.children()) {
            check(child, "param", {"name", "value"});
            parameters_.emplace_back(needed(child, "name"), needed(child, "value"));
        }
        const Node abstract = by_id(node, "pattern", node.attr("is-a"));
        check(abstract, "pattern", {"id", "abstract"});
        fill(result, abstract);
        parameters_.clear();
        return result;
    }

    void fill(Pattern& result, Node node) const {
        for (const Node child : node.children()) {
            if (child.is("let")) {
                result.lets.push_back(let(child));
                continue;
            }
            check(child, "rule", {"id", "abstract", "context"});
            if (child.attr("abstract") == "true") {
                continue;
            }
            Rule rule;
            rule.context.written = expression(child, "context");
            fill(rule, child, 0);
            result.rules.push_back(std::move(rule));
        }
        if (result.rules.empty()) {
            fail(node, {"pattern 裡沒有 rule", "a pattern without a rule"});
        }
    }

    // Own content and that of the rules it extends, in order.
    void fill(Rule& result, Node node, int depth) const {
        if (depth > max_extends) {
            fail(node, {"extends 互相引用", "rules extend each other in a circle"});
        }
        for (const Node child : node.children()) {
            if (child.is("let")) {
                result.lets.push_back(let(child));
            } else if (child.is("extends")) {
                check(child, "extends", {"rule"});
                fill(result, abstract_rule(child), depth + 1);
            } else {
                result.assertions.push_back(assertion(child));
            }
        }
        if (depth == 0 && result.assertions.empty()) {
            fail(node, {"rule 裡沒有 assert 或 report", "a rule without assert or report"});
        }
    }

    Node abstract_rule(Node extends) const {
        return by_id(extends.parent(), "rule", needed(extends, "rule"));
    }

    Assertion assertion(Node node) const {
        const bool report = node.is("report");
        check(node,
              report ? "report" : "assert",
              {"id", "test", "role", "see", "diagnostics", "properties"});
        const auto severity = severity_from(needed(node, "role"));
        if (!severity) {
            fail(node,
                 {"role 應為 error、warning、advice 或 review",
                  "role must be error, warning, advice or review"});
        }
        Assertion result{report, expression(node, "test"), *severity, parts(node), {}, {}, {}};
        if (const std::string id = collapse(node.attr("diagnostics")); !id.empty()) {
            result.en = referred(node, id, "diagnostic");
        }
        const std::string properties = collapse(node.attr("properties"));
        for (const std::string_view id : text::split(properties, ' ')) {
            if (id == "at" || id == "quote") {
                (id == "at" ? result.at : result.quote) = referred(node, id, "property");
            } else if (!id.empty()) {
                fail(node, {"property 只有 at 與 quote", "the properties are at and quote"});
            }
        }
        if (result.zh.empty() || result.en.empty()) {
            fail(node,
                 {"訊息須有中文與英文（diagnostics）",
                  "the message needs both languages (English by diagnostics)"});
        }
        return result;
    }

    Parts referred(Node from, std::string_view id, std::string_view element) const {
        const auto found = named_.find(std::string(id));
        if (found == named_.end() || !found->second.is(element)) {
            const std::string word = std::string(element) + " " + std::string(id);
            fail(from, {"沒有 " + word, "there is no " + word});
        }
        return parts(found->second);
    }

    Parts parts(Node node) const {
        Parts result;
        add_parts(result, node);
        return tidy(std::move(result));
    }

    void add_parts(Parts& result, Node node) const {
        for (const Node child : node.nodes()) {
            const int line = static_cast<int>(child.line());
            if (child.is_text()) {
                result.push_back({std::string(child.content()), {}});
            } else if (child.is("value-of")) {
                check(child, "value-of", {"select"});
                result.push_back({"", expression(child, "select")});
            } else if (child.is("name")) {
                check(child, "name", {"path"});
                const std::string path = child.has("path") ? expression(child, "path").text : ".";
                result.push_back({"", {"name(" + path + ")", line, {}}});
            } else if (child.is("emph") || child.is("span") || child.is("dir")) {
                check(child, child.name(), {"class", "value"});
                result.push_back({plain(child), {}});
            } else {
                unknown(child);
            }
        }
    }

    void phases_exist() {
        const auto is_pattern = [this](const std::string& id) {
            return std::any_of(schema_.patterns.begin(),
                               schema_.patterns.end(),
                               [&](const Pattern& pattern) { return pattern.id == id; });
        };
        for (const Phase& phase : schema_.phases) {
            for (const std::string& id : phase.active) {
                if (!is_pattern(id)) {
                    fail(root_, {"phase 所指的 pattern 不存在：" + id, "no such pattern: " + id});
                }
            }
        }
        const std::string wanted(root_.attr("defaultPhase"));
        if (!wanted.empty() && wanted != "#ALL" &&
            std::none_of(schema_.phases.begin(), schema_.phases.end(), [&](const Phase& phase) {
                return phase.id == wanted;
            })) {
            fail(root_, {"沒有這個 phase：" + wanted, "no such phase: " + wanted});
        }
        schema_.default_phase = wanted.empty() ? "#ALL" : wanted;
    }

    Node root_;
    Schema schema_;
    std::map<std::string, Node> named_; // diagnostics and properties
    std::vector<std::pair<std::string, std::string>> parameters_;
};

} // namespace

Schema load_schema(BytesView bytes, RuleInfo info) {
    try {
        const xml::Document document = xml::parse(bytes, info.file);
        return Loader(document.root(), std::move(info)).load();
    } catch (Error& error) {
        error.code = ExitCode::usage; // to whoever wrote the rule it is all the same
        throw;
    }
}

} // namespace engross::rules
