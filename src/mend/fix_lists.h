// Private to mend/: typed lists that a word processor can count exactly as the author typed them.
#pragma once

#include "base/numerals.h"
#include "mend/fix.h"
#include "mend/words.h"

namespace engross::mend {

// How a format writes its numbers, in the two vocabularies.
struct NumberFormat {
    Numeral numeral;
    std::string_view docx; // ST_NumberFormat
    std::string_view odf;  // style:num-format
};

// One list, at one depth: all its labels are before, number, after.
struct TypedList {
    std::size_t depth = 1;
    const NumberFormat* format = nullptr; // null: bullets, which are `before`
    int start = 1;
    std::string before{}, after{};
    std::string separator{}; // "", " " or "\t"
};

struct TypedItem {
    std::size_t list;          // in Lists::lists
    xml::Node paragraph;       // in the author's file
    std::vector<Letter> label; // letters of label and separator, to be taken away
    xml::Node look;            // style of the block
    bool had_bullet = false;   // an automatic one before the label, which goes
};

// An outermost list with those in it, items in their order.
struct Lists {
    std::vector<TypedList> lists;
    std::vector<TypedItem> items;
};

void make_lists_docx(Work& work, const Lists& lists);
// False, and nothing done, where the paragraphs do not stand in a row.
bool make_lists_odt(Work& work, const Lists& lists);

// Indent of the first line, in points: what came after a bullet stood at the indent of the others.
std::string_view first_indent(const TypedItem& item);

// Takes letters away, with runs and spans that hold nothing afterwards.
void take_away(const std::vector<Letter>& letters);

} // namespace engross::mend
