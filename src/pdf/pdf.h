// Layout → PDF that conforms. The only place with qpdf. Refuses to write what would not conform.
#pragma once

#include "doc/document.h"
#include "layout/page.h"

#include <functional>

namespace engross::pdf {

enum class Profile {
    ua1, // PDF 1.7: PDF/UA-1 and PDF/A-2a
    ua2, // PDF 2.0: PDF/UA-2, PDF/A-4 and WTPDF
};

// Takes the file piece by piece.
using Sink = std::function<void(BytesView)>;

// The document is enriched: each picture that is no decoration has alternative text (pass "alt").
// Throws Error(internal) naming the clause when the tag tree would break the profile, and what the
// sink throws. With more than one of `processors` fonts are packed in threads; the bytes are the
// same.
void write(const doc::Document& document,
           const layout::Layout& layout,
           Profile profile,
           const Sink& sink,
           unsigned processors = 1);

// What a file that was written says of itself, as XML (inspect.h tells how it looks), for the rules
// of the subject "pdf". `written` need not be ours; one that is no PDF throws.
xml::Document inspect(BytesView written);

// For --version: "libfoo 1.2".
std::string library_versions();

} // namespace engross::pdf
