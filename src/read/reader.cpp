#include "read/reader.h"

#include "base/error.h"
#include "package/ole.h"
#include "package/package.h"
#include "read/docx/docx.h"
#include "read/odt/odt.h"
#include "read/office.h"
#include "read/pandoc/pandoc.h"
#include "read/sniff.h"

#include <algorithm>
#include <array>

namespace engross::read {

namespace {

template <typename... Names>
constexpr std::array<std::string_view, sizeof...(Names)> list(Names... names) {
    return {names...};
}

constexpr auto docx_extensions = list("docx", "docm", "dotx", "dotm");
constexpr auto odt_extensions = list("odt", "ott");
constexpr auto fodt_extensions = list("fodt");
constexpr auto markdown_extensions = list("md", "markdown", "mkd", "mdown", "qmd", "rmd");
constexpr auto html_extensions = list("html", "htm", "xhtml");
constexpr auto rtf_extensions = list("rtf");
constexpr auto epub_extensions = list("epub");
constexpr auto latex_extensions = list("tex", "latex", "ltx");
constexpr auto docbook_extensions = list("dbk", "docbook");
constexpr auto rst_extensions = list("rst");
constexpr auto org_extensions = list("org");
constexpr auto textile_extensions = list("textile");
constexpr auto mediawiki_extensions = list("mediawiki", "wiki");
constexpr auto dokuwiki_extensions = list("dokuwiki");
constexpr auto muse_extensions = list("muse");
constexpr auto t2t_extensions = list("t2t");
constexpr auto ipynb_extensions = list("ipynb");
constexpr auto fb2_extensions = list("fb2");
constexpr auto jats_extensions = list("jats");
constexpr auto opml_extensions = list("opml");
constexpr auto csv_extensions = list("csv");
constexpr auto word_extensions = list("doc", "dot");
constexpr auto wps_extensions = list("wps", "wpt");
constexpr auto writer_extensions = list("sxw", "stw");
constexpr auto office_extensions = list("wpd", "wri", "lwp", "abw", "hwp", "uot", "uof", "sdw");

constexpr Format by_pandoc(std::string_view name,
                           std::span<const std::string_view> extensions,
                           bool (*is)(const Input&),
                           std::string_view format) {
    return {name, extensions, is, pandoc::read, Program::pandoc, format};
}

constexpr Format by_office(std::string_view name,
                           std::span<const std::string_view> extensions,
                           bool (*is)(const Input&),
                           std::string_view format) {
    return {name, extensions, is, office::read, Program::office, format};
}

// Pandoc: author's quotation marks stay as typed, a picture alone keeps its alternative text, lines
// of Han are joined without a space, HTML that it does not know comes as it is, so that what gets
// lost is seen.
constexpr std::array table{
    Format{"DOCX", docx_extensions, docx::is, docx::read},
    Format{"ODT", odt_extensions, odt::is, odt::read},
    Format{"FODT", fodt_extensions, odt::is_flat, odt::read_flat},
    by_pandoc("EPUB", epub_extensions, sniff::epub, "epub+raw_html"),
    by_pandoc("DocBook", docbook_extensions, sniff::docbook, "docbook"),
    by_pandoc("JATS", jats_extensions, sniff::jats, "jats"),
    by_pandoc("FictionBook", fb2_extensions, sniff::fiction_book, "fb2"),
    by_pandoc("OPML", opml_extensions, sniff::opml, "opml"),
    by_pandoc("HTML", html_extensions, sniff::html, "html+raw_html"),
    by_pandoc("LaTeX", latex_extensions, sniff::latex, "latex"),
    by_pandoc("Markdown",
              markdown_extensions,
              nullptr,
              "markdown-smart-implicit_figures+east_asian_line_breaks"),
    by_pandoc("reStructuredText", rst_extensions, nullptr, "rst"),
    by_pandoc("Org", org_extensions, nullptr, "org-smart"),
    by_pandoc("Textile", textile_extensions, nullptr, "textile-smart"),
    by_pandoc("MediaWiki", mediawiki_extensions, nullptr, "mediawiki"),
    by_pandoc("DokuWiki", dokuwiki_extensions, nullptr, "dokuwiki"),
    by_pandoc("Muse", muse_extensions, nullptr, "muse"),
    by_pandoc("txt2tags", t2t_extensions, nullptr, "t2t"),
    by_pandoc("Jupyter", ipynb_extensions, nullptr, "ipynb"),
    by_pandoc("CSV", csv_extensions, nullptr, "csv"),
    // Pandoc 2.17 reads no bytes of Big5 in it, as Word in Taiwan writes them.
    by_office("RTF", rtf_extensions, sniff::rtf, "rtf"),
    by_office("Word 97–2003", word_extensions, sniff::word, "doc"),
    by_office("WPS", wps_extensions, nullptr, "wps"),
    by_office("OpenOffice 1", writer_extensions, sniff::old_writer, "sxw"),
    by_office("LibreOffice", office_extensions, nullptr, "other"),
};

[[noreturn]] void fail(Text message) { throw Error(ExitCode::unreadable, "", std::move(message)); }

std::string supported() {
    std::string list;
    for (const Format& format : table) {
        list += list.empty() ? "" : ", ";
        list += format.name;
        for (std::size_t at = 0; at < format.extensions.size(); ++at) {
            list += at == 0 ? " (." : ", .";
            list += format.extensions[at];
        }
        list += ")";
    }
    return list;
}

[[noreturn]] void fail_unsupported(std::string_view zh, std::string_view en) {
    const std::string list = supported();
    fail({std::string(zh) + "engross 目前能讀取：" + list + "。請在文書軟體中另存為其中一種。",
          std::string(en) + " Today engross reads: " + list +
              ". Save it as one of these in the word processor."});
}

// What no format may see: says what is wrong as a whole.
void check_container(const Input& input) {
    if (input.bytes.empty()) {
        fail({"檔案是空的（0 位元組）。", "The file is empty (0 bytes)."});
    }
    if (package::is_encrypted_ole(input.bytes) || package::is_encrypted_word_ole(input.bytes)) {
        fail(
            {"檔案受密碼保護（已加密）。請先在文書軟體中移除密碼，另存後再試。",
             "The file is protected by a password (encrypted). Remove the password in the word processor, save, "
             "and try again."});
    }
    if (package::looks_like_zip(input.bytes)) {
        static_cast<void>(package::Package::open(input.bytes, input.limits)); // says what is broken
    }
}

} // namespace

std::span<const Format> formats() { return table; }

const Format* format_of_program(const Input& input) {
    if (input.bytes.empty() || odt::is_flat(input) || package::is_encrypted_ole(input.bytes) ||
        package::is_encrypted_word_ole(input.bytes)) {
        return nullptr;
    }
    const auto needs = [](const Format& format) { return format.program != Program::none; };
    const auto by_bytes = std::ranges::find_if(table, [&](const Format& format) {
        return needs(format) && format.is != nullptr && format.is(input);
    });
    if (by_bytes != table.end()) {
        return &*by_bytes;
    }
    const auto by_name = std::ranges::find_if(table, [&](const Format& format) {
        return needs(format) && sniff::has_extension(format, input.name);
    });
    // DOCX and ODT are known by their bytes, whatever they are called.
    const bool is_known = package::looks_like_zip(input.bytes) ||
                          (package::looks_like_ole(input.bytes) && by_name != table.end() &&
                           by_name->program != Program::office);
    return is_known || by_name == table.end() ? nullptr : &*by_name;
}

doc::Document read(const Input& input) {
    if (const Format* format = format_of_program(input);
        format != nullptr && input.converted != nullptr) {
        Input named = input;
        named.author_format =
            format->program_format.substr(0, format->program_format.find_first_of("+-"));
        return format->read(named);
    }
    check_container(input);
    for (const Format& format : table) {
        if (format.program == Program::none && format.is(input)) {
            return format.read(input);
        }
    }
    if (package::looks_like_ole(input.bytes)) {
        fail_unsupported("檔案是 OLE 複合檔，但不是能讀取的文件種類。",
                         "The file is an OLE compound file, but not a document of a known kind.");
    }
    if (package::looks_like_zip(input.bytes)) {
        fail_unsupported("檔案是 ZIP 套件，但不是能讀取的文件種類。",
                         "The file is a ZIP package, but not a document of a known kind.");
    }
    fail_unsupported("檔案不是 ZIP 套件，也不是能讀取的文件種類。",
                     "The file is not a ZIP package, and not a document of a known kind.");
}

} // namespace engross::read
