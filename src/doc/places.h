// Places in the author's file, as @src names them: "word/document.xml#p17" is the seventeenth
// paragraph of that part, #t2 its second table, #i3 its third picture. Every element of the part
// counts, in its order, those that nobody reads among them (deleted text, fallbacks), so that a
// place can be found again by counting; only the paragraphs of comments do not, which come and go
// beside the text.
#pragma once

#include "xml/xml.h"

#include <string>
#include <string_view>

namespace engross::doc {

// w:p, w:tbl, a:blip and v:imagedata, the first two in the namespace of the root
// (WordprocessingML); text:p and text:h, table:table, draw:image.
enum class Vocabulary { wordprocessing, open_document };

class PlaceCounter {
public:
    PlaceCounter(Vocabulary vocabulary, xml::Node root) : vocabulary_(vocabulary), ns_(root.ns()) {}

    // "p17", for an element that counts; "" for another. To be asked for every element in document
    // order.
    std::string next(xml::Node element);

private:
    Vocabulary vocabulary_;
    std::string ns_;
    int paragraphs_ = 0, tables_ = 0, pictures_ = 0;
};

} // namespace engross::doc
