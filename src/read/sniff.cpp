#include "read/sniff.h"

#include "base/text.h"
#include "package/ole.h"
#include "package/package.h"

#include <algorithm>
#include <initializer_list>

namespace engross::read::sniff {

namespace {

constexpr std::size_t far = 4096;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

std::string lower(std::string_view words) {
    std::string out(words);
    std::ranges::transform(out, out.begin(), [](char c) { return lower(c); });
    return out;
}

// The beginning of a text, without a byte order mark and blanks, in small letters.
std::string beginning(const Input& input) { return lower(text::trim(input.bytes.substr(0, far))); }

// The first entry of a package of ODF's kind is its type, not packed.
bool is_package(const Input& input, std::string_view type) {
    constexpr std::size_t name = 30; // of the entry, behind its header
    const BytesView head = input.bytes.substr(0, far);
    return package::looks_like_zip(head) && head.size() > name &&
           head.substr(name).starts_with("mimetype") &&
           head.substr(name + std::string_view("mimetype").size()).starts_with(type);
}

// An XML or SGML file whose root element, or the type it declares, is one of these.
bool has_root(const Input& input, std::initializer_list<std::string_view> names) {
    const std::string head = beginning(input);
    if (!head.starts_with('<')) {
        return false;
    }
    return std::ranges::any_of(
        names, [&](std::string_view name) { return head.find(name) != std::string::npos; });
}

} // namespace

bool rtf(const Input& input) { return input.bytes.starts_with("{\\rtf"); }

bool epub(const Input& input) { return is_package(input, "application/epub+zip"); }

bool html(const Input& input) { return has_root(input, {"<!doctype html", "<html"}); }

bool latex(const Input& input) {
    const BytesView head = input.bytes.substr(0, far);
    return head.find("\\documentclass") != BytesView::npos &&
           head.find("\\begin{") != BytesView::npos;
}

bool docbook(const Input& input) {
    return has_root(input, {"docbook.org/ns/docbook", "//dtd docbook"});
}

bool jats(const Input& input) {
    return has_root(input, {"//dtd jats", "journal publishing dtd", "journal archiving"});
}

bool fiction_book(const Input& input) { return has_root(input, {"<fictionbook"}); }

bool opml(const Input& input) { return has_root(input, {"<opml"}); }

bool word(const Input& input) { return package::is_word_ole(input.bytes); }

bool old_writer(const Input& input) { return is_package(input, "application/vnd.sun.xml.writer"); }

bool has_extension(const Format& format, std::string_view file_name) {
    const auto dot = file_name.rfind('.');
    const std::string extension =
        lower(dot == std::string_view::npos ? "" : file_name.substr(dot + 1));
    return std::ranges::find(format.extensions, extension) != format.extensions.end();
}

} // namespace engross::read::sniff
