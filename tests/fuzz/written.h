// Packages written as text, which a fuzzer can spoil part by part without spoiling the ZIP around
// them.
#pragma once

#include "stored_zip.h"

namespace engross::fuzz {

// `text` is cut at its lines "=== NAME"; what is before the first is the part `first`.
Parts cut(BytesView text, const std::string& first);

// A DOCX of the inside of its parts ("<w:p>…" for word/document.xml): the roots with their
// namespaces, the relationships and content types are added, a small picture and a font theme too.
// A part that is no XML of ours ("word/media/x.png") stays as it is. `text` as for cut(), beginning
// with word/document.xml.
Bytes written_docx(BytesView text);

// A flat ODF document around what is inside its root.
Bytes written_odt(BytesView text);

// A DOCX of a word/numbering.xml and, after "=== lines", of paragraphs, one a line: two figures for
// w:numId and w:ilvl, then its words.
Bytes written_numbering(BytesView text);

} // namespace engross::fuzz
