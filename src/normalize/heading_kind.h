// What kind of heading a block is or would be: its label, its date, what readers see of its rank.
#pragma once

#include "normalize/tools.h"

#include <string>

namespace engross::normalize {

struct Kind {
    std::string form; // with digits: "(N) han"; empty without label
    int rank = 0;     // form_rank
    int number = 0;   // of the label
    bool date = false;
    double size = 0; // pt
    int weight = 0;
    bool centred = false;

    [[nodiscard]] bool looks_like(const Kind& other) const;
    [[nodiscard]] bool is_smaller_than(const Kind& other) const; // so that readers see it
};

Kind kind_of(Node block, const Looks& looks);

// Words of a heading that stands beside the chapters, whatever it looks like: 摘要, 謝誌, 參考文獻.
bool is_beside_chapters(Node heading);

// The level of each heading: of the author's own as they say, but none skipped; of the others by
// label, day and look (heading_levels.cpp).
void set_levels(doc::Document& document);

} // namespace engross::normalize
