#include "base/finding.h"

#include <array>

namespace engross {

namespace {

constexpr std::array<std::string_view, 4> names{"advice", "review", "warning", "error"};

} // namespace

std::string_view name(Severity severity) {
    return names.at(static_cast<std::size_t>(severity));
}

std::optional<Severity> severity_from(std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names.at(i) == name) {
            return static_cast<Severity>(i);
        }
    }
    return std::nullopt;
}

} // namespace engross
