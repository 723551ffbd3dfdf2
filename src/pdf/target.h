// What links lead to.
#pragma once

#include "layout/page.h"

#include <optional>
#include <string>
#include <unordered_map>

namespace engross::pdf {

class Targets {
public:
    Targets(const doc::Document& document, const layout::Layout& layout);

    // The node that an @id or anchor name means; null when the document has none.
    [[nodiscard]] xml::Node node(std::string_view ref) const;
    // Where it was set; nothing when it was not.
    [[nodiscard]] std::optional<layout::Start> start(std::string_view ref) const;

private:
    const layout::Layout& layout_;
    std::unordered_map<std::string_view, xml::Node> by_name_;
};

// An address as a URI action takes it (ISO 32000-1, 12.6.4.7: 7-bit), "" when it is none that a
// published report may hold (javascript:, data:, file: …).
std::string clean_address(std::string_view href);

} // namespace engross::pdf
