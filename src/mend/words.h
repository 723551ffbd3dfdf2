// The words of a paragraph in the author's file, each letter with its place in the XML.
#pragma once

#include "xml/xml.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engross::mend {

struct Letter {
    std::size_t at;     // its first byte in Words::text
    xml::Node node;     // the text that it is in; the element that stands for it (a tab, a break)
    std::size_t offset; // byte in the text
    std::size_t size;   // bytes in the text
};

// Tabs and breaks are blanks. Without what is deleted, hidden in fields, or stands in notes,
// comments, pictures and boxes.
struct Words {
    std::string text;
    std::vector<Letter> letters;
};

Words docx_words(xml::Node paragraph);
Words odt_words(xml::Node paragraph);

struct Span {
    Letter first, last;
};

// Where these words stand first; a quotation that ends with … was cut there.
std::optional<Span> find(const Words& words, std::string_view quote);

// DOCX: divides a run in front of a byte of one of its texts; the second run, with the same
// properties, holds what follows. The run itself when nothing stands before.
xml::Node divide_run(xml::Node run, xml::Node text, std::size_t offset);

} // namespace engross::mend
