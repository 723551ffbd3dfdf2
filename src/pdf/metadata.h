// What the file says of itself: title, dates and the standards that it keeps.
#pragma once

#include "object.h"
#include "pdf.h"

namespace engross::pdf {

struct About {
    std::string title; // never empty
    std::string language;
    std::string subject;
    std::string keywords;
    std::string created; // ISO 8601, or "" when the author's file does not tell
    std::string modified;
};

// Throws Error(internal) when nothing can serve as a title (ISO 14289-1, 7.1).
About about(const doc::Document& document);

Bytes xmp(const About& about, Profile profile);

// PDF 1.7 only: equal to the XMP. No names of persons.
Object information(const About& about);

// "2024-03-01T10:20:30+08:00" → "D:20240301102030+08'00'"; "" for what is no date.
std::string pdf_date(std::string_view iso);

// The sRGB output intent, which gives DeviceRGB and DeviceGray their meaning (ISO 19005-2, 6.2.4).
Object output_intent(QPDF& pdf);

} // namespace engross::pdf
