// What is stacked on pages: a line of text, a row of pictures, a slice of a table row. A strip is
// never divided.
#pragma once

#include "layout/context.h"

namespace engross::layout {

// A number that is known only when all pages are made.
struct PageNumberSlot {
    std::uint32_t item; // the place in Strip::items where text is to be filled in
    std::string ref;    // @id whose page is told
    double left, right; // from here dots lead to the number, which ends at right
    double baseline;
    const TextLook* look;
    xml::Node owner; // the entry
};

// A shape that takes no room.
struct Hung {
    Item item;
    bool from_page; // its y counts from the page's top, not the strip's
};

struct Strip {
    double height = 0;
    double above = 0; // room before it; dropped where a page begins by itself
    double below = 0;
    std::vector<Item> items{};          // x from the text's left edge, y from the strip's top
    std::vector<std::uint32_t> notes{}; // footnotes called in it
    std::vector<std::string> starts{};  // @ids of blocks that begin here
    std::vector<PageNumberSlot> slots{};
    std::vector<Hung> hung{};  // shapes over or under it
    bool glued = false;        // no page break between this and the next strip
    bool break_before = false; // a page begins here
    bool column_break = false; // a column begins here
    std::string page_setup{};  // a setup begins here
    int table = -1;            // its head is repeated when a page begins here
    int row = -1;              // a slice of this divided table row; each has its own number
    std::vector<std::uint32_t>
        ranks{}; // of such a slice's items: their places in the row's reading order
};

using Flow = std::vector<Strip>;

inline double total(const Strip& strip) { return strip.above + strip.height + strip.below; }

inline double total(const Flow& flow) {
    double height = 0;
    for (const Strip& strip : flow) {
        height += total(strip);
    }
    return height;
}

void shift(Item& item, double x, double y);

} // namespace engross::layout
