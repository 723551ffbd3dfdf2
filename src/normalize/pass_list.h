// The passes of normalize, each in a file of its name.
#pragma once

#include "doc/document.h"

namespace engross::normalize {

void breaks(doc::Document& document); // typed page breaks → @break-before
void blanks(doc::Document& document); // whitespace-only paragraphs go
void toc(doc::Document& document);    // typed 目次 → toc; a field's gets its heading
void cover(doc::Document& document);  // title page → cover, title, fields, meta
void layout_tables(
    doc::Document& document); // tables that only arrange pictures or text are taken apart
void typed_labels(doc::Document& document); // typed labels → label
void captions(doc::Document& document);     // paragraphs that are captions → caption
void figures(doc::Document& document); // pictures and their captions → figure; captions of tables
void picture_captions(doc::Document& document); // captions that stand inside pictures alone
void join(doc::Document& document);             // paragraphs broken in mid-sentence
void headings(doc::Document& document);         // promotes headings in fact, corrects levels
void dates(doc::Document& document);            // headings that are dates → @date
void lists(doc::Document& document);            // list attributes and typed labels → list
void tables(doc::Document& document);           // header rows and columns
void quotes(doc::Document& document);           // paragraphs in a quotation style → quote
void sections(doc::Document& document);         // nests sections, finds roles and the abstract
void toc_entries(doc::Document& document);      // rebuilds the lines of tables of contents

} // namespace engross::normalize
