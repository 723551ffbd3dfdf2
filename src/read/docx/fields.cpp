// Field instructions (ECMA-376-1, 17.16) and the linear reading of formulas.
#include "read/docx/inline.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace engross::read::docx {

namespace {

struct Kind {
    std::string_view name;
    std::string_view kind;
};

constexpr std::array kinds{
    Kind{"PAGE", "page"},         Kind{"NUMPAGES", "pages"}, Kind{"SECTIONPAGES", "pages"},
    Kind{"SEQ", "sequence"},      Kind{"REF", "ref"},        Kind{"NOTEREF", "ref"},
    Kind{"PAGEREF", "page-ref"},  Kind{"STYLEREF", "style-ref"}, Kind{"DATE", "date"},
    Kind{"TIME", "date"},         Kind{"CREATEDATE", "date"}, Kind{"SAVEDATE", "date"},
    Kind{"PRINTDATE", "date"},    Kind{"TITLE", "title"},
};

// Fields whose result is plain content of the document.
constexpr std::array<std::string_view, 8> transparent{"TOC",  "HYPERLINK", "INCLUDEPICTURE", "INCLUDETEXT",
                                                      "EMBED", "LINK",      "SHAPE",          "QUOTE"};

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\xA0';
}

} // namespace

std::vector<std::string> field_words(std::string_view instruction) {
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < instruction.size()) {
        if (is_space(instruction[at])) {
            ++at;
            continue;
        }
        std::string word;
        if (instruction[at] == '"') {
            for (++at; at < instruction.size() && instruction[at] != '"'; ++at) {
                at += instruction[at] == '\\' && at + 1 < instruction.size() ? 1 : 0;
                word += instruction[at];
            }
            ++at;
        } else {
            for (; at < instruction.size() && !is_space(instruction[at]); ++at) {
                word += instruction[at];
            }
        }
        words.push_back(std::move(word));
    }
    if (!words.empty()) {
        std::ranges::transform(words[0], words[0].begin(), [](unsigned char byte) {
            return static_cast<char>(std::toupper(byte));
        });
    }
    return words;
}

std::string_view field_kind(std::string_view name) {
    if (std::ranges::find(transparent, name) != transparent.end()) {
        return {};
    }
    const auto found = std::ranges::find(kinds, name, &Kind::name);
    return found == kinds.end() ? "other" : found->kind;
}

// Depth is bounded by Limits::xml_depth, which the parser enforces.
std::string formula_text(xml::Node math) {
    if (math.is("t")) {
        return math.text();
    }
    const auto part = [&](std::string_view name) { return formula_text(math.child(name)); };
    if (math.is("f")) {
        return "(" + part("num") + ")/(" + part("den") + ")";
    }
    if (math.is("sSup")) {
        return part("e") + "^(" + part("sup") + ")";
    }
    if (math.is("sSub")) {
        return part("e") + "_(" + part("sub") + ")";
    }
    if (math.is("rad")) {
        return part("deg") + "√(" + part("e") + ")";
    }
    if (math.is("nary")) {
        const auto sign = math.child("naryPr").child("chr").attr("val");
        return std::string(sign.empty() ? "∫" : sign) + "_(" + part("sub") + ")^(" + part("sup") + ") " + part("e");
    }
    std::string out;
    for (const xml::Node child : math.children()) {
        out += formula_text(child);
    }
    return math.is("d") ? "(" + out + ")" : out;
}

} // namespace engross::read::docx
