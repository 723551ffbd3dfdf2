#include "html/html.h"
#include "html/words.h"
#include "html/writer.h"

namespace engross::html {

extern const std::string_view page_css;
extern const std::string_view runs_css; // only of pages that need it

namespace {

// What the page never needs. Pictures are left alone: for a page on a disk not every browser takes
// its own folder for 'self'.
constexpr std::string_view policy =
    "script-src 'none'; object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'";

std::string stem_of(std::string_view name) { return std::string(name.substr(0, name.rfind('.'))); }

bool is_chinese(std::string_view lang) { return lang == "zh" || lang.starts_with("zh-"); }

} // namespace

Writer::Writer(const doc::Document& document, const Options& options)
    : document_(document), options_(options), index_(document, options.fragment),
      pictures_(document, options), vertical_(document), language_(document.root().attr("lang")),
      speech_(is_chinese(language_) ? Language::zh_tw : Language::en) {}

Bytes Writer::write() {
    if (options_.fragment) {
        main_content();
        return out_.take();
    }
    const std::string title = page_title();
    out_.raw("<!DOCTYPE html>\n");
    out_.open("html", {{"lang", language_.empty() ? "und" : language_}});
    out_.line();
    head(title);
    out_.raw("<body>\n");
    out_.open("a", {{"class", "engross-skip"}, {"href", "#main"}, {"lang", foreign()}});
    out_.text(say(words::skip));
    out_.raw("</a>\n");
    banner(title);
    out_.raw("<div class=\"engross-page\">\n");
    contents();
    out_.raw("<main id=\"main\" tabindex=\"-1\">\n");
    main_content();
    out_.raw("</main>\n</div>\n</body>\n</html>\n");
    return out_.take();
}

void Writer::head(const std::string& title) {
    out_.raw("<head>\n<meta charset=\"utf-8\"/>\n");
    out_.empty("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy}});
    out_.raw("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
             "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
             "<meta name=\"format-detection\" content=\"telephone=no\"/>\n<title>");
    out_.text(title);
    out_.raw("</title>\n<style>\n");
    out_.raw(page_css);
    out_.raw(index_.has_run_marks() ? runs_css : "");
    out_.raw("</style>\n</head>\n");
}

// The cover with the title as the page's one h1.
void Writer::banner(const std::string& title) {
    const xml::Node own = index_.title();
    const auto write_title = [&] {
        out_.open("h1", {{"id", own.attr("id")}, {"lang", own.attr("lang")}});
        const During inside(in_heading_, true);
        if (own) {
            words(own);
        } else {
            out_.text(title);
        }
        out_.raw("</h1>\n");
    };
    out_.raw("<header class=\"engross-cover\">\n<div>\n");
    const xml::Node cover = index_.cover();
    const bool inside = own && own.parent() == cover;
    if (!inside) {
        write_title();
    }
    for (const xml::Node node : cover.children()) {
        if (node == own) {
            write_title();
        } else {
            block(node);
        }
    }
    out_.raw("</div>\n</header>\n");
}

void Writer::main_content() {
    blocks(document_.body());
    notes();
}

std::string Writer::page_title() const {
    std::vector<std::string> wishes;
    for (const xml::Node node : document_.meta().children()) {
        if (node.is("title")) {
            wishes.push_back(node.text());
        }
    }
    wishes.push_back(doc::words(index_.title()));
    wishes.push_back(index_.headings().empty() ? "" : doc::plain_text(index_.headings().front()));
    wishes.push_back(stem_of(document_.meta().child("source").attr("name")));
    for (const std::string& wish : wishes) {
        if (!text::is_blank(wish)) {
            return std::string(text::trim(wish));
        }
    }
    return say(words::report);
}

std::string_view Writer::foreign() const {
    const std::string_view page = document_.root().attr("lang");
    const bool same =
        speech_ == Language::zh_tw ? !page.starts_with("zh-Hans") : page.starts_with("en");
    return same ? std::string_view() : speech_ == Language::zh_tw ? "zh-Hant-TW" : "en";
}

std::string_view Writer::new_language(xml::Node node) const {
    const std::string_view lang = node.attr("lang");
    return lang == language_ ? std::string_view() : lang;
}

Bytes write(const doc::Document& document, const Options& options) {
    return Writer(document, options).write();
}

std::string_view without_doctype(std::string_view html) {
    return html.starts_with("<!DOCTYPE") ? html.substr(std::min(html.find('\n'), html.size()))
                                         : html;
}

} // namespace engross::html
