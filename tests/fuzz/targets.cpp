#include "targets.h"

#include "codes.h"
#include "written.h"

#include "base/error.h"
#include "doc/document.h"
#include "enrich/enrich.h"
#include "fonts/library.h"
#include "html/html.h"
#include "image/image.h"
#include "layout/layout.h"
#include "normalize/normalize.h"
#include "package/package.h"
#include "pdf/pdf.h"
#include "read/reader.h"
#include "recognize/recognize.h"
#include "rules/schema.h"
#include "xml/xpath.h"

#include <algorithm>
#include <array>
#include <functional>
#include <stdexcept>

namespace engross::fuzz {

namespace {

const Limits small{.package_entries = 1000,
                   .entry_size = 4U << 20U,
                   .package_size = 16U << 20U,
                   .xml_nodes = 20'000,
                   .blocks = 20'000,
                   .image_pixels = 400'000};

// An Error may be the answer to bad bytes, but it must not be one that says "a fault of engross".
void expect_refusal(const Error& error) {
    if (error.code != ExitCode::unreadable && error.code != ExitCode::limit) {
        throw std::logic_error("exit code " + std::to_string(static_cast<int>(error.code)) + ": " +
                               error.where + ": " + error.message.en);
    }
    if (error.message.zh.empty() || error.message.en.empty()) {
        throw std::logic_error("an error without words");
    }
}

void draw_all(doc::Document& document) {
    static fonts::Library fonts;
    const layout::Layout layout = layout::lay_out(document, fonts);
    doc::validate(document, "layout");
    Bytes file;
    pdf::write(document, layout, pdf::Profile::ua1, [&](BytesView piece) { file += piece; });
    const bool written = !file.empty() && !html::write(document, {.picture_folder = "x"}).empty();
    if (!written) {
        throw std::logic_error("an output is empty");
    }
}

// What is drawn is a part of the inputs, always the same: drawing costs several times as much as
// the rest.
bool is_drawn(BytesView bytes) { return std::hash<BytesView>()(bytes) % 3 == 0; }

void docx(BytesView bytes) {
    const bool is_package = package::looks_like_zip(bytes);
    convert(is_package ? Bytes(bytes) : written_docx(bytes), is_drawn(bytes));
}

void odt(BytesView bytes) {
    const bool is_whole = package::looks_like_zip(bytes) || bytes.starts_with("<?xml");
    convert(is_whole ? Bytes(bytes) : written_odt(bytes), is_drawn(bytes));
}

void numbering(BytesView bytes) { convert(written_numbering(bytes), false); }

void expect(bool holds, const char* what) {
    if (!holds) {
        throw std::logic_error(what);
    }
}

// Everything that a package lists is read or refused, and stays in its bounds.
std::uintmax_t unpacked(const package::Package& package) {
    std::uintmax_t total = 0;
    for (const std::string& name : package.names()) {
        expect(!name.starts_with('/') && ("/" + name + "/").find("/../") == std::string::npos,
               "a name leaves the package");
        expect(package.has(name), "a name that is listed is not there");
        try {
            total += package.read(name).size();
        } catch (const Error& error) {
            expect_refusal(error);
        }
    }
    return total;
}

// Parts that are packed come out as they were.
void expect_same(const Parts& parts, const package::Package& package) {
    for (const auto& [name, bytes] : parts) {
        expect(name.ends_with('/') || package.read(name) == bytes, "a part has changed");
    }
}

void zip(BytesView bytes) {
    try {
        if (package::looks_like_zip(bytes)) {
            expect(unpacked(package::Package::open(bytes, small)) <= small.package_size,
                   "more than the limit");
            convert(bytes, false);
        } else {
            const Parts parts = cut(bytes, "first");
            const Bytes zipped = stored_zip(parts);
            expect_same(parts, package::Package::open(zipped, small));
        }
    } catch (const Error& error) {
        expect_refusal(error);
    }
}

// Every writer's input has gone through it.
void enrich_alt(doc::Document& document) {
    const auto passes = enrich::passes();
    std::ranges::find(passes, "alt", &doc::Pass::name)->run(document);
    doc::validate(document, "alt");
}

// The writers may trust what the schema says, and that each picture has alternative text, which
// pdf::write demands; nothing else.
void canonical(BytesView bytes) {
    try {
        doc::Document document = doc::create();
        document.tree = xml::parse(bytes, "canonical.xml", small);
        doc::validate(document, "fuzzing");
        enrich_alt(document);
        draw_all(document);
    } catch (const Error& error) {
        const bool conforms =
            error.message.en.find("fuzzing") == std::string::npos && error.where != "fuzzing";
        if (conforms) {
            expect_refusal(error);
        }
    }
}

void schematron(BytesView bytes) {
    static const xml::Document document = xml::parse(
        "<document><body><p id='b1'>一</p><p><span/>two</p></body></document>", "document");
    rules::RuleInfo info;
    info.id = "FUZZ-001";
    info.pack = "fuzz";
    info.file = "fuzz.sch";
    try {
        const rules::Schema schema = rules::compile(rules::load_schema(bytes, info), "#ALL");
        xml::XPathContext context(document, 100'000);
        context.set_namespaces(schema.namespaces);
        for (const rules::Pattern& pattern : schema.patterns) {
            for (const rules::Rule& rule : pattern.rules) {
                static_cast<void>(context.evaluate(rule.context.whole.xpath
                                                       ? *rule.context.whole.xpath
                                                       : *rule.context.written.xpath,
                                                   context.document_node()));
            }
        }
    } catch (const Error& error) {
        if (error.code != ExitCode::usage) { // a bad rule
            expect_refusal(error);
        }
    }
}

void picture(BytesView bytes) {
    const image::Info info = image::sniff(bytes);
    static_cast<void>(image::icc_profile(bytes));
    if (info.format == image::Format::jpeg && image::strip_jpeg(bytes).size() > bytes.size() + 64) {
        throw std::logic_error("a stripped JPEG has grown");
    }
    static_cast<void>(image::png_chunks(bytes));
    static_cast<void>(image::decode(bytes, {.max_pixels = small.image_pixels, .upright = true}));
    static_cast<void>(
        image::decode(bytes, {.max_pixels = small.image_pixels, .gray = true, .reduce = 4}));
    static_cast<void>(image::web_copy(bytes, small.image_pixels));
}

constexpr std::array<Target, 8> all{{{"package", zip},
                                     {"docx", docx, true},
                                     {"odt", odt, true},
                                     {"numbering", numbering, true},
                                     {"canonical", canonical, true},
                                     {"schematron", schematron, true},
                                     {"codes", codes},
                                     {"image", picture}}};

} // namespace

bool convert(BytesView input, bool draw) {
    try {
        doc::Document document = read::read({.name = "input", .bytes = input, .limits = small});
        recognize::picture_facts(document);
        for (const auto passes : {normalize::passes(), enrich::passes()}) {
            for (const doc::Pass& pass : passes) {
                pass.run(document);
            }
        }
        doc::validate(document, "enrich");
        if (draw) {
            draw_all(document);
        }
        return true;
    } catch (const Error& error) {
        expect_refusal(error);
        return false;
    }
}

std::span<const Target> targets() { return all; }

} // namespace engross::fuzz
