#include "normalize/normalize.h"

#include "normalize/pass_list.h"

#include <array>

namespace engross::normalize {

std::span<const doc::Pass> passes() {
    // What is recognized first is out of the way of what follows: a line of the 目次 or the cover
    // is no heading, a caption no broken paragraph, a heading no list item.
    static constexpr std::array<doc::Pass, 17> all{{{"breaks", breaks},
                                                    {"blanks", blanks},
                                                    {"toc", toc},
                                                    {"cover", cover},
                                                    {"layout-tables", layout_tables},
                                                    {"labels", typed_labels},
                                                    {"captions", captions},
                                                    {"figures", figures},
                                                    {"picture-captions", picture_captions},
                                                    {"join", join},
                                                    {"headings", headings},
                                                    {"dates", dates},
                                                    {"lists", lists},
                                                    {"tables", tables},
                                                    {"quotes", quotes},
                                                    {"sections", sections},
                                                    {"toc-entries", toc_entries}}};
    return all;
}

} // namespace engross::normalize
