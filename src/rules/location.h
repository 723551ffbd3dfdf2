// Where a finding is, in the author's words. Knows of the canonical XML only that blocks have @id,
// @src and @page, that @at names one, and that section > heading nest; of a PDF's tags only
// @pdf-page.
#pragma once

#include "base/finding.h"
#include "xml/xml.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace engross::rules {

// Words of a block: label with its separator, text; a line break is a space, a tab a tab. Notes'
// marks, alternative texts, OCR and readings (ruby) are left out.
std::string block_text(xml::Node block);

// "第二章 過程 › 一、…"
std::string heading_path(xml::Node node);

class Locator {
public:
    explicit Locator(const xml::Document& document) : root_(document.root()) {}

    // The element that a finding about `node` points to: the one that its @at names, else its
    // nearest ancestor-or-self with @id, else itself.
    [[nodiscard]] xml::Node target(xml::Node node);
    [[nodiscard]] xml::Node by_id(std::string_view id);
    // Place of a finding about `node` (element, attribute or text); all that is unknown stays
    // empty.
    [[nodiscard]] Location locate(xml::Node node);
    // Place in a text block; the quote is the caller's.
    [[nodiscard]] static Location place(xml::Node target);

private:
    xml::Node root_;
    std::unordered_map<std::string_view, xml::Node> by_id_;
    bool indexed_ = false;
};

} // namespace engross::rules
