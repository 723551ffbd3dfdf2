// The elements of MathML, each said from its children's words.
#pragma once

#include "doc/formula_words.h"
#include "doc/mathml.h"

#include <initializer_list>

namespace engross::doc {

class FormulaReader {
public:
    explicit FormulaReader(Language language) : language_(language) {}

    std::string read(xml::Node node, bool beside = false);

    [[nodiscard]] bool is_whole() const { return !too_deep_; }

private:
    using Nodes = std::vector<xml::Node>;

    // `beside` another operand: then where the part ends is said.
    std::string element(xml::Node node, bool beside);
    std::string token(xml::Node node, bool beside);
    std::string row(xml::Node node, bool beside);
    std::string sequence(const Nodes& items, bool beside);
    std::string item(const Nodes& items, std::size_t at, bool beside);
    std::string sign(const Nodes& items, std::size_t at);
    std::string whole(xml::Node node); // a row of several in a group

    // formula_parts.cpp
    std::string fraction(xml::Node node, bool beside);
    std::string binomial(xml::Node fraction, bool beside);
    std::string root(xml::Node node, bool beside);
    std::string enclosed(xml::Node node, bool beside);
    std::string table(xml::Node node, bool beside);
    std::string table_as(const TablePhrases& phrases, xml::Node node);
    std::string
    in_brackets(std::string_view open, std::string_view close, const Nodes& held, bool beside);
    std::string of_row(const Nodes& items, bool beside);

    // formula_limits.cpp
    std::string scripts(xml::Node node, bool beside);
    std::string multiscripts(xml::Node node, bool beside);
    std::string limits(xml::Node node, bool beside);
    std::string with_limits(xml::Node base, xml::Node below, xml::Node above);
    std::string lowered(const std::string& base, xml::Node sub);
    std::string raised(const std::string& base, xml::Node sup, bool beside);
    std::string marked(const std::string& base, xml::Node mark, bool is_over);

    [[nodiscard]] std::string say(const Phrase& phrase,
                                  std::initializer_list<std::string_view> parts = {}) const;

    Language language_;
    int depth_ = 0;
    bool too_deep_ = false;
    bool in_limit_ = false; // of lim: → is "approaches"
};

// Is cut in any case; more need not be added.
bool is_too_long(const std::string& said);
// Adds words, with a space where the language writes one: between words of Han characters only
// when they are kept `apart`.
void add_words(std::string& said, std::string_view words, bool apart = false);
// What a row says: without annotations and operators that have no sign.
std::vector<xml::Node> said_items(xml::Node row);
// The words of a token, "" for all else.
std::string words_of(xml::Node token);
bool is_han_word(xml::Node token);
// One letter, number or name, or one word of Han characters.
bool is_single(xml::Node node);
bool is_open(std::string_view sign);
bool is_close(std::string_view sign);
// An operator that is one by its element only, or ends what it follows: ∞, 5!
bool is_value(std::string_view sign);
// The brackets at the ends of the row belong together.
bool is_bracketed(const std::vector<xml::Node>& items);

} // namespace engross::doc
