// What Pandoc reads (Markdown, HTML, EPUB, LaTeX, DocBook, …), through the JSON of its tree
// (pandoc-types 1.22).
#pragma once

#include "read/reader.h"

namespace engross::read::pandoc {

// Reads the JSON that Input::converted holds. Such files have no pages and hardly any looks, so the
// looks are those of a plain report, and each @src counts the blocks of the tree: "ast#p3".
doc::Document read(const Input& input);

} // namespace engross::read::pandoc
