// The names that a document uses: Han words that end like a body, a meeting, a system or a
// position, and Latin words. What is taken for a name may be a little more than the name; comparing
// forms (names.cpp) lives with that.
#pragma once

#include "doc/document.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace engross::enrich::names {

struct Name {
    std::u32string text;
    xml::Node first;       // block with its first occurrence
    std::size_t place = 0; // of that, in the order of the document
    int count = 0;
    bool bounded = false; // somewhere a mark, a blank or a particle stands before it
};

using Table = std::map<std::u32string, Name>;

struct Collection {
    Table han;                          // every form of 4 to 18 characters
    std::map<std::string, Table> latin; // by letters and digits in lower case
    std::u32string text;                // all that was looked through
};

Collection collect(const doc::Document& document);

// Not only general words (國際會議): the part before the last word names something.
bool is_specific(std::u32string_view name);
// Ends in a word that any two things may share: 系統, 計畫 …
bool has_general_head(std::u32string_view name);
// A word that is also there in small letters: true beside True and TRUE.
bool is_ordinary_word(const Table& forms);
// Ends like a body that belongs to a place: 協會, 大學 …
bool is_body(std::u32string_view name);
// How much of the beginning is a place (千葉縣): 0 when nothing.
std::size_t end_of_place(std::u32string_view name);
// Two spellings of one word, and not the same word in a line of capitals.
bool is_variant(std::u32string_view a, std::u32string_view b);

} // namespace engross::enrich::names
