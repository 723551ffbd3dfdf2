// What an element of presentation MathML is (MathML 3, chapter 3), for those who draw or say it.
#pragma once

#include "xml/xml.h"

#include <string>

namespace engross::doc {

constexpr int deepest_formula = 60; // nested elements
constexpr std::string_view mathml_namespace = "http://www.w3.org/1998/Math/MathML";

// The n-th child element, null when there are fewer.
xml::Node nth(xml::Node parent, int n);
// A row, or what is one but for its look.
bool is_row(xml::Node node);
// What a row holds that holds nothing else, however often it is wrapped; else the node itself.
xml::Node unwrapped(xml::Node node);

// What a base has below and above it, or beside its foot and head; null where it has none.
struct Scripts {
    xml::Node base, below, above;
};

bool has_scripts(xml::Node node); // msub to msubsup, munder to munderover
Scripts scripts_of(xml::Node node);
// What scripts and limits belong to (3.2.5.7.1: embellished operators).
xml::Node core_of(xml::Node node);
// The one operator that a node is, however often it is wrapped in rows: "" for all else.
std::string operator_of(xml::Node node);
// A fraction, not the two lines of a binomial (3.3.2.2).
bool has_bar(xml::Node fraction);
// mi, mn, mo, mtext, ms: what has words and no elements.
bool is_token(xml::Node node);
// The words of a token as they are seen: white space as one space, none at its ends, nothing that
// is invisible.
std::string token_words(xml::Node token);
// Those that have their limits beside them also where they are displayed.
bool is_integral(std::string_view sign);

// What @mathml of a formula holds; null when it is no MathML: then its linear reading stands for it.
// Each mfenced is there as the row that it is short for (3.3.8.2).
xml::Document parse_mathml(std::string_view mathml);

// In a line, as plain text: "(a)/(b)", "x^(2)", "√(x)", "∑_(i=1)^(n) i", "(a, b; c, d)".
std::string linear(xml::Node math);

} // namespace engross::doc
