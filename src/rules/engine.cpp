#include "rules/engine.h"

#include "base/error.h"

#include <algorithm>
#include <unordered_set>

namespace engross::rules {

using xml::Node;

Engine::Engine(const xml::Document& document, bool fast)
    : root_(document.root()), fast_(fast), xpath_(document), locator_(document) {}

int Engine::check(const Schema& schema, Level level, const void* data, std::vector<Found>& found) {
    level_ = level;
    level_data_ = data;
    found_ = &found;
    places_ = 0;
    xpath_.set_namespaces(schema.namespaces);
    const Node document = xpath_.document_node();
    try {
        set(schema.lets, document);
        for (const Pattern& pattern : schema.patterns) {
            set(pattern.lets, document);
            check_pattern(schema, pattern);
            unset(pattern.lets);
        }
        unset(schema.lets);
    } catch (Error& error) {
        error.where = schema.info.file + ":" + std::to_string(line_);
        throw;
    }
    return places_;
}

void Engine::check_pattern(const Schema& schema, const Pattern& pattern) {
    struct Hash {
        std::size_t operator()(Node node) const { return std::hash<const void*>()(node.raw()); }
    };

    std::unordered_set<Node, Hash> taken; // by an earlier rule: the first that matches wins
    for (const Rule& rule : pattern.rules) {
        line_ = rule.context.written.line;
        const bool last = &rule == &pattern.rules.back();
        for (const Node node : matches(schema, rule.context)) {
            const bool free =
                last ? taken.empty() || !taken.contains(node) : taken.insert(node).second;
            if (free) {
                check_node(schema, rule, node);
            }
        }
    }
}

void Engine::check_node(const Schema& schema, const Rule& rule, Node node) {
    ++places_;
    xpath_.set_current(node);
    set(rule.lets, node);
    for (const Assertion& assertion : rule.assertions) {
        line_ = assertion.test.line;
        if (xpath_.test(*assertion.test.xpath, node) == assertion.report) {
            report(schema, assertion, node);
        }
    }
    unset(rule.lets);
    line_ = rule.context.written.line;
}

void Engine::report(const Schema& schema, const Assertion& assertion, Node node) {
    const RuleInfo& info = schema.info;
    if (fired_ != nullptr) {
        fired_->push_back({info.id, assertion.test.line, node});
        return;
    }
    Location where = locator_.locate(node);
    Node target = locator_.target(node);
    if (const std::string id = fill(assertion.at, node); !id.empty() && locator_.by_id(id)) {
        target = locator_.by_id(id);
        where = locator_.locate(target);
    }
    if (std::string quote = fill(assertion.quote, node); !text::is_blank(quote)) {
        where.quote = std::move(quote);
    }
    Text message{fill(assertion.zh, node), fill(assertion.en, node)};
    found_->push_back({.order = xpath_.order(target),
                       .offset = xpath_.order(node),
                       .end = 0,
                       .finding = {.rule = info.id,
                                   .severity = level_(assertion.severity, level_data_),
                                   .message = std::move(message),
                                   .reason = info.reason,
                                   .source = info.source,
                                   .fix = info.fix,
                                   .where = std::move(where)}});
}

std::string Engine::fill(const Parts& parts, Node node) {
    std::string result;
    for (const Part& part : parts) {
        result += part.text;
        if (part.value.xpath) {
            line_ = part.value.line;
            std::string value = xpath_.evaluate(*part.value.xpath, node).string();
            std::replace_if(
                value.begin(), value.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
            result += value;
        }
    }
    return result;
}

void Engine::set(const std::vector<Let>& lets, Node node) {
    for (const Let& let : lets) {
        line_ = let.value.line;
        xpath_.set_variable(let.name, xpath_.evaluate(*let.value.xpath, node));
    }
}

void Engine::unset(const std::vector<Let>& lets) {
    for (const Let& let : lets) {
        xpath_.unset_variable(let.name);
    }
}

const Engine::Nodes& Engine::matches(const Schema& schema, const Context& context) {
    if (!context.shared) {
        own_ = look_up(context);
        return own_;
    }
    std::string key;
    for (const auto& [prefix, uri] : schema.namespaces) {
        key += prefix + "=" + uri + "\n";
    }
    key += context.whole.text;
    const auto found = shared_.find(key);
    return found != shared_.end() ? found->second : shared_[key] = look_up(context);
}

Engine::Nodes Engine::look_up(const Context& context) {
    if (!fast_ || !context.fast) {
        const auto whole = context.fast ? std::make_shared<const xml::XPath>(context.whole.text)
                                        : context.whole.xpath;
        return xpath_.evaluate(*whole, xpath_.document_node()).nodes();
    }
    build_index();
    Nodes nodes;
    for (const Context::Alternative& alternative : context.alternatives) {
        add_candidates(alternative, nodes);
    }
    if (context.alternatives.size() > 1) {
        std::sort(nodes.begin(), nodes.end(), [this](Node a, Node b) {
            return xpath_.order(a) < xpath_.order(b);
        });
        nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    }
    return nodes;
}

void Engine::add_candidates(const Context::Alternative& alternative, Nodes& nodes) {
    for (const Node node : candidates(alternative)) {
        if (fits(alternative, node)) {
            nodes.push_back(node);
        }
    }
}

const Engine::Nodes& Engine::candidates(const Context::Alternative& alternative) {
    static const Nodes none;
    const std::string& name = alternative.steps.back().name;
    const auto named = names_.find(name);
    if (name != "*" && named == names_.end()) {
        return none;
    }
    const Nodes& all = name == "*" ? elements_ : named->second;
    if (alternative.key.empty()) {
        return all;
    }
    const auto [place, made] = keyed_.try_emplace({name, alternative.key});
    auto& by_value = place->second;
    for (const Node node : made ? all : none) {
        for (const auto& [key, value] : node.attributes()) {
            // Of two with this name one has a namespace; the predicate tells which counts.
            if (key == alternative.key &&
                (by_value[value].empty() || by_value[value].back() != node)) {
                by_value[value].push_back(node);
            }
        }
    }
    const auto found = by_value.find(alternative.value);
    return found == by_value.end() ? none : found->second;
}

// From the last step to the first, from a node to its parents; predicates when all names fit.
bool Engine::fits(const Context::Alternative& alternative, Node node) {
    ++candidates_;
    Node at = node;
    for (auto step = alternative.steps.rbegin(); step != alternative.steps.rend(); ++step) {
        if (!at || (step->name != "*" && !(at.is(step->name) && at.ns().empty()))) {
            return false;
        }
        at = at.parent();
    }
    if (alternative.absolute && at) {
        return false;
    }
    at = node;
    for (auto step = alternative.steps.rbegin(); step != alternative.steps.rend(); ++step) {
        for (const Expression& predicate : step->predicates) {
            if (!xpath_.test(*predicate.xpath, at)) {
                return false;
            }
        }
        at = at.parent();
    }
    return true;
}

void Engine::build_index() {
    if (!elements_.empty()) {
        return;
    }
    for (Node node = root_; node; node = node.following(root_)) {
        if (node.is_element()) {
            elements_.push_back(node);
            if (node.ns().empty()) {
                names_[node.name()].push_back(node);
            }
        }
    }
}

} // namespace engross::rules
