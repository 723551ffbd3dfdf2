// One function a fact; each file says which attributes or <fact> kinds it makes.
#pragma once

#include "doc/document.h"

namespace engross::enrich {

void count_han(doc::Document& document);         // han.cpp
void find_dates(doc::Document& document);        // dates.cpp
void follow_diary(doc::Document& document);      // diary.cpp
void compare_labels(doc::Document& document);    // labels.cpp
void compare_counts(doc::Document& document);    // counts.cpp
void compare_captions(doc::Document& document);  // captions.cpp
void compare_toc(doc::Document& document);       // toc.cpp
void balance_brackets(doc::Document& document);  // brackets.cpp
void measure_sentences(doc::Document& document); // sentences.cpp
void measure_contrast(doc::Document& document);  // contrast.cpp
void find_personal(doc::Document& document);     // personal.cpp
void find_scan(doc::Document& document);         // scanned.cpp
void propose_alt(doc::Document& document);       // alt.cpp
void compare_numerals(doc::Document& document);  // numerals.cpp
void compare_sentences(doc::Document& document); // similar.cpp
void compare_names(doc::Document& document);
void follow_referents(doc::Document& document);     // referents.cpp
void compare_titles(doc::Document& document);       // titles.cpp
void follow_abbreviations(doc::Document& document); // abbreviations.cpp
void add_up_tables(doc::Document& document);        // totals.cpp
void mark_languages(doc::Document& document);       // languages.cpp

} // namespace engross::enrich
