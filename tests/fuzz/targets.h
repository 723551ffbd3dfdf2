// What the fuzzers feed. Each takes any bytes; whatever it throws or does but return is a fault.
#pragma once

#include "base/bytes.h"

#include <span>
#include <string_view>

namespace engross::fuzz {

// From an input file to a document that conforms; with `draw`, to HTML and PDF too. True when it went
// through, false when it was refused as unreadable or over a limit. Throws std::logic_error when a
// fault of engross came out instead.
bool convert(BytesView input, bool draw);

struct Target {
    std::string_view name;
    void (*run)(BytesView);
};

// docx: a package, or a word/document.xml to be put into one; odt: a package or flat XML; canonical: a
// canonical XML for the writers; schematron: a rule for the engine; image: a picture.
std::span<const Target> targets();

} // namespace engross::fuzz
