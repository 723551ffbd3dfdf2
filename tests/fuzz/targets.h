// What the fuzzers feed. Each takes any bytes; whatever it throws or does but return is a fault.
#pragma once

#include "base/bytes.h"

#include <span>
#include <string_view>

namespace engross::fuzz {

// From an input file to a document that conforms; with `draw`, to HTML and PDF too. True when it
// went through, false when it was refused as unreadable or over a limit. Throws std::logic_error
// when a fault of engross came out instead.
bool convert(BytesView input, bool draw);

struct Target {
    std::string_view name;
    void (*run)(BytesView);
    bool is_markup = false; // its inputs are XML for the most part
};

// package: a ZIP, or parts (written.h) to be put into one; docx, odt: a package, or what written.h
// makes one of; numbering: lists and lines in them; canonical: a canonical XML for the writers;
// schematron: a rule for the engine; codes: a barcode (codes.h); image: a picture. seeds/TARGET
// holds examples.
std::span<const Target> targets();

} // namespace engross::fuzz
