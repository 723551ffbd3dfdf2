#include "inspect.h"

#include "pdf.h"

#include "base/error.h"

#include <qpdf/QPDFNameTreeObjectHelper.hh>
#include <qpdf/QPDFNumberTreeObjectHelper.hh>

#include <algorithm>

namespace engross::pdf {
namespace {

Object key(Object holder, const std::string& name) {
    return holder.isDictionary() ? holder.getKey(name) : Object::newNull();
}

bool is_true(const Object& value) { return Object(value).isBool() && Object(value).getBoolValue(); }

void index(Inspected& file) {
    file.pages = file.pdf.getAllPages();
    for (std::size_t i = 0; i < file.pages.size(); ++i) {
        file.page_numbers.emplace(file.pages[i].getObjGen(), static_cast<int>(i) + 1);
    }
    const Object root = key(file.pdf.getRoot(), "/StructTreeRoot");
    if (const Object parents = key(root, "/ParentTree"); Object(parents).isDictionary()) {
        for (const auto& [number, object] : QPDFNumberTreeObjectHelper(parents, file.pdf, false)) {
            file.parent_tree.emplace(number, object);
        }
    }
    if (const Object ids = key(root, "/IDTree"); Object(ids).isDictionary()) {
        for (auto [id, object] : QPDFNameTreeObjectHelper(ids, file.pdf, false)) {
            file.id_tree.emplace(id, object.getObjGen());
        }
    }
}

// dc:title and pdfuaid:part of the XMP packet.
void inspect_metadata(Inspected& file, xml::Node node) {
    Object stream = file.pdf.getRoot().getKey("/Metadata");
    if (!stream.isStream()) {
        return;
    }
    const auto data = stream.getStreamData();
    const BytesView bytes(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    const xml::Document packet = xml::parse(bytes, "XMP");
    for (xml::Node each = packet.root(); each; each = each.following(packet.root())) {
        if (each.is("title") && each.ns().ends_with("dc/elements/1.1/")) {
            node.set("title", text::trim(each.text()));
        } else if (each.is("part") && each.ns().ends_with("pdfua/ns/id/")) {
            node.set("part", text::trim(each.text()));
        } else if (each.is("creator")) {
            node.set("author", text::trim(each.text()));
        }
    }
}

void inspect_catalog(Inspected& file, xml::Node node) {
    const Object root = file.pdf.getRoot();
    const Object names = key(root, "/Names");
    node.set("lang", text_of(key(root, "/Lang")));
    node.set("marked", yes(is_true(key(key(root, "/MarkInfo"), "/Marked"))));
    node.set("display-title",
             yes(is_true(key(key(root, "/ViewerPreferences"), "/DisplayDocTitle"))));
    node.set("encrypted", yes(file.pdf.isEncrypted()));
    node.set("outline", yes(key(key(root, "/Outlines"), "/First").isDictionary()));
    node.set("pages", std::to_string(file.pages.size()));
    node.set("attachments",
             yes(!key(names, "/EmbeddedFiles").isNull() || !key(root, "/AF").isNull()));
    node.set("scripts",
             yes(!key(names, "/JavaScript").isNull() || !key(root, "/OpenAction").isNull() ||
                 !key(root, "/AA").isNull()));
    node.set("layers", yes(!key(root, "/OCProperties").isNull()));
    node.set("form", yes(!key(root, "/AcroForm").isNull()));
    inspect_metadata(file, node);
    if (const std::string author = text_of(key(file.pdf.getTrailer().getKey("/Info"), "/Author"));
        !author.empty()) {
        node.set("author", author);
    }
}

long long known_marks(const Inspected& file, const Object& page) {
    const Object number = key(page, "/StructParents");
    const auto found = Object(number).isInteger()
                           ? file.parent_tree.find(Object(number).getIntValue())
                           : file.parent_tree.end();
    if (found == file.parent_tree.end() || !Object(found->second).isArray()) {
        return 0;
    }
    const std::vector<Object> owners = Object(found->second).getArrayAsVector();
    return std::ranges::count_if(owners, [](Object owner) { return !owner.isNull(); });
}

void inspect_annotations(const Inspected& file, const Object& page, xml::Node node) {
    const Object annotations = key(page, "/Annots");
    for (Object each : Object(annotations).isArray() ? Object(annotations).getArrayAsVector()
                                                     : std::vector<Object>()) {
        xml::Node made = node.append("annotation");
        made.set("pdf-page", node.attr("pdf-page"));
        const Object flags = key(each, "/F");
        made.set("subtype", name_of(key(each, "/Subtype")));
        made.set("contents", text_of(key(each, "/Contents")));
        made.set("flags",
                 Object(flags).isInteger() ? std::to_string(Object(flags).getIntValue()) : "");
        made.set("leads", yes(!key(each, "/A").isNull() || !key(each, "/Dest").isNull()));
        made.set("tagged", yes(file.tagged.contains(each.getObjGen())));
    }
}

void inspect_pages(const Inspected& file, xml::Node node) {
    int number = 0;
    for (const Object& page : file.pages) {
        xml::Node made = node.append("page");
        made.set("pdf-page", std::to_string(++number));
        const auto tagged = file.marks.find(number);
        made.set("tabs", name_of(key(page, "/Tabs")));
        made.set("marks", std::to_string(known_marks(file, page)));
        made.set("tagged", std::to_string(tagged == file.marks.end() ? 0 : tagged->second.size()));
        inspect_annotations(file, page, made);
    }
}

bool is_embedded(const Object& font) {
    const Object descendants = key(font, "/DescendantFonts");
    const Object real = Object(descendants).isArray() ? Object(descendants).getArrayItem(0) : font;
    const Object descriptor = key(real, "/FontDescriptor");
    return !key(descriptor, "/FontFile").isNull() || !key(descriptor, "/FontFile2").isNull() ||
           !key(descriptor, "/FontFile3").isNull();
}

void inspect_fonts(const Inspected& file, xml::Node node) {
    std::set<QPDFObjGen> seen;
    for (const Object& page : file.pages) {
        Object fonts = key(key(page, "/Resources"), "/Font");
        for (const std::string& name :
             fonts.isDictionary() ? fonts.getKeys() : std::set<std::string>()) {
            const Object font = fonts.getKey(name);
            if (seen.insert(font.getObjGen()).second) {
                xml::Node made = node.append("font");
                made.set("name", name_of(key(font, "/BaseFont")));
                made.set("embedded", yes(is_embedded(font)));
                made.set("to-unicode", yes(!key(font, "/ToUnicode").isNull()));
            }
        }
    }
}

} // namespace

std::string text_of(const Object& value) {
    return Object(value).isString() ? Object(value).getUTF8Value() : std::string();
}

std::string name_of(const Object& value) {
    return Object(value).isName() ? Object(value).getName().substr(1) : std::string();
}

int Inspected::page_of(const Object& page) const {
    const auto found = page_numbers.find(Object(page).getObjGen());
    return found == page_numbers.end() ? 0 : found->second;
}

xml::Document inspect(BytesView written) {
    Inspected file;
    file.pdf.setSuppressWarnings(true);
    file.pdf.processMemoryFile("PDF", written.data(), written.size());
    index(file);
    xml::Document document = xml::Document::with_root("pdf");
    inspect_catalog(file, document.root());
    inspect_tags(file, document.root().append("tree"));
    inspect_pages(file, document.root().append("pages"));
    inspect_fonts(file, document.root().append("fonts"));
    return document;
}

} // namespace engross::pdf
