// Text rules: Vale's kinds, with ICU regular expressions over the words of blocks.
#pragma once

#include "rules/engine.h"
#include "rules/rules.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace engross::rules {

enum class TextKind { existence, substitution, consistency, repetition, occurrence, conditional };

// Scopes as bits.
struct Scope {
    unsigned kinds = 0;    // which blocks
    bool sentence = false; // each sentence for itself
    bool document = false; // all blocks together (occurrence)
};

// A pattern as written, with its line.
struct Token {
    std::string pattern;
    int line = 0;
};

// One .yml file as data.
struct TextRule {
    RuleInfo info;
    TextKind kind = TextKind::existence;
    Scope scope;
    bool ignore_case = false;
    bool before = false; // conditional: the second must come first
    int max = -1;        // occurrence; -1: no limit
    int min = -1;
    std::vector<Token> tokens; // existence, repetition, occurrence; conditional: first, second;
                               // substitution: the patterns; consistency: pairs one after the other
    std::vector<std::string> better; // substitution: beside the tokens
    std::vector<Token> exceptions;
    Expression where; // may be empty
};

TextRule load_text_rule(const std::string& yaml, RuleInfo info);

// A run of text that is judged: a block's words.
struct Block {
    xml::Node node;
    unsigned kind = 0; // one bit of Scope::kinds
    long order = 0;
    icu::UnicodeString text;
};

std::vector<Block> text_blocks(xml::Node root, const xml::XPathContext& xpath);

// From, to in UTF-16 units.
using Range = std::pair<int, int>;
std::vector<Range> sentences(const icu::UnicodeString& text);

// Patterns compiled to one, or to several where they refer back to groups.
class Matcher {
public:
    Matcher() = default;
    // `where`: file, for messages. Throws Error(usage) with the line of the pattern that is wrong.
    Matcher(const std::vector<Token>& tokens, bool ignore_case, const std::string& where);

    [[nodiscard]] bool empty() const { return matchers_.empty(); }

    // Matches in order, none inside another. Throws Error(limit) when a pattern takes too long.
    [[nodiscard]] std::vector<Range> all(const icu::UnicodeString& text) const;
    // The one pattern's match that begins at `from`; its groups are then asked with group().
    [[nodiscard]] bool at(const icu::UnicodeString& text, int from) const;
    [[nodiscard]] icu::UnicodeString group(int number) const; // "" when there is none

private:
    std::vector<std::unique_ptr<icu::RegexMatcher>> matchers_;
    std::string where_;
};

// A text rule, compiled. One thread at a time.
class TextChecker {
public:
    explicit TextChecker(const TextRule& rule);

    void check(Engine& engine,
               const std::vector<Block>& blocks,
               Severity severity,
               std::vector<Found>& found) const;
    // What an existence rule matches.
    [[nodiscard]] std::vector<std::pair<const Block*, Range>>
    ranges(Engine& engine, const std::vector<Block>& blocks) const;
    // How many blocks it is asked of.
    [[nodiscard]] bool has_place(Engine& engine, const std::vector<Block>& blocks) const;

    [[nodiscard]] const std::string& rule() const { return rule_->info.id; }

private:
    struct Hit {
        const Block* block;
        Range range;
    };

    [[nodiscard]] std::vector<Hit>
    hits(Engine& engine, const std::vector<Block>& blocks, const Matcher& matcher) const;
    [[nodiscard]] const Matcher& single(std::size_t token) const;
    [[nodiscard]] bool applies(Engine& engine, const Block& block) const;
    void existence(Engine& engine, const std::vector<Block>& blocks) const;
    void substitution(Engine& engine, const std::vector<Block>& blocks) const;
    void consistency(Engine& engine, const std::vector<Block>& blocks) const;
    void occurrence(Engine& engine, const std::vector<Block>& blocks) const;
    void occurrence_in_all(Engine& engine, const std::vector<Block>& blocks) const;
    void conditional(Engine& engine, const std::vector<Block>& blocks) const;
    void report(Hit hit, const std::vector<std::string>& words) const;

    const TextRule* rule_;
    Matcher main_;   // all tokens; conditional: the first
    Matcher second_; // conditional
    mutable std::map<std::size_t, Matcher>
        single_; // substitution, consistency: each token, when needed
    Matcher exceptions_;
    xml::XPath where_;
    mutable Severity severity_ = Severity::advice;
    mutable std::vector<Found>* found_ = nullptr;
};

} // namespace engross::rules
