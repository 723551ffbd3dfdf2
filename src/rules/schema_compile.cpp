#include "base/error.h"
#include "rules/schema.h"

#include <algorithm>
#include <array>
#include <set>

namespace engross::rules {

namespace {

using Names = std::set<std::string, std::less<>>;

constexpr std::array<std::string_view, 26> functions = {"last",
                                                        "position",
                                                        "count",
                                                        "local-name",
                                                        "namespace-uri",
                                                        "name",
                                                        "string",
                                                        "concat",
                                                        "starts-with",
                                                        "contains",
                                                        "substring-before",
                                                        "substring-after",
                                                        "substring",
                                                        "string-length",
                                                        "normalize-space",
                                                        "translate",
                                                        "boolean",
                                                        "not",
                                                        "true",
                                                        "false",
                                                        "number",
                                                        "sum",
                                                        "floor",
                                                        "ceiling",
                                                        "round",
                                                        "current"};

class Compiler {
public:
    explicit Compiler(Schema& schema) : schema_(schema) {
        for (const auto& [prefix, uri] : schema.namespaces) {
            prefixes_.insert(prefix);
        }
    }

    void run() {
        lets(schema_.lets);
        for (Pattern& pattern : schema_.patterns) {
            const Names outer = scope_;
            lets(pattern.lets);
            for (Rule& rule : pattern.rules) {
                compile_rule(rule);
            }
            scope_ = outer;
        }
    }

private:
    [[noreturn]] void fail(const Expression& at, Text message) const {
        throw Error(
            ExitCode::usage, schema_.info.file + ":" + std::to_string(at.line), std::move(message));
    }

    void compile_rule(Rule& rule) {
        verify(rule.context.written);
        const auto use = xml::uses(rule.context.written.text);
        if (std::count(use.functions.begin(), use.functions.end(), "current") != 0) {
            fail(rule.context.written, {"context 不可用 current()", "no current() in a context"});
        }
        located(rule.context.written, [&] { compile_context(rule.context); });
        const Names outer = scope_;
        lets(rule.lets);
        for (Assertion& assertion : rule.assertions) {
            expression(assertion.test);
            for (Parts* parts : {&assertion.zh, &assertion.en, &assertion.at, &assertion.quote}) {
                for (Part& part : *parts) {
                    if (!part.value.text.empty()) {
                        expression(part.value);
                    }
                }
            }
        }
        scope_ = outer;
    }

    void lets(std::vector<Let>& list) {
        for (Let& let : list) {
            expression(let.value);
            if (!scope_.insert(let.name).second) {
                fail(let.value, {"變數重複：$" + let.name, "variable defined twice: $" + let.name});
            }
        }
    }

    void expression(Expression& expression) {
        verify(expression);
        located(expression,
                [&] { expression.xpath = std::make_shared<const xml::XPath>(expression.text); });
    }

    template <typename Work> void located(const Expression& at, Work work) const {
        try {
            work();
        } catch (Error& error) {
            error.where = schema_.info.file + ":" + std::to_string(at.line);
            throw;
        }
    }

    void verify(const Expression& expression) const {
        const xml::XPathUse use = xml::uses(expression.text);
        for (const std::string& name : use.functions) {
            if (std::find(functions.begin(), functions.end(), name) == functions.end()) {
                fail(expression,
                     {"規則不可用函式 " + name + "()", "no function " + name + "() in rules"});
            }
        }
        for (const std::string& name : use.variables) {
            if (!scope_.contains(name)) {
                fail(expression, {"沒有變數 $" + name, "there is no variable $" + name});
            }
        }
        for (const std::string& prefix : use.prefixes) {
            if (!prefixes_.contains(prefix)) {
                fail(expression, {"沒有宣告前綴 " + prefix, "undeclared prefix " + prefix});
            }
        }
    }

    Schema& schema_;
    Names prefixes_;
    Names scope_;
};

void choose_phase(Schema& schema, std::string_view wanted) {
    const auto named = [&](std::string_view id) {
        return std::find_if(schema.phases.begin(), schema.phases.end(), [&](const Phase& phase) {
            return phase.id == id;
        });
    };
    auto phase = named(wanted);
    phase = phase == schema.phases.end() ? named(schema.default_phase) : phase;
    if (phase == schema.phases.end()) {
        return; // #ALL
    }
    std::erase_if(schema.patterns, [&](const Pattern& pattern) {
        return std::find(phase->active.begin(), phase->active.end(), pattern.id) ==
               phase->active.end();
    });
    schema.lets.insert(schema.lets.end(), phase->lets.begin(), phase->lets.end());
}

} // namespace

Schema compile(Schema schema, std::string_view phase) {
    choose_phase(schema, phase);
    Compiler(schema).run();
    return schema;
}

} // namespace engross::rules
