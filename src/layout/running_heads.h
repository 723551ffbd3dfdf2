// Headings that headers and footers repeat: STYLEREF (ECMA-376-1, 17.16.5.59), text:chapter
// (ODF 1.3, 7.3.8).
#pragma once

#include "doc/document.h"
#include "layout/page.h"

#include <array>
#include <optional>

namespace engross::layout {

// By level from 1, at [level - 1]; null where none has come yet.
struct Headings {
    std::array<xml::Node, 9> own{};   // of this level
    std::array<xml::Node, 9> up_to{}; // of this level or a higher one
};

// For each page the first such heading on it, else the last one before it.
std::vector<Headings> running_heads(const doc::Document& document, const Layout& layout);

// What a field of kind style-ref says then: a level alone, as text:chapter names it, is the chapter
// up to that level, a style its own headings; nothing when it names no level, or no such heading has
// come: its stored words hold.
std::optional<std::string> running_words(xml::Node field, const Headings& headings);

} // namespace engross::layout
