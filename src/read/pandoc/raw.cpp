// Parts in another language (HTML in Markdown, TeX in Markdown, HTML that Pandoc does not know):
// never passed on.
#include "read/pandoc/context.h"

#include <algorithm>
#include <array>

namespace engross::read::pandoc {

namespace {

constexpr std::size_t quote_length = 80;

// "<iframe src=…>" → "iframe"; "" for an end tag, a comment, a processing instruction.
std::string tag_name(std::string_view markup) {
    std::string name;
    for (const char c : markup.substr(markup.starts_with('<') ? 1 : markup.size())) {
        const bool is_letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!is_letter) {
            break;
        }
        name += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    return name;
}

template <std::size_t size>
bool is_one_of(std::string_view name, const std::array<std::string_view, size>& names) {
    return std::ranges::find(names, name) != names.end();
}

// What of HTML is lost with its tag; of others the content is in the tree.
std::string_view html_trouble(std::string_view markup) {
    constexpr std::array<std::string_view, 10> objects{
        "iframe", "object", "embed", "video", "audio", "canvas", "svg", "applet", "frame", "math"};
    constexpr std::array<std::string_view, 10> others{"script",
                                                      "form",
                                                      "input",
                                                      "select",
                                                      "textarea",
                                                      "button",
                                                      "table",
                                                      "noscript",
                                                      "img",
                                                      "marquee"};
    const std::string name = tag_name(markup);
    return is_one_of(name, objects) ? "object-lost" : is_one_of(name, others) ? "raw-dropped" : "";
}

bool is_page_break(std::string_view tex) {
    constexpr std::array<std::string_view, 4> commands{
        "\\newpage", "\\clearpage", "\\cleardoublepage", "\\pagebreak"};
    return is_one_of(text::trim(tex), commands);
}

} // namespace

void read_raw(Context& context, const Json& raw, xml::Node at, std::string_view src) {
    const std::string& format = raw.at(0).get_ref<const std::string&>();
    const std::string& words = raw.at(1).get_ref<const std::string&>();
    const bool is_html = format.starts_with("html");
    if (!is_html && is_page_break(words)) {
        context.pending_page_break = true;
        return;
    }
    const std::string_view kind = is_html ? html_trouble(text::trim(words)) : "raw-dropped";
    if (!kind.empty() && !text::is_blank(words)) {
        context.out.trouble(kind, at, src, text::shorten(text::trim(words), quote_length));
    }
}

} // namespace engross::read::pandoc
