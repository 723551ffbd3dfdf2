// Documents that are written out, as reading and normalizing would make them, and what a kind of
// mending makes of files.
#pragma once

#include "support.h"

#include "xml/write.h"

#include <algorithm>

namespace engross::mend {

inline doc::Document document(const std::string& body,
                              const std::string& repairs = "",
                              const std::string& format = "docx") {
    doc::Document made = doc::create();
    made.tree = xml::parse_whole(
        R"(<document><meta><source format=")" + format +
            R"("/></meta><styles>)"
            R"(<style id="s1" kind="paragraph" size="10" space-before="4"/></styles><pages/><body>)" +
            body + "</body><notes/><repairs>" + repairs + "</repairs></document>",
        "test",
        {});
    return made;
}

inline Fixed fixed(std::string_view kind,
                   const Bytes& file,
                   const doc::Document& document,
                   const Options& options = {}) {
    const auto found = std::ranges::find(kinds(), kind, &Kind::name);
    return fix(*found, file, document, options, {});
}

inline std::string run(const std::string& words) { return "<w:r><w:t>" + words + "</w:t></w:r>"; }

// What a DOCX with this body becomes.
inline std::string docx_after(std::string_view kind,
                              const std::string& body,
                              const doc::Document& document,
                              const Options& options = {}) {
    const std::string text = docx_text(fixed(kind, docx(body), document, options).bytes);
    const auto from = text.find("<w:body>") + 8;
    return text.substr(from, text.find("</w:body>") - from);
}

inline std::string fodt_after(std::string_view kind,
                              const std::string& text,
                              const doc::Document& document,
                              const Options& options = {}) {
    const std::string now = fixed(kind, fodt(text), document, options).bytes;
    const auto from = now.find("<office:text>") + 13;
    return now.substr(from, now.find("</office:text>") - from);
}

} // namespace engross::mend
