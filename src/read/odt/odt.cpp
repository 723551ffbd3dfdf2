#include "read/odt/odt.h"

#include "base/error.h"
#include "doc/places.h"
#include "package/package.h"
#include "read/odt/context.h"

#include <algorithm>

namespace engross::read::odt {

namespace {

constexpr std::string_view text_type = "application/vnd.oasis.opendocument.text";

std::string trimmed_type(const package::Package& package) {
    if (const auto type = package.find("mimetype")) {
        return std::string(text::trim(*type));
    }
    const auto bytes = package.find("META-INF/manifest.xml");
    if (!bytes) {
        return {};
    }
    const xml::Document manifest = xml::parse(*bytes, "META-INF/manifest.xml");
    for (const xml::Node entry : manifest.root().children()) {
        if (entry.attr("full-path") == "/") {
            return std::string(entry.attr("media-type"));
        }
    }
    return {};
}

void check_encryption(const package::Package& package, const Limits& limits) {
    const auto bytes = package.find("META-INF/manifest.xml");
    // The cheap look first: hardly any file is encrypted.
    if (!bytes || bytes->find("encryption-data") == Bytes::npos) {
        return;
    }
    const xml::Document manifest = xml::parse(*bytes, "META-INF/manifest.xml", limits);
    for (const xml::Node entry : manifest.root().children()) {
        if (entry.child("encryption-data")) {
            throw Error(
                ExitCode::unreadable,
                "",
                {"檔案受密碼保護（已加密）。請先在文書軟體中移除密碼，另存後再試。",
                 "The file is protected by a password (encrypted). Remove the password in the word processor, "
                 "save, and try again."});
        }
    }
}

// A part of which the looks depend: a broken one is refused, as what is set without it is not the
// report.
xml::Document
parse_entry(Context& context, const package::Package& package, std::string_view name) {
    const auto bytes = package.find(name);
    return bytes ? xml::parse(*bytes, name, context.input.limits) : xml::Document();
}

// A part beside the text and its looks: when it is broken, the document is still read.
xml::Document parse_side(Context& context, const package::Package& package, std::string_view name) {
    try {
        return parse_entry(context, package, name);
    } catch (const Error& error) {
        if (error.code != ExitCode::unreadable) {
            throw;
        }
        context.out.trouble("part-unreadable", {}, name, name);
        return {};
    }
}

// Roots of the four parts; the same root for all in a flat file.
struct Roots {
    xml::Node content, styles, meta, settings;
};

Roots roots_of(const xml::Document& content,
               const xml::Document& styles,
               const xml::Document& meta,
               const xml::Document& settings) {
    const auto root = [](const xml::Document& tree) { return tree ? tree.root() : xml::Node(); };
    return {root(content), root(styles), root(meta), root(settings)};
}

// A setting of LibreOffice and its forebears (config:config-item); empty when it is not there.
std::string setting(xml::Node settings, std::string_view name) {
    for (const xml::Node set : settings.child("settings").children()) {
        for (const xml::Node item : set.children()) {
            if (item.attr("name") == name) {
                return std::string(text::trim(item.text()));
            }
        }
    }
    return {};
}

void load_styles(Context& context, const Roots& roots) {
    context.styles.add_fonts(roots.styles.child("font-face-decls"));
    context.styles.add_fonts(roots.content.child("font-face-decls"));
    context.styles.add_common(roots.styles.child("styles"));
    context.styles.add_automatic(roots.content.child("automatic-styles"), Scope::content);
    context.styles.add_automatic(roots.styles.child("automatic-styles"), Scope::page);
    context.master_styles = roots.styles.child("master-styles");
    if (setting(roots.settings, "TabsRelativeToIndent") == "false") {
        context.styles.set_tabs_relative(false);
    }
    if (setting(roots.settings, "AddParaTableSpacing") == "false") {
        context.out.document.pages().set("gaps", "widest");
    }
}

doc::Document read_roots(Context& context, const Roots& roots, std::string_view part_name) {
    const xml::Node body = roots.content.child("body").child("text");
    if (!body) {
        throw Error(
            ExitCode::unreadable,
            "",
            {"文件缺少本文（office:text），檔案可能已損毀，或不是文字文件。",
             "The document has no text (office:text): it is damaged, or not a text document."});
    }
    load_styles(context, roots);
    context.content = Part(std::string(part_name), roots.content);
    context.page_part =
        Part(roots.styles == roots.content ? std::string(part_name) : "styles.xml", roots.styles);
    context.part = &context.content;
    if (context.content.has_repeats() || context.page_part.has_repeats()) {
        check_repeats(context, roots.content);
        check_repeats(context, roots.styles);
    }
    context.counts_pages = body.attr("use-soft-page-breaks") == "true";
    read_blocks(context, body, {context.out.body(), nullptr});
    record_other_changes(context);
    resolve_outline_links(context);
    read_pages(context);
    read_meta(context, roots.meta.child("meta"));
    context.out.source("version", roots.content.attr("version"));
    if (setting(roots.settings, "LoadReadonly") == "true") {
        context.out.source("protection", "read-only");
    }
    return context.out.finish();
}

// A flat file holds its macros in itself.
void count_scripts(Context& context, xml::Node root) {
    for (const xml::Node script : root.child("scripts").children()) {
        if (script.is("script") && !text::is_blank(script.text())) {
            context.out.leftover("macro", {}, "document", "", "");
        }
    }
}

void count_macros(Context& context, const package::Package& package) {
    for (const std::string& name : package.names()) {
        const bool is_library = name.ends_with("script-lb.xml") ||
                                name.ends_with("script-lc.xml") ||
                                name.ends_with("dialog-lb.xml") || name.ends_with("dialog-lc.xml");
        if ((name.starts_with("Basic/") || name.starts_with("Scripts/")) && !is_library) {
            context.out.leftover("macro", {}, name, "", "");
        }
    }
}

// ODF 1.3, part 2, 3.3: the first entry is mimetype, neither packed nor with an extra field; 3.1
// the manifest; the other parts are what every word processor writes.
void note_package(Context& context, const package::Package& package) {
    constexpr std::size_t header = 30; // of a local file entry
    const BytesView first =
        context.input.bytes.substr(std::min(header, context.input.bytes.size()), 256);
    std::string faults;
    if (!package.has("mimetype")) {
        faults = "no-mimetype";
    } else if (!first.starts_with("mimetype")) {
        faults = "late-mimetype";
    } else if (!first.substr(std::string_view("mimetype").size()).starts_with("application/")) {
        faults = "packed-mimetype";
    }
    for (const std::string_view part : {"META-INF/manifest.xml", "styles.xml", "meta.xml"}) {
        if (!package.has(part)) {
            faults += (faults.empty() ? "no-" : " no-") + std::string(part);
        }
    }
    context.out.source("package", faults);
}

// What we write is another document: no signature holds for it.
void note_signature(Context& context, const package::Package& package) {
    constexpr std::string_view signatures =
        "META-INF/documentsignatures.xml"; // ODF 1.3, part 2, 3.5
    if (package.has(signatures)) {
        context.out.trouble("signature-dropped", {}, signatures, "");
    }
}

} // namespace

Part::Part(std::string name, xml::Node root) : name_(std::move(name)) {
    doc::PlaceCounter places(doc::Vocabulary::open_document, root);
    for (xml::Node node = root; node; node = node.following(root)) {
        if (!node.is_element()) {
            continue;
        }
        if (std::string place = places.next(node); !place.empty()) {
            places_.emplace(node.raw(), std::move(place));
        } else {
            note(node);
        }
    }
}

void Part::note(xml::Node node) {
    const auto element = node.name();
    if (element == "note-ref" || element == "sequence-ref") {
        referred_.emplace(node.attr("ref-name"));
    } else if (element == "hidden-paragraph") {
        has_hidden_paragraphs_ = true;
    } else if (element == "table-row" || element == "table-cell") {
        has_repeats_ =
            has_repeats_ || node.has("number-rows-repeated") || node.has("number-columns-repeated");
    }
}

bool Part::is_referred_to(std::string_view name) const {
    return !name.empty() && referred_.contains(name);
}

std::string Part::src(xml::Node node) const {
    const auto found = places_.find(node.raw());
    return found == places_.end() ? name_ : name_ + "#" + found->second;
}

bool is(const Input& input) {
    if (!package::looks_like_zip(input.bytes)) {
        return false;
    }
    const auto package = package::Package::open(input.bytes, input.limits);
    const std::string type = trimmed_type(package);
    return type == text_type || type == "application/vnd.oasis.opendocument.text-template";
}

doc::Document read(const Input& input) {
    const auto package = package::Package::open(input.bytes, input.limits);
    check_encryption(package, input.limits);
    Context context(input, "odt");
    context.load = [&package](const std::string& name) { return package.find_in_place(name); };
    const xml::Document content =
        xml::parse(package.read("content.xml"), "content.xml", input.limits);
    const xml::Document styles = parse_entry(context, package, "styles.xml");
    const xml::Document meta = parse_side(context, package, "meta.xml");
    const xml::Document settings = parse_side(context, package, "settings.xml");
    count_macros(context, package);
    note_signature(context, package);
    note_package(context, package);
    return read_roots(context, roots_of(content, styles, meta, settings), "content.xml");
}

bool is_flat(const Input& input) {
    const BytesView head = input.bytes.substr(0, 4096);
    return head.find("urn:oasis:names:tc:opendocument:xmlns:office:1.0") != BytesView::npos &&
           head.find(":document") != BytesView::npos && head.find('<') < 8;
}

doc::Document read_flat(const Input& input) {
    Context context(input, "fodt");
    context.load = [](const std::string&) { return std::nullopt; };
    const xml::Document tree = xml::parse(input.bytes, input.name, input.limits);
    count_scripts(context, tree.root());
    return read_roots(context, {tree.root(), tree.root(), tree.root(), tree.root()}, "document");
}

} // namespace engross::read::odt
