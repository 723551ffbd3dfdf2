// The look of paragraphs and runs while a reader works, and the fold that turns runs into the
// canonical form: what holds for most of a paragraph's characters is said once, at the paragraph;
// only runs that differ become <span>. So DOCX (all on runs) and ODT (all on paragraphs) give the
// same tree.
#pragma once

#include "doc/document.h"

#include <string>
#include <vector>

namespace engross::doc {

// Collects a paragraph's inline content with looks, then writes it under a block element. Used by
// every reader.
class ParagraphBuilder {
public:
    ParagraphBuilder(Document& document, xml::Node block);

    // Text with its look. Adjacent texts of one look are joined. Control characters are dropped.
    void text(std::string_view utf8, const RunLook& look);
    // An empty inline element (tab, break, note-ref, image, anchor, field …) at this place; the
    // caller sets its attributes and children. It takes the look `look` when it draws something.
    xml::Node element(std::string_view name, const RunLook& look);
    // Elements that hold inline content: link, field, ruby, span with a role. Close what you open.
    xml::Node open(std::string_view name);
    void close();

    // Folds looks: sets block/@style and makes spans. Call once, at the end.
    // `default_look`: look of the paragraph mark, for paragraphs without characters.
    void finish(const ParagraphLook& paragraph, const RunLook& default_look);

private:
    struct Run {
        xml::Node node; // the text or element
        RunLook look;
        std::size_t weight; // characters
    };

    [[nodiscard]] RunLook main_look(const RunLook& default_look) const;

    Document& document_;
    xml::Node block_;
    std::vector<xml::Node> open_;
    std::vector<Run> runs_;
};

// styles/style for a look; the same look gives the same id (s1, s2, … in order of first use).
std::string style_id(Document& document, const ParagraphLook& paragraph, const RunLook& run);
// A run style holds only what differs from the look `around` it.
std::string run_style_id(Document& document, const RunLook& run, const RunLook& around);

// Reading a style element back (layout, enrich).
ParagraphLook paragraph_look(xml::Node style);
RunLook run_look(xml::Node style);
// A span's style holds only what differs from the text around it: overlay it.
RunLook overlay(RunLook base, xml::Node run_style);

} // namespace engross::doc
