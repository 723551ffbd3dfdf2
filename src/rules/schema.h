// One Schematron file as data: abstract patterns and rules are already written out. The loader is
// strict: what it does not understand is an Error with file and line.
#pragma once

#include "rules/rules.h"
#include "xml/xpath.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace engross::rules {

// An XPath with its line; compiled by compile(), for one thread.
struct Expression {
    std::string text;
    int line = 0;
    std::shared_ptr<const xml::XPath> xpath;
};

struct Let {
    std::string name;
    Expression value;
};

// Text and expressions in turn. An expression's string value is put in.
struct Part {
    std::string text;
    Expression value; // used when its text is not empty
};

using Parts = std::vector<Part>;

struct Assertion {
    bool report = false; // report: speaks when the test holds
    Expression test;
    Severity severity = Severity::advice;
    Parts zh;
    Parts en;
    Parts at;    // property "at", may be empty
    Parts quote; // property "quote", may be empty
};

// A context, cut at the top-level bars. The fast way looks candidates up by name and tests the
// predicates on each; it is taken only where that gives exactly what //context gives.
struct Context {
    struct Step {
        std::string name;                   // or "*"
        std::vector<Expression> predicates; // none depends on position
    };

    struct Alternative {
        bool absolute = false;   // the first step is the document's root
        std::vector<Step> steps; // child by child
        // What a first predicate [@key='value'] of the last step asks for; empty when it is
        // another.
        std::string key;
        std::string value;
    };

    Expression written;                    // as in the file
    Expression whole;                      // the slow way: //a | //b; compiled where fast is false
    std::vector<Alternative> alternatives; // the fast way
    bool fast = false;                     // whether it may be used
    bool shared = false; // no variable in it: its nodes can be kept for other rules
};

struct Rule {
    Context context;
    std::vector<Let> lets;
    std::vector<Assertion> assertions;
};

struct Pattern {
    std::string id;
    std::vector<Let> lets;
    std::vector<Rule> rules;
};

struct Phase {
    std::string id;
    std::vector<Let> lets;
    std::vector<std::string> active;
};

struct Schema {
    RuleInfo info;
    std::vector<std::pair<std::string, std::string>> namespaces;
    std::vector<Let> lets;
    std::string default_phase = "#ALL";
    std::vector<Phase> phases;
    std::vector<Pattern> patterns;
};

// `info` has id, pack and file; the rest of it is filled in.
Schema load_schema(BytesView bytes, RuleInfo info);

// A copy with the patterns of one phase (`phase` when there is one of that name, else the default),
// its lets among the schema's, and every XPath compiled. Throws Error(usage) for an XPath that does
// not compile, or uses a function, variable or prefix that is not there.
Schema compile(Schema schema, std::string_view phase);

// Fills in alternatives, whole, fast and shared of a context whose `written` is set.
void compile_context(Context& context);

} // namespace engross::rules
