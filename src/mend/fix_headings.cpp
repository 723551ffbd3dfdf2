// Paragraphs that only look like headings, or whose style has another level than their number says.
#include "base/text.h"
#include "mend/docx_parts.h"
#include "mend/fix.h"
#include "mend/markup.h"

#include <algorithm>
#include <set>

namespace engross::mend {

namespace {

constexpr int deepest = 9;

std::string heading_style(int level) { return "Heading_20_" + std::to_string(level); }

bool is_in_toc(xml::Node node) { return static_cast<bool>(node.closest("toc")); }

// Bold lines of code and rows of signs are no headings: one without a number begins with no sign
// but a bracket or quote.
bool begins_as_words(xml::Node heading) {
    constexpr std::string_view signs = "!#$%&*+,-./:;<=>?@\\]^_`{|}~";
    const std::string words = doc::plain_text(heading);
    return heading.child("label") ||
           signs.find(text::trim(words).substr(0, 1)) == std::string_view::npos;
}

Text of_level(const std::string& level) { return {"標題 " + level, "heading " + level}; }

void mark_docx(Work& work, xml::Node paragraph, int level) {
    const std::string style = style_of(work.copy, "heading " + std::to_string(level), level);
    xml::Node properties = paragraph_properties(paragraph);
    xml::set(property(properties, "pStyle"), name_space(paragraph), "val", style);
    if (xml::Node outline = properties.child("outlineLvl")) {
        outline.remove();
    }
    if (is_numbered_style(work.copy, style) && !properties.child("numPr")) {
        xml::Node none = property(properties, "numPr");
        add(none, "ilvl", "0");
        add(none, "numId", "0");
    }
}

void mark_odt(Work& work, xml::Node paragraph, int level) {
    need_style(work.copy, heading_style(level), "Heading " + std::to_string(level), level);
    own_style(work.copy, paragraph, heading_style(level));
    paragraph.rename("h");
    xml::set(paragraph, text_space, "outline-level", std::to_string(level));
    if (outline_numbers(work.copy, level)) {
        xml::set(paragraph, text_space, "is-list-header", "true");
    }
}

} // namespace

void mend_headings(Work& work) {
    std::set<std::string, std::less<>> corrected;
    for (const xml::Node repair : repairs(work.document, "level-corrected")) {
        corrected.emplace(repair.attr("at"));
    }
    for (const xml::Node repair : repairs(work.document, "heading-promoted")) {
        corrected.emplace(repair.attr("at"));
    }
    for (const xml::Node heading : all(work.document, "heading")) {
        const std::vector<xml::Node> places = work.copy.at(heading.attr("src"));
        if (is_in_toc(heading) || !corrected.contains(heading.attr("id")) || places.size() != 1 ||
            !begins_as_words(heading)) {
            continue;
        }
        xml::Node paragraph = places.front();
        const int level = std::clamp(text::to_int(heading.attr("level"), 1), 1, deepest);
        const bool is_numbered_itself = work.is_docx() && paragraph.child("pPr").child("numPr");
        if (heading.child("label").attr("by") == "auto" &&
            !is_numbered_itself) { // whose number another style would take away
            continue;
        }
        (work.is_docx() ? mark_docx : mark_odt)(work, paragraph, level);
        const std::string words = doc::plain_text(heading);
        const std::string styled(heading.attr("style-level"));
        work.note(
            heading.attr("src"),
            told(styled.empty() ? Text("一般段落", "plain paragraph") : of_level(styled), words),
            told(of_level(std::to_string(level)), words));
    }
}

} // namespace engross::mend
