// Private to mend/: a table of contents of the word processor's own in the place of typed lines.
#pragma once

#include "mend/fix.h"

#include <set>

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

// Names and ids that no element of this name in the part has yet; the part is looked through once.
class Unused {
public:
    Unused(xml::Node part, std::string_view element);
    std::string name();
    int id();

private:
    std::set<std::string, std::less<>> names_;
    int next_name_ = 900'000'001;
    int next_id_ = 0;
};

} // namespace engross::mend
