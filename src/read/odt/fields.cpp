// Fields: what they are, and which of them are hidden (ODF 1.3 part 3, 7).
#include "base/word_table.h"
#include "read/odt/inline.h"

#include <algorithm>
#include <array>

namespace engross::read::odt {

namespace {

constexpr std::array kinds{WordPair{"page-number", "page"},
                           WordPair{"page-count", "pages"},
                           WordPair{"sequence", "sequence"},
                           WordPair{"sequence-ref", "ref"},
                           WordPair{"bookmark-ref", "ref"},
                           WordPair{"reference-ref", "ref"},
                           WordPair{"note-ref", "ref"},
                           WordPair{"chapter", "style-ref"},
                           WordPair{"date", "date"},
                           WordPair{"time", "date"},
                           WordPair{"creation-date", "date"},
                           WordPair{"creation-time", "date"},
                           WordPair{"modification-date", "date"},
                           WordPair{"modification-time", "date"},
                           WordPair{"print-date", "date"},
                           WordPair{"print-time", "date"},
                           WordPair{"title", "title"}};

// Other fields show their last value.
constexpr std::array<std::string_view, 47> others{
    "subject",           "author-name",       "author-initials",   "file-name",
    "user-field-get",    "user-field-input",  "variable-get",      "variable-set",
    "variable-input",    "initial-creator",   "creator",           "user-defined",
    "drop-down",         "text-input",        "expression",        "template-name",
    "paragraph-count",   "word-count",        "character-count",   "table-count",
    "image-count",       "object-count",      "conditional-text",  "hidden-text",
    "page-variable-get", "page-variable-set", "page-continuation", "placeholder",
    "keywords",          "description",       "printed-by",        "editing-cycles",
    "editing-duration",  "database-display",  "database-name",     "database-row-number",
    "measure",           "dde-connection",    "sender-firstname",  "sender-lastname",
    "sender-initials",   "sender-title",      "sender-position",   "sender-email",
    "sender-company",    "sender-phone-work", "meta-field"};

// References by "page" are page references; others show text or number.
std::string_view kind_of(xml::Node field, std::string_view kind) {
    if (kind == "page" && field.has("select-page") && field.attr("select-page") != "current") {
        return "other"; // "continued on page …"
    }
    return kind == "ref" && field.attr("reference-format") == "page" ? "page-ref" : kind;
}

std::string_view name_of(xml::Node field, std::string_view kind) {
    if (kind == "date") {
        return {};
    }
    if (kind == "style-ref") {
        return field.attr("outline-level");
    }
    const bool is_reference = field.has("ref-name") && kind != "sequence";
    return field.attr(is_reference ? "ref-name" : "name");
}

// text:display of a chapter field (19.797).
std::string_view part_of(std::string_view shown) {
    return shown == "name"               ? ""
           : shown.ends_with("and-name") ? "both"
           : shown.ends_with("number")   ? "number"
                                         : "";
}

} // namespace

std::string_view field_kind(std::string_view element) {
    const bool is_other = std::ranges::find(others, element) != others.end();
    return look_up(kinds, element, is_other ? "other" : "");
}

void Paragraph::read_field(xml::Node field, std::string_view kind) {
    if (field.attr("display") == "none" || field.attr("is-hidden") == "true") {
        record_hidden(field);
        return;
    }
    flush_space();
    mark_content();
    if (kind == "sequence" && context_.part->is_referred_to(field.attr("ref-name"))) {
        builder_.element("anchor", look()).set("name", field.attr("ref-name"));
    }
    xml::Node node = builder_.open("field");
    node.set("kind", kind_of(field, kind));
    if (const auto name = name_of(field, kind); !name.empty()) {
        node.set("name", name);
    }
    if (const auto part = part_of(field.attr("display")); kind == "style-ref" && !part.empty()) {
        node.set("part", part);
    }
    if ((kind == "page" || kind == "pages") && !field.attr("num-format").empty()) {
        node.set("format", numeral_name(numeral_of(field.attr("num-format"))));
    }
    read_inline(field);
    builder_.close();
}

// LibreOffice keeps the words of a hidden text in an attribute.
void Paragraph::record_hidden(xml::Node node) {
    const std::string inside = node.text();
    const std::string words = inside.empty() ? std::string(node.attr("string-value")) : inside;
    if (!text::is_blank(words)) {
        context_.out.leftover("hidden", block_, "", "", words);
    }
}

bool hides_paragraph(xml::Node source) {
    for (xml::Node node = source.first_child(); node;) {
        const bool is_apart = node.is("note") || node.is("annotation") || node.is("frame");
        if (node.is("hidden-paragraph") && node.attr("is-hidden") == "true") {
            return true;
        }
        node = is_apart ? node.following_skip(source) : node.following(source);
    }
    return false;
}

} // namespace engross::read::odt
