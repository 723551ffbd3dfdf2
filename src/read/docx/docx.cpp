#include "read/docx/docx.h"

#include "base/error.h"
#include "read/docx/context.h"
#include "read/docx/shapes.h"

namespace engross::read::docx {

namespace {

std::string main_part_name(const package::Package& package, const Limits& limits) {
    const Relationships root = relationships_of(package, "", limits);
    const Relationship* relationship = find_type(root, "officeDocument");
    return relationship == nullptr ? std::string() : relationship->target;
}

Part related(const Context& context, std::string_view type) {
    const Relationship* relationship = find_type(context.main.relationships(), type);
    return relationship == nullptr
               ? Part()
               : Part(context.package, relationship->target, context.input.limits);
}

void check_main_part(const Part& main) {
    if (!main.root().child("body")) {
        throw Error(ExitCode::unreadable,
                    "",
                    {"文件缺少本文部分「" + main.name() + "」，檔案可能已損毀。",
                     "The document lacks its text, the part \"" + main.name() +
                         "\"; the file may be damaged."});
    }
}

// What we write is another document: no signature holds for it.
void note_signature(Context& context) {
    const Relationships root = relationships_of(context.package, "", context.input.limits);
    if (const Relationship* signature = find_type(root, "origin")) { // [ECMA-376-2] 10.5.2
        context.out.trouble("signature-dropped", {}, signature->target, "");
    }
}

void load_parts(Context& context) {
    const Limits& limits = context.input.limits;
    context.main = Part(context.package, main_part_name(context.package, limits), limits);
    check_main_part(context.main);
    context.settings = related(context, "settings");
    context.footnotes = related(context, "footnotes");
    context.endnotes = related(context, "endnotes");
    context.comments = related(context, "comments");
    context.part = &context.main;
}

} // namespace

bool is(const Input& input) {
    if (!package::looks_like_zip(input.bytes)) {
        return false;
    }
    const auto package = package::Package::open(input.bytes, input.limits);
    const std::string name = main_part_name(package, input.limits);
    const auto types = name.empty() ? std::nullopt : package.find("[Content_Types].xml");
    // A spreadsheet or a presentation also has an officeDocument: the media type of the main part
    // tells.
    return types && (types->find("wordprocessingml") != Bytes::npos ||
                     types->find("application/vnd.ms-word.") != Bytes::npos);
}

doc::Document read(const Input& input) {
    const auto package = package::Package::open(input.bytes, input.limits);
    Context context(input, package);
    load_parts(context);
    const Part theme = related(context, "theme");
    const Part styles = related(context, "styles");
    const Part numbering = related(context, "numbering");
    const xml::Node language = context.settings.root().child("themeFontLang");
    context.styles = Styles(
        styles.root(), theme_fonts(theme.root(), language.attr("eastAsia"), language.attr("bidi")));
    context.theme_colours = theme_colours(theme.root());
    context.theme_lines = theme_lines(theme.root());
    context.numbering = Numbering(numbering.root(), context.styles);
    note_signature(context);
    collect_sections(context);
    read_blocks(context, context.main.root().child("body"), {context.out.body(), ""});
    read_sections(context);
    read_meta(context);
    return context.out.finish();
}

} // namespace engross::read::docx
