#include "metadata.h"

#include "base/error.h"
#include "base/escape.h"

namespace engross::pdf {
namespace {

std::string value(const doc::Document& document, std::string_view key) {
    return std::string(text::trim(document.meta().child(key).text()));
}

// The first title or heading with words, in reading order.
std::string first_words(const doc::Document& document, std::string_view kind) {
    const xml::Node body = document.body();
    for (xml::Node node = body; node; node = node.following(body)) {
        if (node.is(kind)) {
            if (const std::string said(text::trim(doc::plain_text(node))); !said.empty()) {
                return said;
            }
        }
    }
    return {};
}

std::string title_of(const doc::Document& document) {
    for (const std::string& candidate :
         {value(document, "title"),
          first_words(document, "title"),
          first_words(document, "heading"),
          std::string(document.meta().child("source").attr("name"))}) {
        if (!candidate.empty()) {
            return candidate;
        }
    }
    throw Error(
        ExitCode::internal,
        "",
        {"文件沒有標題，不能寫成 PDF/UA（ISO 14289-1，7.1）。",
         "The document has no title, so it cannot be written as PDF/UA (ISO 14289-1, 7.1)."});
}

// xmp:CreateDate and Info must name the same instant, so a date that Info cannot hold is left out.
std::string date(const doc::Document& document, std::string_view key) {
    const std::string iso = value(document, key);
    return pdf_date(iso).empty() ? "" : iso;
}

std::string element(std::string_view tag, std::string_view content) {
    if (content.empty()) {
        return {};
    }
    return "<" + std::string(tag) + ">" + escaped(content) + "</" + std::string(tag) + ">\n";
}

std::string in_language(std::string_view tag, std::string_view content) {
    if (content.empty()) {
        return {};
    }
    const std::string name(tag);
    return "<" + name + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(content) +
           "</rdf:li></rdf:Alt></" + name + ">\n";
}

// PDF/A-2 asks for a description of each property that XMP itself does not know (6.6.2.3).
constexpr std::string_view extension_schema = R"(<pdfaExtension:schemas><rdf:Bag>
<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>
</rdf:Bag></pdfaExtension:schemas>
)";

constexpr std::string_view claims_ua1 = "<pdfaid:part>2</pdfaid:part>\n"
                                        "<pdfaid:conformance>A</pdfaid:conformance>\n"
                                        "<pdfuaid:part>1</pdfuaid:part>\n";

constexpr std::string_view claims_ua2 = R"(<pdfaid:part>4</pdfaid:part>
<pdfaid:rev>2020</pdfaid:rev>
<pdfuaid:part>2</pdfuaid:part>
<pdfuaid:rev>2024</pdfuaid:rev>
<pdfd:declarations><rdf:Bag>
<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo></rdf:li>
<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#reuse1.0</pdfd:conformsTo></rdf:li>
</rdf:Bag></pdfd:declarations>
)";

constexpr std::string_view head = R"(<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfd="http://pdfa.org/declarations/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
)";

} // namespace

About about(const doc::Document& document) {
    About about;
    about.title = title_of(document);
    about.language = document.root().attr("lang");
    about.subject = value(document, "subject");
    about.keywords = value(document, "keywords");
    about.created = date(document, "created");
    about.modified = date(document, "modified");
    if (about.modified.empty()) {
        about.modified = about.created;
    }
    return about;
}

Bytes xmp(const About& about, Profile profile) {
    Bytes out = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n";
    out += head;
    out += in_language("dc:title", about.title);
    out += in_language("dc:description", about.subject);
    if (!about.language.empty()) {
        out += "<dc:language><rdf:Bag><rdf:li>" + escaped(about.language) +
               "</rdf:li></rdf:Bag></dc:language>\n";
    }
    out += element("xmp:CreatorTool", "engross");
    out += element("xmp:CreateDate", about.created);
    out += element("xmp:ModifyDate", about.modified);
    out += element("pdf:Producer", "engross");
    out += element("pdf:Keywords", about.keywords);
    out += profile == Profile::ua1 ? claims_ua1 : claims_ua2;
    if (profile == Profile::ua1) {
        out += extension_schema;
    }
    out += "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
    return out;
}

Object information(const About& about) {
    Entries entries{{"/Title", words(about.title)},
                    {"/Creator", words("engross")},
                    {"/Producer", words("engross")}};
    const auto put = [&entries](const char* key, const std::string& said) {
        if (!said.empty()) {
            entries[key] = words(said);
        }
    };
    put("/Subject", about.subject);
    put("/Keywords", about.keywords);
    put("/CreationDate", pdf_date(about.created));
    put("/ModDate", pdf_date(about.modified));
    return dictionary(entries);
}

std::string pdf_date(std::string_view iso) {
    std::string digits;
    std::size_t at = 0;
    constexpr std::string_view shape = "0000-00-00T00:00:00";
    for (; at < iso.size() && at < shape.size(); ++at) {
        const bool is_digit = iso[at] >= '0' && iso[at] <= '9';
        if (is_digit != (shape[at] == '0') || (!is_digit && iso[at] != shape[at])) {
            return {};
        }
        if (is_digit) {
            digits += iso[at];
        }
    }
    if (at != 10 && at != 16 && at != shape.size()) {
        return {};
    }
    std::string_view rest = iso.substr(at);
    if (rest.starts_with('.')) {
        rest.remove_prefix(std::min(
            rest.size(), std::max<std::size_t>(rest.find_first_not_of("0123456789", 1), 1)));
    }
    if (rest == "Z") {
        return "D:" + digits + "Z";
    }
    if (rest.size() == 6 && (rest[0] == '+' || rest[0] == '-') && rest[3] == ':') {
        return "D:" + digits + std::string(rest.substr(0, 3)) + "'" + std::string(rest.substr(4)) +
               "'";
    }
    return rest.empty() ? "D:" + digits : "";
}

} // namespace engross::pdf
