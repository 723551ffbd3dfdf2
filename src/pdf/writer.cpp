#include "content.h"
#include "links.h"
#include "metadata.h"
#include "outline.h"
#include "pdf.h"
#include "structure.h"

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDFWriter.hh>

#include <exception>

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

void fill_page(QPDF& pdf,
               Object page,
               const PageContent& content,
               const Object& fonts,
               const ImageSet& images,
               const ShadingSet& shadings) {
    Object resources = dictionary({{"/Font", fonts}});
    if (!content.images.empty()) {
        Object pictures = Object::newDictionary();
        for (const std::string& image : content.images) {
            pictures.replaceKey("/" + image, images.object(image));
        }
        resources.replaceKey("/XObject", pictures);
    }
    if (!content.shadings.empty()) {
        Object gradients = Object::newDictionary();
        for (const std::string& shading : content.shadings) {
            gradients.replaceKey("/" + shading, shadings.object(shading));
        }
        resources.replaceKey("/Shading", gradients);
    }
    if (!content.opacities.empty()) {
        Object states = Object::newDictionary();
        for (const auto& [state, opacity] : content.opacities) {
            states.replaceKey("/" + state, dictionary({{"/ca", real(opacity)}}));
        }
        resources.replaceKey("/ExtGState", states);
    }
    page.replaceKey("/Resources", resources);
    page.replaceKey("/Contents", deflated_stream(pdf, content.stream, {}));
}

void fill_catalog(QPDF& pdf, const About& about, Profile profile) {
    Object root = pdf.getRoot();
    root.replaceKey("/Lang", words(about.language));
    root.replaceKey("/MarkInfo", dictionary({{"/Marked", Object::newBool(true)}}));
    root.replaceKey("/ViewerPreferences",
                    dictionary({{"/DisplayDocTitle", Object::newBool(true)}}));
    root.replaceKey("/OutputIntents", array({output_intent(pdf)}));
    root.replaceKey(
        "/Metadata",
        stream(pdf, xmp(about, profile), {{"/Type", name("Metadata")}, {"/Subtype", name("XML")}}));
    if (profile == Profile::ua1) {
        pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(information(about)));
    }
}

// Says which document this is: the same report and the same look give the same ID (ISO
// 32000-1, 14.4).
std::string
identity(const doc::Document& document, const std::vector<PageContent>& contents, Profile profile) {
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

// Gathers qpdf's small pieces for the sink. qpdf takes the first ID from the trailer, but has only
// a fixed word for the second, which it writes in one piece; hashing the whole file for one would
// cost more than all the rest.
class Out : public Pipeline {
public:
    Out(const Sink& sink, const std::string& id)
        : Pipeline("out", nullptr), sink_(sink), id_("<" + hex(id) + ">") {}

    void write(const unsigned char* data, std::size_t size) override {
        constexpr BytesView fixed = "<31415926535897932384626433832795>";
        const BytesView piece(reinterpret_cast<const char*>(data), size);
        if (size >= most) {
            flush();
            hand_on(piece);
            return;
        }
        gathered_ += piece == fixed ? BytesView(id_) : piece;
        if (gathered_.size() >= most) {
            flush();
        }
    }

    void finish() override { flush(); }

    // What the sink has thrown. qpdf goes on to the end first: it calls finish() in destructors.
    void rethrow() const {
        if (failure_) {
            std::rethrow_exception(failure_);
        }
    }

private:
    static constexpr std::size_t most = 256U << 10U;

    void flush() {
        hand_on(gathered_);
        gathered_.clear();
    }

    void hand_on(BytesView piece) {
        try {
            if (!failure_) {
                sink_(piece);
            }
        } catch (...) {
            failure_ = std::current_exception();
        }
    }

    const Sink& sink_;
    std::string id_;
    Bytes gathered_;
    std::exception_ptr failure_;
};

void serialize(QPDF& pdf, const std::string& id, Profile profile, const Sink& sink) {
    pdf.getTrailer().replaceKey("/ID", array({bytes(id), bytes(id)}));
    Out out(sink, id);
    QPDFWriter writer(pdf);
    writer.setOutputPipeline(&out);
    writer.setNewlineBeforeEndstream(true); // ISO 19005-2, 6.1.7.1
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setStaticID(true);
    const char* version = profile == Profile::ua1 ? "1.7" : "2.0";
    writer.setMinimumPDFVersion(version);
    writer.forcePDFVersion(version);
    writer.write();
    out.finish();
    out.rethrow();
}

// The catalog's tag tree, bookmarks and page numbers, and the links that they share their places
// with.
void write_navigation(QPDF& pdf,
                      const doc::Document& document,
                      Tree& tree,
                      const Places& places,
                      const std::vector<PageContent>& contents) {
    Object root = pdf.getRoot();
    const auto annotation_owners = write_links(pdf, tree, places);
    root.replaceKey(
        "/StructTreeRoot",
        write_structure(pdf, tree, places.pages, contents, annotation_owners, places.profile));
    if (Object outline = write_outline(pdf, document, tree, places); !outline.isNull()) {
        root.replaceKey("/Outlines", outline);
    }
    root.replaceKey("/PageLabels", page_labels(places.layout));
}

} // namespace

void write(const doc::Document& document,
           const layout::Layout& layout,
           Profile profile,
           const Sink& sink,
           unsigned processors) {
    const About facts = about(document);
    QPDF pdf;
    pdf.emptyPDF();
    FontSet fonts(layout, processors);
    ImageSet images(pdf, document);
    ShadingSet shadings(pdf);
    const Targets targets(document, layout);
    Tree tree(document, layout.formulas, targets, profile);

    std::vector<PageContent> contents;
    for (const auto& page : layout.pages) {
        contents.push_back(draw(page, contents.size(), fonts, images, shadings, tree));
    }
    tree.finish();
    reserve(pdf, tree);

    const std::vector<Object> pages = make_pages(pdf, layout);
    write_navigation(pdf, document, tree, {targets, layout, pages, profile}, contents);
    fill_catalog(pdf, facts, profile);
    const Object font_resources = fonts.write(pdf);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        fill_page(pdf, pages[i], contents[i], font_resources, images, shadings);
    }
    serialize(pdf, identity(document, contents, profile), profile, sink);
}

} // namespace engross::pdf
