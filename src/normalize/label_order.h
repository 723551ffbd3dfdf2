// Which labels of a document's headings are of the higher order.
#pragma once

#include "normalize/heading_kind.h"

#include <map>
#include <set>
#include <string>
#include <utility>

namespace engross::normalize {

// The usual order (form_rank), but for what the document shows: labels that go on counting (甲、 …
// 乙、) past others between them (一、, 二、) are above those.
class LabelOrder {
public:
    // Every heading with a label, in reading order.
    void see(const Kind& kind);

    [[nodiscard]] bool is_above(const Kind& a, const Kind& b) const;

private:
    struct Seen {
        int number = 0;
        std::set<std::string> since; // forms after its last heading
    };

    std::map<std::string, Seen> seen_;
    std::map<std::pair<std::string, std::string>, int> votes_; // {above, below}
};

} // namespace engross::normalize
