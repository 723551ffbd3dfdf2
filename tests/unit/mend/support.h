// Small packages for the tests of mend.
#pragma once

#include "base/error.h"
#include "mend/mend.h"
#include "package/rewrite.h"
#include "xml/xml.h"

#include <gtest/gtest.h>

#include <string>

namespace engross::mend {

inline Bytes packed(const package::Edits& entries) {
    using namespace std::string_view_literals;
    return package::rewrite("PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"sv,
                            entries); // into an empty one
}

inline Bytes entry(const Bytes& package, const std::string& name) {
    return package::Package::open(package, {}).read(name);
}

inline const std::string w_space =
    R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")";
inline const std::string relations_space =
    R"(xmlns="http://schemas.openxmlformats.org/package/2006/relationships")";
inline const std::string types =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

// A DOCX with this body, and relationships and entries beside.
inline Bytes
docx(const std::string& body, const std::string& relations = "", package::Edits more = {}) {
    more["[Content_Types].xml"] =
        R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>)";
    more["_rels/.rels"] = "<Relationships " + relations_space + R"(><Relationship Id="r1" Type=")" +
                          types + R"(officeDocument" Target="word/text.xml"/></Relationships>)";
    more["word/_rels/text.xml.rels"] =
        "<Relationships " + relations_space + ">" + relations + "</Relationships>";
    more["word/text.xml"] =
        "<w:document " + w_space + "><w:body>" + body + "</w:body></w:document>";
    return packed(more);
}

inline std::string docx_text(const Bytes& package) { return entry(package, "word/text.xml"); }

// A flat ODT with this text.
inline Bytes fodt(const std::string& text, const std::string& before = "") {
    return R"(<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
           R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0")"
           R"( xmlns:dc="http://purl.org/dc/elements/1.1/">)" +
           before + "<office:body><office:text>" + text +
           "</office:text></office:body></office:document>";
}

inline bool has(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

} // namespace engross::mend
