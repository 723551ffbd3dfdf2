#include "written.h"

#include <algorithm>
#include <array>
#include <map>

namespace engross::fuzz {

namespace {

const std::string head = R"(<?xml version="1.0" encoding="UTF-8"?>)";

const std::string word_names =
    R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")"
    R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")"
    R"( xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")"
    R"( xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main")"
    R"( xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture")"
    R"( xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape")"
    R"( xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006")"
    R"( xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart")"
    R"( xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math")"
    R"( xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office")";

struct Kind {
    std::string_view part, open, close; // open: after the namespaces
};

// Parts of WordprocessingML that are wrapped; the id of their relationship is their name.
constexpr std::array kinds{Kind{"document", "<w:document", "</w:body></w:document>"},
                           Kind{"styles", "<w:styles", "</w:styles>"},
                           Kind{"numbering", "<w:numbering", "</w:numbering>"},
                           Kind{"footnotes", "<w:footnotes", "</w:footnotes>"},
                           Kind{"endnotes", "<w:endnotes", "</w:endnotes>"},
                           Kind{"comments", "<w:comments", "</w:comments>"},
                           Kind{"settings", "<w:settings", "</w:settings>"},
                           Kind{"header", "<w:hdr", "</w:hdr>"},
                           Kind{"footer", "<w:ftr", "</w:ftr>"},
                           Kind{"chart", "<c:chartSpace", "</c:chartSpace>"}};

const std::string relationships_open =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";

std::string relationship(std::string_view id, std::string_view target) {
    const std::string type(id);
    return R"(<Relationship Id=")" + type +
           R"(" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/)" +
           type + R"(" Target=")" + std::string(target) + R"("/>)";
}

std::string wrapped(const Kind& kind, const Bytes& inside) {
    const bool is_document = kind.part == "document";
    return head + std::string(kind.open) + word_names + (is_document ? "><w:body>" : ">") + inside +
           std::string(kind.close);
}

// Fixed parts, and the relationships to all of them; `more`: written by the fuzzer.
Parts surroundings(const std::string& more) {
    std::string to_parts = relationship("image", "media/image1.png");
    for (const Kind& kind : kinds) {
        to_parts += relationship(kind.part, std::string(kind.part) + ".xml");
    }
    return {
        {"[Content_Types].xml",
         head +
             R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
             R"(<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml")"
             R"( ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>)"
             "</Types>"},
        {"_rels/.rels",
         head + relationships_open + relationship("officeDocument", "word/document.xml") +
             relationship("core-properties", "docProps/core.xml") + "</Relationships>"},
        {"word/_rels/document.xml.rels",
         head + relationships_open + to_parts + more + "</Relationships>"}};
}

const Bytes& small_picture() {
    static const Bytes png =
        read_file(ENGROSS_SOURCE_DIR "/tests/fuzz/seeds/image/gray.png", 1U << 16U);
    return png;
}

const std::string odf_open =
    R"(<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
    R"( xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0")"
    R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0")"
    R"( xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0")"
    R"( xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0")"
    R"( xmlns:math="http://www.w3.org/1998/Math/MathML" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0")"
    R"( office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">)";

bool is_part_name(std::string_view name) {
    return !name.empty() && name.size() < 100 && name.find('\0') == std::string_view::npos;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        if (letter == '<' || letter == '&') {
            out += letter == '<' ? "&lt;" : "&amp;";
        } else if (static_cast<unsigned char>(letter) >= ' ') {
            out += letter;
        }
    }
    return out;
}

std::string numbered_paragraph(std::string_view line) {
    if (line.size() < 2) {
        return "<w:p/>";
    }
    const std::string number(1, line[0]);
    const std::string level(1, line[1]);
    return R"(<w:p><w:pPr><w:numPr><w:ilvl w:val=")" + escaped(level) + R"("/><w:numId w:val=")" +
           escaped(number) + R"("/></w:numPr></w:pPr><w:r><w:t>)" + escaped(line.substr(2)) +
           "</w:t></w:r></w:p>";
}

} // namespace

Parts cut(BytesView text, const std::string& first) {
    constexpr std::string_view mark = "\n=== ";
    Parts parts;
    std::string name = first;
    for (;;) {
        const std::size_t end = text.find(mark);
        parts.emplace_back(name, Bytes(text.substr(0, end)));
        if (end == BytesView::npos) {
            return parts;
        }
        text.remove_prefix(end + mark.size());
        const std::size_t line = text.find('\n');
        name = std::string(text.substr(0, line));
        text.remove_prefix(line == BytesView::npos ? text.size() : line + 1);
    }
}

Bytes written_docx(BytesView text) {
    std::map<std::string, Bytes> written;
    for (auto& [name, inside] : cut(text, "word/document.xml")) {
        if (is_part_name(name)) {
            written.insert_or_assign(name, std::move(inside));
        }
    }
    Parts parts = surroundings(written["relationships"]);
    written.erase("relationships");
    for (const Kind& kind : kinds) {
        const auto found = written.find("word/" + std::string(kind.part) + ".xml");
        parts.emplace_back("word/" + std::string(kind.part) + ".xml",
                           wrapped(kind, found == written.end() ? Bytes() : found->second));
        if (found != written.end()) {
            written.erase(found);
        }
    }
    for (const auto& [name, bytes] : written) {
        const bool is_twice =
            std::ranges::any_of(parts, [&](const auto& part) { return part.first == name; });
        if (!is_twice) {
            parts.emplace_back(name, bytes);
        }
    }
    if (!written.contains("word/media/image1.png")) {
        parts.emplace_back("word/media/image1.png", small_picture());
    }
    return stored_zip(parts);
}

Bytes written_odt(BytesView text) { return head + odf_open + Bytes(text) + "</office:document>"; }

Bytes written_numbering(BytesView text) {
    Bytes numbering;
    std::string body;
    for (const auto& [name, inside] : cut(text, "numbering")) {
        if (name != "lines") {
            numbering += inside;
            continue;
        }
        for (std::size_t at = 0; at < inside.size();) {
            const std::size_t end = std::min(inside.find('\n', at), inside.size());
            body += numbered_paragraph(std::string_view(inside).substr(at, end - at));
            at = end + 1;
        }
    }
    return written_docx(body + "\n=== word/numbering.xml\n" + numbering +
                        R"(
=== word/styles.xml
<w:style w:type="numbering" w:styleId="N1"><w:name w:val="N1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="P1"><w:name w:val="P1"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>)");
}

} // namespace engross::fuzz
