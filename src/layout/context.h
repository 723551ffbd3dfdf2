// What all parts of layout share while one document is set.
#pragma once

#include "fonts/shape.h"
#include "layout/hyphenation.h"
#include "layout/looks.h"
#include "layout/page.h"
#include "layout/running_heads.h"

#include <functional>
#include <map>
#include <set>
#include <unordered_map>

namespace engross::layout {

// What a field says on the page that is being made.
struct PageFields {
    int number;        // of the page
    std::string page;  // the same as the page setup writes it
    std::string pages; // how many
    Headings headings; // that reign on it
};

struct Context {
    doc::Document& document;
    Looks looks;
    fonts::ShapeCache words{};
    Hyphenation hyphenation{};
    std::unordered_map<std::string, std::size_t> notes{}; // footnotes by @id → number in note order
    const PageFields* fields = nullptr;                   // only inside headers and footers
    int divided_rows = 0;                                 // so far; inner ones count too
    double margin = 0;                                    // beside the text area, pt
    double page_height = 700; // of the text area, the limit for pictures
    bool vertical =
        false;       // what is set now will be turned: characters that stay upright are marked
    double grid = 0; // pitch of the document grid, 0: none
    std::multimap<std::string, xml::Node, std::less<>> drawings{}; // by the block they hang from
    bool widest_gaps = document.pages().attr("gaps") == "widest";  // not their sum, between blocks
    Formulas formulas{};                                           // that have been set
    std::set<std::pair<std::string, std::string>> reported{}; // troubles, each once: kind, detail

    // Its MathML, parsed once; null when it has none.
    xml::Node math_of(xml::Node formula);
    // Records a trouble in the document, once for each detail.
    void trouble(std::string_view kind, xml::Node at, const std::string& detail);
};

} // namespace engross::layout
