// Private to mend/: a table of contents of the word processor's own in the place of typed lines.
#pragma once

#include "mend/fix.h"

namespace engross::mend {

struct TocEntry {
    std::string words, page;
    int level = 1;
    xml::Node heading; // paragraphs of the author's file
    xml::Node model;   // the typed line that it looks like
};

struct Toc {
    std::vector<TocEntry> entries;
    std::vector<xml::Node> lines; // typed
    int depth = 1;
    double width = 0; // pt, of the text
};

void make_toc_docx(Work& work, const Toc& toc);
void make_toc_odt(Work& work, const Toc& toc);

// A name that no bookmark of the part has yet.
std::string unused_bookmark(xml::Node part, std::string_view element);

} // namespace engross::mend
