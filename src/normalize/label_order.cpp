#include "normalize/label_order.h"

namespace engross::normalize {

namespace {

constexpr std::size_t most_forms = 50; // of a document; what comes after them has the usual order

} // namespace

void LabelOrder::see(const Kind& kind) {
    if (kind.form.empty() || (seen_.size() >= most_forms && !seen_.contains(kind.form))) {
        return;
    }
    Seen& last = seen_[kind.form];
    if (kind.number > 1 && kind.number == last.number + 1) {
        for (const std::string& between : last.since) {
            ++votes_[{kind.form, between}];
        }
    }
    last = {kind.number, {}};
    for (auto& [form, other] : seen_) {
        if (form != kind.form) {
            other.since.insert(kind.form);
        }
    }
}

bool LabelOrder::is_above(const Kind& a, const Kind& b) const {
    auto votes = [this](const Kind& above, const Kind& below) {
        auto found = votes_.find({above.form, below.form});
        return found == votes_.end() ? 0 : found->second;
    };
    int for_a = votes(a, b);
    int for_b = votes(b, a);
    return for_a != for_b ? for_a > for_b : a.rank < b.rank;
}

} // namespace engross::normalize
