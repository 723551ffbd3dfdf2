#include "pdf.h"

#include "content.h"
#include "links.h"
#include "metadata.h"
#include "outline.h"
#include "structure.h"

#include <qpdf/Pl_String.hh>
#include <qpdf/QPDFWriter.hh>

namespace engross::pdf {
namespace {

std::vector<Object> make_pages(QPDF& pdf, const layout::Layout& layout) {
    Object tree = pdf.getRoot().getKey("/Pages");
    std::vector<Object> pages;
    for (const auto& page : layout.pages) {
        pages.push_back(pdf.makeIndirectObject(dictionary(
            {{"/Type", name("Page")},
             {"/Parent", tree},
             {"/MediaBox", array({number(0), number(0), real(page.width), real(page.height)})},
             {"/StructParents", number(static_cast<long long>(pages.size()))},
             {"/Tabs", name("S")}})));
    }
    tree.replaceKey("/Kids", array(pages));
    tree.replaceKey("/Count", number(static_cast<long long>(pages.size())));
    return pages;
}

void fill_page(QPDF& pdf, Object page, const PageContent& content, const Object& fonts,
               const ImageSet& images) {
    Object resources = dictionary({{"/Font", fonts}});
    if (!content.images.empty()) {
        Object pictures = Object::newDictionary();
        for (const std::string& image : content.images) {
            pictures.replaceKey("/" + image, images.object(image));
        }
        resources.replaceKey("/XObject", pictures);
    }
    page.replaceKey("/Resources", resources);
    page.replaceKey("/Contents", deflated_stream(pdf, content.stream, {}));
}

void fill_catalog(QPDF& pdf, const About& about, Profile profile) {
    Object root = pdf.getRoot();
    root.replaceKey("/Lang", words(about.language));
    root.replaceKey("/MarkInfo", dictionary({{"/Marked", Object::newBool(true)}}));
    root.replaceKey("/ViewerPreferences", dictionary({{"/DisplayDocTitle", Object::newBool(true)}}));
    root.replaceKey("/OutputIntents", array({output_intent(pdf)}));
    root.replaceKey("/Metadata", stream(pdf, xmp(about, profile),
                                        {{"/Type", name("Metadata")}, {"/Subtype", name("XML")}}));
    if (profile == Profile::ua1) {
        pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(information(about)));
    }
}

// Says which document this is: the same report and the same look give the same ID (ISO 32000-1, 14.4).
std::string identity(const doc::Document& document, const std::vector<PageContent>& contents,
                     Profile profile) {
    std::string recipe(document.meta().child("source").attr("sha256"));
    recipe += profile == Profile::ua1 ? " ua1 " : " ua2 ";
    for (const PageContent& content : contents) {
        recipe += sha256(content.stream);
    }
    const std::string hash = sha256(recipe);
    std::string id;
    for (std::size_t i = 0; i < 32; i += 2) {
        id += static_cast<char>(std::stoi(hash.substr(i, 2), nullptr, 16));
    }
    return id;
}

std::string hex(std::string_view raw) {
    std::string out;
    for (const char c : raw) {
        constexpr std::string_view digits = "0123456789abcdef";
        out += digits[static_cast<unsigned char>(c) >> 4U];
        out += digits[static_cast<unsigned char>(c) & 15U];
    }
    return out;
}

// qpdf takes the first ID from the trailer, but has only a fixed word for the second; hashing the whole
// file for one would cost more than all the rest.
void set_second_id(Bytes& file, const std::string& id) {
    constexpr std::string_view fixed = "31415926535897932384626433832795";
    const std::size_t at = file.rfind(fixed);
    if (at != Bytes::npos && file.size() - at < 4096) {
        file.replace(at, fixed.size(), hex(id));
    }
}

Bytes serialize(QPDF& pdf, const std::string& id, Profile profile, std::size_t size_hint) {
    pdf.getTrailer().replaceKey("/ID", array({bytes(id), bytes(id)}));
    Bytes file;
    file.reserve(size_hint);
    Pl_String out("file", nullptr, file);
    QPDFWriter writer(pdf);
    writer.setOutputPipeline(&out);
    writer.setNewlineBeforeEndstream(true); // ISO 19005-2, 6.1.7.1
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setStaticID(true);
    const char* version = profile == Profile::ua1 ? "1.7" : "2.0";
    writer.setMinimumPDFVersion(version);
    writer.forcePDFVersion(version);
    writer.write();
    set_second_id(file, id);
    return file;
}

// The catalog's tag tree, bookmarks and page numbers, and the links that they share their places with.
void write_navigation(QPDF& pdf, const doc::Document& document, Tree& tree, const Places& places,
                      const std::vector<PageContent>& contents) {
    Object root = pdf.getRoot();
    const auto annotation_owners = write_links(pdf, tree, places);
    root.replaceKey("/StructTreeRoot", write_structure(pdf, tree, places.pages, contents,
                                                       annotation_owners, places.profile));
    if (Object outline = write_outline(pdf, document, tree, places); !outline.isNull()) {
        root.replaceKey("/Outlines", outline);
    }
    root.replaceKey("/PageLabels", page_labels(places.layout));
}

std::size_t guess_size(const doc::Document& document) {
    std::size_t size = 4U << 20U;
    for (const auto& [id, resource] : document.resources) {
        size += resource->bytes.size();
    }
    return size;
}

} // namespace

Bytes write(const doc::Document& document, const layout::Layout& layout, Profile profile) {
    const About facts = about(document);
    QPDF pdf;
    pdf.emptyPDF();
    FontSet fonts(layout);
    ImageSet images(pdf, document);
    const Targets targets(document, layout);
    Tree tree(document, targets, profile);

    std::vector<PageContent> contents;
    for (const auto& page : layout.pages) {
        contents.push_back(draw(page, contents.size(), fonts, images, tree));
    }
    tree.finish();
    reserve(pdf, tree);

    const std::vector<Object> pages = make_pages(pdf, layout);
    write_navigation(pdf, document, tree, {targets, layout, pages, profile}, contents);
    fill_catalog(pdf, facts, profile);
    const Object font_resources = fonts.write(pdf);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        fill_page(pdf, pages[i], contents[i], font_resources, images);
    }
    return serialize(pdf, identity(document, contents, profile), profile, guess_size(document));
}

} // namespace engross::pdf
