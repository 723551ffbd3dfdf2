// What an element of presentation MathML is (MathML 3, chapter 3), for those who draw or say it.
#pragma once

#include "xml/xml.h"

#include <string>

namespace engross::doc {

constexpr int deepest_formula = 60; // nested elements

// The n-th child element, null when there are fewer.
xml::Node nth(xml::Node parent, int n);
// A row, or what is one but for its look.
bool is_row(xml::Node node);
// What a row holds that holds nothing else, however often it is wrapped; else the node itself.
xml::Node unwrapped(xml::Node node);
// What scripts and limits belong to (3.2.5.7.1: embellished operators).
xml::Node core_of(xml::Node node);
// The one operator that a node is, however often it is wrapped in rows: "" for all else.
std::string operator_of(xml::Node node);
// A fraction, not the two lines of a binomial (3.3.2.2).
bool has_bar(xml::Node fraction);

// In a line, as plain text: "(a)/(b)", "x^(2)", "√(x)", "∑_(i=1)^(n) i", "(a, b; c, d)".
std::string linear(xml::Node math);

} // namespace engross::doc
