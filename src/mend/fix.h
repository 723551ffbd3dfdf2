// Private to mend/: what the kinds of mending share. A kind looks at the document that was made of
// the file as it is now, and changes the file's XML at the places that @src names.
#pragma once

#include "mend/copy.h"
#include "mend/mend.h"

#include <string>
#include <string_view>
#include <vector>

namespace engross::mend {

struct Work {
    Copy& copy;
    const doc::Document& document;
    const Options& options;
    std::vector<Change>& changes;
    std::string_view kind;
    std::span<const std::string_view> rules; // that the kind mends

    [[nodiscard]] bool is_docx() const { return copy.is_docx(); }

    // Tells of a change, in words.
    void note(std::string_view src, Text before, Text after) const {
        changes.push_back(
            {std::string(kind), std::string(src), std::move(before), std::move(after)});
    }
};

// --- kinds, one a file
void mend_title(Work& work);
void mend_language(Work& work);
void mend_table_heads(Work& work);
void mend_joins(Work& work);
void mend_blanks(Work& work);
void mend_headings(Work& work);
void mend_captions(Work& work);
void mend_lists(Work& work);
void mend_toc(Work& work);
void mend_punctuation(Work& work);
void mend_alternatives(Work& work);
void mend_properties(Work& work);
void mend_pictures(Work& work);

// "what：words", "what: words".
inline Text told(const Text& what, const std::string& words) {
    return {what.zh + "：" + words, what.en + ": " + words};
}

// --- asking the document
// All elements of a name in body and notes, in order.
std::vector<xml::Node> all(const doc::Document& document, std::string_view name);
// The repairs of a kind.
std::vector<xml::Node> repairs(const doc::Document& document, std::string_view kind);

// --- DOCX
// The child `name` of w:pPr or w:rPr, made in its place of the schema's order when it is not there.
xml::Node property(xml::Node properties, std::string_view name);
// The properties of a paragraph, made when there are none.
xml::Node paragraph_properties(xml::Node paragraph);
// Id of the paragraph style that Word calls `name` ("heading 4", "caption", "toc 1"); made when
// there is none: `level` is its outline level from 1, 0 for none.
std::string style_of(Copy& copy, const std::string& name, int level);

// Whether a style, itself or by what it is based on, gives its paragraphs numbers; whether a
// paragraph has one.
bool is_numbered_style(Copy& copy, std::string_view id);
bool is_numbered_docx(Copy& copy, xml::Node paragraph);

// --- ODT
// Whether headings of this level have numbers.
bool outline_numbers(Copy& copy, int level);
// An automatic style of its own for a paragraph, a copy of the one that it has; its parent becomes
// `parent` when that is not "". Returns the style.
xml::Node own_style(Copy& copy, xml::Node paragraph, std::string_view parent);
// The child of a style for these properties ("paragraph-properties"), made in its place when it is
// not there.
xml::Node style_properties(xml::Node style, std::string_view name);
// The automatic styles of the text.
xml::Node automatic_styles(Copy& copy);
// Makes sure that there is a common paragraph style of that name.
void need_style(Copy& copy, std::string_view name, std::string_view display_name, int level);

} // namespace engross::mend
