// Picture facts and OCR text into the document, before normalizing. The only place with Tesseract.
#pragma once

#include "doc/document.h"

namespace engross::recognize {

// Sets image/@format @px-width @px-height @dpi @orientation @gps … for every image.
void picture_facts(doc::Document& document);

// Reads every picture that is not marked decorative, chi_tra+eng, page segmentation 3, one engine with one
// thread for each worker. Fills image/ocr(@confidence)/line(@confidence). Throws Error(internal) naming
// the Debian package when a language model is missing.
void read_text(doc::Document& document);

} // namespace engross::recognize
