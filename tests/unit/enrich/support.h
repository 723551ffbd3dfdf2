// Small documents for enrich's tests.
#pragma once

#include "doc/document.h"
#include "xml/xpath.h"

#include <string>
#include <vector>

namespace engross::enrich {

inline doc::Document with(const std::string& body,
                          const std::string& meta = "",
                          const std::string& styles = "",
                          const std::string& lang = "zh-Hant-TW") {
    doc::Document document;
    document.tree = xml::parse("<document lang='" + lang + "'><meta>" + meta +
                                   "<source format='docx' sha256='0'/><leftovers/></meta><styles>" +
                                   styles + "</styles><pages/><body>" + body +
                                   "</body><notes/><repairs/><troubles/><facts/></document>",
                               "test");
    return document;
}

// From these confidences on, what OCR read is made use of.
inline void say_least(const doc::Document& document) {
    xml::Node said = document.meta().child("source").insert_after("recognition");
    for (const char* use : {"alternative", "caption", "text"}) {
        said.set(use, "0.6");
    }
}

inline doc::Document paragraph(const std::string& text) {
    return with("<p id='b1'>" + text + "</p>");
}

inline std::vector<xml::Node> facts(const doc::Document& document, const std::string& kind) {
    return xml::select(document.root(), "/document/facts/fact[@kind='" + kind + "']");
}

inline std::string
figure(const std::string& number, const std::string& words, const std::string& image = "") {
    return "<figure id='f" + number + "' number='" + number + "'><image id='i" + number +
           "' width='10' height='10'>" + image + "</image><caption id='c" + number +
           "' kind='figure' number='" + number + "'><label by='author' sep=''>圖 " + number +
           "：</label>" + words + "</caption></figure>";
}

} // namespace engross::enrich
