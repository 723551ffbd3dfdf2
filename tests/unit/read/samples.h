// Small documents for the tests of the readers: packages built in memory from strings.
#pragma once

#include "doc/document.h"
#include "read/reader.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <string>
#include <utility>
#include <vector>

namespace engross::read {

using Files = std::vector<std::pair<std::string, std::string>>;

inline Bytes zipped(const Files& files) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(source);
    zip_t* zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    for (const auto& [name, content] : files) {
        zip_source_t* entry = zip_source_buffer(zip, content.data(), content.size(), 0);
        zip_file_add(zip, name.c_str(), entry, ZIP_FL_ENC_UTF_8);
    }
    zip_close(zip);
    zip_source_open(source);
    zip_source_seek(source, 0, SEEK_END);
    Bytes bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
    zip_source_seek(source, 0, SEEK_SET);
    zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

// What a DOCX of these inner parts holds; the main part is called otherwise than Word does.
struct Docx {
    std::string body{};
    std::string styles{};        // inside w:styles
    std::string numbering{};     // inside w:numbering
    std::string relationships{}; // of the main part
    Files more{};
};

inline std::string w(const std::string& element, const std::string& inside) {
    return "<w:" + element +
           R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")"
           R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")"
           R"( xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")"
           R"( xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main")"
           R"( xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture")"
           R"( xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape")"
           R"( xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006")"
           R"( xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math")"
           R"( xmlns:v="urn:schemas-microsoft-com:vml">)" +
           inside + "</w:" + element + ">";
}

inline std::string relationship(const std::string& id,
                                const std::string& type,
                                const std::string& target,
                                bool is_external = false) {
    return "<Relationship Id=\"" + id +
           "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type +
           "\" Target=\"" + target + "\"" + (is_external ? " TargetMode=\"External\"" : "") + "/>";
}

inline std::string relationships(const std::string& inside) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
           inside + "</Relationships>";
}

inline Bytes docx_bytes(const Docx& sample) {
    Files files{
        {"[Content_Types].xml",
         R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/w/main.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)"},
        {"_rels/.rels", relationships(relationship("r1", "officeDocument", "w/main.xml"))},
        {"w/main.xml", w("document", "<w:body>" + sample.body + "</w:body>")},
        {"w/styles.xml", w("styles", sample.styles)},
        {"w/numbering.xml", w("numbering", sample.numbering)},
        {"w/_rels/main.xml.rels",
         relationships(relationship("rS", "styles", "styles.xml") +
                       relationship("rN", "numbering", "numbering.xml") + sample.relationships)}};
    files.insert(files.end(), sample.more.begin(), sample.more.end());
    return zipped(files);
}

struct Odt {
    std::string body{};
    std::string automatic{}; // automatic styles of content.xml
    std::string styles{};    // common styles
    std::string page{};      // inside the page layout's element, and
    std::string master{};    // inside the master page
    Files more{};
    std::string text_attributes{};
};

inline std::string office(const std::string& element, const std::string& inside) {
    return "<office:" + element +
           R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
           R"( xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0")"
           R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0")"
           R"( xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0")"
           R"( xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0")"
           R"( xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0")"
           R"( xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0")"
           R"( xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0")"
           R"( xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink">)" +
           inside + "</office:" + element + ">";
}

inline std::string odt_content(const Odt& sample) {
    return "<office:automatic-styles>" + sample.automatic +
           "</office:automatic-styles><office:body><office:text " + sample.text_attributes + ">" +
           sample.body + "</office:text></office:body>";
}

inline std::string odt_styles(const Odt& sample) {
    return "<office:styles>" + sample.styles +
           "</office:styles><office:automatic-styles><style:page-layout style:name=\"pm1\">" +
           sample.page +
           "</style:page-layout></office:automatic-styles><office:master-styles><style:master-page "
           "style:name=\"Standard\" style:page-layout-name=\"pm1\">" +
           sample.master + "</style:master-page></office:master-styles>";
}

inline Bytes odt_bytes(const Odt& sample) {
    Files files{{"mimetype", "application/vnd.oasis.opendocument.text"},
                {"content.xml", office("document-content", odt_content(sample))},
                {"styles.xml", office("document-styles", odt_styles(sample))}};
    files.insert(files.end(), sample.more.begin(), sample.more.end());
    return zipped(files);
}

// Reads and checks against the schema.
inline doc::Document read_bytes(const Bytes& bytes) {
    doc::Document document = read({"sample", bytes});
    doc::validate(document, "read");
    return document;
}

inline doc::Document read_docx(const Docx& sample) { return read_bytes(docx_bytes(sample)); }

inline doc::Document read_odt(const Odt& sample) { return read_bytes(odt_bytes(sample)); }

// The body without what differs from file to file: ids, places, styles.
inline std::string body_of(const doc::Document& document) {
    xml::Document copy = document.tree.copy();
    xml::Node body = copy.root().child("body");
    for (xml::Node node = body; node; node = node.following(body)) {
        for (const auto* name : {"id", "src", "style", "resource"}) {
            if (node.is_element() && node.has(name)) {
                node.unset(name);
            }
        }
    }
    const std::string all = xml::serialize(copy, {.declaration = false});
    const auto begin = all.find("<body>");
    return begin == std::string::npos
               ? ""
               : all.substr(begin + 6, all.find("</body><notes") - begin - 6);
}

// The value of an XPath's first node: an attribute's owner is asked by "path" and name.
inline std::string
attribute(const doc::Document& document, const std::string& path, const std::string& name) {
    const auto nodes = xml::select(document.root(), path);
    return nodes.empty() ? "(no " + path + ")" : std::string(nodes.front().attr(name));
}

// Attribute of the resolved style of the n-th block of the body, from 1.
inline std::string look(const doc::Document& document, int block, const std::string& name) {
    const auto nodes =
        xml::select(document.root(), "/document/body/*[" + std::to_string(block) + "]");
    if (nodes.empty()) {
        return "(no block)";
    }
    return std::string(doc::StyleIndex(document)[nodes.front().attr("style")].attr(name));
}

} // namespace engross::read
